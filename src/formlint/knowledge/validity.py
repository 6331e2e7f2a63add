"""When facts count, and how much: what is official, what people have beside it, what has ended or is still to come.

A change of a code or number is one fact with days, not two facts of which somebody has to take one out: the form of
before has the day on which it ended, that of now the day on which it began.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol, cast

RANKS = ("official", "in-use", "former")


class Dated(Protocol):
    """What counts from a day on, or until one."""

    @property
    def since(self) -> str:
        """The first day on which it counts, ISO 8601; empty where it has long counted."""
        ...

    @property
    def until(self) -> str:
        """The last day on which it is official, ISO 8601; empty where none is known."""
        ...

    @property
    def rank(self) -> str:
        """One of `RANKS`: what it is after that day, or at all."""
        ...


class Standing(StrEnum):
    """How much a fact counts on a day.

    Members:
        OFFICIAL: It is as the authorities say.
        IN_USE: Most people have it, whatever the authorities say; it counts as much.
        FORMER: It was official before, and some people still have it.
        COMING: Nobody has it yet.
        ENDED: Nobody has it any more.
    """

    OFFICIAL = "official"
    IN_USE = "in-use"
    FORMER = "former"
    COMING = "coming"
    ENDED = "ended"

    @property
    def counts(self) -> bool:
        """Whether people have to get through with it."""
        return self in {Standing.OFFICIAL, Standing.IN_USE}


def standing(fact: Dated, day: str) -> Standing:
    """How much a fact counts on a day, ISO 8601."""
    if day < fact.since:
        return Standing.COMING
    if fact.until and day > fact.until and fact.rank == "official":
        return Standing.ENDED
    return Standing.OFFICIAL if fact.until and day <= fact.until else Standing(fact.rank)


def turning_days(table: Any) -> Iterator[str]:
    """The days in a table from which on something counts, or no longer does; ISO 8601."""
    if isinstance(table, list):
        yield from (day for one in cast("list[Any]", table) for day in turning_days(one))
    elif isinstance(table, dict):
        for key, value in cast("dict[str, Any]", table).items():
            if key == "since":
                yield value
            elif key == "until":
                yield (date.fromisoformat(value) + timedelta(days=1)).isoformat()
            else:
                yield from turning_days(value)
