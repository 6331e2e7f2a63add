"""`formlint check`: what is wrong with the forms of pages."""

from typing import TYPE_CHECKING, Any, NoReturn

import click

from formlint.cli.baselines import baseline_options
from formlint.cli.common import ValuesAfterEquals
from formlint.cli.ignoring import add_ignores, ignoring_options
from formlint.cli.many import is_one_page, many_options, reports_of_many
from formlint.cli.options.fixes import fix_options
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import output_options, talk_options
from formlint.cli.options.paths import path_options
from formlint.cli.options.reports import report_options, write_reports, write_statistics
from formlint.cli.options.settings import choosing_options, config_of, lookup, settings_options, tell_settings
from formlint.cli.pages import Run, each_result, leave
from formlint.cli.showing import showing_options, shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from formlint.html.source import Source
    from formlint.lint.config import Config
    from formlint.lint.report import Report
    from formlint.project.settings.lookup import Lookup


@click.command("check", cls=ValuesAfterEquals, bare={"--statistics": "rule", "--add-ignores": ""})
@path_options
@settings_options
@choosing_options
@report_options
@ignoring_options
@showing_options
@talk_options
@output_options
@fix_options
@baseline_options
@many_options
def command(**said: Any) -> None:
    """Check pages: files, folders (this one by default), or - for standard input."""
    from formlint.lint.report import Results, summarize  # noqa: PLC0415

    given = CheckOptions(**said)
    if given.watch:
        from formlint.cli.watching import watch  # noqa: PLC0415

        watch(given)
    find, run = lookup(given, rules=True), Run()
    if shows(given, find):
        return
    if given.add_ignores is not None:
        add_ignores(given, find)
    reports = _reports(given, run, find)
    if reports is None:
        _leave(run, given, find, found=run.mended and given.diff)
    if given.verbose:
        tell_settings(find)
    write = write_reports if given.statistics is None else write_statistics
    summary = summarize(reports)._replace(skipped=run.skipped)
    write(Results(reports, summary, tuple(run.notices)), given)
    _leave(run, given, find, found=any(fails(report, find) for report in reports))


def _leave(run: Run, given: CheckOptions, find: "Lookup", *, found: bool) -> NoReturn:
    """End the command: what went wrong with a page is as bad as its settings say of findings."""
    if not run.read and not given.allow_empty:
        run.failures += [notice.path for notice in run.notices if notice.path]
    run.failures = [path for path in run.failures if config_of(find, path).fail_on is not None]
    leave(run, found=found)


def _reports(given: CheckOptions, run: Run, find: "Lookup") -> "Sequence[Report] | None":
    """The reports on all pages that are named; None where no report is asked for."""
    if is_one_page(given, find):
        reports = [*each_result(given, run, find, _counted if given.statistics else _shown)]
        for report in reports:
            run.tell_all(report.notices)
        return reports
    return reports_of_many(given, run, find)


def _counted(source: "Source", config: "Config") -> "Report":
    """The report on a page that is to be counted."""
    from formlint.lint import engine  # noqa: PLC0415

    analysis = engine.analyse(source, config)
    return engine.judge(analysis)._replace(analysis=analysis)


def _shown(source: "Source", config: "Config") -> "Report":
    """The report on a page that is to be shown."""
    from formlint.lint.notices import capped  # noqa: PLC0415

    return capped(_counted(source, config), config.max_same_findings)


def fails(report: "Report", find: "Lookup") -> bool:
    """Whether a report has a finding of a level that its settings do not let pass."""
    limit = find(report.source.path).fail_on
    return limit is not None and any(finding.level.rank <= limit.rank for finding in report.findings)
