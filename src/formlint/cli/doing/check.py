"""`formlint check`: what is wrong with the forms of pages."""

import os
from collections.abc import Sequence
from typing import Any, NoReturn

from formlint.cli.doing.pages import Run, each_result, leave
from formlint.cli.doing.reports import refuse_unwritten, write_reports
from formlint.cli.doing.settings import ANY_PAGE, config_of, lookup, settled, tell_settings
from formlint.cli.options.given import CheckOptions
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report, Results, summarize
from formlint.project.settings.lookup import Lookup


def run(**said: Any) -> None:
    """Check the pages, write the reports, and leave with the exit code that they give."""
    given = CheckOptions(**said)
    if given.watch:
        from formlint.cli.doing.watching import watch  # noqa: PLC0415  # another process checks

        watch(given)
    refuse_unwritten(given)
    find = lookup(given, rules=True)
    run = Run(find)
    if given.show_files or given.show_settings:
        from formlint.cli.doing.showing import show  # noqa: PLC0415  # seldom asked for

        show(given, find)
        return
    if given.add_ignores is not None:
        from formlint.cli.doing.ignoring import add_ignores  # noqa: PLC0415  # seldom asked for

        add_ignores(given, find)
    reports = _reports(given, run, find)
    if reports is None:
        _leave(run, given, find, found=run.mended and given.diff)
    if given.verbose:
        tell_settings(find)
    found = any(fails(report, find) for report in reports)
    skipped = {"skipped": run.skipped.total(), "reasons": tuple(run.skipped.most_common())}
    summary = summarize(reports)._replace(passed=not (found or run.failures), **skipped)
    lang = config_of(find, reports[0].source.path if reports else ANY_PAGE).lang
    write_reports(Results(reports, summary, tuple(run.notices)), given, lang)
    _leave(run, given, find, found=found)


def is_one_page(given: CheckOptions, find: Lookup) -> bool:
    """Whether plainly one page is to be checked, and nothing else done: then nothing of this is needed."""
    paths = given.paths
    more = (given.baseline, given.write_baseline, given.prune_baseline, given.mends, given.show_fixes)
    if any((*more, given.unsafe_fixes, given.file_list)) or len(paths) != 1 or os.path.isdir(paths[0]):  # noqa: PTH112
        return False
    path = paths[0] if paths[0] != "-" else given.stdin_filename or "-"
    return not settled(lambda: find(path)).baseline


def _leave(run: Run, given: CheckOptions, find: Lookup, *, found: bool) -> NoReturn:
    """End the command: what went wrong with a page is as bad as its settings say of findings."""
    if not run.read and not given.allow_empty:
        run.failures += [notice.path for notice in run.notices if notice.path]
    run.failures = [path for path in run.failures if config_of(find, path).fail_on is not None]
    leave(run, found=found)


def _reports(given: CheckOptions, run: Run, find: Lookup) -> Sequence[Report] | None:
    """The reports on all pages that are named; None where no report is asked for."""
    if is_one_page(given, find):
        reports = [*each_result(given, run, find, _counted if given.statistics else _shown)]
        for report in reports:
            run.tell_all(report.notices)
        return reports
    from formlint.cli.doing.many import reports_of_many  # noqa: PLC0415  # 30 ms that one page does not need

    return reports_of_many(given, run, find)


def _counted(source: Source, config: Config) -> Report:
    """The report on a page that is to be counted."""
    return _judged(source, config, None)


def _shown(source: Source, config: Config) -> Report:
    """The report on a page that is to be shown."""
    return _judged(source, config, config.max_same_findings)


def _judged(source: Source, config: Config, most: int | None) -> Report:
    analysis = engine.analyse(source, config)
    return engine.judge(analysis, most=most)._replace(analysis=analysis)


def fails(report: Report, find: Lookup) -> bool:
    """Whether a report has a finding of a level that its settings do not let pass."""
    limit = find(report.source.path).fail_on
    return limit is not None and any(finding.level.rank <= limit.rank for finding in report.findings)
