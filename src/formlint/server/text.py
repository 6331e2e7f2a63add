"""The text of an open page as the editor has it, with places counted as the editor counts them.

pygls keeps texts too, but takes more characters for line ends than LSP does (form feeds, U+2028): there a change would
land in the wrong place. So we keep our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lsprotocol import types

from formlint.source import Lines, Span

_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}  # bytes

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
        codec = _CODECS[self.units]
        units = self.text[line.start : line.end].encode(codec, "surrogatepass")
        before = units[: place.character * _UNITS[self.units]]
        return line.start + len(before.decode(codec, "ignore"))

    def span(self, place: types.Range) -> Span:
        """The span of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    def changed(self, changes: Sequence[Change], version: int) -> "Text":
        """The next version, after changes that the editor made one after the other."""
        found = replace(self, version=version)
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                span = found.span(change.range)
                found = replace(found, text=found.text[: span.start] + change.text + found.text[span.end :])
            else:
                found = replace(found, text=change.text)
        return found

    def _length(self, text: str) -> int:
        if text.isascii():
            return len(text)
        return len(text.encode(_CODECS[self.units], "surrogatepass")) // _UNITS[self.units]
