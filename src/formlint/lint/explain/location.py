"""Places as people name them, and the controls that stand there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formlint.forms.controls import Control
from formlint.html.source import Lines, Span
from formlint.lint.analysis import Analysis
from formlint.rule.field import Field

_PLACE = re.compile(r"(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?\Z", re.DOTALL)


class PlaceError(ValueError):
    """A place that is not written as FILE:LINE or FILE:LINE:COLUMN."""


class NoControlError(LookupError):
    """A line that has no control; the message names the nearest lines that have one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file and maybe a column, both counted from 1."""

    path: str
    line: int
    column: int | None = None


def parse_place(text: str) -> Place:
    """Read `FILE:LINE` or `FILE:LINE:COLUMN`.

    Raises:
        PlaceError: The text is neither.
    """
    found = _PLACE.match(text)
    if found is None or int(found[2]) < 1 or (found[3] and int(found[3]) < 1):
        raise PlaceError(f"{text!r} is not a place: write FILE:LINE or FILE:LINE:COLUMN, such as checkout.html:12")
    return Place(found[1], int(found[2]), int(found[3]) if found[3] else None)


def fields_at(analysis: Analysis, line: int, column: int | None) -> tuple[Field, ...]:
    """The fields on a line: those whose tag stands there, else those whose name or options do.

    With a column, the one field that is nearest to it.

    Raises:
        NoControlError: There is none.
    """
    lines = Lines(analysis.source.text)
    if line > len(lines):
        raise NoControlError(f"line {line} does not exist; the last line is {len(lines)}")
    here = lines.line_span(line)
    found = [field for field in analysis.fields if _meets(field.control.element.span, here)]
    found = found or [
        field for field in analysis.fields if any(_meets(span, here) for span in _surroundings(field.control))
    ]
    if not found:
        raise NoControlError(f"no control on line {line}{_nearest(lines, analysis.fields, line)}")
    if column is None:
        return tuple(found)
    offset = min(here.start + column - 1, here.end)
    return (min(found, key=lambda field: _distance(field.control.element.span, offset)),)


def _surroundings(control: Control) -> Iterator[Span]:
    """The places beside its tag that belong to a control: its contents and what names it."""
    content = control.element.content_span if control.tag != "input" else None
    if content:
        yield content
    for text in control.labels:
        yield text.span


def _meets(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start < one.end


def _distance(span: Span, offset: int) -> int:
    return max(span.start - offset, offset - span.end + 1, 0)


def _nearest(lines: Lines, fields: Sequence[Field], line: int) -> str:
    starts = sorted({lines.position(field.control.element.span.start)[0] for field in fields})
    before = [start for start in starts if start < line][-1:]
    after = [start for start in starts if start > line][:1]
    if not starts:
        return ": the page has none"
    found = " and ".join(map(str, [*before, *after]))
    return f"; the nearest {'is on line' if len(before + after) == 1 else 'are on lines'} {found}"
