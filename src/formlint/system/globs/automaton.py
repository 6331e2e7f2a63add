"""The patterns of a list as one automaton.

Its states are the bits of a number, one for each piece of each pattern: a bit is set where all that stands before the
piece has matched. A character of a path moves all bits at once; nothing is tried and taken back. The highest bit that
is set at the end tells the last pattern that matches.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

_KEPT, _KEPT_BITS = 4_096, 1 << 26  # steps that are remembered: names come again and again
_SLASH = ord("/")

Ranges = tuple[tuple[int, int], ...]
"""Codes of characters, from the first to the last of each range."""


class Set(NamedTuple):
    """One character of some, or of all others; never a slash."""

    ranges: Ranges
    others: bool = False

    def holds(self, code: int) -> bool:
        """Whether a character is one of them."""
        return code != _SLASH and any(low <= code <= high for low, high in self.ranges) != self.others


class Run(Enum):
    """Pieces that stand for any number of characters."""

    NAME = "*"
    PATH = "**"
    FOLDERS = "**/"


ANY = Set((), others=True)
Piece = int | Set | Run  # a number stands for the character of that code


class Pattern(NamedTuple):
    """A pattern that was read.

    Attributes:
        negated: Whether it takes back what those before it mean.
        only_folders: Whether it speaks of folders only.
    """

    pieces: Sequence[Piece]
    negated: bool
    only_folders: bool


class Globs:
    """A list of patterns, for paths with slashes: texts for those of settings, bytes for those of git."""

    def __init__(self, patterns: Sequence[Pattern], *, below: bool) -> None:
        """Make the automaton; `below`: a pattern that means a folder means all that is in it, too."""
        self._starts_with_all = below and bool(patterns) and patterns[0].negated
        self._negated = [pattern.negated for pattern in patterns]
        self._owners: dict[int, int] = {}  # the pattern that ends at a place
        places = _Places()
        for number, pattern in enumerate(patterns):
            for end in places.add(pattern, below=below):
                self._owners[end] = number
        size = places.size
        self._jumps = _bits(places.jumps, size)
        self._across = _bits(places.across, size)
        self._loops = self._across | _bits(places.within, size)
        self._ends = _bits(self._owners, size)
        of_folders = (end for end, number in self._owners.items() if patterns[number].only_folders and not below)
        self._ends_of_files = self._ends & ~_bits(of_folders, size)
        self._negated_bits = _bits(places.negated, size)
        self._moves = {code: _bits(found, size) for code, found in places.codes.items()}
        self._sets = [(one, _bits(found, size)) for one, found in places.sets.items()]
        self._known: dict[int, int] = {}
        self._steps: dict[tuple[int, str | bytes], int] = {}
        self._most_steps = min(_KEPT, _KEPT_BITS // (size + 1))
        self.start = self._closed(_bits(places.starts, size))

    def after(self, states: int, path: str | bytes) -> int:
        """The states after (more of) a path: one step for each character."""
        key = (states, path)
        if key in self._steps:
            return self._steps[key]
        for code in map(ord, path) if isinstance(path, str) else path:
            if not states:
                break
            kept = states & (self._across if code == _SLASH else self._loops)
            states = self._closed((states & self._moving(code)) << 1 | kept)
        if len(self._steps) >= self._most_steps:
            self._steps.clear()
        self._steps[key] = states
        return states

    def verdict(self, states: int, *, folder: bool = True) -> bool | None:
        """What the last pattern says that matches a path: whether it is meant, or taken back; None without any."""
        ended = states & (self._ends if folder else self._ends_of_files)
        return not self._negated[self._owners[ended.bit_length() - 1]] if ended else None

    def match(self, path: str) -> bool:
        """Whether a page is meant, or a folder, whose path ends with a slash."""
        said = self.verdict(self.after(self.start, path))
        return self._starts_with_all if said is None else said

    def may_take_back(self, folder: str) -> bool:
        """Whether a pattern may take back something in a folder, whose path ends with a slash."""
        return bool(self.after(self.start, folder) & self._negated_bits)

    def _moving(self, code: int) -> int:
        """The pieces that one character matches."""
        if code not in self._known:
            bits = self._moves.get(code, 0)
            for one, found in self._sets:
                bits |= found if one.holds(code) else 0
            self._known[code] = bits
        return self._known[code]

    def _closed(self, states: int) -> int:
        """The states with those that are reached without a character: runs may be empty."""
        jumps = states & self._jumps
        states |= jumps << 1 | jumps << 3
        return states | (states & self._loops) << 1


class _Places:
    """The places of the pieces of all patterns in the automaton, by what they match."""

    def __init__(self) -> None:
        self.size = 0
        self.starts: list[int] = []
        self.jumps: list[int] = []
        self.across: list[int] = []
        self.within: list[int] = []
        self.negated: list[int] = []
        self.codes: defaultdict[int, list[int]] = defaultdict(list)
        self.sets: defaultdict[Set, list[int]] = defaultdict(list)

    def add(self, pattern: Pattern, *, below: bool) -> list[int]:
        """Give places to the pieces of a pattern; those where it ends."""
        first = self.size
        self.starts.append(first)
        for piece in pattern.pieces:
            self._place(piece)
        ends = [] if below and pattern.only_folders else [self.size]
        if below:
            self._place(_SLASH)
            self._place(Run.PATH)
            ends.append(self.size)
        self.size += 1
        if pattern.negated:
            self.negated += range(first, self.size)
        return ends

    def _place(self, piece: Piece) -> None:
        if piece is Run.FOLDERS:  # nothing, or all up to some slash
            self.jumps.append(self.size)
            self.across.append(self.size + 1)
            self.codes[_SLASH].append(self.size + 2)
            self.size += 3
            return
        if piece is Run.PATH:
            self.across.append(self.size)
        elif piece is Run.NAME:
            self.within.append(self.size)
        elif isinstance(piece, Set):
            self.sets[piece].append(self.size)
        else:
            self.codes[piece].append(self.size)
        self.size += 1


def _bits(places: Iterable[int], size: int) -> int:
    octets = bytearray(size // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")
