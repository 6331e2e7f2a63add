"""Colour on terminals: whether to use it, and how. Colour only repeats what words and signs say already."""

from collections.abc import Callable, Mapping
from typing import Protocol

Paint = Callable[[str, str], str]
"""Gives a text a style: `paint("error", "…")`."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "strong": "1",
    "quiet": "2",
    "frame": "34",
    "reason": "36",
    "added": "32",
    "removed": "31",
}


class Stream(Protocol):
    """What is asked of an output stream."""

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        ...


def use_color(choice: str, stream: Stream, environ: Mapping[str, str]) -> bool:
    """Whether to colour what goes to the stream.

    Args:
        choice: "always", "never" or "auto"; the first two decide. For "auto", NO_COLOR says no, else FORCE_COLOR or
            CLICOLOR_FORCE says yes (an empty variable says nothing), else terminals get colour.
        stream: Where the text goes.
        environ: The environment variables.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def painter(*, color: bool) -> Paint:
    """A function that gives a text one of our styles, or leaves it as it is."""
    return _paint if color else _leave


def hyperlink(text: str, address: str) -> str:
    """The text as a terminal's hyperlink (OSC 8) to an address of ASCII letters; as it is without an address."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def _paint(style: str, text: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else text


def _leave(_style: str, text: str) -> str:
    return text
