"""The figures of `precision.py`, on a corpus of one page with verdicts on its findings."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.rule.discovery import rules

PAGE = """<!doctype html><html><body><form action="/a"><label>Last name <input name="last_name" maxlength="9"></label>
<label>First name <input name="first_name" id="f" maxlength="9"></label><button>Send</button></form>
<label>Password <input type="password" autocomplete="current-password" maxlength="32"></label></body></html>"""


@pytest.fixture(scope="module")
def precision() -> ModuleType:
    spec = importlib.util.spec_from_file_location("precision", CHECKOUT / "tests" / "judges" / "precision.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def verdict(said: str, index: int | None, rule: str = "name-maxlength-short", **more: Any) -> dict[str, Any]:
    element = {"index": index, "tag": "input", "id": None, "name": None}
    of = {"page": "one.html", "rule": rule, "verdict": said, "element": element, "attribute": "maxlength"}
    return of | {"territories": [], **more}


def test_verdicts_on_what_is_told_are_counted(precision: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    verdicts = [
        verdict("T", 0),
        verdict("F", 1),
        verdict("D", None),
        verdict("U", 0),
        verdict("T", 2),  # no finding is there
        verdict("T", 0, attribute="pattern"),
        verdict("T", 2, rule="password-maxlength"),  # advice
        verdict("T", 0, rule="lang-missing", attribute=None, element={"index": 0, "tag": "html"}),
        verdict("F", 0, rule="lang-missing", attribute=None, element=None),
    ]
    figures = precision.count(tmp_path, verdicts)
    assert figures == {
        "name-maxlength-short": Counter({"true": 2, "false": 1}),
        "lang-missing": Counter({"true": 1, "false": 1}),
    }


def test_few_verdicts_make_no_figure(precision: ModuleType) -> None:
    text = precision.toml({"a-b": Counter(true=4), "c-d": Counter(true=4, false=1)}, 1029, "2026-11-30")
    assert "on 1,029 real pages" in text
    assert "[rules.c-d]\ntrue = 4\nfalse = 1\n" in text
    assert "a-b" not in text


def test_without_a_corpus_there_is_nothing_to_measure(
    precision: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precision.main([str(tmp_path / "none"), str(tmp_path / "none.json")]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")


def test_it_prints_what_it_would_write(
    precision: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "truth.json").write_text(json.dumps([verdict("T", 0)] * 5), encoding="utf-8")
    assert precision.main([str(tmp_path), str(tmp_path / "truth.json")]) == 0
    assert "[rules.name-maxlength-short]\ntrue = 5\nfalse = 0\n" in capsys.readouterr().out


def test_the_figures_are_of_rules_that_there_are() -> None:
    measured = knowledge.own().precision.rules
    assert measured.keys() <= {rule.id for rule in rules()}
    assert all(of.true + of.false >= 5 for of in measured.values())
