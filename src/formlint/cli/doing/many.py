"""`formlint check` over many pages, or with fixes or a baseline: cached, over processes, the same forms told once."""

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from formlint.cli.common import Refusal
from formlint.cli.doing.baselines import Baselines
from formlint.cli.doing.fixes import how, tell_fixes, write_fixed
from formlint.cli.doing.pages import Run
from formlint.cli.doing.paths import STDIN, found_pages, named_paths
from formlint.cli.doing.settings import ANY_PAGE, config_of
from formlint.cli.options.given import CheckOptions
from formlint.knowledge.message import say
from formlint.knowledge.schema import PackError
from formlint.lint.report import Report
from formlint.project.files.pages import Skipped
from formlint.project.files.read import content, from_stdin, is_stream
from formlint.project.run.cache_folder import exists, refusal, usual
from formlint.project.run.check_page import Job, Judged
from formlint.project.run.deduplicate import Page, fold, unfolded
from formlint.project.run.progress import watched
from formlint.project.run.reports import report
from formlint.project.run.schedule import Plan, judged
from formlint.project.settings.lookup import Lookup
from formlint.system.ending import stopped

_CACHED = 8  # pages from which on a cache pays


def reports_of_many(given: CheckOptions, run: Run, find: Lookup) -> list[Report] | None:
    """The reports on all pages; None where fixing was all that was asked for."""
    jobs, done, baselines = _jobs(given, run, find), dict[str, Judged](), Baselines(given, find)
    plan = _plan(given, len(jobs))
    try:
        with closing(_pages(jobs, plan, run, done, baselines)) as pages:
            folded = (unfolded if given.no_fold else fold)(pages)
    except KeyboardInterrupt:
        kept = plan.cache is not None and exists(plan.cache)
        stopped("Interrupted; the results so far are in the cache." if kept else "Stopped.")
    run.mended = any(one.fixed for one in done.values())
    if given.mends:
        write_fixed([*done.values()], given, find)
        tell_fixes([*done.values()], given, config_of(find, jobs[0].path if jobs else ANY_PAGE).lang)
    baselines.finish()
    if given.diff or given.fix_only or given.write_baseline or (given.fix and "-" in given.paths):
        return None
    reports: list[Report] = []
    for page in folded.pages:
        config = config_of(find, page.path)
        most = None if given.statistics else config.max_same_findings
        found = report(done[page.path], page, folded, config, most)
        if found is None:
            run.tell(page.path, say("changed during the check; check it again"), failed=True)
        else:
            run.tell_all(found.notices)
            reports.append(found)
    return reports


def _jobs(given: CheckOptions, run: Run, find: Lookup) -> list[Job]:
    """The pages that the command line names, with their settings."""
    named = named_paths(given)
    found = found_pages(named, given, find)
    run.pass_by(found)
    jobs: list[Job] = []

    def add(path: str, read: Callable[[str, float], bytes | Skipped] | None) -> None:
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


def _plan(given: CheckOptions, pages: int) -> Plan:
    return Plan(how(given), given.jobs, None if given.no_cache else _cache(given.cache_dir, pages))


def _cache(said: str | None, pages: int) -> Path | None:
    """The folder of the cache, if it pays for so many pages."""
    if said is None:
        return usual(Path()) if pages >= _CACHED else None
    reason = refusal(Path(said))
    if reason:
        raise Refusal(f"--cache-dir: {said} cannot hold the cache: {reason}")
    return Path(said)


def _pages(jobs: list[Job], plan: Plan, run: Run, done: dict[str, Judged], baselines: Baselines) -> Generator[Page]:
    """What is found on each page, in their order; what went wrong is told on the way."""
    configs = {job.path: job.config for job in jobs}
    try:
        with closing(judged(jobs, plan)) as found:
            for one in watched(found, len(jobs)):
                run.crashed |= one.crashed
                if one.record is None and not one.crashed:
                    run.skip(Skipped(one.path, one.trouble, one.failed))
                elif one.trouble:
                    run.tell(one.path, one.trouble, failed=one.failed or one.crashed)
                run.tell_failed_rules(one.path, one.failed_rules)
                if one.record is not None:
                    run.read += 1
                    done[one.path] = one._replace(record=None)
                    yield baselines.parted(one.path, one.record, configs[one.path], whole=not one.partial)
    except PackError as error:
        raise Refusal(str(error)) from error
