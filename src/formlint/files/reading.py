"""Reading pages, and lists of pages."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from formlint.files.walking import SUFFIXES, FilesError

_MEGABYTE = 1_000_000
_BINARY_MARK = b"\0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not checked, and why."""

    path: str
    reason: str
    failed: bool


def read(paths: Iterable[Path], limit: Callable[[str], float]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page, or the reason why a file was skipped; the `limit` of a page is in megabytes."""
    for path in paths:
        most = limit(str(path))
        try:
            if is_too_large(path.stat().st_size, most):
                yield too_large(str(path), most)
                continue
            data = path.read_bytes()
        except OSError as error:
            yield Skipped(str(path), error.strerror or str(error), failed=True)
            continue
        if _BINARY_MARK in data[:1024] and data[:2] not in _UTF16_MARKS and path.suffix.lower() not in SUFFIXES:
            yield Skipped(str(path), "a binary file, no page", failed=False)
        elif path.suffix.lower() in {".jsx", ".tsx"} and not _reads_jsx():
            yield Skipped(str(path), "JSX is read by tree-sitter: pip install 'formlint[jsx]'", failed=True)
        else:
            yield str(path), data


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
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FilesError(f"{name}: cannot be read: {error}") from error
    return tuple(path for path in (text.split("\0") if "\0" in text else text.splitlines()) if path)
