"""Text made safe and measurable for a terminal.

Pages are hostile: they may hold escape sequences, invisible characters and ones that turn the writing direction round.
Here each character becomes something visible whose width in terminal cells is known.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from formlint.system.patterns import compiled_when_used

_TAB = "    "
_JOINERS = "\u200c\u200d"  # they shape the letters of many languages, and harm nobody
_JAMO = compiled_when_used("[\u1160-\u11ff\ud7b0-\ud7ff]")  # vowels and finals, drawn over the initial before them
_UNSAFE = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
# What CI servers take for a command in a log: at the start of a line, or (the older forms) anywhere in it.
_COMMAND = compiled_when_used(r"(?m)^([^\S\n]*):(?=:(?!: ))|#(?=#(?:\[|vso\[|teamcity\[))")
_PIECE = compiled_when_used(r' *(?:[^ "]*"[^"]{1,24}"[^ ]*|[^ ]+)')  # a short quoted value is not torn apart
_WIDE = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"  # what lines break between without spaces
_CLOSING = "\u3001\u3002\uff0c\uff0e\u300d\u300f\uff09\uff1a\uff1b\uff01\uff1f"  # what begins no line
_PART = compiled_when_used(f"[{_WIDE}][{_CLOSING}]*|[^{_WIDE}]+")


@lru_cache(maxsize=4096)
def glyph(char: str) -> tuple[str, int]:
    """What stands for one character on a terminal, and how many cells it takes: 0 to 10."""
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return _TAB, len(_TAB)
    if char <= "\x7f":
        return ("␡" if char == "\x7f" else chr(0x2400 + ord(char))), 1
    category = unicodedata.category(char)
    if category in _UNSAFE and char not in _JOINERS:
        shown = f"\\u{{{ord(char):x}}}"
        return shown, len(shown)
    if category in ("Mn", "Me") or char in _JOINERS or _JAMO.match(char):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def is_plain(text: str) -> bool:
    """Whether each character stands for itself and takes one cell."""
    return text.isascii() and text.isprintable()


def visible(text: str) -> str:
    """The text with each unsafe character shown by a sign or a code."""
    return text if is_plain(text) else "".join(glyph(char)[0] for char in text)


def told(text: str, limit: int = 1000) -> str:
    """The text for a platform that shows it as it is: visible, one line, of at most `limit` characters."""
    return clip(visible(clip(text, limit)), limit)


def tame(text: str) -> str:
    """Whole lines of visible text, with what a CI server would take for a command turned into look-alikes."""
    if "::" not in text and "##" not in text:
        return text
    return _COMMAND.sub(lambda found: "♯" if found[0] == "#" else f"{found[1]}∶", text)


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return len(text) if is_plain(text) else sum(glyph(char)[1] for char in text)


def clip(text: str, limit: int) -> str:
    """The text, cut to `limit` characters with an ellipsis at the end."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def wrap(text: str, width: int) -> list[str]:
    """The lines of a visible text, broken at spaces where it can be, none wider than `width` (at least 2) cells."""
    lines: list[str] = []
    line, room = "", width
    for piece in _pieces(text):
        if cells(piece) <= room:
            line, room = line + piece, room - cells(piece)
            continue
        if line:
            lines.append(line)
        *full, line = _chop(piece.lstrip(" "), width)
        lines.extend(full)
        room = width - cells(line)
    return [tame(one) for one in ([*lines, line] if line or not lines else lines)]  # a break may begin a command


def _pieces(text: str) -> Iterator[str]:
    """The parts of a text between which a line may be broken, each with the spaces before it."""
    for piece in _PIECE.findall(text):
        yield from _PART.findall(piece) if max(piece) >= _WIDE[0] else (piece,)


def _chop(word: str, width: int) -> list[str]:
    """The word in parts of at most `width` cells."""
    if cells(word) <= width:
        return [word]
    parts, room = [""], width
    for char in word:
        size = glyph(char)[1]
        if size > room:
            parts.append("")
            room = width
        parts[-1] += char
        room -= size
    return parts
