"""The one place where a bug of ours is caught: it costs one page, not the run."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from formlint.packs import PackError

Result = TypeVar("Result")


class Crash(NamedTuple):
    """A bug of ours: the rule or module where it arose, and what it says."""

    culprit: str


def guarded(step: Callable[[], Result]) -> Result | Crash:
    """What a step yields, or what went wrong in it; a broken pack is the user's mistake and goes on (PackError)."""
    try:
        return step()
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001  # told with rule and file by those who call this
        return Crash(_culprit(error))


def raised_by(step: Callable[[], Result], *passing: type[Exception]) -> Result | BaseException:
    """What a step in a project's own code yields, or what it raises; what is `passing` goes on."""
    try:
        return step()
    except passing:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  # foreign code may raise anything, and leave
        return error


def _culprit(error: Exception) -> str:
    place, trace = "unknown place", error.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if ".checks." in module:  # our rules and those of a team
            return f"rule {module.rpartition('.')[2].replace('_', '-')}: {error!r}"
        if module.startswith("formlint."):
            place = f"{module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{place}: {error!r}"
