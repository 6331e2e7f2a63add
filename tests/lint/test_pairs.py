"""Two rules that tell one fault are one finding: the one on the control or group stands, the other belongs to it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config, Ignore
from formlint.lint.report import Report
from formlint.rule.discovery import rules

PAIRS = {
    ("label-without-control", "field-without-name"): "<p><label>Town</label> <input name=town></p>",
    ("label-without-control", "field-without-name", "for"): "<p><label for=x>Town</label> <input id=y> "
    "<label>Street <input id=w></label></p>",
    ("label-without-control", "field-without-name", "next"): "<p><label>Town</label></p> <div><p><input></p></div>",
    (
        "label-without-control",
        "field-without-name",
        "box",
    ): "<input type=checkbox name=a> <label>I agree</label>",
    ("label-empty", "field-without-name"): "<label for=town></label> <input id=town>",
    ("id-duplicate", "field-without-name"): "<label for=a>Town</label> <input id=a> <input id=a>",
    (
        "id-duplicate",
        "placeholder-as-label",
    ): "<label for=a>Town</label> <input id=a> <input id=a placeholder=Street>",
    ("label-for-mismatch", "label-for-dangling"): "<label for=town>Town <input name=town></label>",
    ("autocomplete-empty", "autocomplete-missing"): "<form id=guest-update><label>Town <input name=town autocomplete="
    "''></label> <label>Street <input name=line1 autocomplete=address-line1></label> <label>Postcode <input "
    "name=postcode></label></form>",
    ("fieldset-without-legend", "group-without-legend"): "<fieldset><p>Delivery</p> <label><input type=radio name=d "
    "value=1> Post</label> <label><input type=radio name=d value=2> Van</label></fieldset>",
}


def check(text: str, config: Config | None = None) -> Report:
    return engine.check(Source("<test>", text, "utf-8"), config or Config())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", "--no-cache", "--isolated", *map(str, arguments)])


@pytest.mark.parametrize(("ids", "page"), PAIRS.items())
def test_pairs_are_one_fault(ids: tuple[str, ...], page: str) -> None:
    found = check(page).findings
    beside = next(one for one in found if one.rule == ids[0])
    standing = next(one for one in found if one.fingerprint == beside.same_as)
    assert standing.rule == ids[1]
    assert (beside.fault, beside.form) == (standing.fault, standing.form)
    assert standing.same_as == ""


def test_every_rule_that_tells_anothers_fault_is_tried() -> None:
    assert {(one.id, other) for one in rules() for other in one.same_as} == {ids[:2] for ids in PAIRS}


@pytest.mark.parametrize(
    "page",
    [
        "<div><p><label>Town</label></p></div> <p>Free text</p> <p><input name=town></p>",
        "<p><label>Town</label> <label>Street <input name=a></label> <input name=b></p>",
        "<p>Town <input name=town></p> <p><label>Note</label></p>",
    ],
)
def test_a_label_for_nothing_that_is_beside_no_field_without_a_name_stands_alone(page: str) -> None:
    assert all(not one.same_as for one in check(page).findings)


def test_a_fieldset_around_several_groups_is_another_fault() -> None:
    answers = "".join(
        f"<label><input type=radio name={name} value={value}> {value}</label>" for name in "ab" for value in "12"
    )
    found = check(f"<fieldset>{answers}<label>Note <input name=n></label></fieldset>").findings
    assert all(not one.same_as for one in found)


PAGE = PAIRS["label-without-control", "field-without-name"]


@pytest.mark.parametrize("rule", ["label-without-control", "field-without-name"])
def test_to_ignore_one_hides_both(rule: str) -> None:
    said = check(f"<!-- formlint: ignore-file[{rule}] as the design wants -->{PAGE}")
    settings = check(PAGE, Config(ignores=(Ignore((rule,), reason="as the design wants"),)))
    for report in (said, settings):
        assert {one.finding.rule for one in report.hidden} == {"label-without-control", "field-without-name"}
        assert {one.why for one in report.hidden} == {"as the design wants"}
        assert {one.rule for one in report.findings}.isdisjoint({"label-without-control", "field-without-name"})


@pytest.mark.parametrize("rule", ["label-without-control", "field-without-name"])
def test_a_baseline_with_one_hides_both(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(f"<!doctype html><html lang=en><title>T</title>{PAGE}", encoding="utf-8")
    asked = ("--select", "label-without-control,field-without-name", "page.html")
    run(*asked, "--write-baseline")
    file = Path("formlint-baseline.json")
    entries = json.loads(file.read_text("utf-8"))
    entries["findings"] = [one for one in entries["findings"] if one["rule"] == rule]
    file.write_text(json.dumps(entries), encoding="utf-8")
    assert "Not shown: 2 in the baseline." in run("--baseline", str(file), *asked).stdout


def test_both_are_told_without_folding_and_where_only_one_is_asked(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    both = "label-without-control,field-without-name"
    assert "1 warning (2 places)" in run("--select", both, page).stdout
    assert "Found 1 warning and 1 info in" in run("--select", both, "--no-fold", page).stdout
    assert "Found 1 info in" in run("--select", "label-without-control", page).stdout


def test_the_same_pair_on_other_pages_is_told_once(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"<!doctype html><html lang=en><title>{name}</title>{PAGE}", encoding="utf-8")
    told = run("--select", "label-without-control,field-without-name", tmp_path).stdout
    assert "Found 1 warning (2 places) in 2 files" in told
