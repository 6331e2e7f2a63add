"""Workflow commands for GitHub Actions: annotations in the diff of a pull request.

GitHub takes ten annotations of each level from a step and drops the others. So the worst of each level become
annotations, and the rest are lines of the log in a group that is folded.
"""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.knowledge.message import say
from formlint.lint.report import Finding, Notice, Report, Results
from formlint.output.color import painter
from formlint.output.columns import utf16_ruler
from formlint.output.concise import concise
from formlint.output.counts import advice, findings
from formlint.output.ordering import worst_first
from formlint.output.target import Target, from_root
from formlint.rule.hit import Level
from formlint.system.escape import tame, told, visible

_MOST = 10  # annotations of each level
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render(results: Results, target: Target) -> Iterator[str]:
    """What could not be checked, the annotations, the worst first, then the findings that there is no room for."""
    for notice in [notice for notice in results.notices if notice.path][:_MOST]:
        yield _told(notice, target)
    room = dict.fromkeys(Level, _MOST)
    for report, finding in worst_first(results.reports):
        if room[finding.level]:
            room[finding.level] -= 1
            yield _annotation(report, finding, target)
    shown = sum(_MOST - left for left in room.values())
    if shown < results.summary.findings:
        every = say("All {findings} of formlint", findings=findings(results.summary.findings))
        yield f"::group::{target.tell(every)}\n"
        paint = painter(color=False)
        for report in results.reports:
            yield from (tame(f"{line}\n") for line in concise(report, paint, target._replace(links=False)))
        yield "::endgroup::\n"


def _told(notice: Notice, target: Target) -> str:
    kind, file = "warning" if notice.failed else "notice", _property(visible(from_root(notice.path, target)))
    return f"::{kind} file={file},title=formlint::{_data(told(target.tell(notice.text)))}\n".replace("##", "#♯")


def _annotation(report: Report, finding: Finding, target: Target) -> str:
    line, column, end_line, end_column = utf16_ruler(Lines(report.source.text)).region(finding.span)
    place = {"file": visible(from_root(report.source.path, target)), "line": line, "endLine": end_line}
    if line == end_line:  # GitHub has columns only within one line
        place |= {"col": column, "endColumn": end_column}
    place["title"] = f"formlint: {finding.rule}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(told(target.tell(advice(finding))))}\n".replace(
        "##", "#♯"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
