"""The findings of each page under its name, in columns: place, level, rule, message."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.lint.report import Finding, Report, Results
from formlint.output.color import Paint, hyperlink, painter
from formlint.output.counts import sentence
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import cells, tame, told, visible, wrap

_WIDEST = 100
_NARROWEST = 30  # cells for a message
_GAP = "  "


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    width = min(target.width or _WIDEST, _WIDEST)
    for report in results.reports:
        if report.findings:
            link = address(report.source.path, target) if target.links else ""
            name = hyperlink(paint("strong", visible(report.source.path)), link)
            yield tame("\n".join([name, *_rows(report, paint, width), "", ""]))
    if not target.quiet:
        yield tame("\n".join([*summary(results.summary, results.reports, paint), ""]))


def _rows(report: Report, paint: Paint, width: int) -> Iterator[str]:
    lines = Lines(report.source.text)
    places = ["{}:{}".format(*lines.position(finding.span.start)) for finding in report.findings]
    widest = max(map(len, places))
    for place, finding in zip(places, report.findings, strict=True):
        head = f"{_GAP}{place:>{widest}}{_GAP}{finding.level:7}{_GAP}"
        first, *rest = _message(finding, max(_NARROWEST, width - cells(head)))
        yield head.replace(finding.level, paint(finding.level, finding.level)) + first
        yield from (" " * cells(head) + line for line in rest)


def _message(finding: Finding, room: int) -> list[str]:
    fixable = " [*]" if any(fix.safe for fix in finding.fixes) else ""
    return wrap(f"{told(sentence(finding))} [{finding.rule}]{fixable}", room)
