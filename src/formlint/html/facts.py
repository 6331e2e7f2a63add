"""What is found out about one thing, each answer once: kept with the thing, and freed with it.

A room that has questions about pages, forms or controls writes them as cached properties of a class that is made from
one of them, and asks `thing.facts(ThatClass).answer`; a function takes the place of a class with one answer.
"""

from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Owner:
    """Something with identity that facts are found out about."""

    __slots__ = ("_facts",)

    _facts: dict[Callable[[Any], object], Any]

    def facts(self, kind: Callable[[Self], T]) -> T:
        """The one object of a class that is made from this, or answer of a function that is asked about it."""
        try:
            return self._facts[kind]  # as nearly always
        except AttributeError:
            object.__setattr__(self, "_facts", {})  # also of what is frozen
            self._note()
        except KeyError:
            pass
        found = self._facts[kind] = kind(self)
        return found

    def _note(self) -> None:
        """Note that there is something to forget: for those who forget many things at once."""

    def forget(self) -> None:
        """Drop what was found out: where it is asked for again, it is found out again."""
        if hasattr(self, "_facts"):
            object.__delattr__(self, "_facts")


def forget_all(owners: Iterable[Owner]) -> None:
    """Drop what was found out about many things, of most of which nothing was."""
    for owner in [one for one in owners if hasattr(one, "_facts")]:
        owner.forget()
