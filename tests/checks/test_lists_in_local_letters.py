"""Lists of subdivisions in the letters of the country are read as those in Latin letters are."""

import html

import pytest

from formlint import knowledge
from formlint.html.source import Source
from formlint.knowledge.address import Subdivision
from formlint.lint.analysis import analyse
from formlint.lint.config import Config
from formlint.lint.engine import judge

KNOWN = knowledge.own()
RULE = "subdivision-option-missing"
WHOLE = [
    *("AE", "AF", "AM", "BD", "BG", "BH", "CN", "EG", "GR", "IN", "IR", "JO", "JP", "KP", "KR", "LB", "LK", "PK", "QA"),
    *("RU", "SA", "SD", "SO", "SY", "TH", "TN", "TW", "UA"),
]
"""Territories of which each subdivision is known in the letters of the country."""
PARTLY = {"DZ": 48, "ET": 10, "IQ": 18, "KH": 24, "MM": 13, "OM": 11, "TD": 21, "YE": 21}
"""Those of which some are, and how many."""


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in text if letter.isalpha())


def _units(code: str) -> tuple[Subdivision, ...]:
    address = KNOWN.territory(code).address
    assert address
    return address.subdivisions


def _local(unit: Subdivision) -> str:
    """The first name in other letters than Latin ones, empty where none is known."""
    return next((name for name in (unit.name, *unit.also) if not _is_latin(name)), "")


def _told(code: str, names: list[str]) -> list[tuple[str, str | None]]:
    options = "".join(f"<option>{html.escape(name)}</option>" for name in names)
    text = (
        '<!doctype html><html lang="en"><head><title>x</title></head><body><form action="/x" method="post">'
        f'<label>Region <select name="region" autocomplete="address-level1">{options}</select></label></form>'
    )
    found = judge(analyse(Source("page.html", text, "utf-8"), Config(serves=(code,)))).findings
    return [(str(one.message), one.witness) for one in found if one.rule == RULE]


@pytest.mark.parametrize("code", WHOLE)
def test_one_left_out_of_a_whole_list_is_told_in_its_letters(code: str) -> None:
    names = [_local(unit) for unit in _units(code)]
    assert all(names)
    assert _told(code, names) == []
    gone = next(unit for unit in _units(code) if not unit.optional and not unit.apart)
    rest = [name for unit, name in zip(_units(code), names, strict=True) if unit is not gone]
    ((_, witness),) = _told(code, rest)
    assert witness == _local(gone)


@pytest.mark.parametrize(("code", "count"), PARTLY.items())
def test_what_is_not_known_in_its_letters_is_not_missed(code: str, count: int) -> None:
    names = [_local(unit) for unit in _units(code)]
    assert sum(map(bool, names)) == count
    unknown = next(name for name in names if name) + "ء"
    assert _told(code, [name or unknown for name in names]) == []
