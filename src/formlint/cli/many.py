"""`formlint check` over many pages, or with fixes or a baseline: cached, over processes, the same forms told once."""

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formlint.cli.baselines import Baselines
from formlint.cli.common import Refusal, options
from formlint.cli.options.fixes import how, mends, tell_fixes, write_fixed
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.paths import STDIN, found_pages, named_paths
from formlint.cli.options.settings import config_of, settled
from formlint.system.ending import stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from formlint.cli.pages import Run
    from formlint.lint.report import Report
    from formlint.project.run.check_page import Job, Judged
    from formlint.project.run.deduplicate import Page
    from formlint.project.run.schedule import Plan
    from formlint.project.settings.lookup import Lookup

many_options = options(
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes (as many as it pays for)."),
    click.option("--no-cache", is_flag=True, help="Check all pages anew, and keep nothing for the next run."),
    click.option("--cache-dir", metavar="FOLDER", help="Where the cache lies (with the caches of the user)."),
    click.option("--no-fold", is_flag=True, help="Tell what is found on the same form of many pages on each of them."),
    click.option("--watch", is_flag=True, help="Check again whenever a page or the settings change."),
)


def is_one_page(given: CheckOptions, find: "Lookup") -> bool:
    """Whether plainly one page is to be checked, and nothing else done: then nothing of this is needed."""
    paths = given.paths
    more = (given.baseline, given.write_baseline, given.prune_baseline, mends(given), given.show_fixes)
    if any((*more, given.unsafe_fixes, given.file_list)) or len(paths) != 1 or os.path.isdir(paths[0]):  # noqa: PTH112
        return False
    path = paths[0] if paths[0] != "-" else given.stdin_filename or "-"
    return not settled(lambda: find(path)).baseline


_CACHED = 8  # pages from which on a cache pays


def reports_of_many(given: CheckOptions, run: "Run", find: "Lookup") -> "list[Report] | None":
    """The reports on all pages; None where fixing was all that was asked for."""
    from formlint.project.run.cache_folder import exists  # noqa: PLC0415
    from formlint.project.run.deduplicate import fold, unfolded  # noqa: PLC0415
    from formlint.project.run.reports import report  # noqa: PLC0415

    jobs, done, baselines = _jobs(given, run, find), dict[str, "Judged"](), Baselines(given, find)
    plan = _plan(given, len(jobs))
    try:
        with closing(_pages(jobs, plan, run, done, baselines)) as pages:
            folded = (unfolded if given.no_fold else fold)(pages)
    except KeyboardInterrupt:
        kept = plan.cache is not None and exists(plan.cache)
        stopped("Stopped; what was checked so far is in the cache." if kept else "Stopped.")
    run.mended = any(one.fixed for one in done.values())
    if mends(given):
        write_fixed([*done.values()], given, find)
        tell_fixes([*done.values()], given)
    baselines.finish()
    if given.diff or given.fix_only or given.write_baseline or (given.fix and "-" in given.paths):
        return None
    reports: list[Report] = []
    for page in folded.pages:
        config = config_of(find, page.path)
        most = None if given.statistics else config.max_same_findings
        found = report(done[page.path], page, folded, config, most)
        if found is None:
            run.tell(page.path, "changed while it was checked: check it again", failed=True)
        else:
            run.tell_all(found.notices)
            reports.append(found)
    return reports


def _jobs(given: CheckOptions, run: "Run", find: "Lookup") -> "list[Job]":
    """The pages that the command line names, with their settings."""
    from formlint.project.files.pages import Skipped  # noqa: PLC0415
    from formlint.project.files.read import content, from_stdin, is_stream  # noqa: PLC0415
    from formlint.project.run.check_page import Job  # noqa: PLC0415

    named = named_paths(given)
    found = found_pages(named, given, find)
    run.pass_by(found)
    jobs: list[Job] = []

    def add(path: str, read: "Callable[[str, float], bytes | Skipped] | None") -> None:
        config = config_of(find, path)
        data = read(path, config.max_file_size) if read else None
        if isinstance(data, Skipped):
            run.skip(data)
        else:
            jobs.append(Job(path, config, data))

    if "-" in named:
        add(given.stdin_filename or STDIN, from_stdin)
    for path in map(str, found.pages):
        add(path, content if is_stream(path) else None)  # what can be read once only is read at once
    return jobs


def _plan(given: CheckOptions, pages: int) -> "Plan":
    from formlint.project.run.schedule import Plan  # noqa: PLC0415

    return Plan(how(given), given.jobs, None if given.no_cache else _cache(given.cache_dir, pages))


def _cache(said: str | None, pages: int) -> Path | None:
    """The folder of the cache, if it pays for so many pages."""
    from formlint.project.run.cache_folder import refusal, usual  # noqa: PLC0415

    if said is None:
        return usual(Path()) if pages >= _CACHED else None
    reason = refusal(Path(said))
    if reason:
        raise Refusal(f"--cache-dir: {said} cannot hold the cache: {reason}")
    return Path(said)


def _pages(
    jobs: "list[Job]", plan: "Plan", run: "Run", done: "dict[str, Judged]", baselines: Baselines
) -> "Generator[Page]":
    """What is found on each page, in their order; what went wrong is told on the way."""
    from formlint.knowledge.schema import PackError  # noqa: PLC0415
    from formlint.project.run.progress import watched  # noqa: PLC0415
    from formlint.project.run.schedule import judged  # noqa: PLC0415

    configs = {job.path: job.config for job in jobs}
    try:
        with closing(judged(jobs, plan)) as found:
            for one in watched(found, len(jobs)):
                if one.trouble:
                    run.crashed |= one.crashed
                    run.skipped += one.record is None and not one.crashed
                    run.tell(one.path, one.trouble, failed=one.failed or one.crashed)
                run.tell_failed_rules(one.path, one.failed_rules)
                if one.record is not None:
                    run.read += 1
                    done[one.path] = one._replace(record=None)
                    yield baselines.parted(one.path, one.record, configs[one.path], whole=not one.partial)
    except PackError as error:
        raise Refusal(str(error)) from error
