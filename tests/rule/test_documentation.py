"""Where a finding leads people who want to know more: one setting of the package decides it for all formats."""

import json

import pytest

from formlint.api import check_text, render
from formlint.rule import documentation

PAGE = '<!DOCTYPE html><html lang="en"><title>t</title><label>Name <input name="name" minlength="3"></label>'
SITE = "https://docs.example/formlint/"


def test_without_a_site_nothing_leads_to_one() -> None:
    assert documentation.address("name-minlength") == ""
    assert documentation.command("name-minlength") == "formlint rule name-minlength"


def test_with_a_site_our_rules_have_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documentation, "SITE", SITE)
    assert documentation.address("name-minlength") == f"{SITE}rules/name-minlength/"
    assert documentation.address("a-rule-of-the-project") == ""


def test_reports_lead_to_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documentation, "SITE", SITE)
    report = check_text(PAGE)
    (run,) = json.loads(render([report], "sarif"))["runs"]
    (rule,) = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "name-minlength"]
    assert rule["helpUri"] == f"{SITE}rules/name-minlength/"
    (found,) = [
        one for one in json.loads(render([report], "rdjson"))["diagnostics"] if one["code"]["value"] == "name-minlength"
    ]
    assert found["code"]["url"] == f"{SITE}rules/name-minlength/"
