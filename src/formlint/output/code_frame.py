"""Code frames: lines of a source with underlined places and what is to be said about each.

A frame costs the same on a page of one line of 10 MB as on a small file: of a long line, only a window around the
places is looked at. Widths are terminal cells throughout.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from formlint.html.source import Lines, Span
from formlint.output.color import Paint
from formlint.system.escape import cells, clip, glyph, is_plain, visible, wrap

DENSITY = 4
"""Characters looked at for each cell there is room for: letters may carry marks of no width."""

_BEFORE = 3  # of a long line, at most a third of the room is for what stands before the places
_TALLEST = 3  # lines of a place that are all shown; of a taller one, the first and the last
_NARROW = 28  # a label gets this many cells at least, else it moves to the left
_LABEL = 400  # characters of a label
_STRETCHES = 3  # of a long line that are shown in one row
_CONTEXT = 8  # cells around a short one


class Mark(NamedTuple):
    """A place, its style and what is to be said about it; the place of the fault itself is `primary`."""

    span: Span
    text: str
    style: str
    primary: bool = False


class View(NamedTuple):
    """A stretch of one line as a terminal shows it.

    Attributes:
        start: Offset of the first character shown.
        columns: The cell at which each character shown begins, and at last the cell after the text.
    """

    start: int
    text: str
    columns: Sequence[int]

    @property
    def end(self) -> int:
        """Offset after the last character shown."""
        return self.start + len(self.columns) - 1

    def column(self, offset: int) -> int:
        """The cell of an offset; what is not shown is taken to the nearer edge."""
        return self.columns[min(max(offset - self.start, 0), len(self.columns) - 1)]


class Views(NamedTuple):
    """Stretches of one line beside each other, for places that lie too far apart for one view."""

    parts: Sequence[View]

    @property
    def text(self) -> str:
        """What a terminal shows."""
        return "".join(part.text for part in self.parts).replace("……", "… ")

    def column(self, offset: int) -> int:
        """As that of a view."""
        nth = max(sum(part.start <= offset for part in self.parts) - 1, 0)
        return sum(cells(part.text) for part in self.parts[:nth]) + self.parts[nth].column(offset)


class Canvas(NamedTuple):
    """What is drawn on: the lines of a source, the cells for line numbers and for a whole line, and how to colour."""

    lines: Lines
    gutter: int
    width: int
    paint: Paint

    @property
    def room(self) -> int:
        """The cells for code."""
        return self.width - self.gutter - 3

    def bar(self, number: int | None = None) -> str:
        """The bar before code, with a line number or without."""
        return self.paint("frame", f"{'' if number is None else number:{self.gutter}} |")

    def show(self, number: int, window: View | Views) -> str:
        """A line of code."""
        return f"{self.bar(number)} {window.text}".rstrip()


class _Part(NamedTuple):
    """The piece of a mark that lies on one line; the last piece carries the text."""

    line: int
    span: Span
    mark: Mark
    text: str


class _Placed(NamedTuple):
    """A part in the cells of its row."""

    start: int
    end: int
    part: _Part


def view(text: str, line: Span, focus: Span, width: int) -> View:
    """The line, or as much of it around the focus as fits into `width` cells."""
    if _forward(text, line.start, line.end, width)[0] == line.end:
        return _view(text, line, line.start, line.end)
    end, room = _forward(text, focus.start, focus.end, width - 2)
    before = min(room // 2, width // _BEFORE)
    start, left = _backward(text, focus.start, line.start, before)
    end, room = _forward(text, end, line.end, room - before + left)
    start, _ = _backward(text, start, line.start, room)
    return _view(text, line, start, end)


def fits(text: str, span: Span, width: int) -> bool:
    """Whether the stretch of text can be shown whole in a view of that width."""
    return _forward(text, span.start, span.end, width - 2)[0] == span.end


def _view(text: str, line: Span, start: int, end: int) -> View:
    before, after = "…" * (start > line.start), "…" * (end < line.end)
    plain = text[start:end]
    if is_plain(plain):
        return View(start, f"{before}{plain}{after}", range(len(before), len(before) + len(plain) + 1))
    glyphs = [glyph(char) for char in text[start:end]]
    columns = [len(before)]
    for _, size in glyphs:
        columns.append(columns[-1] + size)
    return View(start, f"{before}{''.join(shown for shown, _ in glyphs)}{after}", tuple(columns))


def _forward(text: str, start: int, stop: int, room: int) -> tuple[int, int]:
    """How far one gets from `start` towards `stop` with so many cells, and the cells left over."""
    stop = min(stop, start + DENSITY * room)
    beginning = text[start : min(stop, start + room)]
    if is_plain(beginning):
        start, room = start + len(beginning), room - len(beginning)
    while start < stop:
        size = glyph(text[start])[1]
        if size > room:
            break
        start, room = start + 1, room - size
    return start, room


def _backward(text: str, start: int, stop: int, room: int) -> tuple[int, int]:
    stop = max(stop, start - DENSITY * room)
    ending = text[max(stop, start - room) : start]
    if is_plain(ending):
        start, room = start - len(ending), room - len(ending)
    while start > stop:
        size = glyph(text[start - 1])[1]
        if size > room:
            break
        start, room = start - 1, room - size
    return start, room


def last_line(lines: Lines, span: Span) -> int:
    """The number of the last line that a span touches."""
    return lines.position(max(span.start, span.end - 1))[0]


def frame(canvas: Canvas, marks: Sequence[Mark]) -> Iterator[str]:
    """The lines of a frame that shows the marks, without its opening and closing bars."""
    rows = _rows(canvas, marks)
    for row, following in pairwise([*rows, []]):
        window = _window(row, canvas)
        yield canvas.show(row[0].line, window)
        yield from (f"{canvas.bar()} {line}" for line in _below(row, window, canvas))
        if following:
            yield from _between(canvas, row[0].line, following[0].line)


def _between(canvas: Canvas, line: int, following: int) -> Iterator[str]:
    """What stands between two rows: nothing, the one line there is, or dots."""
    if following == line + 2:
        span = canvas.lines.line_span(line + 1)
        yield canvas.show(line + 1, view(canvas.lines.text, span, Span(span.start, span.start), canvas.room))
    elif following != line + 1:
        yield canvas.paint("frame", "...")


def _rows(canvas: Canvas, marks: Sequence[Mark]) -> list[list[_Part]]:
    """The parts of all marks in the order of the text, together where they fit into one view of one line."""
    parts = sorted((part for mark in marks for part in _parts(canvas.lines, mark)), key=lambda part: part.span)
    rows: list[list[_Part]] = []
    for part in parts:
        if rows and rows[-1][0].line == part.line and _together([*rows[-1], part], canvas):
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _together(row: list[_Part], canvas: Canvas) -> bool:
    text, line = canvas.lines.text, canvas.lines.line_span(row[0].line)
    return len(_stretches(row)) <= _STRETCHES or _is_in_one_view(text, line, _extent(row), canvas.room)


def _is_in_one_view(text: str, line: Span, extent: Span, room: int) -> bool:
    return _forward(text, line.start, line.end, room)[0] == line.end or fits(text, extent, room)


def _window(row: Sequence[_Part], canvas: Canvas) -> View | Views:
    """What of a line shows some of its parts: one view of it, or one of each part."""
    text, line, extent = canvas.lines.text, canvas.lines.line_span(row[0].line), _extent(row)
    if len(row) == 1 or _is_in_one_view(text, line, extent, canvas.room):
        return view(text, line, extent, canvas.room)
    spans, views = _stretches(row), list[View]()
    shares = _shares(text, spans, canvas.room)
    for (span, following), share in zip(pairwise([*spans, Span(line.end, line.end)]), shares, strict=True):
        start = views[-1].end if views else line.start
        views.append(view(text, Span(start, following.start), span, share))
    return Views(views)


def _shares(text: str, spans: Sequence[Span], room: int) -> list[int]:
    """The cells for each of some stretches of a line: the longest gets what the others leave."""
    needs = [room - _forward(text, span.start, span.end, room)[1] for span in spans]
    shares = [min(need + _CONTEXT, room // len(spans)) for need in needs]
    longest = needs.index(max(needs))
    shares[longest] = room - sum(shares) + shares[longest]
    return shares


def _stretches(row: Sequence[_Part]) -> list[Span]:
    """The parts of a line that are marked, each once."""
    spans: list[Span] = []
    for span in sorted(part.span for part in row):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return spans


def _extent(row: Sequence[_Part]) -> Span:
    return Span(min(part.span.start for part in row), max(part.span.end for part in row))


def _parts(lines: Lines, mark: Mark) -> Iterator[_Part]:
    """The mark line by line: without indentation, and without the middle of a tall one; of a reason its first line."""
    span = _trimmed(lines.text, mark.span)
    first = lines.position(span.start)[0]
    last = last_line(lines, span) if mark.primary else first
    numbers = range(first, last + 1) if last - first < _TALLEST else (first, last)
    for number in numbers:
        line = lines.line_span(number)
        start, end = min(max(span.start, line.start), line.end), min(span.end, line.end)
        if number != first:
            start += len(lines.text[start:end]) - len(lines.text[start:end].lstrip())
        if start < end or number in (first, last):
            yield _Part(number, Span(start, max(start, end)), mark, mark.text if number == last else "")


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; all of it where there is nothing else."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else span


def _below(row: Sequence[_Part], window: View | Views, canvas: Canvas) -> Iterator[str]:
    """The lines under a source line: the underlines with one label beside them, then the other labels."""
    room, paint = canvas.room, canvas.paint
    placed = sorted((_place(part, window) for part in row), key=lambda one: (one.start, one.part.mark.primary))
    underline = _underline(placed, paint)
    labels = [one for one in placed if one.part.text]
    end = max(one.end for one in placed)
    if labels and labels[-1] is placed[-1] and labels[-1].end == end:
        text = visible(clip(labels[-1].part.text, _LABEL))
        if end + 1 + cells(text) <= room:
            underline += f" {paint(labels.pop().part.mark.style, text)}"
    yield underline
    if labels and len(placed) > 1:
        yield _bars(labels, room, paint)
    while labels:
        yield from _hanging(labels.pop(), labels, room, paint)


def _place(part: _Part, window: View | Views) -> _Placed:
    start = window.column(part.span.start)
    return _Placed(start, max(start + 1, window.column(part.span.end)), part)


def _underline(placed: Sequence[_Placed], paint: Paint) -> str:
    """Carets under the fault, dashes under its reasons."""
    marks: list[Mark | None] = [None] * max(one.end for one in placed)
    for one in sorted(placed, key=lambda one: one.part.mark.primary):
        marks[one.start : one.end] = [one.part.mark] * (one.end - one.start)
    line, start = "", 0
    for column in range(1, len(marks) + 1):
        if column == len(marks) or marks[column] is not marks[start]:
            line += _stroke(marks[start], column - start, paint)
            start = column
    return line


def _stroke(mark: Mark | None, length: int, paint: Paint) -> str:
    return " " * length if mark is None else paint(mark.style, ("^" if mark.primary else "-") * length)


def _bars(labels: Sequence[_Placed], before: int, paint: Paint) -> str:
    """Bars that lead from the underlines to the labels below, as far as the cell `before`."""
    line, column = "", 0
    for one in labels:
        if column <= one.start < before:
            line += " " * (one.start - column) + paint(one.part.mark.style, "|")
            column = one.start + 1
    return line


def _hanging(label: _Placed, others: Sequence[_Placed], room: int, paint: Paint) -> Iterator[str]:
    """The lines of a label under its underline, moved to the left where there is too little room."""
    text = visible(clip(label.part.text, _LABEL))
    start = min(label.start, max(0, room - min(cells(text), max(_NARROW, room - label.start))))
    left = [one for one in others if one.start < start]
    for line in wrap(text, room - start):
        bars = _bars(left, start, paint)
        used = left[-1].start + 1 if left else 0
        yield f"{bars}{' ' * (start - used)}{paint(label.part.mark.style, line)}"
