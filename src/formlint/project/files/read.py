"""Reading pages, and lists of pages."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from formlint.knowledge.message import Message, say
from formlint.project.files.pages import NEEDS_JSX, SUFFIXES, FilesError, Skipped, needs_jsx
from formlint.system.file_access import TooLargeError, read_file
from formlint.system.streams import received

_MEGABYTE = 1_000_000
_MOST_LISTED = 100.0  # megabytes of a list of paths
_BINARY_MARK = b"\0"
_BINARY = say("a binary file, not a page")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r\x0e\x0f\x1b"})  # ISO 2022 uses the last three
_START = 8192  # bytes that tell
_FEWEST, _SHARE = 16, 0.05  # control characters, and their share, that no text has
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_TAGS = (b"<\0\0\0", b"\0\0\0<")
_DESCRIPTORS = ("/dev/fd/", "/proc/self/fd/")  # as which a shell passes what a command writes: <(curl …)

Stamp = tuple[int, int, int]
"""The size of a file, when it was written, and when anything about it was changed last."""


def read(paths: Iterable[Path], limit: Callable[[str], float]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page, or the reason why a file was skipped; the `limit` of a page is in megabytes."""
    for path in map(str, paths):
        data = content(path, limit(path))
        yield data if isinstance(data, Skipped) else (path, data)


def content(path: str, limit: float) -> bytes | Skipped:
    """What is in a page, or the reason why it is skipped; the limit is in megabytes."""
    try:
        data = read_file(path, limit, streams=is_stream(path))
    except TooLargeError:
        return too_large(path, limit)
    except OSError as error:
        return Skipped(path, error.strerror or str(error), failed=True)
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if _BINARY_MARK in data[:1024] and data[:2] not in _UTF16_MARKS and suffix not in SUFFIXES:
        return Skipped(path, _BINARY, failed=False)
    if reason := _no_text(data):
        return Skipped(path, reason, failed=suffix in SUFFIXES)
    return Skipped(path, NEEDS_JSX, failed=True) if needs_jsx(suffix) else data


def is_stream(path: str) -> bool:
    """Whether a path is what a shell makes of `<(command)`: it can be read once, from its beginning to its end."""
    return path.startswith(_DESCRIPTORS)


def stamp(path: str) -> Stamp | None:
    """What tells a file from what it was before, without reading it; None for no file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def from_stdin(path: str, limit: float) -> bytes | Skipped:
    """What is on standard input, a page of this path; the limit is in megabytes."""
    most = int(min(limit * _MEGABYTE, sys.maxsize - 1))
    data = received(most + 1)
    if len(data) > most:
        return too_large(path, limit)
    reason = _no_text(data)
    return Skipped(path, reason, failed=True) if reason else data


def _no_text(data: bytes) -> Message | None:
    """Why what is in a page cannot be text; None where it may be."""
    if data[:2] in _UTF16_MARKS:
        return say("cut off: in UTF-16, a character has two bytes or four") if len(data) % 2 else None
    start = data[:_START]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls < max(_FEWEST, len(start) * _SHARE):
        return None
    return None if _is_wide(start) else _BINARY


def _is_wide(start: bytes) -> bool:
    """Whether bytes may be a page in UTF-16 or UTF-32 without a mark; a binary has `<` and NUL by chance."""
    if start.startswith(_UTF32_TAGS):
        return True
    for lower, higher in ((start[::2], start[1::2]), (start[1::2], start[::2])):
        ascii_ = bytes(low for low, high in zip(lower, higher, strict=False) if not high)
        if b"<" in ascii_ and len(ascii_) == len(ascii_.translate(None, _CONTROLS)):
            return True
    return False


def too_large(path: str, limit: float) -> Skipped:
    """What is told of a page that is over its limit."""
    told = say("larger than {limit} MB; raise `max-file-size` in the settings", limit=f"{limit:g}")
    return Skipped(path, told, failed=True)


def listed(name: str) -> tuple[str, ...]:
    """The paths in a file, or on standard input for `-`: one a line, or each ended by a NUL.

    Raises:
        FilesError: The file cannot be read, or is not UTF-8.
    """
    try:
        data = received() if name == "-" else read_file(name, _MOST_LISTED, streams=True)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise FilesError(f"{name}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FilesError(f"{name}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    return tuple(path for path in (text.split("\0") if "\0" in text else text.splitlines()) if path)
