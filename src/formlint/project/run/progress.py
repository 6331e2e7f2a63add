"""A bar on standard error, for people who wait: only on a terminal, and only for what lasts longer than a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_PATIENCE = 1.0  # seconds before the bar is shown
_PACE = 0.1  # seconds between two looks of it

Thing = TypeVar("Thing")


def watched(things: Iterable[Thing], total: int) -> Iterator[Thing]:
    """The things as they come, with a bar that shows how many of them have come."""
    if not sys.stderr.isatty():
        yield from things
        return
    began = time.monotonic()
    for number, thing in enumerate(iterator := iter(things), 1):
        yield thing
        if time.monotonic() - began > _PATIENCE:
            yield from _shown(iterator, number, total)


def _shown(things: Iterator[Thing], done: int, total: int) -> Iterator[Thing]:
    from rich import progress as rich  # noqa: PLC0415  # for long runs only
    from rich.console import Console  # noqa: PLC0415  # 100 ms

    columns = (rich.TextColumn("Checking"), rich.BarColumn(), rich.MofNCompleteColumn(), rich.TimeRemainingColumn())
    looked = 0.0
    with rich.Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, completed=done)
        for thing in things:
            yield thing
            bar.advance(task)
            if time.monotonic() - looked > _PACE:
                bar.refresh()
                looked = time.monotonic()
