"""The one way in which files that somebody names or a walk meets are read: never without an end, never waiting.

A name may stand for a pipe that nobody writes to, or for a device that never ends. So what a name stands for is looked
at first, and again once it is open, and no more is read than the reader has asked for.
"""

import errno
import os
import stat
import sys

_MEGABYTE = 1_000_000
_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0)

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
)


class NotAFileError(OSError):
    """What a name stands for is not a file; `strerror` says what it is."""

    def __str__(self) -> str:
        """The reason alone: those who tell it name the path."""
        return str(self.strerror)


class TooLargeError(NotAFileError):
    """A file has more bytes than are read."""


def read_file(path: str, megabytes: float, *, streams: bool = False, links: bool = True) -> bytes:
    """All bytes of a file.

    Args:
        path: Where it is.
        megabytes: How much is read at most.
        streams: Whether pipes and terminals are read, too: only what the user has named for that purpose.
        links: Whether a link is followed.

    Raises:
        NotAFileError: It is a folder, a pipe, a socket, a device, or a link that is not followed.
        TooLargeError: It has more bytes.
        OSError: It cannot be read.
    """
    found = os.stat(path, follow_symlinks=links)  # noqa: PTH116  # a Path for each of many pages costs as much
    _refuse(path, found.st_mode, streams=streams)
    most = min(sys.maxsize - 1, int(min(megabytes * _MEGABYTE, sys.maxsize)))
    handle = os.open(path, _FLAGS if streams else _FLAGS | _NOT_WAITING | _no_follow(links=links))
    try:
        found = os.fstat(handle)
        _refuse(path, found.st_mode, streams=streams)
        data = _read(handle, found.st_size, most)
    finally:
        os.close(handle)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"larger than {megabytes:g} MB", path)
    return data


def refuse_other(path: str) -> None:
    """Raise NotAFileError where a name stands for something else than a file, and OSError where it stands for nothing.

    For what somebody else reads.
    """
    _refuse(path, os.stat(path).st_mode, streams=False)  # noqa: PTH116


def kind(mode: int) -> str:
    """What a name stands for that is not a file, from `st_mode`: `a named pipe`; "" for a file."""
    if stat.S_ISREG(mode):
        return ""
    return next((name for is_one, name in _KINDS if is_one(mode)), "something else")


def _refuse(path: str, mode: int, *, streams: bool) -> None:
    what = kind(mode)
    if what and not (streams and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode))):
        raise NotAFileError(errno.EINVAL, f"{what}, not a file", path)


def _no_follow(*, links: bool) -> int:
    return 0 if links else getattr(os, "O_NOFOLLOW", 0)


def _read(handle: int, size: int, most: int) -> bytes:
    """What is in an open file that says it has so many bytes; one byte more than the `most`, where there are more."""
    pieces: list[bytes] = []
    left, wanted = most + 1, size + 1
    while left and (piece := os.read(handle, min(wanted, left))):
        pieces.append(piece)
        left -= len(piece)
        wanted = _CHUNK
    return b"".join(pieces)
