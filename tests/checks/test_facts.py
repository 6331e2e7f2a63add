"""Facts of the world as pages meet them: what is right gets nothing, what is wrong gets an error with a real value."""

import json
import re
from pathlib import Path

import pytest
from mending import mended

from formlint import knowledge
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding, Report
from formlint.output.territory import render_territory
from formlint.rule.hit import Level

POSTAL = '<form><label>Postal code <input name="zip" autocomplete="postal-code" {}></label></form>'
PERSONNUMMER = '<html lang="sv"><form><label>Personnummer <input name="pnr" title="x" {}></label></form></html>'
NPWP = '<html lang="id"><form><label>NPWP <input name="npwp" title="x" {}></label></form></html>'
MST = '<html lang="vi"><form><label>Mã số thuế <input name="mst" title="x" {}></label></form></html>'
OWN_MST = '<html lang="vi"><form><label>Mã số thuế cá nhân <input name="mst" title="x" {}></label></form></html>'
COMPANY = '<html lang="en"><form><label>Company number <input name="company_number" title="x" {}></label></form></html>'


def report(page: str, *serves: str) -> Report:
    return engine.check(Source("page.html", page, "utf-8"), Config(serves=serves))


def about(attribute: str, page: str, *serves: str) -> list[Finding]:
    """The findings above advice on an attribute, but for capitals: those are another matter."""
    found = report(page, *serves).findings
    return [
        one
        for one in found
        if one.attribute == attribute and one.level is not Level.INFO and one.rule != "pattern-case-locked"
    ]


RIGHT = [
    ("KN", POSTAL, 'required pattern="KN[0-9]{4}"'),
    ("PS", POSTAL, 'required pattern="P[0-9]{3}([0-9]{4})?"'),
    ("PS", POSTAL, 'required pattern="P[0-9]{3}"'),
    ("PS", POSTAL, 'required pattern="P[0-9]{7}"'),
    ("EG", POSTAL, 'pattern="[0-9]{5}"'),
    ("EG", POSTAL, 'pattern="[0-9]{7}"'),
    ("EG", POSTAL, 'pattern="[0-9]{5}|[0-9]{7}"'),
    ("LT", POSTAL, 'pattern="LT-[0-9]{5}"'),
    ("LT", POSTAL, 'pattern="[0-9]{5}"'),
    ("HT", POSTAL, 'pattern="HT[0-9]{4}"'),
    ("HT", POSTAL, 'pattern="[0-9]{4}"'),
    ("IE", POSTAL, "required"),
    ("FR", POSTAL, 'required pattern="[0-9]{5}"'),
    ("NG", POSTAL, 'pattern="[0-9]{6}"'),
    ("ID", NPWP, 'pattern="[0-9]{16}"'),
    ("VN", MST, 'pattern="[0-9]{12}"'),
    ("VN", MST, 'pattern="[0-9]{10}"'),
    ("VN", OWN_MST, 'pattern="[0-9]{12}"'),
    ("SE", PERSONNUMMER, r'pattern="([0-9]{2})?[0-9]{6}[\-+]?[0-9]{4}"'),
    ("GB", COMPANY, 'pattern="[A-Za-z0-9]{8}"'),
]


@pytest.mark.parametrize(("code", "page", "said"), RIGHT)
def test_what_is_right_is_not_complained_of(code: str, page: str, said: str) -> None:
    text = page.format(said)
    assert about("pattern", text, code) == []
    assert about("required", text, code) == []


WRONG = [
    ("KN", POSTAL, 'pattern="[0-9]{5}"', "KN0101"),
    ("PS", POSTAL, 'pattern="[0-9]{7}"', "P860"),
    ("EG", POSTAL, 'pattern="[0-9]{4}"', "4460232"),
    ("LT", POSTAL, 'pattern="[0-9]{4}"', "03500"),
    ("HT", POSTAL, 'pattern="[0-9]{5}"', "6110"),
    ("IE", POSTAL, 'pattern="[0-9]{5}"', "D02 X285"),
    ("ID", NPWP, 'pattern="[0-9]{15}"', "3171010101900001"),
    ("VN", MST, 'pattern="[0-9]{8}"', "0100109106"),
    ("VN", OWN_MST, 'pattern="[0-9]{10}"', "001099000001"),
    ("SE", PERSONNUMMER, 'pattern="[0-9]{9}"', "811228-9874"),
]


