"""How the command ends: its exit codes, and the one sentence that is told where it ends early."""

import os
import sys

from formlint.system.streams import StreamError, tell

TYPE_CHECKING = False  # as in `formlint/__init__.py`
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn, TypeVar

    from formlint.system.guard import Crash

    Result = TypeVar("Result")

FOUND = 1
USAGE = 2
BUG = 3
INTERRUPTED = 130

_TRACE = "FORMLINT_TRACEBACK"


def ended(step: "Callable[[], Result]", *passing: "type[Exception]") -> "Result":
    """What a step of the command yields; where something goes wrong that is not `passing`, the command is left.

    It is left with 2 where a standard stream cannot be used, with 3 after a bug, with 130 after Ctrl-C.
    """
    try:
        from formlint.system.guard import Crash, survived  # noqa: PLC0415  # --version does not need it

        done = survived(step, StreamError, *passing)
    except StreamError as error:
        tell([f"Error: {error}"] if error.args else [])
        sys.exit(USAGE)
    except KeyboardInterrupt:
        stopped()
    if isinstance(done, Crash):
        crashed(done)
    return done


def crashed(crash: "Crash") -> "NoReturn":
    """Leave after a bug."""
    show_trace(crash)
    tell([f"This is a bug in formlint: {crash.culprit}. Please report it; {_TRACE}=1 shows where it arose."])
    sys.exit(BUG)


def show_trace(crash: "Crash") -> None:
    """Show where a bug arose, if the environment asks for it."""
    if os.environ.get(_TRACE, "0") not in {"", "0"}:
        tell(crash.trace.splitlines())


def stopped(what: str = "Stopped.") -> "NoReturn":
    """Leave after Ctrl-C; another one ends the process at once, whatever it does."""
    from signal import SIG_DFL, SIGINT, signal  # noqa: PLC0415  # needed after Ctrl-C only

    signal(SIGINT, SIG_DFL)
    tell([what])
    sys.exit(INTERRUPTED)


def end_where_lost() -> None:
    """From now on, a Ctrl-C that Python would drop, as in the middle of a destructor, ends the command, too."""
    usual = sys.unraisablehook

    def hook(lost: "Any") -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            tell(["Stopped."])
            os._exit(INTERRUPTED)
        usual(lost)

    sys.unraisablehook = hook
