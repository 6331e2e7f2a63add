"""One line for each finding, in the form of compilers that editors know: `page.html:18:51: error: message [rule]`."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.lint.report import Finding, Report, Results
from formlint.output.color import Paint, hyperlink, painter
from formlint.output.counts import LEVELS, sentence
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import tame, told, visible


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    for report in results.reports:
        for line in concise(report, paint, target):
            yield tame(f"{line}\n")
    if not target.quiet:
        yield tame("\n".join([*summary(results, paint, target._replace(fold=False)), ""]))


def concise(report: Report, paint: Paint, target: Target) -> Iterator[str]:
    """The findings of one page, a line each."""
    if report.findings:
        path, lines = visible(report.source.path), Lines(report.source.text)
        link = address(report.source.path, target) if target.links else ""
        for finding in report.findings:
            place = "{}:{}:{}".format(path, *lines.position(finding.span.start))
            yield f"{hyperlink(paint('strong', place), link)}: {_told(finding, paint, target)}"


def _told(finding: Finding, paint: Paint, target: Target) -> str:
    level = paint(finding.level, f"{target.tell(LEVELS[finding.level])}:")
    fixable = " [*]" if any(fix.safe for fix in finding.fixes) else ""
    return f"{level} {told(target.tell(sentence(finding)))} {paint('quiet', f'[{finding.rule}]')}{fixable}"
