"""The one module that writes to standard output and standard error.

What a page, a path or a settings file holds reaches a terminal or the log of a CI server only after it was made
harmless there: `tell` does that, `write` takes what the reporters have made of it, and `send` is for bytes that another
program or a file gets as they are.
"""

import os
import sys
from _thread import allocate_lock  # `threading` takes longer to load
from errno import EBADF
from stat import S_ISREG

TYPE_CHECKING = False  # as in `formlint/__init__.py`
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

_CI = ("CI", "GITHUB_ACTIONS", "TEAMCITY_VERSION", "TF_BUILD")  # environment variables that CI servers set


class StreamError(Exception):
    """Standard input cannot be read, or standard output not written; the message says why.

    It says nothing where whoever read standard output has seen enough, as in `formlint check | head`.
    """


class _Aside:
    """While it is entered, in whatever thread, what a project's own code prints goes to standard error.

    What this module writes to standard output goes there all the same.
    """

    def __init__(self) -> None:
        self._lock, self._inside = allocate_lock(), 0
        self._kept: TextIO | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._kept, sys.stdout = sys.stdout, sys.stderr
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._kept is not None:
                sys.stdout, self._kept = self._kept, None

    def stdout(self) -> "TextIO":
        """Standard output as it is outside."""
        with self._lock:
            return self._kept or sys.stdout


printing_aside = _Aside()


def fill_gaps() -> None:
    """Open what is closed of the standard streams, so that no file of the user's gets its number.

    Reading what was closed for reading, and writing what was closed for writing, fails; standard error is silent.
    """
    for number, (name, way, mode) in enumerate(
        (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
    ):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, way)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def received(most: int = -1) -> bytes:
    """What is on standard input: all of it, or so many bytes at `most`. Raises StreamError."""
    try:
        return sys.stdin.buffer.read(most)
    except (OSError, ValueError) as error:
        raise StreamError(f"standard input cannot be read: {_reason(error)}") from error


def write(text: "str | Iterable[str]", *, json: bool = False) -> None:
    """To standard output, a report or its pieces: JSON in UTF-8, other text in its encoding, what that lacks escaped.

    Raises StreamError.
    """
    encoding = "utf-8" if json else sys.stdout.encoding or "utf-8"
    last = "\n"  # nothing is written where there is nothing to say
    for piece in [text] if isinstance(text, str) else text:
        _put(piece.encode(encoding, "backslashreplace"))
        last = piece or last
    if not last.endswith("\n"):
        _put(b"\n")
    _flush()


def send(data: bytes) -> None:
    """Bytes to standard output, as they are. Raises StreamError."""
    _put(data)
    _flush()


def is_log() -> bool:
    """Whether people, or a CI server that reads commands in logs, look at standard output; neither reads a file."""
    if sys.stdout.isatty():
        return True
    if not any(os.environ.get(name, "").lower() not in {"", "0", "false"} for name in _CI):
        return False
    try:
        return not S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def tell(lines: "Sequence[str]") -> None:
    """To standard error, a line each, made harmless; where nobody can be told, nobody is."""
    try:
        sys.stderr.write("".join(f"{harmless(line)}\n" for line in lines))
        sys.stderr.flush()
    except (OSError, ValueError):
        _abandon(sys.stderr, 2)


def harmless(line: str) -> str:
    """One line for a terminal or a log: what would steer either is shown."""
    if line.isascii() and line.isprintable() and "::" not in line and "##" not in line:
        return line
    from formlint.system.escape import tame, visible  # noqa: PLC0415  # most lines are plain

    return tame(visible(line))


def _put(data: bytes) -> None:
    try:
        printing_aside.stdout().buffer.write(data)
    except (OSError, ValueError) as error:
        raise _unwritten(error) from error


def _flush() -> None:
    try:
        printing_aside.stdout().buffer.flush()
    except (OSError, ValueError) as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError | ValueError) -> StreamError:
    _abandon(printing_aside.stdout(), 1)
    if isinstance(error, BrokenPipeError):
        return StreamError()
    return StreamError(f"standard output cannot be written: {_reason(error)}")


def _reason(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return "it is closed" if error.errno == EBADF else error.strerror or str(error)


def _abandon(stream: object, number: int) -> None:
    """Let what is left in a stream go nowhere: Python would try to write it again at its end, and complain."""
    if stream is (sys.__stdout__, sys.__stderr__)[number - 1] or stream is None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
