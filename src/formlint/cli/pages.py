"""From paths to results: pages are read one by one, and what goes wrong with one does not stop the others."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from formlint.cli.common import BUG, USAGE, Refusal
from formlint.cli.options.paths import pages
from formlint.cli.options.settings import config_of

if TYPE_CHECKING:
    from formlint.config import Config, Lookup
    from formlint.source import Source

_Result = TypeVar("_Result")


@dataclass
class Run:
    """What happened on the way, for the exit code; `mended` says that a fix was applied, or would be."""

    read: int = 0
    failed: bool = False
    crashed: bool = False
    mended: bool = False


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
            run.failed |= page.failed
            click.echo(f"{page.path}: skipped: {page.reason}", err=True)
            continue
        path, data = page
        run.read += 1
        config = config_of(find, path)
        try:
            result = guarded(partial(step, decode(data, path), config))
        except PackError as error:
            raise Refusal(str(error)) from error
        if isinstance(result, Crash):
            run.crashed = True
            click.echo(f"{path}: a bug of formlint's: {result.culprit}. Please report it with this page.", err=True)
            continue
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        yield result
