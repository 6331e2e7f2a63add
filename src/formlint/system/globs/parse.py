"""The two kinds of lists: those of settings, and those in files that git reads."""

from collections.abc import Iterable, Iterator, Sequence

from formlint.system.globs.automaton import Globs, Pattern, Piece, Run
from formlint.system.globs.syntax import GlobError, alternatives, pieces_of

_BACKSLASH, _BANG, _HASH, _SPACE = map(ord, "\\!# ")
_SPECIAL = frozenset(map(ord, "*?[\\"))


def of_settings(patterns: Iterable[str]) -> Globs:
    """The patterns of a list in settings.

    A pattern without a slash means a file or folder of that name anywhere, one with a slash counts from the root; a
    folder stands for all in it. In a list that begins with `!`, all is meant that is not taken back.

    Raises:
        GlobError: A bracket or a brace is not closed, or something else that cannot have been meant.
    """
    return Globs([one for pattern in patterns for one in _setting(pattern)], below=True)


def _setting(pattern: str) -> Iterator[Pattern]:
    negated = pattern.startswith("!")
    for text in alternatives(pattern[negated:]):
        bare = text.rstrip("/")
        anywhere = [] if "/" in bare else [Run.FOLDERS]
        bare = bare.removeprefix("./").removeprefix("/")
        if bare in {"", "."}:
            raise GlobError("it names no file or folder")
        pieces = [*pieces_of([*map(ord, bare)], 0, strict=True)]
        yield Pattern(_without_repetition([*anywhere, *pieces]), negated, text.endswith("/"))


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


def _of_git(line: bytes) -> Pattern | None:
    """The pattern in a line; None for one that means nothing."""
    if not line or line[0] == _HASH:
        return None
    negated = line[0] == _BANG
    text = line[negated:]
    only_folders = text.endswith(b"/")
    text = text[: len(text) - only_folders]
    anywhere = [] if b"/" in text else [Run.FOLDERS]
    text = text.removeprefix(b"/")
    plain = next((at for at, code in enumerate(text) if code in _SPECIAL), len(text))
    try:
        pieces = [*pieces_of(text, 0 if anywhere else plain, strict=False)]
    except GlobError:
        return None
    return Pattern(_without_repetition([*anywhere, *pieces]), negated, only_folders) if pieces else None


def _without_repetition(pieces: Sequence[Piece]) -> list[Piece]:
    r"""The same pieces, `**/**/` as `**/`: an automaton passes over one run that is empty, not over any number."""
    return [piece for at, piece in enumerate(pieces) if not (at and piece is Run.FOLDERS and pieces[at - 1] is piece)]
