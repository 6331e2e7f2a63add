"""Values with their spellings: `K1A 0B1`, `K1A0B1` and `k1a 0b1` are one postal code.

A form blocks a value when it takes none of its spellings, and hinders it when it takes some, but not the customary one.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Accepting(Protocol):
    """Whatever takes some texts and refuses others: a language, the constraints of a control."""

    def accepts(self, text: str) -> bool:
        """Whether a text is taken."""
        ...


class Value(NamedTuple):
    """A valid value: as it is customarily written, and all its spellings (that one among them)."""

    text: str
    spellings: tuple[str, ...]


def blocked(values: Iterable[Value], accepting: Accepting) -> Value | None:
    """The first value no spelling of which is accepted."""
    return next((value for value in values if not any(map(accepting.accepts, value.spellings))), None)


def hindered(values: Iterable[Value], accepting: Accepting) -> Value | None:
    """The first value that is accepted in some spelling, but not as it is customarily written."""
    for value in values:
        if not accepting.accepts(value.text) and any(map(accepting.accepts, value.spellings)):
            return value
    return None
