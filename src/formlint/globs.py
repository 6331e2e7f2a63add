r"""Patterns of paths: all of a list are matched at once, in time that grows with the path and the list, and no faster.

`*` and `?` stay within a name, `**` goes across folders, `[a-z]`, `[!a-z]` and `[[:alpha:]]` are one of some
characters, `\` takes the special meaning from what follows, `!` before a pattern takes back what those before it mean.
Settings know `{a,b}`, too. There are two kinds of lists: those of settings, and those in files that git reads.

The patterns of a list are one automaton. Its states are the bits of a number, one for each piece of each pattern: a bit
is set where all that stands before the piece has matched. A character of a path moves all bits at once; nothing is
tried and taken back. The highest bit that is set at the end tells the last pattern that matches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

_MOST_ALTERNATIVES = 1_000  # that one pattern with braces may stand for
_DEEPEST = 10  # braces in braces
_KEPT, _KEPT_BITS = 4_096, 1 << 26  # steps that are remembered: names come again and again

_SLASH, _BACKSLASH, _STAR, _OPEN, _CLOSE, _BANG = map(ord, "/\\*[]!")
_HASH, _SPACE, _RETURN, _CARET, _DASH, _COLON = map(ord, "# \r^-:")
_SPECIAL = frozenset(map(ord, "*?[\\"))

_Ranges = tuple[tuple[int, int], ...]


def _ranges(*texts: str) -> _Ranges:
    return tuple((ord(text[0]), ord(text[-1])) for text in texts)


_CLASSES = {
    "alnum": _ranges("az", "AZ", "09"),
    "alpha": _ranges("az", "AZ"),
    "blank": _ranges(" ", "\t"),
    "cntrl": _ranges("\0\x1f", "\x7f"),
    "digit": _ranges("09"),
    "graph": _ranges("!~"),
    "lower": _ranges("az"),
    "print": _ranges(" ~"),
    "punct": _ranges("!/", ":@", "[`", "{~"),
    "space": _ranges("\t\n", "\r", " "),
    "upper": _ranges("AZ"),
    "xdigit": _ranges("09", "af", "AF"),
}


class GlobError(ValueError):
    """A text that cannot have been meant as a pattern; the message says why."""


class _Set(NamedTuple):
    """One character of some, or of all others; never a slash."""

    ranges: _Ranges
    others: bool = False

    def holds(self, code: int) -> bool:
        return code != _SLASH and any(low <= code <= high for low, high in self.ranges) != self.others


class _Run(Enum):
    """Pieces that stand for any number of characters."""

    NAME = "*"
    PATH = "**"
    FOLDERS = "**/"


_ANY = _Set((), others=True)
_Piece = int | _Set | _Run  # a number stands for the character of that code


class _Pattern(NamedTuple):
    """A pattern that was read.

    Attributes:
        negated: Whether it takes back what those before it mean.
        only_folders: Whether it speaks of folders only.
    """

    pieces: Sequence[_Piece]
    negated: bool
    only_folders: bool


class Globs:
    """A list of patterns, for paths with slashes: texts for those of settings, bytes for those of git."""

    def __init__(self, patterns: Sequence[_Pattern], *, below: bool) -> None:
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
        self.sets: defaultdict[_Set, list[int]] = defaultdict(list)

    def add(self, pattern: _Pattern, *, below: bool) -> list[int]:
        """Give places to the pieces of a pattern; those where it ends."""
        first = self.size
        self.starts.append(first)
        for piece in pattern.pieces:
            self._place(piece)
        ends = [] if below and pattern.only_folders else [self.size]
        if below:
            self._place(_SLASH)
            self._place(_Run.PATH)
            ends.append(self.size)
        self.size += 1
        if pattern.negated:
            self.negated += range(first, self.size)
        return ends

    def _place(self, piece: _Piece) -> None:
        if piece is _Run.FOLDERS:  # nothing, or all up to some slash
            self.jumps.append(self.size)
            self.across.append(self.size + 1)
            self.codes[_SLASH].append(self.size + 2)
            self.size += 3
            return
        if piece is _Run.PATH:
            self.across.append(self.size)
        elif piece is _Run.NAME:
            self.within.append(self.size)
        elif isinstance(piece, _Set):
            self.sets[piece].append(self.size)
        else:
            self.codes[piece].append(self.size)
        self.size += 1


def _bits(places: Iterable[int], size: int) -> int:
    octets = bytearray(size // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def of_settings(patterns: Iterable[str]) -> Globs:
    """The patterns of a list in settings.

    A pattern without a slash means a file or folder of that name anywhere, one with a slash counts from the root; a
    folder stands for all in it. In a list that begins with `!`, all is meant that is not taken back.

    Raises:
        GlobError: A bracket or a brace is not closed, or something else that cannot have been meant.
    """
    return Globs([one for pattern in patterns for one in _setting(pattern)], below=True)


def _setting(pattern: str) -> Iterator[_Pattern]:
    negated = pattern.startswith("!")
    for text in _alternatives(pattern[negated:]):
        bare = text.rstrip("/")
        anywhere = [] if "/" in bare else [_Run.FOLDERS]
        bare = bare.removeprefix("./").removeprefix("/")
        if bare in {"", "."}:
            raise GlobError("it names nothing")
        pieces = [*_pieces([*map(ord, bare)], 0, strict=True)]
        yield _Pattern(_without_repetition([*anywhere, *pieces]), negated, text.endswith("/"))


def of_git(data: bytes) -> Globs:
    """The patterns in a file that git reads; like git, it passes over lines that are not patterns."""
    lines = (line.removesuffix(b"\r").partition(b"\0")[0] for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    return Globs([one for line in lines if (one := _of_git(_bare(line)))], below=False)


def _bare(line: bytes) -> bytes:
    """A line without spaces at its end, where no backslash stands before them."""
    kept = at = 0
    while at < len(line):
        if line[at] == _BACKSLASH:
            at += 1
            kept = min(at + 1, len(line))
        elif line[at] != _SPACE:
            kept = at + 1
        at += 1
    return line[:kept]


def _of_git(line: bytes) -> _Pattern | None:
    """The pattern in a line; None for one that means nothing."""
    if not line or line[0] == _HASH:
        return None
    negated = line[0] == _BANG
    text = line[negated:]
    only_folders = text.endswith(b"/")
    text = text[: len(text) - only_folders]
    anywhere = [] if b"/" in text else [_Run.FOLDERS]
    text = text.removeprefix(b"/")
    plain = next((at for at, code in enumerate(text) if code in _SPECIAL), len(text))
    try:
        pieces = [*_pieces(text, 0 if anywhere else plain, strict=False)]
    except GlobError:
        return None
    return _Pattern(_without_repetition([*anywhere, *pieces]), negated, only_folders) if pieces else None


def _without_repetition(pieces: Sequence[_Piece]) -> list[_Piece]:
    r"""The same pieces, `**/**/` as `**/`: an automaton passes over one run that is empty, not over any number."""
    return [piece for at, piece in enumerate(pieces) if not (at and piece is _Run.FOLDERS and pieces[at - 1] is piece)]


def _pieces(text: Sequence[int], start: int, *, strict: bool) -> Iterator[_Piece]:
    """The pieces of a pattern.

    Args:
        text: Its codes.
        start: Where git begins to look for what is special: two stars there go across folders, as after a slash.
        strict: Whether `**` goes across folders wherever it stands, and what cannot have been meant is an error.
    """
    at = 0
    while at < len(text):
        code = text[at]
        if code == _STAR:
            piece, at = _stars(text, at, anywhere=strict or at in {0, start} or text[at - 1] == _SLASH, strict=strict)
            yield piece
        elif code == _OPEN:
            piece, at = _set(text, at + 1, strict=strict)
            yield piece
        elif code == _BACKSLASH:
            if at + 1 == len(text):
                raise GlobError("nothing follows the backslash at its end")
            yield text[at + 1]
            at += 2
        else:
            yield _ANY if code == ord("?") else code
            at += 1


def _stars(text: Sequence[int], at: int, *, anywhere: bool, strict: bool) -> tuple[_Run, int]:
    """The run that stars stand for, and where they end; `anywhere`: two may go across folders, by what is before."""
    end = at
    while end < len(text) and text[end] == _STAR:
        end += 1
    after = text[end : end + 2]
    bounded = strict or not after or after[0] == _SLASH or [*after] == [_BACKSLASH, _SLASH]
    if end - at == 1 or not (anywhere and bounded):
        return _Run.NAME, end
    return (_Run.FOLDERS, end + 1) if after and after[0] == _SLASH else (_Run.PATH, end)


def _set(text: Sequence[int], at: int, *, strict: bool) -> tuple[_Set, int]:
    """The characters in brackets, and where what follows them begins; `at` is behind the opening one."""
    others = at < len(text) and text[at] in {_BANG, _CARET}
    at += others
    found: list[tuple[int, int]] = []
    first, before = at, None  # `before` may begin a range
    while at < len(text) and (text[at] != _CLOSE or at == first):
        code, is_dash = text[at], text[at] == _DASH
        if code == _OPEN and text[at + 1 : at + 2] and text[at + 1] == _COLON and (end := _end_of_class(text, at + 2)):
            found += _class(text[at + 2 : end])
            at, before = end + 2, None
            continue
        if is_dash and before is not None and at + 2 < len(text) and text[at + 1] != _CLOSE:
            last, at = _member(text, at + 1)
            if strict and last < before:
                raise GlobError(f"{chr(before)}-{chr(last)} in brackets is empty: it ends before it begins")
            found.append((before, last))
            before = None
            continue
        code, at = _member(text, at)
        found.append((code, code))
        before = code
    if at >= len(text):
        raise GlobError(r"a [ is not closed; write \[ for the character")
    return _Set(tuple(dict.fromkeys(found)), bool(others)), at + 1


def _member(text: Sequence[int], at: int) -> tuple[int, int]:
    """A character in brackets, and where what follows begins."""
    at += text[at] == _BACKSLASH
    if at >= len(text):
        raise GlobError(r"a [ is not closed; write \[ for the character")
    return text[at], at + 1


def _end_of_class(text: Sequence[int], at: int) -> int:
    """Where the `:]` of a class such as `[:alpha:]` stands, from behind its `[:`; 0 if the brackets are none."""
    while at < len(text) and text[at] != _CLOSE:
        at += 1
    return at - 1 if at < len(text) and text[at - 1] == _COLON else 0


def _class(name: Sequence[int]) -> _Ranges:
    word = "".join(map(chr, name))
    if word not in _CLASSES:
        raise GlobError(f"there is no class [:{word}:]; there are: {', '.join(_CLASSES)}")
    return _CLASSES[word]


def _alternatives(pattern: str) -> list[str]:
    """What a pattern with braces stands for; braces without a comma are characters as others."""
    found, end = _choices(pattern, 0, 0)
    assert end == len(pattern)
    return found


def _choices(text: str, at: int, depth: int) -> tuple[list[str], int]:
    """The texts that are meant up to the end, within braces up to a comma or the end of them."""
    if depth > _DEEPEST:
        raise GlobError(f"more than {_DEEPEST} braces stand in one another")
    found = [""]
    while at < len(text) and not (depth and text[at] in ",}"):
        if text[at] == "{":
            options, at = _braces(text, at + 1, depth + 1)
        else:
            end = _behind(text, at)
            options, at = [text[at:end]], end
        if len(found) * len(options) > _MOST_ALTERNATIVES:
            raise GlobError(f"its braces stand for more than {_MOST_ALTERNATIVES:,} patterns")
        found = [before + option for before in found for option in options]
    return found, at


def _braces(text: str, at: int, depth: int) -> tuple[list[str], int]:
    """What stands for braces, and where what follows them begins; `at` is behind the opening one."""
    branches: list[list[str]] = []
    while True:
        branch, at = _choices(text, at, depth)
        branches.append(branch)
        if at == len(text):
            raise GlobError(r"a { is not closed; write \{ for the character")
        at += 1
        if text[at - 1] == "}":
            break
    if len(branches) == 1:
        return [f"{{{inner}}}" for inner in branches[0]], at
    return [option for branch in branches for option in branch], at


def _behind(text: str, at: int) -> int:
    """Where the next piece begins: characters behind a backslash and in brackets are no braces or commas."""
    if text[at] == "\\":
        return min(at + 2, len(text))
    if text[at] != "[":
        return at + 1
    codes = [*map(ord, text)]
    return _set(codes, at + 1, strict=True)[1]
