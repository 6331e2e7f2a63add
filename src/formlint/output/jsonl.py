"""One finding a line, for streams and tables: the keys of a finding in the JSON report, and its page."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.lint.report import Results
from formlint.output.json import VERSION, dump, shape
from formlint.output.target import Target


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings, nothing else: no line where there are none."""
    del target
    for report in results.reports:
        if report.findings:
            head = f'{{"version": {VERSION}, "path": {dump(report.source.path)}, '
            lines = Lines(report.source.text)
            for finding in report.findings:
                yield f"{head}{dump(shape(lines, finding))[1:]}\n"
