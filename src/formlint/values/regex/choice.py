"""Which character of a set is the natural one to show: a digit, a capital, a letter, and only at last the odd ones.

Characters that no expression of a question tells apart form one class; one of them stands for all.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from formlint.values.regex.characters import MAXIMUM, Characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ORDER: Final = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -'.,/@_+()&#:;!?*\"%=$~<>[]{}|\\^`"
FOREIGN: Final = "éüñçößøåœŁÉÜÖÑÇØÅŞşığžčąαβΩжИШאבعمक一王李あアがカ가김ก𠮷"
INVISIBLE: Final = 6
_NO_BREAK_SPACE: Final = 0xA0
_SURROGATES: Final = (0xD800, 0xDFFF)
_LAST_VISIBLE: Final = 0x3FFFF
_PATIENCE: Final = 300
_LETTER, _SIGN, _SPACE = 3, 4, 5


class CharacterClass(NamedTuple):
    """Characters that act alike, and the one that stands for them; from a rank of INVISIBLE on, nobody can read it."""

    code: int
    rank: tuple[int, int]
    members: Characters


@lru_cache(maxsize=512)  # a class of letters of all scripts takes 50 KB
def classes(sets: frozenset[Characters], prefer: str) -> tuple[CharacterClass, ...]:
    """Split all characters into classes no set tells apart, best character first; `prefer` goes before the rest."""
    found = (_class_of(pairs, prefer) for pairs in _split(sets).values())
    return tuple(sorted(found, key=lambda one: one.rank))


def _split(sets: "Iterable[Characters]") -> dict[int, list[tuple[int, int]]]:
    """Intervals by the sets that hold them (one bit per set)."""
    toggles: dict[int, int] = {0: 0}
    for bit, members in enumerate(sets):
        for edge in members.edges:
            toggles[edge] = toggles.get(edge, 0) ^ (1 << bit)
    toggles.pop(MAXIMUM + 1, None)
    edges = sorted(toggles)
    held = 0
    split: dict[int, list[tuple[int, int]]] = {}
    for edge, after in zip(edges, [*edges[1:], MAXIMUM + 1], strict=True):
        held ^= toggles[edge]
        split.setdefault(held, []).append((edge, after - 1))
    return split


def _class_of(pairs: list[tuple[int, int]], prefer: str) -> CharacterClass:
    members = Characters.of(pairs)
    rank, code = min(_candidates(members, prefer))
    return CharacterClass(code, rank, members)


def _candidates(members: Characters, prefer: str) -> "Iterator[tuple[tuple[int, int], int]]":
    """The best character of each kind worth looking at, with its rank."""
    for tier, wanted in enumerate((prefer, ORDER, FOREIGN)):
        for place, char in enumerate(wanted):
            if char in members:
                yield (tier, place), ord(char)
                return
    yield _first_of_rest(members)


def _first_of_rest(members: Characters) -> tuple[tuple[int, int], int]:
    """A letter, or the next best that comes early enough."""
    best = (INVISIBLE + 2, 0), members.edges[0]
    patience = _PATIENCE
    for first, last in members.intervals():
        for code in range(first, last + 1):
            tier = _tier(code)
            best = min(best, ((tier, code), code))
            patience -= 1
            if tier == _LETTER or (best[0][0] < INVISIBLE and patience < 0):
                return best
            if code > _LAST_VISIBLE:
                break
    return best


def _tier(code: int) -> int:
    char = chr(code)
    if char.isalpha():
        return _LETTER
    if char.isprintable():
        return _SIGN
    if code >= _NO_BREAK_SPACE and char.isspace():
        return _SPACE
    return INVISIBLE + (_SURROGATES[0] <= code <= _SURROGATES[1])
