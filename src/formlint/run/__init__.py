"""Many pages: each is checked once, over several processes, and only if no earlier run has seen the same bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from formlint import packs
from formlint.config import Config
from formlint.files import Skipped
from formlint.finding import Finding, Hidden, Place, Report
from formlint.folding import Folded, Page
from formlint.record import Mark, read
from formlint.rule import rules
from formlint.run.cache import FOLDER, Cache, opened
from formlint.run.judging import Fixes, How, Job, Judged, bytes_of, judge
from formlint.run.keys import page_key
from formlint.run.pool import processes, spread
from formlint.run.progress import watched
from formlint.source import Source, decode

__all__ = [
    "FOLDER",
    "Fixes",
    "How",
    "Job",
    "Judged",
    "Plan",
    "judged",
    "report",
    "watched",
]


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


def judged(jobs: Sequence[Job], plan: Plan) -> Iterator[Judged]:
    """What comes of each page, in their order. Raises PackError."""
    with opened(plan.cache) if plan.cache else nullcontext() as cache:
        ways = _ways(jobs, plan.how, cache)
        number = plan.processes or processes(len(ways.fresh), ways.size)
        fresh = spread([jobs[place] for place in ways.fresh], plan.how, min(number, len(ways.fresh) or 1))
        first: dict[int, Judged] = {}
        for place, job in enumerate(jobs):
            if place in ways.same:
                yield replace(first[ways.same[place]], path=job.path)
                continue
            one = _remembered(job, ways.cached[place], plan.how, cache) if place in ways.cached else next(fresh)
            if place in ways.fresh and cache is not None and one.record is not None:
                cache.put(one.key, one.record)
            if place in ways.again:
                first[place] = one
            yield one


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each page, by its place, comes to its findings: from the cache, from a page with the same bytes, or anew.

    Attributes:
        cached: The keys of pages that the cache knows.
        same: The earlier page with the same bytes.
        again: The pages that `same` names.
        fresh: The others; `size` of them in bytes.
    """

    cached: Mapping[int, bytes]
    same: Mapping[int, int]
    again: frozenset[int]
    fresh: Mapping[int, None]
    size: int


def _ways(jobs: Sequence[Job], how: How, cache: Cache | None) -> _Ways:
    cached: dict[int, bytes] = {}
    same: dict[int, int] = {}
    fresh: dict[int, None] = {}
    places: dict[bytes, int] = {}
    size = 0
    for place, job in enumerate(jobs):
        data = bytes_of(job)
        key = b"" if isinstance(data, Skipped) else page_key(job.path, data, job.config)
        if key in places and how.fixes is None:
            same[place] = places[key]
            continue
        if key and cache is not None and how.has_nothing_to_do(cache.fixable(key)):
            cached[place] = key
        else:
            fresh[place] = None
            size += len(data) if isinstance(data, bytes) else 0
        if key:
            places[key] = place
    return _Ways(cached, same, frozenset(same.values()), fresh, size)


def _remembered(job: Job, key: bytes, how: How, cache: Cache | None) -> Judged:
    """What the cache knows of a page; the page is checked where that is broken."""
    found = cache.get(key) if cache else None
    return judge(job, how, rules(job.config.rules)) if found is None else Judged(job.path, found, key, job.data)


def report(one: Judged, page: Page, folded: Folded, config: Config) -> Report | None:
    """The report of a page as far as it is shown; None where its file is not what was checked any more."""
    if not page.shown and not page.known and not page.record.hidden:
        return _report(one.path, "", page, (), ())
    data = bytes_of(Job(one.path, config, one.data))
    if isinstance(data, Skipped) or page_key(one.path, data, config) != one.key:
        return None
    with packs.using(config.packs):
        shown = [*_placed(page.shown, folded.shown)]
        hidden = [
            *map(read, page.record.hidden),
            *(Hidden(one, "baseline") for one in _placed(page.known, folded.known)),
        ]
    return _report(one.path, decode(data, one.path).text, page, shown, hidden)


def _report(path: str, text: str, page: Page, shown: Iterable[Finding], hidden: Iterable[Hidden]) -> Report:
    found = page.record
    return Report(
        Source(path, text, found.encoding), tuple(shown), tuple(hidden), found.forms, found.fields, found.served
    )


def _placed(marks: Iterable[Mark], places: Mapping[str, Sequence[Place]]) -> Iterator[Finding]:
    """The findings, each with the places where else it is."""
    for mark in marks:
        finding: Finding = read(mark.content)
        yield replace(finding, places=tuple(places.get(mark.key, ())))
