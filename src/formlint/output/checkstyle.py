"""Checkstyle's XML, which many CI servers and reviewdog read."""

from collections.abc import Iterator

from formlint import __version__
from formlint.html.source import Lines
from formlint.lint.report import Notice, Report, Results
from formlint.output.counts import sentence
from formlint.output.markup import attributes
from formlint.output.target import Target, from_root


def render(results: Results, target: Target) -> Iterator[str]:
    """All pages that have findings, and those that could not be checked."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle{attributes(version=f"formlint-{__version__}")}>\n'
    for report in results.reports:
        if report.findings:
            yield "\n".join([*_file(report, target), ""])
    for notice in results.notices:
        if notice.failed:
            yield "\n".join([*_unchecked(notice, target), ""])
    yield "</checkstyle>\n"


def _unchecked(notice: Notice, target: Target) -> Iterator[str]:
    yield f"  <file{attributes(name=from_root(notice.path, target))}>"
    yield f"    <error{attributes(line=1, severity='error', message=target.tell(notice.text), source='formlint')}/>"
    yield "  </file>"


def _file(report: Report, target: Target) -> Iterator[str]:
    yield f"  <file{attributes(name=from_root(report.source.path, target))}>"
    lines = Lines(report.source.text)
    for finding in report.findings:
        line, column = lines.position(finding.span.start)
        place = attributes(line=line, column=column, severity=finding.level)
        said = target.tell(sentence(finding))
        yield f"    <error{place}{attributes(message=said, source=f'formlint.{finding.rule}')}/>"
    yield "  </file>"
