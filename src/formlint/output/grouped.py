"""The findings of each page under its name, in columns: place, level, message with the rule, other places."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.lint.report import Report, Results
from formlint.output.color import Paint, hyperlink, painter
from formlint.output.counts import sentence
from formlint.output.folding import Group, groups, in_one_line, same_for
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import cells, tame, told, visible, wrap

_USUAL, _WIDEST = 100, 200
_NARROWEST = 30  # cells for a message
_GAP = "  "


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    width = min(target.width or _USUAL, _WIDEST)
    for report in results.reports:
        if report.findings:
            link = address(report.source.path, target) if target.links else ""
            name = hyperlink(paint("strong", visible(report.source.path)), link)
            yield tame("\n".join([name, *_rows(report, paint, width, target), "", ""]))
    if not target.quiet:
        yield tame("\n".join([*summary(results, paint, fold=target.fold, width=width), ""]))


def _rows(report: Report, paint: Paint, width: int, target: Target) -> Iterator[str]:
    lines, shown = Lines(report.source.text), groups(report, fold=target.fold)
    places = ["{}:{}".format(*lines.position(group.first.span.start)) for group in shown]
    widest = max(map(len, places))
    for place, group in zip(places, shown, strict=True):
        level = group.first.level
        head = f"{_GAP}{place:>{widest}}{_GAP}{level:7}{_GAP}"
        room = max(_NARROWEST, width - cells(head))
        others = same_for(group, lines, whole=target.whole)
        first, *rest = [
            *_message(group, room),
            *(wrap(told(f"the same for {in_one_line(others)}"), room) if others else []),
        ]
        yield head.replace(level, paint(level, level)) + first
        yield from (" " * cells(head) + line for line in rest)


def _message(group: Group, room: int) -> list[str]:
    return wrap(f"{told(sentence(group.first))} [{group.first.rule}]{' [*]' if group.fixable else ''}", room)
