r"""The characters of \p{...}, and letter case for (?i:...); loads the Unicode tables only when asked."""

import binascii
import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from formlint.values.regex.characters import ALL, NONE, WORD, Characters, union

if TYPE_CHECKING:
    from collections.abc import Sequence

# Properties of strings: ECMAScript allows them in \p{...}, they are sets of sequences.
STRING_PROPERTIES: Final = frozenset({
    "Basic_Emoji",
    "Emoji_Keycap_Sequence",
    "RGI_Emoji",
    "RGI_Emoji_Flag_Sequence",
    "RGI_Emoji_Modifier_Sequence",
    "RGI_Emoji_Tag_Sequence",
    "RGI_Emoji_ZWJ_Sequence",
})  # fmt: skip
_KINDS: Final = {
    "General_Category": "gc",
    "gc": "gc",
    "Script": "sc",
    "sc": "sc",
    "Script_Extensions": "scx",
    "scx": "scx",
}
_CONTINUES: Final = 0x80


@lru_cache(maxsize=512)  # pages may name any number of properties that there are not
def property_characters(query: str) -> Characters | None:
    r"""The characters of `\p{query}`; None when ECMAScript knows no such property."""
    from formlint.values.regex.unicode_tables import ALIASES, GROUPS  # noqa: PLC0415  # large, seldom needed

    name, equals, value = query.partition("=")
    if not equals:
        category, binary = ALIASES["gc"].get(name), ALIASES[""].get(name)
        return _table(binary) if binary else property_characters(f"gc={category}") if category else None
    kind = _KINDS.get(name, "")
    short = ALIASES["sc" if kind == "scx" else kind].get(value) if kind else None
    if short is None:
        return None
    if kind == "gc":
        return union(_table(f"gc={part}") for part in GROUPS.get(short, [short]))
    return _table(f"sc={short}") ^ _table(f"scx={short}") if kind == "scx" else _table(f"sc={short}")


@cache
def _table(name: str) -> Characters:
    from formlint.values.regex.unicode_tables import SETS  # noqa: PLC0415  # large, seldom needed

    edges: list[int] = []
    edge = distance = shift = 0
    for byte in zlib.decompress(binascii.a2b_base64(SETS[name])):
        distance |= (byte & ~_CONTINUES) << shift
        shift += 7
        if byte < _CONTINUES:
            edge += distance
            edges.append(edge)
            distance = shift = 0
    return Characters(tuple(edges))


class Exact:
    """Letter case matters: characters stand for themselves."""

    universe: Characters = ALL
    word: Characters = WORD

    def fold(self, chars: Characters) -> Characters:
        """The characters, each as the one that stands for all that are equal to it."""
        return chars

    def unfold(self, chars: Characters) -> Characters:
        """All characters that are equal to one of these."""
        return chars


class Folded(Exact):
    """Letter case does not matter (simple case folding)."""

    def __init__(self) -> None:
        from formlint.values.regex.unicode_tables import FOLDS  # noqa: PLC0415  # large, seldom needed

        self._least = {
            code: code - distance
            for first, step, count, distance in FOLDS
            for code in range(first, first + step * count, step)
        }
        self._others = Characters.of([(code, code) for code in self._least])
        self._pairs = sorted((least, code) for code, least in self._least.items())
        self.universe = ~self._others
        self.word = self.fold(WORD)

    def fold(self, chars: Characters) -> Characters:
        """As `Exact.fold`."""
        moved = chars & self._others
        return (
            chars & self.universe | Characters.of("".join(chr(self._least[ord(char)]) for char in moved))
            if moved
            else chars
        )

    def unfold(self, chars: Characters) -> Characters:
        """As `Exact.unfold`."""
        more = [(code, code) for least, code in self._within(chars) if least in chars]
        return chars | Characters.of(more) if more else chars

    def _within(self, chars: Characters) -> "Sequence[tuple[int, int]]":
        """The pairs of equals from the first to the last of the characters."""
        if not chars:
            return ()
        first, end = chars.edges[0], chars.edges[-1]
        return self._pairs[bisect_left(self._pairs, (first, 0)) : bisect_left(self._pairs, (end, 0))]


EXACT: Final = Exact()


@cache
def folded() -> Folded:
    """The one table of letter case."""
    return Folded()


def is_identifier(char: str, *, first: bool) -> bool:
    """Whether a group name may have (or begin with) the character."""
    if char.isascii():
        return char.isalpha() or char in "$_" or (not first and char.isdigit())
    chars = property_characters("ID_Start" if first else "ID_Continue") or NONE
    return char in chars or (not first and char in "\u200c\u200d")
