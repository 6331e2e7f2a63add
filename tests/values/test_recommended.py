"""What formlint itself recommends shuts nobody out: patterns in help texts and offers, and limits that fixes write."""

import ast
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from mending import mended
from places import PACKAGE

from formlint import knowledge
from formlint.html.source import Source
from formlint.knowledge.pack import Identifier, Pack, PostalCode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.rule.discovery import rules
from formlint.rule.hit import Level
from formlint.rule.tables import Tables
from formlint.values.regex.language import Language, compile_pattern

TABLES = knowledge.own().table("values/patterns")["patterns"]
RULES = Tables(knowledge.own())
PHONED = tuple(code for code in knowledge.own().codes() if knowledge.own().territory(code).phone)
AS_PEOPLE_WRITE = (  # in DE, AT, BE, HU, GB, US, RU, and in the digits of Arabic and Persian
    "030/123456",
    "0664/123 45 67",
    "02/512.34.56",
    "06-1/234-5678",
    "+44 (0)20 7946 0000",
    "(201) 555-0123 ext. 5167",
    "201-555-0123 x123",
    "2015550123#42",
    "8 (495) 123-45-67 доб. 12",
    "٠١٠ ٠١٢٣٤٥٦٧",
    "۰۹۱۲ ۳۴۵ ۶۷۸۹",
)


def wide(purpose: str) -> Language:
    return compile_pattern(TABLES[purpose]["wide"])


def offered(purpose: str) -> Language:
    """What every pattern takes that editors may offer for a purpose whatever the territory."""
    first, *more = map(compile_pattern, TABLES[purpose]["candidates"])
    for one in more:
        first &= one
    return first


def dialled(code: str) -> Iterator[str]:
    """The numbers of a region of all kinds, in all formats, with and without an extension."""
    phonenumbers = pytest.importorskip("phonenumbers")
    formats, kinds = phonenumbers.PhoneNumberFormat, phonenumbers.PhoneNumberType
    for kind in kinds.values():
        number = phonenumbers.example_number_for_type(code, kind)
        for extension in (None, "5167") if number else ():
            number.extension = extension
            for form in (formats.E164, formats.NATIONAL, formats.INTERNATIONAL, formats.RFC3966):
                yield phonenumbers.format_number(number, form).removeprefix("tel:")


def written(pack: Pack) -> Iterator[str]:
    """The telephone numbers of a pack in all their spellings."""
    for number in pack.phone.examples.values() if pack.phone else ():
        yield from number.spellings


@pytest.mark.parametrize("code", PHONED)
def test_the_phone_pattern_takes_what_people_write_everywhere(code: str) -> None:
    pack = knowledge.own().territory(code)
    assert pack.phone
    numbers = {*written(pack), *dialled(code), *AS_PEOPLE_WRITE}
    recommends = wide("tel")
    assert not [number for number in numbers if not recommends.accepts(number)]
    assert max(map(len, numbers)) <= TABLES["tel"]["room"]
    assert pack.phone.longest_written <= TABLES["tel"]["room"]
    latin = [number for number in numbers if number.isascii()]
    assert not [number for number in latin if not offered("tel").accepts(number)]
    assert not [number for number in latin if not offered("tel-national").accepts(number)]


def test_the_phone_pattern_does_not_take_everything() -> None:
    assert not any(map(wide("tel").accepts, ("", "none", "n/a", "call me", "123")))


@pytest.mark.parametrize("code", knowledge.own().codes())
def test_the_postal_pattern_takes_all_codes_everywhere(code: str) -> None:
    postal = knowledge.own().territory(code).postal_code
    assert postal
    forms = [way for one in (*postal.must, *postal.may) for way in postal.spelled(one)]
    native = {ord("0") + digit: 0x6F0 + digit for digit in range(10)}
    assert not [way for way in forms if not wide("postal-code").accepts(way)]
    assert not [way for way in forms if not wide("postal-code").accepts(way.translate(native))]


@pytest.mark.parametrize("purpose", ["bic", "cc-csc", "cc-number", "iban", "tel-country-code"])
def test_other_patterns_take_all_values_in_all_spellings(purpose: str) -> None:
    values = [way for value in RULES.values(purpose) for way in value.spellings]
    for code in knowledge.own().codes() if purpose == "iban" else ():
        for kind in knowledge.own().territory(code).identifiers("iban"):
            values += [way for must in kind.must for way in kind.spelled(must)]
    assert values
    assert not [way for way in values if not wide(purpose).accepts(way)]


@pytest.mark.parametrize("purpose", [purpose for purpose, table in TABLES.items() if "wide" in table])
def test_a_recommended_pattern_gets_no_finding_of_its_own(purpose: str) -> None:
    for text in (TABLES[purpose]["wide"], *TABLES[purpose]["candidates"]):
        page = Source("", f'<form><input autocomplete="{purpose}" pattern="{escape(text)}" title="x"></form>', "utf-8")
        found = engine.check(page, Config(serves=("DE", "US", "IR", "EG", "IN"))).findings
        assert [one for one in found if one.attribute == "pattern" and one.level is not Level.INFO] == []


@pytest.mark.parametrize("code", PHONED)
def test_with_the_recommended_patterns_a_territory_has_nothing_to_complain_of(code: str) -> None:
    pack = knowledge.own().territory(code)
    words = {"Arab": "هاتف ", "Deva": "फ़ोन ", "Beng": "ফোন ", "Mymr": "ဖုန်း "}.get(pack.script, "")
    page = Source(
        "",
        f'<form><label>{words}Phone <input type="tel" autocomplete="tel" {RULES.pattern("tel")}></label>'
        f'<label>{words}Postal code <input autocomplete="postal-code" {RULES.pattern("postal-code")}></label></form>',
        "utf-8",
    )
    report = engine.check(page, Config(serves=(code,)))
    assert [one for one in report.findings if one.attribute == "pattern"] == []


