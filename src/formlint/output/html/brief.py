"""Findings for which there is no room in full: one line each, page by page."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from formlint.html.source import Lines
from formlint.knowledge.message import say
from formlint.lint.report import Report
from formlint.output.folding import Group
from formlint.output.html.filter import facets
from formlint.output.html.finding_card import other_places
from formlint.output.html.markup import Element, tag
from formlint.output.html.words import level_badge


class Line(NamedTuple):
    """A finding, its page, and the reference to that."""

    report: Report
    group: Group
    link: str


def brief(lines: Sequence[Line]) -> Element | None:
    """The findings in brief; None where there are none."""
    if not lines:
        return None
    pages = (_page([*those]) for _, those in groupby(lines, key=lambda line: line.report.source.path))
    return tag("section", tag("h3", say("More findings, in brief")), *pages, class_="brief")


def _page(lines: Sequence[Line]) -> Element:
    report, _, link = lines[0]
    path, places = report.source.path, Lines(report.source.text)
    items = (_line(line.group, places) for line in lines)
    name = tag("a", path, href=link) if link else path
    return tag("section", tag("h4", name), tag("ul", *items), class_="page")


def _line(group: Group, lines: Lines) -> Element:
    finding = group.first
    place = say("line {line}, column {column}", **_position(group, lines))
    return tag(
        "li",
        level_badge(finding.level),
        " ",
        finding.message,
        " ",
        tag("span", place, ", ", tag("a", finding.rule, href=f"#rule-{finding.rule}"), class_="place"),
        other_places(group, lines),
        class_="finding",
        **facets(finding),
    )


def _position(group: Group, lines: Lines) -> dict[str, int]:
    line, column = lines.position(group.first.span.start)
    return {"line": line, "column": column}
