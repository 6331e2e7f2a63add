"""Formats of dates in letters, such as `DD/MM/YYYY`, `TT.MM.JJJJ` and `YYYY年MM月DD日`, and dates written so."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from formlint.knowledge.store import Knowledge

_YEARS = ("2026", "1987", "2031", "1952")
_LISTS = {"day": "day-letters", "month": "month-letters", "year": "year-letters"}
_FULL = 4  # digits of a year


class DateMask(NamedTuple):
    """A format of dates.

    Attributes:
        text: As the page writes it.
        dates: One date as people may write it after it, for several years; with and without spaces.
        orders: In which order the parts may stand: ("day", "month", "year").
    """

    text: str
    dates: tuple[str, ...]
    orders: frozenset[tuple[str, ...]]


def date_masks(knowledge: Knowledge, text: str) -> list[DateMask]:
    """The formats of dates in a text."""
    said = text.casefold()
    if not any(map(said.__contains__, _years(knowledge))):
        return []
    return [mask for found in _masks(knowledge).finditer(text) if (mask := _mask(knowledge, found))]


@lru_cache(maxsize=4)
def _years(knowledge: Knowledge) -> tuple[str, ...]:
    """What each format has: the letter of a year twice."""
    return tuple([2 * letter for letter in knowledge.phrases(_LISTS["year"])])


def _mask(knowledge: Knowledge, found: re.Match[str]) -> DateMask | None:
    runs = [found[name] for name in ("a", "b", "c") if found[name]]
    signs = [found["s"], found["t"] or "", found["end"] or ""]
    if not found["s"] and not (len(runs) == 3 and min(map(len, runs)) > 1):  # noqa: PLR2004  # DDMMYYYY
        return None
    orders = frozenset(_orders(knowledge, runs))
    dates = dict.fromkeys(_date(runs, signs, order, year) for order in sorted(orders) for year in _YEARS)
    without_spaces = (date.replace(" ", "") for date in dates)
    return DateMask(found[0], tuple(dict.fromkeys((*dates, *without_spaces))), orders) if orders else None


def _orders(knowledge: Knowledge, runs: list[str]) -> Iterator[tuple[str, ...]]:
    """What the runs of letters may stand for; two are a month and a year."""
    roles = _roles(knowledge)
    for order in permutations(("day", "month", "year") if len(runs) > 2 else ("month", "year")):  # noqa: PLR2004
        fitting = all(_fits(role, len(run)) for role, run in zip(order, runs, strict=True))
        if fitting and all(role in roles[run[0].casefold()] for role, run in zip(order, runs, strict=True)):
            yield order


def _fits(role: str, length: int) -> bool:
    return length in {2, _FULL} if role == "year" else length in {1, 2}


def _date(runs: list[str], signs: list[str], order: tuple[str, ...], year: str) -> str:
    digits = {"day": "25", "month": "12", "year": year}
    parts = (digits[role][-len(run) :] for role, run in zip(order, runs, strict=True))
    return "".join(part + sign for part, sign in zip(parts, signs, strict=False))


@lru_cache(maxsize=4)
def _roles(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """What each letter may stand for."""
    letters = {letter for name in _LISTS.values() for letter in knowledge.phrases(name)}
    return {
        letter: frozenset(role for role, name in _LISTS.items() if letter in knowledge.phrases(name))
        for letter in letters
    }


@lru_cache(maxsize=4)
def _masks(knowledge: Knowledge) -> re.Pattern[str]:
    letter = f"[{''.join(sorted(_roles(knowledge)))}]"
    run = rf"(?P<{{0}}>(?P<l{{0}}>{letter})(?P=l{{0}}){{{{0,3}}}})"
    a, b, c = (run.format(name) for name in "abc")
    return re.compile(
        rf"(?<!\w){a}(?P<s> ?[./\-] ?|[ 年]|){b}(?:(?P<t> ?[./\-] ?|[ 月]|){c}(?P<end>日?))?(?!\w)", re.IGNORECASE
    )
