"""A run over pages: which of them the cache knows, which are equal, and which have to be checked."""

import os
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from formlint.project.files.pages import Skipped
from formlint.project.files.read import Stamp, stamp
from formlint.project.run.cache import Cache, opened
from formlint.project.run.cache_key import page_key
from formlint.project.run.check_page import How, Job, Judged, bytes_of, judge, judge_next
from formlint.rule.discovery import rules

_BYTES_EACH = 1_000_000  # a process pays from here on: it starts in the time that so much takes to be checked
_PAGES_EACH = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is done.

    Attributes:
        processes: How many; None for as many as the pages deserve.
        cache: The folder of the cache, or None for none.
    """

    how: How
    processes: int | None = None
    cache: Path | None = None


def judged(jobs: Sequence[Job], plan: Plan) -> Generator[Judged]:
    """What comes of each page, in their order. Raises PackError."""
    with opened(plan.cache) if plan.cache else nullcontext() as cache:
        ways = _ways(jobs, plan.how, cache)
        number = plan.processes or processes(len(ways.fresh), sum(ways.fresh.values()))
        how = plan.how._replace(keep=cache is not None)
        fresh = _spread([jobs[place] for place in ways.fresh], [*ways.fresh.values()], how, number)
        first: dict[int, Judged] = {}
        for place, job in enumerate(jobs):
            if place in ways.same:
                yield first[ways.same[place]]._replace(path=job.path, stamp=ways.stamps[place])
                continue
            one = _remembered(job, ways.cached[place], plan.how, cache) if place in ways.cached else next(fresh)
            if cache is not None and one.record is not None and one.kept:
                cache.put(one.key, one.record.fixable, one.kept)
            one = one._replace(stamp=ways.stamps[place], kept=b"")
            if place in ways.again:
                first[place] = one
            yield one


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each page, by its place, comes to its findings: from the cache, from a page with the same bytes, or anew.

    Attributes:
        stamps: Those of all files; None for what has no file.
        cached: The keys of pages that the cache knows.
        same: The earlier page with the same bytes.
        again: The pages that `same` names.
        fresh: The others, with their bytes.
    """

    stamps: Sequence[Stamp | None]
    cached: Mapping[int, bytes]
    same: Mapping[int, int]
    again: frozenset[int]
    fresh: Mapping[int, int]


def _ways(jobs: Sequence[Job], how: How, cache: Cache | None) -> _Ways:
    stamps = [stamp(job.path) if job.data is None else None for job in jobs]
    sizes = [len(job.data or b"") if one is None else one[0] for job, one in zip(jobs, stamps, strict=True)]
    pages_of = Counter(sizes)
    cached: dict[int, bytes] = {}
    same: dict[int, int] = {}
    fresh: dict[int, int] = {}
    places: dict[bytes, int] = {}
    for place, job in enumerate(jobs):
        # Without a cache, a page that has its size to itself need not be read here.
        key = b"" if cache is None and (how.fixes or pages_of[sizes[place]] == 1) else _key(job)
        if key in places and how.fixes is None:
            same[place] = places[key]
            continue
        if key and cache is not None and how.has_nothing_to_do(cache.fixable(key)):
            cached[place] = key
        else:
            fresh[place] = sizes[place]
        if key:
            places[key] = place
    return _Ways(stamps, cached, same, frozenset(same.values()), fresh)


def _key(job: Job) -> bytes:
    """The key of a page; b"" where it cannot be read."""
    data = bytes_of(job)
    return b"" if isinstance(data, Skipped) else page_key(job.path, data, job.config)


def _remembered(job: Job, key: bytes, how: How, cache: Cache | None) -> Judged:
    """What the cache knows of a page; the page is checked where that is broken."""
    found = cache.get(key) if cache else None
    return judge(job, how, rules(job.config.rules)) if found is None else Judged(job.path, found, key, job.data)


def processes(pages: int, size: int) -> int:
    """How many processes pages of so many bytes deserve on this machine."""
    return max(1, min(_cores(), pages // _PAGES_EACH, size // _BYTES_EACH))


@once
def _cores() -> int:
    count = getattr(os, "sched_getaffinity", None)
    return len(count(0)) if count else os.cpu_count() or 1


def _spread(jobs: Sequence[Job], sizes: Sequence[int], how: How, number: int) -> Iterator[Judged]:
    """What comes of each page (of so many bytes), in their order, over a number of processes. Raises PackError."""
    if min(number, len(jobs)) <= 1:
        for job in jobs:
            yield judge_next(job, how)
        return
    from formlint.project.run.pool import over_processes  # noqa: PLC0415  # 38 ms

    yield from over_processes(jobs, sizes, how, min(number, len(jobs)))
