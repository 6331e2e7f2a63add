"""The findings of each page under its name, in columns: place, level, message with the rule, other places."""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.knowledge.message import say
from formlint.lint.report import Report, Results
from formlint.output.color import Paint, hyperlink, painter
from formlint.output.counts import LEVELS, sentence
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
        yield tame("\n".join([*summary(results, paint, target, width=width), ""]))


def _rows(report: Report, paint: Paint, width: int, target: Target) -> Iterator[str]:
    lines, shown = Lines(report.source.text), groups(report, fold=target.fold)
    places = ["{}:{}".format(*lines.position(group.first.span.start)) for group in shown]
    widest, words = max(map(len, places)), {level: target.tell(word) for level, word in LEVELS.items()}
    room_for_words = max(map(cells, words.values()))
    for place, group in zip(places, shown, strict=True):
        word = words[group.first.level]
        head = f"{_GAP}{place:>{widest}}{_GAP}{word}{' ' * (room_for_words - cells(word))}{_GAP}"
        room = max(_NARROWEST, width - cells(head))
        first, *rest = [*_message(group, room, target), *_others(group, lines, room, target)]
        yield head.replace(word, paint(group.first.level, word)) + first
        yield from (" " * cells(head) + line for line in rest)


def _message(group: Group, room: int, target: Target) -> list[str]:
    said = told(target.tell(sentence(group.first)))
    return wrap(f"{said} [{group.first.rule}]{' [*]' if group.fixable else ''}", room)


def _others(group: Group, lines: Lines, room: int, target: Target) -> list[str]:
    places = same_for(group, lines, target)
    said = say("the same for {places}", places=in_one_line(places, target))
    return wrap(told(target.tell(said)), room) if places else []