def literals(path: Path) -> Iterator[str]:
    """The texts in a module but for its documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    doc = ast.get_docstring(tree, clean=False)
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return (text for text in texts if text != doc)


def test_no_rule_recommends_a_pattern_of_its_own() -> None:
    checks = sorted((PACKAGE / "checks").rglob("*.py"))
    assert [path.name for path in checks for text in literals(path) if re.search(r'pattern="', text)] == []


TEL = re.compile(r'<input type="tel"[^>]*? pattern="([^"]*)"')
EXAMPLE = re.compile(r"^(Good|Bad|Fixed)[^\n]*:$", re.MULTILINE)


def good_examples(path: Path) -> Iterator[str]:
    """The examples in a rule's documentation that are there to imitate."""
    _, *parts = EXAMPLE.split(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")
    return (text for kind, text in zip(parts[::2], parts[1::2], strict=True) if kind != "Bad")


def test_no_page_of_ours_shows_another_phone_pattern_to_imitate(checkout: Path) -> None:
    pages = [(checkout / "examples" / f"{page}.html").read_text("utf-8") for page in ("contact-nl", "festival-fr-ca")]
    for path in sorted((PACKAGE / "checks" / "phone").glob("*.py")):
        pages += good_examples(path)
    shown = [pattern for page in pages for pattern in TEL.findall(page)]
    assert len(shown) >= 8
    assert {pattern.removeprefix(r"\+") for pattern in shown} == {TABLES["tel"]["wide"]}


# --- limits


LIMIT = re.compile(r'<input type="tel"[^>]*? name="(?:phone|telefon|telephone)"[^>]*? maxlength="(\d+)"')


def test_the_documentation_shows_limits_with_room_for_every_number() -> None:
    paths = sorted((PACKAGE / "checks" / "phone").glob("*.py"))
    limits = [int(limit) for path in paths for page in good_examples(path) for limit in LIMIT.findall(page)]
    assert len(limits) >= 3
    assert min(limits) >= TABLES["tel"]["room"]


LIMITING = (
    "card-number-too-short",
    "calling-code-rejects-valid",
    "iban-length-or-alphabet",
    "id-pattern-rejects-valid",
    "phone-maxlength-cuts",
    "postal-maxlength-cuts",
    "region-maxlength-cuts",
)


def spelled(table: PostalCode | Identifier) -> list[str]:
    """All forms of a code or number that a pack knows."""
    return [way for one in (*table.must, *table.may) for way in table.spelled(one)]


def spellings(name: str) -> list[str]:
    """All forms of the values that are listed for the whole world."""
    return [way for value in RULES.values(name) for way in value.spellings]


def limited(pack: Pack) -> tuple[str, list[list[str]]]:
    """A page whose fields are too short for a territory, and for each of them all that people may write there."""
    postal, iban, units = pack.postal_code, pack.identifier("iban"), pack.address.subdivisions if pack.address else ()
    fields = [
        ('type="tel" autocomplete="tel" maxlength="6"', "Phone", [*written(pack), *dialled(pack.territory)]),
        ('autocomplete="postal-code" maxlength="2"', "Postal code", spelled(postal) if postal else []),
        ('autocomplete="cc-number" maxlength="13"', "Card number", spellings("cc-number")),
        ('autocomplete="tel-country-code" maxlength="2"', "Country code", spellings("tel-country-code")),
        ('name="iban" maxlength="15"', "IBAN", spelled(iban) if iban else []),
        ('autocomplete="address-level1" maxlength="2"', "Region", [unit.name for unit in units if not unit.optional]),
    ]
    numbers = [kind for kind in (*pack.ids, *pack.bank) if kind is not iban]
    fields += [(f'name="{kind.id}" maxlength="4"', (kind.called or (kind.name,))[0], spelled(kind)) for kind in numbers]
    parts = [f"<form><label>{escape(label)} <input {said}></label></form>" for said, label, _ in fields]
    return f'<html lang="{next(iter(pack.languages), "en")}">{"".join(parts)}</html>', [ways for *_, ways in fields]


@pytest.mark.parametrize("code", knowledge.own().codes())
def test_after_a_fix_no_limit_cuts_any_written_form(code: str) -> None:
    text, values = limited(knowledge.own().territory(code))
    chosen = [rule for rule in rules() if rule.id in LIMITING]

    source = Source("", text, "utf-8")
    fixed = mended(source, Config(serves=(code,)), chosen)
    pairs = zip(_limits(source), _limits(fixed.report.source), values, strict=True)
    longer = [(after, ways) for before, after, ways in pairs if before != after]
    assert len(longer) >= 2  # the card, the calling code
    assert [(limit, way) for limit, ways in longer for way in ways if len(way) > limit] == []
    assert fixed.report.findings == ()


def _limits(source: Source) -> list[int]:
    return [int(limit) for limit in re.findall(r'maxlength="(\d+)"', source.text)]


def test_a_phone_field_of_ten_characters_gets_room_for_the_international_form() -> None:
    page = Source("", '<form><input type="tel" autocomplete="tel" maxlength="10"></form>', "utf-8")

    fixed = mended(page, Config(serves=("FR",))).report.source
    assert _limits(fixed)[0] >= len("+33 6 12 34 56 78")
