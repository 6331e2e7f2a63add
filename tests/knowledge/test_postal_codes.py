"""The bounds of postal codes, and the tool that counts real codes against them."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from formlint import knowledge
from formlint.knowledge.pack import PostalCode
from formlint.values.regex.language import Language, compile_pattern

LISTS = "FORMLINT_POSTAL_CODES"
"""The variable that names the folder with the lists of ``python tools/postal_codes.py FOLDER --install``."""

OF_ADJACENT_LENGTHS = {"BH", "GB", "IM", "KH", "RS", "TZ", "VN"}
"""Where a code with a digit more or less is often another one: B3 and B33, or the five digits of before beside six."""
ANOTHER_SHAPE = 0.95
LISTED = 0.995


def postal(code: str) -> PostalCode:
    table = knowledge.own().territory(code).postal_code
    assert table
    return table


@cache
def upper(code: str) -> Language:
    return compile_pattern(postal(code).all_)


CODED = tuple(code for code in knowledge.own().codes() if postal(code).must)


def own(code: str) -> set[str]:
    """All that people of a territory write, as its pack has it."""
    return {*postal(code).listed}


def shape(code: str) -> str:
    return "".join("9" if char.isdecimal() else "A" if char.isalpha() else char for char in code)


def damaged(code: str) -> Iterator[str]:
    for at, sign in enumerate(code):
        if sign.isalnum():
            yield code[:at] + code[at + 1 :]
            yield code[:at] + sign + code[at:]


def test_a_territory_with_codes_has_an_upper_bound_and_no_other_has() -> None:
    assert {code for code in knowledge.own().codes() if postal(code).all_} == {*CODED}


@pytest.mark.parametrize("code", CODED)
def test_the_upper_bound_takes_all_that_people_write(code: str) -> None:
    table = postal(code)
    assert not [each for each in own(code) if not upper(code).accepts(each)]
    assert compile_pattern(table.pattern or "[]").issubset(upper(code))
    assert not upper(code).accepts("")


@pytest.mark.parametrize("code", CODED)
def test_the_upper_bound_refuses_codes_of_other_shapes(code: str) -> None:
    shapes = {shape(way) for each in own(code) for way in postal(code).spelled(each)}
    others = [must for other in CODED for must in postal(other).must if shape(must) not in shapes]
    taken = [must for must in others if upper(code).accepts(must)]
    assert len(taken) <= (1 - ANOTHER_SHAPE) * len(others), taken


@pytest.mark.parametrize("code", sorted({*CODED} - OF_ADJACENT_LENGTHS))
def test_the_upper_bound_refuses_a_code_with_a_character_too_many_or_too_few(code: str) -> None:
    tried = {each for must in postal(code).must for each in damaged(must)} - own(code)
    assert not [each for each in tried if upper(code).accepts(each)]


@pytest.mark.parametrize(
    ("code", "foreign"),
    [
        ("US", "00401"),
        ("US", "21307"),
        ("CA", "D1A 0B1"),
        ("CA", "Z1A 0B1"),
        ("GB", "QA1 1AA"),
        ("NL", "1012 SS"),
        ("DE", "05123"),
        ("DE", "43123"),
        ("IN", "012345"),
        ("IN", "291001"),
        ("FR", "96000"),
        ("BR", "00000-000"),
        ("JP", "000-0000"),
        ("ES", "53001"),
        ("TR", "82001"),
        ("KR", "64001"),
        ("MX", "17001"),
        ("PT", "3900-001"),
        ("PE", "26001"),
        ("CO", "010001"),
    ],
)
def test_the_upper_bound_refuses_a_beginning_that_is_not_assigned(code: str, foreign: str) -> None:
    assert not upper(code).accepts(foreign)


@pytest.mark.parametrize(
    ("code", "district"),
    [
        ("BE", "1120"),
        ("AT", "1120"),
        ("CH", "1700"),
        ("DK", "1300"),
        ("MY", "93000"),
        ("PH", "8000"),
        ("KE", "40100"),
        ("IT", "00010"),
        ("PL", "00-001"),
        ("RO", "927250"),
        ("TW", "320"),
        ("ZA", "9300"),
    ],
)
def test_the_tight_pattern_knows_the_districts_of_the_country(code: str, district: str) -> None:
    assert compile_pattern(postal(code).pattern).accepts(district)


def test_overseas_france_is_within_the_upper_bound_and_not_in_the_tight_pattern() -> None:
    tight = compile_pattern(postal("FR").pattern)
    for code in ("97400", "98800"):
        assert upper("FR").accepts(code)
        assert not tight.accepts(code)


@pytest.mark.parametrize("code", CODED)
def test_known_codes_are_a_count_whose_list_is_named(code: str) -> None:
    table = postal(code)
    assert bool(table.known_codes) == any(source.endswith(", counted") for source in table.source)
    if table.known_codes:
        taken, known = table.known_codes
        assert LISTED * known <= taken <= known


@pytest.fixture(scope="module")
def tool(checkout: Path) -> ModuleType:
    """The tool that counts codes."""
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import postal_codes  # pyright: ignore[reportMissingImports]  # noqa: PLC0415
    finally:
        del sys.path[0]
    return postal_codes


def write_lists(folder: Path) -> Path:
    """Two lists as the packages have them, with codes that the packs take, and one that they do not."""
    lists = {
        "pypi/countrystatecity_postal_codes/data/by-country/CZ/postcodes.json": '[{"code":"11000"},{"code":"99999"}]',
        "pypi/countrystatecity_postal_codes/data/by-country/LV/postcodes.json": '[{"code": "1050"}]',
        "pypi/countrystatecity_postal_codes/data/by-country/NL/postcodes.json": '[{"code": "1012"}]',
        "npm/node_modules/codes-postaux/codes-postaux.json": '[{"codePostal":"97400"},{"codePostal":"01000"}]',
    }
    for name, text in lists.items():
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_codes_of_a_list_are_counted_in_the_way_that_people_write_them(tool: ModuleType, tmp_path: Path) -> None:
    folder = write_lists(tmp_path)
    assert set(tool.known_codes(folder, "CZ")) == {"110 00", "999 99"}
    assert set(tool.known_codes(folder, "NL")) == {"1012 AA"}
    counts = {code: tool.count(folder, code) for code in ("CZ", "FR", "LV", "NL")}
    assert {code: (one.by_all, one.known) for code, one in counts.items()} == {
        "CZ": (1, 2),
        "FR": (2, 2),
        "LV": (1, 1),
        "NL": (1, 1),
    }
    assert counts["CZ"].refused == (("999 99", "countrystatecity-postal-codes"),)
    assert (counts["FR"].by_pattern, counts["LV"].by_pattern) == (1, 1)


def test_a_territory_without_a_list_is_judged_by_its_own_codes(tool: ModuleType, tmp_path: Path) -> None:
    one = tool.count(tmp_path, "US")
    assert (one.known, one.share, one.refused) == (0, 1, ())
    assert one.unused == 1
    assert one.damaged == 1
    assert one.foreign >= ANOTHER_SHAPE
    assert "no list" in tool.line(one)


@pytest.mark.long
@pytest.mark.parametrize("code", CODED)
def test_the_upper_bound_takes_the_known_codes_and_refuses_the_rest(tool: ModuleType, code: str) -> None:
    if LISTS not in os.environ:
        pytest.skip(f"{LISTS} names no folder with lists of codes (python tools/postal_codes.py FOLDER --install)")
    one = tool.count(Path(os.environ[LISTS]), code)
    assert one.share >= LISTED, one.refused
    assert one.foreign >= ANOTHER_SHAPE
    assert one.unused >= ANOTHER_SHAPE
    assert one.damaged >= ANOTHER_SHAPE or code in OF_ADJACENT_LENGTHS
    if postal(code).known_codes:
        assert postal(code).known_codes == (one.by_all, one.known)
