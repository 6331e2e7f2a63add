"""Levels follow the state that a form is in."""

import pytest

from formlint.html.source import Source
from formlint.lint.config import Config
from formlint.lint.engine import check
from formlint.lint.report import Finding
from formlint.rule import rules

PAGE = (
    "<!doctype html><html lang=de><script src=a.js></script><form action=/a><label>Land <select name=country>{}"
    "<option value=NL>Niederlande<option value=IE>Irland</select></label>"
    "<label>Postleitzahl <input name=plz {}></label></form>"
)
CHOSEN, FIRST = "<option value=DE selected>Deutschland", "<option value=DE>Deutschland"
PLACEHOLDER = "<option value=''>Bitte wählen" + FIRST
OWN = ("maxlength=5", "inputmode=numeric", "pattern='[0-9]{5}'")


def one(page: str, serves: tuple[str, ...] = ()) -> Finding:
    report = check(Source("page.html", page, "utf-8"), Config(serves=serves), rules())
    (found,) = [finding for finding in report.findings if finding.territories]
    return found


@pytest.mark.parametrize("attribute", OWN)
@pytest.mark.parametrize("chosen", [CHOSEN, FIRST, PLACEHOLDER])
def test_a_field_of_the_chosen_country_is_advice_for_others(chosen: str, attribute: str) -> None:
    found = one(PAGE.format(chosen, attribute))
    assert (found.level, found.state) == ("info", "offered")
    assert "the field fits Germany, and a script may change it" in found.message


def test_a_field_that_is_no_country_s_own_is_a_warning_for_those_offered() -> None:
    found = one(PAGE.format(CHOSEN, "maxlength=6"))
    assert found.level == "warning"
    assert "unless a script changes the field when that country is selected" in found.message


def test_whom_the_form_has_chosen_comes_first_and_others_add_a_clause() -> None:
    found = one(PAGE.format(CHOSEN, "maxlength=4"))
    assert (found.level, found.territories, found.state) == ("error", ("DE",), "chosen")
    assert dict(found.states)["IE"] == "offered"
    assert "; the same for " in found.message


@pytest.mark.parametrize("attribute", OWN)
def test_what_no_script_can_change_counts_in_full(attribute: str) -> None:
    found = one(PAGE.replace("<script src=a.js></script>", "").format(CHOSEN, attribute))
    assert (found.level, found.state) == ("error", "offered")


@pytest.mark.parametrize("attribute", OWN)
def test_whom_the_user_states_counts_in_full(attribute: str) -> None:
    found = one(PAGE.format(CHOSEN, attribute), ("DE", "IE"))
    assert (found.level, found.territories, found.states) == ("error", ("IE",), (("IE", "stated"),))
