"""What a fix would change, as lines taken out and lines put in."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from formlint.html.source import Lines, Span
from formlint.output.code_frame import DENSITY, Canvas, fits, view
from formlint.rule.hit import Edit, Fix
from formlint.system.escape import cells, wrap

_LONGEST = 6  # lines taken out and put in together; a longer diff hides more than it shows
_ROWS = 4  # of one line; of a longer one only so much is shown as holds what differs
_HANG = 4  # cells by which what of a line stands in the next row is indented more


class _Block(NamedTuple):
    """A stretch of text before and after its edits, with the part that differs.

    Attributes:
        line: Number of the first line.
        before: Bounds of the stretch in the source: whole lines, but of a very long line only what can be shown.
        after: The text that takes its place.
    """

    line: int
    before: Span
    after: str
    old: Span
    new: Span


class _Change(NamedTuple):
    """A line taken out or put in, with the part that differs."""

    sign: str
    style: str
    line: int
    text: str
    focus: Span


def diff(canvas: Canvas, fix: Fix) -> list[str]:
    """The rows of a short diff; none where it would be long, or what differs would take many rows."""
    lines, room = canvas.lines, canvas.room * _ROWS
    changes = [change for group in _groups(lines, fix.edits) for change in _changes(lines, _block(lines, group, room))]
    if len(changes) > _LONGEST or not all(fits(change.text, change.focus, room) for change in changes):
        return []
    return [row for change in changes for row in _shown(canvas, change)]


def _shown(canvas: Canvas, change: _Change) -> Iterator[str]:
    """The rows of a line: of all of it, or of what differs with some of the rest."""
    whole, room = Span(0, len(change.text)), canvas.room
    shares = (share * room for share in range(1, _ROWS) if fits(change.text, change.focus, share * room))
    width = room * _ROWS if fits(change.text, whole, room * _ROWS) else next(shares, room * _ROWS)
    body = view(change.text, whole, change.focus, width).text.rstrip()
    first, *rest = _rows(body, room)
    number = canvas.paint("frame", f"{change.line:{canvas.gutter}}")
    yield f"{number} {canvas.paint(change.style, f'{change.sign} {first}'.rstrip())}"
    yield from (f"{'':{canvas.gutter}}   {canvas.paint(change.style, row)}" for row in rest)


def _rows(body: str, room: int) -> list[str]:
    """A line in rows of so many cells; what goes on stands farther in."""
    if cells(body) <= room:
        return [body]
    words = body.lstrip(" ")
    indent = min(len(body) - len(words), room // 3)
    first = wrap(words, room - indent)[0]
    hang, rest = indent + _HANG, words[len(first) :].lstrip(" ")
    return [" " * indent + first, *(" " * hang + row for row in wrap(rest, room - hang) if row)]


def _groups(lines: Lines, edits: Sequence[Edit]) -> list[list[Edit]]:
    """The edits in the order of the text, together where their lines adjoin."""
    groups: list[list[Edit]] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if groups and lines.position(edit.span.start)[0] <= lines.position(groups[-1][-1].span.end)[0] + 1:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _block(lines: Lines, edits: Sequence[Edit], room: int) -> _Block:
    start, end = edits[0].span.start, edits[-1].span.end
    line = lines.position(start)[0]
    before = Span(
        max(lines.line_span(line).start, start - DENSITY * room),
        min(lines.line_span(lines.position(end)[0]).end, end + DENSITY * room),
    )
    after, offset = "", before.start
    for edit in edits:
        after += lines.text[offset : edit.span.start] + edit.text
        offset = edit.span.end
    changed = len(after)
    after += lines.text[offset : before.end]
    return _Block(
        line, before, after, Span(start - before.start, end - before.start), Span(start - before.start, changed)
    )


def _changes(lines: Lines, block: _Block) -> Iterator[_Change]:
    """The lines that differ."""
    old = list(_split(lines.text[block.before.start : block.before.end], block.old))
    new = list(_split(block.after, block.new))
    most = min(len(old), len(new))
    same = next((index for index in range(most) if old[index][0] != new[index][0]), most)
    most -= same
    ending = next((index for index in range(most) if old[-1 - index][0] != new[-1 - index][0]), most)
    for sign, style, texts in (("-", "removed", old), ("+", "added", new)):
        for line, (text, focus) in enumerate(texts[same : len(texts) - ending], block.line + same):
            yield _Change(sign, style, line, text, focus)


def _split(text: str, focus: Span) -> Iterator[tuple[str, Span]]:
    """The lines of a text, each with its part of the focus."""
    lines = Lines(text)
    for number in range(1, len(lines) + 1):
        line = lines.line_span(number)
        start = min(max(focus.start, line.start), line.end)
        end = max(start, min(focus.end, line.end))
        yield text[line.start : line.end], Span(start - line.start, end - line.start)
