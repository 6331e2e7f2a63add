"""The text of an open page as the editor has it, with places counted as the editor counts them.

pygls keeps texts too, but takes more characters for line ends than LSP does (form feeds, U+2028): there a change would
land in the wrong place. So we keep our own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lsprotocol import types

from formlint.html.source import Lines, Span

_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}  # bytes
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")

Change = types.TextDocumentContentChangeEvent
"""What an editor says of a change: a range and its new text, or the whole text."""


@dataclass(frozen=True, slots=True)
class Text:
    """One version of the text of an open page.

    Attributes:
        uri: What the editor calls it.
        path: Where it would lie on disk.
        units: The negotiated encoding whose units characters are counted in: "utf-8", "utf-16" or "utf-32".
    """

    uri: str
    path: str
    text: str
    version: int
    units: str
    lines: Lines = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the lines."""
        object.__setattr__(self, "lines", Lines(self.text))

    def position(self, offset: int) -> types.Position:
        """The place of an offset."""
        line, column = self.lines.position(offset)
        return types.Position(line - 1, self._length(self.text[offset - column + 1 : offset]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, place: types.Position) -> int:
        """The offset of a place; what lies past the end of a line or of the text is taken back to it."""
        if place.line >= len(self.lines):
            return len(self.text)
        line = self.lines.line_span(place.line + 1)
        return line.start + self._column(self.text[line.start : line.end], place.character)

    def span(self, place: types.Range) -> Span:
        """The span of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    def changed(self, changes: Sequence[Change], version: int) -> "Text":
        """The next version, after changes that the editor made one after the other."""
        lines = _lines(self.text)
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self._change(lines, change)
            else:
                lines = _lines(change.text)
        return replace(self, text="".join(lines), version=version)

    def _change(self, lines: list[str], change: types.TextDocumentContentChangePartial) -> None:
        """Change lines; those beside the changed ones are read again, as halves of one line end may have met there."""
        places = (self._place(lines, change.range.start), self._place(lines, change.range.end))
        (first, start), (last, end) = min(places), max(places)
        above, below = max(0, first - 1), last + 2
        before = "".join([*lines[above:first], lines[first][:start]])
        after = "".join([lines[last][end:], *lines[last + 1 : below]])
        new = _lines(before + change.text + after)
        lines[above:below] = new[:-1] if below < len(lines) else new

    def _place(self, lines: Sequence[str], place: types.Position) -> tuple[int, int]:
        """The index of a line and the offset in it."""
        if place.line >= len(lines):
            return len(lines) - 1, len(lines[-1])
        return place.line, self._column(lines[place.line].rstrip("\r\n"), place.character)

    def _column(self, line: str, character: int) -> int:
        """The offset in a line of what the editor calls a character."""
        if line.isascii():
            return min(character, len(line))
        before = line.encode(_CODECS[self.units], "surrogatepass")[: character * _UNITS[self.units]]
        return len(before.decode(_CODECS[self.units], "ignore"))

    def _length(self, text: str) -> int:
        if text.isascii():
            return len(text)
        return len(text.encode(_CODECS[self.units], "surrogatepass")) // _UNITS[self.units]


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, the last one without: "" where the text ends with a line end."""
    found = _LINE.findall(text)
    return [*found, ""] if not found or found[-1][-1] in "\r\n" else found
