"""Reading pages, and lists of pages."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from formlint.files.walking import SUFFIXES, FilesError
from formlint.streams import received

_MEGABYTE = 1_000_000
_BINARY_MARK = b"\0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_JSX = frozenset({".jsx", ".tsx"})

Stamp = tuple[int, int, int]
"""The size of a file, when it was written, and when anything about it was changed last."""


class Skipped(NamedTuple):
    """A file that was not checked, and why."""

    path: str
    reason: str
    failed: bool


def read(paths: Iterable[Path], limit: Callable[[str], float]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page, or the reason why a file was skipped; the `limit` of a page is in megabytes."""
    for path in map(str, paths):
        data = content(path, limit(path))
        yield data if isinstance(data, Skipped) else (path, data)


def content(path: str, limit: float) -> bytes | Skipped:
    """What is in a page, or the reason why it is skipped; the limit is in megabytes."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a Path for each of many pages costs as much
            if is_too_large(os.fstat(file.fileno()).st_size, limit):
                return too_large(path, limit)
            data = file.read()
    except OSError as error:
        return Skipped(path, error.strerror or str(error), failed=True)
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if _BINARY_MARK in data[:1024] and data[:2] not in _UTF16_MARKS and suffix not in SUFFIXES:
        return Skipped(path, "a binary file, no page", failed=False)
    if suffix in _JSX and not _reads_jsx():
        return Skipped(path, "JSX is read by tree-sitter: pip install 'formlint[jsx]'", failed=True)
    return data


def stamp(path: str) -> Stamp | None:
    """What tells a file from what it was before, without reading it; None for no file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_too_large(size: int, limit: float) -> bool:
    """Whether a page of so many bytes is over a limit in megabytes."""
    return size > limit * _MEGABYTE


def too_large(path: str, limit: float) -> Skipped:
    """What is told of such a page."""
    return Skipped(
        path, f"larger than {limit:g} MB: `max-file-size` in the settings says how much is read", failed=True
    )


@cache
def _reads_jsx() -> bool:
    from formlint.markup.jsx import is_readable  # noqa: PLC0415

    return is_readable()


def listed(name: str) -> tuple[str, ...]:
    """The paths in a file, or on standard input for `-`: one a line, or each ended by a NUL.

    Raises:
        FilesError: The file cannot be read, or is not UTF-8.
    """
    try:
        data = received() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FilesError(f"{name}: cannot be read: {error}") from error
    return tuple(path for path in (text.split("\0") if "\0" in text else text.splitlines()) if path)
