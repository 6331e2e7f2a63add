"""From paths to results: pages are read one by one, and what goes wrong with one does not stop the others."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from formlint.cli.common import BUG, USAGE, Refusal, tell
from formlint.cli.options.paths import pages
from formlint.cli.options.settings import config_of

if TYPE_CHECKING:
    from formlint.config import Config, Lookup
    from formlint.finding import Notice
    from formlint.source import Source

_Result = TypeVar("_Result")


@dataclass
class Run:
    """What happened on the way, for the exit code and the reports; `mended`: a fix was applied, or would be."""

    read: int = 0
    failed: bool = False
    crashed: bool = False
    mended: bool = False
    notices: "list[Notice]" = field(default_factory=list["Notice"])

    def tell(self, path: str, text: str, *, failed: bool) -> None:
        """Tell people something about a page, now and in the reports."""
        from formlint.finding import Notice  # noqa: PLC0415

        self.failed |= failed
        self.notices.append(Notice(path, text, failed=failed))
        tell([f"{path}: {text}"])

    def tell_all(self, notices: "Iterable[Notice]") -> None:
        """Tell what is to be known of pages beside what is found on them."""
        for notice in notices:
            self.tell(notice.path, notice.text, failed=notice.failed)


def results(
    given: Mapping[str, Any], run: Run, find: "Lookup", step: Callable[["Source", "Config"], _Result]
) -> list[_Result]:
    """The step's result for each page that the command line names; the command is left where there is none."""
    found = list(_each(given, run, find, step))
    if not run.read and not given["allow_empty"]:
        sys.exit(USAGE)
    return found


def leave(run: Run, *, found: bool) -> NoReturn:
    """End the command with its exit code."""
    if run.crashed:
        sys.exit(BUG)
    if run.failed:
        sys.exit(USAGE)
    sys.exit(1 if found else 0)


def _each(
    given: Mapping[str, Any], run: Run, find: "Lookup", step: Callable[["Source", "Config"], _Result]
) -> Iterator[_Result]:
    """The step's result for each page; pages that cannot be read or crash formlint are told and passed over."""
    from formlint.files import Skipped  # noqa: PLC0415
    from formlint.guard import Crash, guarded  # noqa: PLC0415
    from formlint.packs import PackError  # noqa: PLC0415
    from formlint.source import decode  # noqa: PLC0415

    for page in pages(given, find):
        if isinstance(page, Skipped):
            run.tell(page.path, f"skipped: {page.reason}", failed=page.failed)
            continue
        path, data = page
        run.read += 1
        config = config_of(find, path)
        try:
            result = guarded(partial(step, decode(data, path, config.charset), config))
        except PackError as error:
            raise Refusal(str(error)) from error
        if isinstance(result, Crash):
            run.crashed = True
            run.tell(path, f"a bug of formlint's: {result.culprit}. Please report it with this page.", failed=True)
            continue
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        yield result
