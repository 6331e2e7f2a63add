"""Pages over processes: in chunks, in a fixed order, and without a process where one page is all there is."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from formlint.config import Config
from formlint.rule import rules
from formlint.run.judging import How, Job, Judged, judge
from formlint.saying import say

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_BYTES_EACH = 1_000_000  # a process pays from here on: it starts in the time that so much takes to be checked
_PAGES_EACH = 8
_CHUNK = 8  # pages that go to a process together

_Chunk = tuple[tuple[Config, ...], list[tuple[str, int, bytes | None]]]
"""Different settings, and paths with the number of theirs: settings are large, and most pages share them."""


def processes(pages: int, size: int) -> int:
    """How many processes pages of so many bytes deserve on this machine."""
    return max(1, min(_cores(), pages // _PAGES_EACH, size // _BYTES_EACH))


def spread(jobs: Sequence[Job], how: How, number: int) -> Iterator[Judged]:
    """What comes of each page, in their order, over a number of processes. Raises PackError."""
    if number == 1:
        for job in jobs:
            yield judge(job, how, rules(job.config.rules))
            _settle()
        return
    yield from _over_processes(jobs, how, number)


def _over_processes(jobs: Sequence[Job], how: How, number: int) -> Iterator[Judged]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # 38 ms

    pool = _pool(number)
    try:
        chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
        futures = [pool.submit(_judge_all, _packed(chunk), how) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                done = future.result()
            except BrokenProcessPool:
                done = [_alone(job, how) for job in chunk]
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)  # the end of a `with` would not cancel


def _alone(job: Job, how: How) -> Judged:
    """What comes of a page in a process of its own: it, or one near it, has ended the one before."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    with _pool(1) as pool:
        try:
            (done,) = pool.submit(_judge_all, _packed([job]), how).result()
        except BrokenProcessPool:
            told = say("a bug of formlint's: the process that checked it died. Please report it with this page.")
            return Judged(job.path, trouble=told, crashed=True)
        return done


def _pool(number: int) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    return ProcessPoolExecutor(number, get_context("fork" if sys.platform == "linux" else "spawn"), _begin)


def _packed(jobs: Sequence[Job]) -> _Chunk:
    numbers: dict[Config, int] = {}
    pages = [(job.path, numbers.setdefault(job.config, len(numbers)), job.data) for job in jobs]
    return tuple(numbers), pages


def _judge_all(chunk: _Chunk, how: How) -> list[Judged]:
    configs, pages = chunk
    done: list[Judged] = []
    for path, number, data in pages:
        config = configs[number]
        done.append(judge(Job(path, config, data), how, rules(config.rules)))
        _settle()
    return done


def _settle() -> None:
    """After the first page: what is loaded by now stays, and looking at it again and again costs."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _begin() -> None:
    """In a new process: Ctrl-C is the parent's business, and when the parent is gone there is nothing left to do."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()


@cache
def _cores() -> int:
    count = getattr(os, "sched_getaffinity", None)
    return len(count(0)) if count else os.cpu_count() or 1
