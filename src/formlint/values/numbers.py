"""The numbers behind the values of number and date fields: what min, max and step are measured in.

After the HTML Standard, 2.3.4 Numbers, 2.3.5 Dates and times, and the algorithms of each type to convert a string to a
number. Days and seconds count from 1970-01-01, months from 1970-01.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from formlint.system.patterns import compiled_when_used

if TYPE_CHECKING:
    from fractions import Fraction

_LAST_YEAR = 275_760  # ECMAScript's time ends in its September
_LAST_DAY = 100_000_000
_EPOCH = 719_163  # 1970-01-01 as an ordinal of the proleptic Gregorian calendar
_DAYS = 146_097  # in 400 years
_DAY = 86_400  # seconds

STEPS: Mapping[str, tuple[int, int, int]] = {
    "date": (1, 1, 0),
    "datetime-local": (60, 1, 0),
    "month": (1, 1, 0),
    "number": (1, 1, 0),
    "range": (1, 1, 0),
    "time": (60, 1, 0),
    "week": (1, 7, -3),  # weeks begin on Monday, 1970-01-01 was a Thursday
}
"""By type: the step where none is written, what the written step is multiplied by, and where steps start from."""

_EXACT = 400  # characters of a number that are read to the last

_NUMBER = compiled_when_used(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,9})?", re.ASCII)
_DATE = compiled_when_used(r"(\d{4,6})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = compiled_when_used(r"(\d{4,6})-(\d\d)", re.ASCII)
_WEEK = compiled_when_used(r"(\d{4,6})-W(\d\d)", re.ASCII)
_TIME = compiled_when_used(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?", re.ASCII)


def quantity(kind: str, text: str) -> "Fraction | None":
    """The number that a text stands for in a field of a type in `STEPS`; None where it is not valid there."""
    return _READERS[kind](text)


def exact(value: str | float) -> "Fraction":
    """A number without rounding."""
    from fractions import Fraction  # noqa: PLC0415  # few pages have number fields

    return Fraction(value)


def _number(text: str) -> "Fraction | None":
    about = float(text) if _NUMBER.fullmatch(text) else None
    if about is None or not isfinite(about):
        return None
    return exact(text if about and len(text) <= _EXACT else about)


def _date(text: str) -> "Fraction | None":
    found = _DATE.fullmatch(text)
    day = _days(*map(int, found.groups())) if found else None
    return None if day is None or day > _LAST_DAY else exact(day)


def _days(year: int, month: int, day: int) -> int | None:
    cycles, within = divmod(year, 400)
    try:
        ordinal = date(within + 400, month, day).toordinal()
    except ValueError:
        return None
    return ordinal + (cycles - 1) * _DAYS - _EPOCH if year else None


def _month(text: str) -> "Fraction | None":
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    year, month = map(int, found.groups())
    return exact(12 * (year - 1970) + month - 1) if 0 < year <= _LAST_YEAR and 1 <= month <= 12 else None  # noqa: PLR2004


def _week(text: str) -> "Fraction | None":
    """Its Monday: the week with 4 January in it is the first of a year."""
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    year, week = map(int, found.groups())
    first, following = _first_monday(year), _first_monday(year + 1)
    if first is None or following is None or week < 1 or year > _LAST_YEAR:
        return None
    monday = first + 7 * (week - 1)
    return exact(monday) if monday < following else None


def _first_monday(year: int) -> int | None:
    fourth = _days(year, 1, 4)
    return None if fourth is None else fourth - (fourth + 3) % 7


def _time(text: str) -> "Fraction | None":
    found = _TIME.fullmatch(text)
    return 3600 * int(found[1]) + 60 * int(found[2]) + exact(found[3] or 0) if found else None


def _moment(text: str) -> "Fraction | None":
    date, _, clock = text.replace(" ", "T", 1).partition("T")
    day, time = _date(date), _time(clock)
    return None if day is None or time is None else day * _DAY + time


_READERS: "Mapping[str, Callable[[str], Fraction | None]]" = {
    "date": _date,
    "datetime-local": _moment,
    "month": _month,
    "number": _number,
    "range": _number,
    "time": _time,
    "week": _week,
}
