"""Pages over processes, in chunks, and each page in one of its own where a process dies of it."""

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from formlint.knowledge.message import say
from formlint.lint.config import Config
from formlint.project.run.check_page import How, Job, Judged, judge_next

_CHUNK = 400_000  # bytes of pages that go to a process together
_SHARES = 4  # chunks for each process, where there is less to do

_Chunk = tuple[tuple[Config, ...], list[tuple[str, int, bytes | None]]]
"""Different settings, and paths with the number of theirs: settings are large, and most pages share them."""


def over_processes(jobs: Sequence[Job], sizes: Sequence[int], how: How, number: int) -> Iterator[Judged]:
    """What comes of each page (of so many bytes), in their order, over a number of processes. Raises PackError."""
    pool = _pool(number)
    try:
        chunks = _chunks(sizes, number)
        # Those of a single large page come first: at the end, all but one process would wait for it.
        order = sorted(chunks, key=lambda chunk: -sizes[chunk.start] if len(chunk) == 1 else 0)
        with _undisturbed():
            futures = {one: pool.submit(_judge_all, _packed(jobs[one.start : one.stop]), how) for one in order}
        for chunk in chunks:
            try:
                done = futures.pop(chunk).result()
            except BrokenProcessPool:
                done = [_alone(job, how) for job in jobs[chunk.start : chunk.stop]]
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)  # the end of a `with` would not cancel


def _chunks(sizes: Sequence[int], number: int) -> list[range]:
    """Neighbours of so many bytes together that a process is neither asked too often nor the last one for long."""
    most = min(_CHUNK, sum(sizes) // (_SHARES * number))
    chunks: list[range] = []
    start = together = 0
    for place, size in enumerate(sizes):
        if place > start and together + size > most:
            chunks.append(range(start, place))
            start, together = place, 0
        together += size
    return [*chunks, range(start, len(sizes))]


def _alone(job: Job, how: How) -> Judged:
    """What comes of a page in a process of its own: it, or one near it, has ended the one before."""
    with _pool(1) as pool:
        try:
            with _undisturbed():
                future = pool.submit(_judge_all, _packed([job]), how)
            (done,) = future.result()
        except BrokenProcessPool:
            told = say(
                "formlint crashed: the process that checked this page died; please report the bug with this page."
            )
            return Judged(job.path, trouble=told, crashed=True)
        return done


def _pool(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(number, get_context("fork" if sys.platform == "linux" else "spawn"), _begin)


@contextmanager
def _undisturbed() -> Generator[None]:
    """Processes that are started meanwhile hear of no Ctrl-C before they pay no heed to it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _packed(jobs: Sequence[Job]) -> _Chunk:
    numbers: dict[Config, int] = {}
    pages = [(job.path, numbers.setdefault(job.config, len(numbers)), job.data) for job in jobs]
    return tuple(numbers), pages


def _judge_all(chunk: _Chunk, how: How) -> list[Judged]:
    configs, pages = chunk
    done: list[Judged] = []
    for path, number, data in pages:
        done.append(judge_next(Job(path, configs[number], data), how))
    return done


def _begin() -> None:
    """In a new process: Ctrl-C is the parent's business, and when the parent is gone there is nothing left to do."""
    gc.disable()  # until the first page is done
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()
