"""Reading pages, and lists of pages."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from formlint.files.walking import SUFFIXES, FilesError

_BINARY_MARK = b"\0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not checked, and why."""

    path: str
    reason: str
    failed: bool


def read(paths: Iterable[Path]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page, or the reason why a file was skipped."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Skipped(str(path), error.strerror or str(error), failed=True)
            continue
        if _BINARY_MARK in data[:1024] and data[:2] not in _UTF16_MARKS and path.suffix.lower() not in SUFFIXES:
            yield Skipped(str(path), "a binary file, no page", failed=False)
        else:
            yield str(path), data


def listed(name: str) -> tuple[str, ...]:
    """The paths in a file, or on standard input for `-`: one a line, or each ended by a NUL.

    Raises:
        FilesError: The file cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FilesError(f"{name}: cannot be read: {error}") from error
    return tuple(path for path in (text.split("\0") if "\0" in text else text.splitlines()) if path)
