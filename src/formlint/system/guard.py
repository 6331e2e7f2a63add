"""The one module where exceptions of every kind are caught: what goes wrong inside a boundary ends there.

The boundaries are a page, a record of the cache, and the command as a whole. What people have to be told is for those
who call: here an exception only becomes a value. Ctrl-C and the like are no `Exception` and go on.
"""

TYPE_CHECKING = False  # as in `formlint/__init__.py`
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")


class MistakeError(Exception):
    """Something is wrong in a file of the user's, as a pack: it is told as that, and never as a bug of ours."""


class Crash:
    """A bug of ours: the rule or module where it arose, and what it says; `trace` is for those who mend it."""

    __slots__ = ("culprit", "trace")

    def __init__(self, culprit: str, trace: str = "") -> None:
        self.culprit = culprit
        self.trace = trace


def guarded(step: "Callable[[], Result]") -> "Result | Crash":
    """What a step yields, or what went wrong in it; what is the user's mistake goes on (MistakeError)."""
    return survived(step, MistakeError)


def survived(step: "Callable[[], Result]", *passing: type[Exception]) -> "Result | Crash":
    """What a step yields, or what went wrong in it; exceptions that are `passing` go on."""
    try:
        return step()
    except passing:
        raise
    except Exception as error:  # noqa: BLE001  # told with rule and file by those who call this
        return Crash(_culprit(error), _trace(error))


def if_sound(step: "Callable[[], Result]") -> "Result | None":
    """What a step makes of data that may be broken in any way; None where it fails."""
    try:
        return step()
    except Exception:  # noqa: BLE001  # broken data is as good as none
        return None


def raised_by(step: "Callable[[], Result]", *passing: type[Exception]) -> "Result | BaseException":
    """What a step in a project's own code yields, or what it raises; what is `passing` goes on, and so does Ctrl-C."""
    try:
        return step()
    except (KeyboardInterrupt, *passing):
        raise
    except BaseException as error:  # noqa: BLE001  # foreign code may raise anything, and leave
        return error


def _culprit(error: Exception) -> str:
    place, trace = "unknown place", error.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if ".checks." in module:  # our rules and those of a team
            return f"rule {module.rpartition('.')[2].replace('_', '-')}: {error!r}"
        if module.startswith("formlint.") and module != __name__:
            place = f"{module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{place}: {error!r}"


def _trace(error: Exception) -> str:
    from traceback import format_exception  # noqa: PLC0415  # needed after a bug only

    return "".join(format_exception(error, limit=-30))
