"""Sets of characters, and the characters that can stand for them.

A set is kept as its edges: the code points at which membership changes, in order, beginning outside the set.
"""

from bisect import bisect_left, bisect_right
from functools import reduce
from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAXIMUM: Final = 0x10FFFF
_END: Final = MAXIMUM + 1


@final
class Characters:
    """An immutable set of code points, surrogates included."""

    __slots__ = ("_hash", "edges")

    edges: tuple[int, ...]

    def __init__(self, edges: tuple[int, ...]) -> None:
        self.edges = edges
        self._hash = hash(edges)

    @classmethod
    def of(cls, members: "str | Iterable[tuple[int, int]]") -> "Characters":
        """The characters of a text, or of pairs of first and last code point."""
        pairs = [(ord(char), ord(char)) for char in members] if isinstance(members, str) else members
        edges: list[int] = []
        for first, last in sorted(pairs):
            if edges and first <= edges[-1]:
                edges[-1] = max(edges[-1], last + 1)
            else:
                edges += (first, last + 1)
        return cls(tuple(edges))

    def intervals(self) -> "Iterator[tuple[int, int]]":
        """Pairs of first and last code point, in order."""
        return ((self.edges[at], self.edges[at + 1] - 1) for at in range(0, len(self.edges), 2))

    def sole(self) -> int | None:
        """The only member, or None."""
        return self.edges[0] if len(self) == 1 else None

    def __contains__(self, member: int | str) -> bool:
        return bisect_right(self.edges, member if isinstance(member, int) else ord(member)) & 1 == 1

    def __bool__(self) -> bool:
        return bool(self.edges)

    def __len__(self) -> int:
        return sum(self.edges[1::2]) - sum(self.edges[::2])

    def __iter__(self) -> "Iterator[str]":
        return (chr(code) for first, last in self.intervals() for code in range(first, last + 1))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Characters) and self.edges == other.edges)

    def __invert__(self) -> "Characters":
        edges = self.edges[1:] if self.edges[:1] == (0,) else (0, *self.edges)
        return Characters(edges[:-1] if edges[-1:] == (_END,) else (*edges, _END))

    def __or__(self, other: "Characters") -> "Characters":
        return ~(~self & ~other)

    def __and__(self, other: "Characters") -> "Characters":
        few, many = sorted((self.edges, other.edges), key=len)
        edges: list[int] = []
        for first, end in zip(few[::2], few[1::2], strict=True):
            low, high = bisect_right(many, first), bisect_left(many, end)
            edges += (first,) * (low & 1) + many[low:high] + (end,) * (high & 1)
        return Characters(tuple(edges))

    def __xor__(self, other: "Characters") -> "Characters":
        return Characters(tuple(sorted({*self.edges} ^ {*other.edges})))

    def __sub__(self, other: "Characters") -> "Characters":
        return self & ~other

    def __repr__(self) -> str:
        shown = [chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in self.intervals()]
        return f"Characters({''.join(shown[:20])!r}{'...' if shown[20:] else ''})"


def union(sets: "Iterable[Characters]") -> Characters:
    """All characters of all the sets."""
    return reduce(Characters.__or__, sets, NONE)


NONE: Final = Characters(())
ALL: Final = Characters((0, _END))
ASTRAL: Final = Characters((0x10000, _END))
DIGITS: Final = Characters.of("0123456789")
WORD: Final = Characters.of([(48, 57), (65, 90), (95, 95), (97, 122)])
LINE_ENDS: Final = Characters.of("\n\r\u2028\u2029")
SPACES: Final = Characters.of(
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