@pytest.mark.parametrize(("code", "page", "said", "witness"), WRONG)
def test_what_is_wrong_is_an_error_with_a_real_value(code: str, page: str, said: str, witness: str) -> None:
    (found,) = about("pattern", page.format(said), code)
    assert (found.level, found.witness) == (Level.ERROR, witness)


@pytest.mark.parametrize("said", ['pattern="[0-9]{12}"', 'pattern="[0-9]{10}"'])
def test_a_personnummer_without_its_hyphen_is_a_warning_with_ten_digits_as_with_twelve(said: str) -> None:
    (found,) = about("pattern", PERSONNUMMER.format(said), "SE")
    assert (found.level, found.witness) == (Level.WARNING, "811228-9874")


@pytest.mark.parametrize("code", ["KN", "PS", "IE"])
def test_where_there_are_codes_nobody_is_told_otherwise_and_required_stays(code: str) -> None:
    page = Source("page.html", POSTAL.format("required"), "utf-8")

    config = Config(serves=(code,))
    assert [found.rule for found in engine.check(page, config).findings if "required" in found.rule] == []
    assert " required" in mended(page, config, unsafe=True).report.source.text


SEPA = ("GI", "AX", "BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT")


@pytest.mark.parametrize("code", SEPA)
def test_a_form_for_sepa_is_tried_with_the_codes_of_all_its_territories(code: str) -> None:
    assert code in knowledge.own().expand(["SEPA"])


def test_dates_in_aland_are_not_those_of_sweden() -> None:
    field = '<form><label>Födelsedatum <input name="bday" autocomplete="bday" placeholder="åååå-mm-dd"></label></form>'
    assert [one.rule for one in report(field, "AX").findings if one.rule == "date-order-foreign"] == []


# --- type=number: what is true of it

NUMBER = '<form><label>Postal code <input type="number" autocomplete="postal-code"></label></form>'


@pytest.mark.parametrize(
    ("serves", "level", "witness"),
    [(("HU",), Level.WARNING, None), (("GB",), Level.ERROR, "SW1A 1AA"), ((), Level.WARNING, None)],
)
def test_a_number_field_is_an_error_where_a_code_has_letters(
    serves: tuple[str, ...], level: Level, witness: str | None
) -> None:
    (found,) = [one for one in report(NUMBER, *serves).findings if one.rule == "postal-type-number"]
    assert (found.level, found.witness) == (level, witness)


LOST_ZEROS = re.compile(
    r"los(?:e|es|ing|t)[^.]{0,20}\bzeros|zeros[^.]{0,20}\blost|takes? away the leading zero"
    r"|zéros initiaux|perdent les zéros|verlieren führende Nullen|Nullen gehen verloren"
    r"|pierden los ceros|ceros iniciales|0 が失われる|丢失开头的零|零会丢失"
)


def test_nothing_says_that_a_number_field_loses_zeros(checkout: Path) -> None:
    folders = ("src/formlint", "rules/messages", "docs", "examples", "tests/checks/cases", "editors/vscode/src")
    files = [
        path for folder in folders for path in (checkout / folder).rglob("*.*") if path.suffix not in {".pyc", ".png"}
    ]
    assert [path.name for path in files if LOST_ZEROS.search(path.read_text("utf-8"))] == []


def test_the_page_of_a_territory_tells_its_codes() -> None:
    page = render_territory(knowledge.own().territory("KN"), "text", day="2026-11-30", color=False)
    assert "must accept  KN0101   KN0802" in page
    assert "never ask for one" not in page
    palestine = render_territory(knowledge.own().territory("PS"), "text", day="2026-11-30", color=False)
    assert "or as        P8601234" in palestine
    assert json.loads(render_territory(knowledge.own().territory("LT"), "json", day="2026-11-30", color=False))[
        "territory"
    ]["postal_code"]["also"] == ["LT-03500"]
