"""How much work a page makes, counted: a count is the same on every machine, whatever else runs there."""

import gc
import sys
from collections.abc import Callable
from math import inf
from time import process_time
from types import FrameType
from typing import Any

SLACK = 1.2
"""How much faster than a page the counted work may grow."""
SHAKY = 2.5
"""The same for time."""
TRIES = 6


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python run."""
    return _counted("line", work)


def calls_run(work: Callable[[], object]) -> int:
    """How many functions of Python are called: a rougher measure, which slows the work less."""
    return _counted("call", work)


def _counted(event: str, work: Callable[[], object]) -> int:
    count = 0

    def trace(_frame: FrameType, happened: str, _: object) -> Any:
        nonlocal count
        count += happened == event
        return trace if event == "line" else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(
    made: Callable[[int], str],
    work: Callable[[str], object],
    few: int,
    many: int,
    counted: Callable[[Callable[[], object]], int] = lines_run,
) -> float:
    """How much faster what is counted grows than the page does: about 1 where each part is looked at once."""
    work(made(few // 2))  # what is read once
    small, large = made(few), made(many)
    return counted(lambda: work(large)) / counted(lambda: work(small)) / (len(large) / len(small))


def slows(made: Callable[[int], str], work: Callable[[str], object], number: int) -> bool:
    """Whether the processor's time for a large page grows much faster than the page, by the least of some tries.

    It sees what counting lines cannot, work in libraries, and shakes with the machine: quadratic work gives 4.
    """
    small, large = made(number // 4), made(number)
    least = [inf, inf]
    for _ in range(TRIES):
        least = [min(known, _time(work, text)) for known, text in zip(least, (small, large), strict=True)]
        if least[1] <= SHAKY * least[0] * len(large) / len(small):
            return False
    return True


def _time(work: Callable[[str], object], text: str) -> float:
    """Without the collector of garbage, which looks at what all tests before have left: more often for a large page."""
    gc.collect()
    gc.disable()
    try:
        began = process_time()
        work(text)
        return process_time() - began
    finally:
        gc.enable()
