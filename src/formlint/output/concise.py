"""One line for each finding, in the form of compilers that editors know: `page.html:18:51: error: message [rule]`."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.lint.report import Finding, Report, Results
from formlint.output.color import Paint, hyperlink, painter
from formlint.output.counts import sentence
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import tame, told, visible


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    for report in results.reports:
        link = address(report.source.path, target) if target.links else ""
        for line in concise(report, paint, link):
            yield tame(f"{line}\n")
    if not target.quiet:
        yield tame("\n".join([*summary(results, paint, fold=False), ""]))


def concise(report: Report, paint: Paint, link: str = "") -> Iterator[str]:
    """The findings of one page, a line each."""
    if report.findings:
        path, lines = visible(report.source.path), Lines(report.source.text)
        for finding in report.findings:
            yield _line(path, lines, finding, paint, link)


def _line(path: str, lines: Lines, finding: Finding, paint: Paint, link: str) -> str:
    line, column = lines.position(finding.span.start)
    place = hyperlink(paint("strong", f"{path}:{line}:{column}"), link)
    level = paint(finding.level, f"{finding.level}:")
    fixable = " [*]" if any(fix.safe for fix in finding.fixes) else ""
    return f"{place}: {level} {told(sentence(finding))} {paint('quiet', f'[{finding.rule}]')}{fixable}"
