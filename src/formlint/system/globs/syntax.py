"""The pieces of a pattern, and the patterns that one with braces stands for."""

from collections.abc import Iterator, Sequence

from formlint.system.globs.automaton import ANY, Piece, Ranges, Run, Set

_MOST_ALTERNATIVES = 1_000  # that one pattern with braces may stand for
_DEEPEST = 10  # braces in braces

_SLASH, _BACKSLASH, _STAR, _QUERY, _OPEN, _CLOSE, _BANG, _CARET, _DASH, _COLON = map(ord, "/\\*?[]!^-:")


def _ranges(*texts: str) -> Ranges:
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


def pieces_of(text: Sequence[int], start: int, *, strict: bool) -> Iterator[Piece]:
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
                raise GlobError("it ends with a backslash")
            yield text[at + 1]
            at += 2
        else:
            yield ANY if code == _QUERY else code
            at += 1


def _stars(text: Sequence[int], at: int, *, anywhere: bool, strict: bool) -> tuple[Run, int]:
    """The run that stars stand for, and where they end; `anywhere`: two may go across folders, by what is before."""
    end = at
    while end < len(text) and text[end] == _STAR:
        end += 1
    after = text[end : end + 2]
    bounded = strict or not after or after[0] == _SLASH or [*after] == [_BACKSLASH, _SLASH]
    if end - at == 1 or not (anywhere and bounded):
        return Run.NAME, end
    return (Run.FOLDERS, end + 1) if after and after[0] == _SLASH else (Run.PATH, end)


def _set(text: Sequence[int], at: int, *, strict: bool) -> tuple[Set, int]:
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
                raise GlobError(f"the range {chr(before)}-{chr(last)} is empty")
            found.append((before, last))
            before = None
            continue
        code, at = _member(text, at)
        found.append((code, code))
        before = code
    if at >= len(text):
        raise GlobError(r"`[` is not closed; write `\[` for the character")
    return Set(tuple(dict.fromkeys(found)), bool(others)), at + 1


def _member(text: Sequence[int], at: int) -> tuple[int, int]:
    """A character in brackets, and where what follows begins."""
    at += text[at] == _BACKSLASH
    if at >= len(text):
        raise GlobError(r"`[` is not closed; write `\[` for the character")
    return text[at], at + 1


def _end_of_class(text: Sequence[int], at: int) -> int:
    """Where the `:]` of a class such as `[:alpha:]` stands, from behind its `[:`; 0 if the brackets are none."""
    while at < len(text) and text[at] != _CLOSE:
        at += 1
    return at - 1 if at < len(text) and text[at - 1] == _COLON else 0


def _class(name: Sequence[int]) -> Ranges:
    word = "".join(map(chr, name))
    if word not in _CLASSES:
        raise GlobError(f"unknown class [:{word}:]; choose from {', '.join(_CLASSES)}")
    return _CLASSES[word]


def alternatives(pattern: str) -> list[str]:
    """What a pattern with braces stands for; braces without a comma are characters as others."""
    found, end = _choices(pattern, 0, 0)
    assert end == len(pattern)
    return found


def _choices(text: str, at: int, depth: int) -> tuple[list[str], int]:
    """The texts that are meant up to the end, within braces up to a comma or the end of them."""
    if depth > _DEEPEST:
        raise GlobError(f"it nests more than {_DEEPEST} braces")
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
            raise GlobError(r"`{` is not closed; write `\{` for the character")
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
