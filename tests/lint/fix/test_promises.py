"""What reports promise of fixes is kept: a fix that is called safe is applied, or named with the reason."""

import json
import shutil
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mending import mended

from formlint.cli import main
from formlint.html.source import Source, decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report
from formlint.rule.discovery import rules
from formlint.rule.examples import examples

AUDIENCES = ("", "CA", "GB,IE", "JP,DE,NL", "US,IN,BR,SA")
RULE = '''"""Fields are written {kind}

Bad:

    <input name="x">
           ^^^^^^^^ is not {kind}
"""

from formlint.rule import Field, Hit, Hits, replace, rule, say


@rule(level="{level}", category="friction", since="1", attributes={{"name"}})
def check(field: Field) -> Hits:
    name = field.control.attribute("name")
    if name and name.value and not name.value.is{kind}():
        yield Hit(name.span, say("is not {kind}"), fix=replace(name, name.value.{kind}(), safe=True))
'''


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", "--no-cache", *map(str, arguments)])


def promised(report: Report) -> int:
    """How many findings are said to have a safe fix."""
    return sum(any(fix.safe for fix in one.fixes) for one in report.findings)


def kept(source: Source, config: Config) -> int:
    """How many promises are on a page, all of which are kept."""
    before = engine.check(source, config)
    done = mended(source, config)
    assert done.left == (), source.path
    assert not promised(done.report), source.path
    assert promised(before) <= len(done.applied), source.path
    assert not promised(engine.check(done.report.source, config)), source.path
    return promised(before)


@pytest.mark.parametrize("serves", AUDIENCES)
def test_each_safe_fix_of_the_examples_is_applied(serves: str, checkout: Path) -> None:
    config = Config(serves=tuple(filter(None, serves.split(","))))
    pages = [page for page in sorted((checkout / "examples").iterdir()) if page.suffix != ".txt"]
    assert sum(kept(decode(page.read_bytes(), str(page)), config) for page in pages) > 10


@pytest.mark.long
def test_each_safe_fix_of_the_rules_own_examples_is_applied() -> None:
    bad = [one for rule in rules() for one in examples(rule.doc) if one.expected]
    assert sum(kept(Source("page.html", one.text, "utf-8"), Config(serves=one.serves)) for one in bad) > 100


FORM = """<html lang="{lang}"><form method="post"><h1>{head}</h1><label>{label} <input name="{name}"></label>
<button>{head}</button></form></html>"""


@pytest.mark.parametrize(
    ("lang", "head", "label", "name", "safe"),
    [
        ("de", "Anmelden", "E-Mail", "email", True),
        ("fr", "Créer un compte", "E-mail", "email", True),
        ("de", "Lieferadresse", "PLZ", 'plz" autocomplete="postal-code', True),
        ("ca", "Adreça", "Codi postal", 'cp" autocomplete="postal-code', False),  # Spain, and perhaps Andorra: AD500
    ],
)
def test_a_fix_is_safe_if_it_suits_all_that_may_be_served(
    lang: str, head: str, label: str, name: str, *, safe: bool
) -> None:
    page = FORM.format(lang=lang, head=head, label=label, name=name)
    found = engine.check(Source("page.html", page, "utf-8"), Config()).findings
    wanted = {"autocomplete-missing", "numeric-keypad-missing"}
    assert [fix.safe for one in found if one.rule in wanted for fix in one.fixes] == [safe]


def test_an_error_that_becomes_a_milder_finding_is_progress(checkout: Path, tmp_path: Path) -> None:
    """Without the keypad, the pattern still refuses the customary spelling without a hyphen: a warning."""
    page = Path(shutil.copy(checkout / "examples" / "order-ja.html", tmp_path))
    assert "[*] 1 finding has a safe fix." in check("--isolated", page).stdout
    result = check("--isolated", "--fix", page)
    assert result.stderr == "Fixed 1 finding in 1 page.\n"
    assert "keyboard-lacks-character" not in result.stdout
    assert "[postal-customary-spelling-refused]" in result.stdout
    assert "[*]" not in result.stdout


@pytest.fixture
def quarrel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two rules, each of which has what the other wants mended."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    for kind in ("lower", "upper"):
        (tmp_path / "own" / f"{kind}_case.py").write_text(RULE.format(kind=kind, level="warning"), "utf-8")
    (tmp_path / "formlint.toml").write_text('rules = ["own"]\nselect = ["lower-case", "upper-case"]\n', "utf-8")
    page = tmp_path / "page.html"
    page.write_text('<p>\n<label>A <input name="abc"></label></p>\n', "utf-8")
    return page


def test_what_is_left_out_is_named_with_rule_place_and_reason(quarrel: Path) -> None:
    before = quarrel.read_text("utf-8")
    result = check("--fix", "page.html")
    assert quarrel.read_text("utf-8") == before
    assert result.stderr == (
        "Nothing to fix.\n"
        "Left out: page.html:2 upper-case: the fix 'Use `name=\"ABC\"`' would cause lower-case instead: "
        '`name="ABC"` of "A" is not lower.\n'
    )
    assert "[*]" not in result.stdout


def test_what_is_left_out_is_in_json(quarrel: Path) -> None:
    (file,) = json.loads(check("--fix", "--format", "json", quarrel.name).stdout)["files"]
    assert file["left_out"] == [
        {
            "rule": "upper-case",
            "line": 2,
            "column": 17,
            "fix": 'Use `name="ABC"`',
            "reason": 'would cause lower-case instead: `name="ABC"` of "A" is not lower',
        }
    ]
    assert [one["fixes"] for one in file["findings"]] == [[]]
    (file,) = json.loads(check("--format", "json", quarrel.name).stdout)["files"]
    assert file["left_out"] == []


def test_rules_do_not_give_way_to_each_other_in_a_ring() -> None:
    """Fixing ends, since what one rule was silent about for another's sake counts as progress when that is mended."""
    assert [*TopologicalSorter({rule.id: rule.unless for rule in rules()}).static_order()]
