"""Lines and columns as platforms count them: columns in UTF-16 code units or in UTF-8 bytes instead of code points."""

from collections.abc import Callable
from itertools import accumulate

from formlint.html.source import Lines, Span, utf16_length

_BLOCK = 4096  # code points between two places whose distance from the start is kept
_BYTE_ORDER_MARK = "\ufeff"


def utf8_length(text: str) -> int:
    """How many bytes a text takes in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


class Ruler:
    """Measures a text once, so that a column far out on a huge line costs no more than one near its start."""

    __slots__ = ("_blocks", "_first", "_lines", "_measure")

    def __init__(self, lines: Lines, measure: Callable[[str], int], *, with_mark: bool) -> None:
        """Measure the text.

        Args:
            lines: The lines of the text.
            measure: The length of a text in the unit of the columns.
            with_mark: Whether a byte order mark at the start of the text counts as a part of the first line.
        """
        text = lines.text
        self._lines, self._measure = lines, measure
        self._first = 0 if with_mark or not text.startswith(_BYTE_ORDER_MARK) else measure(_BYTE_ORDER_MARK)
        sizes = (measure(text[start : start + _BLOCK]) for start in range(0, len(text), _BLOCK))
        self._blocks = None if text.isascii() else [0, *accumulate(sizes)]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        line, column = self._lines.position(offset)
        if self._blocks is not None:
            column = self._units(offset) - self._units(offset - column + 1) + 1
        return line, max(1, column - self._first) if line == 1 else column

    def region(self, span: Span) -> tuple[int, int, int, int]:
        """Line and column of the start and of the end, which lies after the last character."""
        return *self.position(span.start), *self.position(span.end)

    def _units(self, offset: int) -> int:
        assert self._blocks is not None
        block = offset // _BLOCK
        return self._blocks[block] + self._measure(self._lines.text[block * _BLOCK : offset])


def utf16_ruler(lines: Lines) -> Ruler:
    """Columns as editors written in JavaScript count them, and SARIF where it is not told otherwise."""
    return Ruler(lines, utf16_length, with_mark=False)


def utf8_ruler(lines: Lines) -> Ruler:
    """Columns in bytes of the line as it lies in the file."""
    return Ruler(lines, utf8_length, with_mark=True)
