"""What a territory calls its numbers, its postal code and its subdivisions is understood where it stands in a label.

The names are read from the packs, so that these and the words of the languages cannot drift apart. Those that are left
out on purpose are in `unreached.toml`, each with its reason.
"""

import html
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.html.source import Source
from formlint.knowledge.pack import Identifier
from formlint.lint.analysis import Analysis, analyse
from formlint.lint.config import Config
from formlint.lint.engine import judge
from formlint.lint.report import Finding

KNOWN = knowledge.own()
_LIST = CHECKOUT / "tests/checks/unreached.toml"
UNREACHED: Mapping[str, Mapping[str, str]] = tomllib.loads(_LIST.read_text("utf-8"))
NOTHING_VALID = 'pattern="[#]{3}" title="x"'
THREE_DIGITS = 'pattern="[0-9]{3}" title="x"'
LABELS = 4
"""Names of a kind of number that people meet most: its own, and the first that it is called by."""


def page(label: str, attributes: str, language: str) -> str:
    """A page with a field that has a label and no name."""
    return (
        f'<!doctype html><html lang="{language}"><head><title>x</title></head><body><form action="/x" method="post">'
        f'<label>{html.escape(label)} <input spellcheck="false" {attributes}></label><button>x</button></form>'
    )


def look(code: str, label: str, attributes: str = "") -> Analysis:
    """What such a page is taken for that serves a territory, in the language spoken most there."""
    language = next(iter(KNOWN.territory(code).languages), "en")
    return analyse(Source("page.html", page(label, attributes, language), "utf-8"), Config(serves=(code,)))


def findings(code: str, label: str, attributes: str = "") -> Sequence[Finding]:
    return judge(look(code, label, attributes)).findings


def rule_of(kind: Identifier) -> str:
    return "iban-length-or-alphabet" if kind.purpose == "iban" else "id-pattern-rejects-valid"


def numbers() -> Iterator[tuple[str, Identifier]]:
    for code in KNOWN.codes():
        for kind in (*KNOWN.territory(code).ids, *KNOWN.territory(code).bank):
            yield code, kind


NUMBERS = [pytest.param(code, kind, id=f"{code}-{kind.id}") for code, kind in numbers()]
BUT_IBANS = [pytest.param(code, kind, id=f"{code}-{kind.id}") for code, kind in numbers() if kind.purpose != "iban"]


def names(code: str, kind: Identifier, most: int | None = None) -> Sequence[str]:
    """What a kind is called, but for the names that are left out."""
    return [name for name in (kind.name, *kind.called)[:most] if name not in UNREACHED.get(code, {})]


@pytest.mark.parametrize(("code", "kind"), NUMBERS)
def test_each_name_of_a_number_makes_its_rule_speak_and_no_other(code: str, kind: Identifier) -> None:
    for name in names(code, kind):
        found = {one.rule for one in findings(code, name, NOTHING_VALID)}
        assert found == {rule_of(kind)}, f"{name!r}: `rules/territories/{code}.toml`, or tests/checks/unreached.toml"


@pytest.mark.parametrize(("code", "kind"), BUT_IBANS)
def test_a_field_for_three_digits_refuses_each_number_that_has_more(code: str, kind: Identifier) -> None:
    if any(re.fullmatch("[0-9]{3}", one) for one in kind.must):
        return
    silent = [name for name in names(code, kind, LABELS) if not findings(code, name, THREE_DIGITS)]
    assert silent == []


@pytest.mark.parametrize(("code", "kind"), NUMBERS)
def test_a_field_for_a_number_that_takes_everything_gets_no_finding(code: str, kind: Identifier) -> None:
    assert [(name, one.message) for name in names(code, kind) for one in findings(code, name)] == []


def postal_codes() -> Iterator[tuple[str, str]]:
    for code in KNOWN.codes():
        postal = KNOWN.territory(code).postal_code
        if postal and postal.must:
            for name in dict.fromkeys((postal.name, *postal.local_names)):
                if name not in UNREACHED.get(code, {}):
                    yield code, name


@pytest.mark.parametrize(("code", "name"), [*postal_codes()])
def test_each_name_of_a_postal_code_makes_its_rule_speak(code: str, name: str) -> None:
    assert "postal-pattern-rejects-valid" in {one.rule for one in findings(code, name, NOTHING_VALID)}


def subdivisions() -> Iterator[tuple[str, str]]:
    for code in KNOWN.codes():
        address = KNOWN.territory(code).address
        if address and address.subdivision_kind:
            yield code, address.subdivision_kind.capitalize()


@pytest.mark.parametrize(("code", "name"), [*subdivisions()])
def test_what_a_subdivision_is_called_asks_for_one(code: str, name: str) -> None:
    asked = look(code, name).fields[0]
    assert (asked.purpose, asked.confidence >= 0.5) == ("address-level1", True)


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, those in UNREACHED.items() for name in those])
def test_what_is_left_out_is_a_name_and_not_understood(code: str, name: str) -> None:
    pack = KNOWN.territory(code)
    known = {each for kind in (*pack.ids, *pack.bank) for each in (kind.name, *kind.called)}
    known.update(pack.postal_code.local_names if pack.postal_code else ())
    assert name in known
    assert findings(code, name, THREE_DIGITS) == ()


COUNTRIES = '<label>Country <select name="country">{}<option>France<option {}>Morocco<option>Spain</select></label>'
OPEN, CHOSEN = COUNTRIES.format("<option value>Select", ""), COUNTRIES.format("", "selected")


@pytest.mark.parametrize(
    ("language", "before", "label", "purpose"),
    [
        ("en-CA", "", "SIN", "national-id"),
        ("en", "", "SIN", None),
        ("en-US", "", "SIN", None),
        ("fr-MA", "", "ICE", "company-id"),
        ("en", OPEN, "ICE", None),
        ("en", CHOSEN, "ICE", "company-id"),
        ("it-IT", "", "CAP", "postal-code"),
    ],
)
def test_names_count_where_the_page_serves_those_who_use_them(
    language: str, before: str, label: str, purpose: str | None
) -> None:
    text = f'<html lang="{language}"><form>{before}<label>{label} <input name="n" {THREE_DIGITS}></label></form></html>'
    assert analyse(Source("page.html", text, "utf-8"), Config()).fields[-1].purpose == purpose


def test_the_first_label_prevails() -> None:
    text = '<html lang="en"><form><label>First name <input id="a"></label><label for="a">SIN</label></form></html>'
    assert analyse(Source("page.html", text, "utf-8"), Config(serves=("CA",))).fields[0].purpose == "given-name"


def test_a_name_tells_where_it_is_from() -> None:
    found = look("CA", "SIN").fields[0].evidence[0]
    assert (found.signal, str(found.text)) == ("label", '"SIN" is a number used in Canada')


def test_what_is_taken_for_a_relative_stays_that() -> None:
    vat, company = look("DE", "USt-IdNr.").fields[0], look("SG", "UEN").fields[0]
    assert (vat.purpose, company.purpose) == ("tax-id", "company-id")
