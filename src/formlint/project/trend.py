"""How many findings are put off, over time: the commits of a baseline file, oldest first."""

import os
import re
import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from formlint.project.baseline import BaselineError, parse
from formlint.system.file_access import read_file

_FORMAT = "%H%x00%cI%x00%s%x00"  # NUL is the one character that no message and no name of a file can hold
_MOST = 1_000.0  # megabytes of a baseline
_COMMIT = re.compile("[0-9a-f]{40,64}")


class TrendError(Exception):
    """There is no trend to show; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state of the baseline: that of a commit, or (with `commit` "") that of the file as it is now.

    Attributes:
        commit: The full name of the commit.
        date: When it was made, ISO 8601.
        subject: The first line of its message.
        findings: How many entries the baseline has.
    """

    commit: str
    date: str
    subject: str
    findings: int


def trend(file: Path) -> tuple[Step, ...]:
    """The states of a baseline over the commits that changed it. Raises TrendError."""
    if not os.path.isdir(file.parent):  # noqa: PTH112
        raise TrendError(f"{file.parent}: folder not found")
    log = _git(file.parent, "log", "--follow", "-z", "--name-only", f"--format={_FORMAT}", "--", file.name)
    top = Path(_git(file.parent, "rev-parse", "--show-toplevel").strip())
    steps = [*_steps(top, log)][::-1]
    now = _now(file)
    if now is not None and (not steps or steps[-1].findings != now):
        steps.append(Step("", "", "", now))
    if not steps:
        raise TrendError(
            f"{file}: not found, neither on disk nor in any commit; `formlint check --write-baseline` creates it"
        )
    return tuple(steps)


def _steps(top: Path, log: str) -> Iterator[Step]:
    """The states, newest first; commits in which the file is gone or no baseline are left out."""
    parts = deque(log.split("\0"))
    while len(parts) > 2:  # noqa: PLR2004  # a commit, its date and its subject
        commit, date, subject = parts.popleft(), parts.popleft(), parts.popleft()
        name = ""
        while parts and not _COMMIT.fullmatch(parts[0]):  # the name of the file comes after a line feed
            name = parts.popleft().removeprefix("\n") or name
        number = _count(_git(top, "show", f"{commit}:{name}", missing=""))
        if number is not None:
            yield Step(commit, date, subject, number)


def _now(file: Path) -> int | None:
    """How many entries the file has as it is now; None where there is none, or no baseline. Raises TrendError."""
    try:
        return _count(read_file(str(file), _MOST).decode("utf-8"))
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    except OSError as error:
        raise TrendError(f"{file}: cannot be read: {error.strerror or error}") from error


def _count(text: str) -> int | None:
    try:
        return len(parse(text))
    except BaselineError:
        return None


def _git(folder: Path, *arguments: str, missing: str | None = None) -> str:
    """What git answers; `missing` where it refuses and that is no mistake."""
    command: Sequence[str] = ("git", "-C", str(folder), "-c", "core.quotePath=false", *arguments)
    try:
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise TrendError("git is not installed; the trend is read from the commits of the baseline") from error
    if run.returncode:
        if missing is not None:
            return missing
        told = run.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git exited with code {run.returncode}"]
        if "not a git repository" in told[0]:
            raise TrendError(f"{folder}: not in a git repository; the trend is read from the commits of the baseline")
        if "does not have any commits" in told[0]:
            return ""
        raise TrendError(f"git: {told[0]}")
    return run.stdout.decode("utf-8", "replace")
