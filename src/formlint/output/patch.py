"""What fixing changes, as a patch that `patch -p0` and `git apply -p0` take."""

from collections.abc import Iterator

from formlint.html.source import decode

_NO_END = "\n\\ No newline at end of file\n"


def patch(path: str, was: bytes, now: bytes, charset: str = "") -> str:
    """The difference between two states of a page; `charset` is the codec that its server says, "" if unknown."""
    from difflib import unified_diff  # noqa: PLC0415  # 9 ms

    lines = unified_diff(_lines(was, path, charset), _lines(now, path, charset), path, path)
    return "".join(line if line.endswith("\n") else f"{line}{_NO_END}" for line in lines)


def _lines(data: bytes, path: str, charset: str) -> list[str]:
    return [*_split(decode(data, path, charset).text)]


def _split(text: str) -> Iterator[str]:
    """The lines with their ends; a lone CR ends no line of a patch."""
    *lines, last = text.split("\n")
    yield from (f"{line}\n" for line in lines)
    if last:
        yield last
