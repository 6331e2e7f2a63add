"""Source text: bytes become text the way a browser reads them, and offsets become lines and columns.

Everything behind this module counts in offsets: code points into the text as it is on disk (line ends and a byte
order mark included). Lines and columns exist for people and editors only.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from formlint.html.component import Definition

    Components = tuple[tuple[str, str | Definition], ...]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PAIRS = 32  # character pairs looked at to tell UTF-16 without a mark

# One scan; a literal "<" first keeps the search on memchr. May say yes too often, never no too often.
_CONTROL: Final = (
    rb"<(?:[fF][oOiI]|[iI][nN][pP]|[sS][eE][lL]|[tT][eE][xX]|[bB][uU][tT]|[lL][aAeE][bBgG]"
    rb"|[oO][pPuU][tT]|[dD][aA][tT][aA]|[mM][eE][tT][eE]|[pP][rR][oO][gG])"
)
_CODE: Final = rb"\{[{%!]|<%|<\?(?:=|php\s+echo\b)|@[A-Z]|<[A-Z][a-z]|<[a-z]+[-:](?:\w+-)*(?:input|select|text|field)"

SUFFIXES: Final = {
    ".astro": "astro",
    ".cshtml": "razor",
    ".ctp": "php",
    ".dj": "jinja",
    ".djhtml": "jinja",
    ".eex": "erb",
    ".ejs": "ejs",
    ".erb": "erb",
    ".ftl": "freemarker",
    ".ftlh": "freemarker",
    ".gohtml": "go",
    ".handlebars": "handlebars",
    ".hbs": "handlebars",
    ".heex": "erb",
    ".inc": "php",
    ".j2": "jinja",
    ".jinja": "jinja",
    ".jinja2": "jinja",
    ".jsp": "jsp",
    ".jspf": "jsp",
    ".jsx": "jsx",
    ".leex": "erb",
    ".liquid": "liquid",
    ".mustache": "handlebars",
    ".njk": "jinja",
    ".nunjucks": "jinja",
    ".php": "php",
    ".phtml": "php",
    ".razor": "razor",
    ".rhtml": "erb",
    ".svelte": "svelte",
    ".tag": "jsp",
    ".tmpl": "go",
    ".tpl": "smarty",
    ".tsx": "jsx",
    ".twig": "twig",
    ".vue": "vue",
}
"""The language by the suffix of a file, where that says it."""

SCRIPTS: Final = {".js": "jsx", ".mjs": "jsx", ".ts": "angular"}
"""The same for scripts: most hold no elements, which `holds_elements` tells."""

_ELEMENTS: Final = {
    "jsx": (
        rb"<(?:input|select|textarea|(?:[A-Z][\w.]*)?(?:[cC]heck[bB]ox|Control|Field|Input|Radio|Select|Text[aA]rea))\b",
        rb"(?:\breturn|=>|[(?:&|=])\s*\(?\s*<(?:[A-Za-z]|>)",
    ),
    "angular": (rb"@Component\s*\(", rb"\btemplate\s*:\s*[`\"']"),
}
_NO_SOURCES: Final = (".min.js", ".bundle.js", ".d.ts", ".spec.ts", ".spec.js", ".test.ts", ".test.js")

LANGUAGES: Final = tuple(sorted({"html", "angular", "blade", *SUFFIXES.values()}))
"""The languages that can be named."""


def holds_elements(name: str, data: bytes) -> bool:
    """Whether a script may hold the elements of a form, by a quick look: JSX, or the template of a component."""
    suffix = name[name.rfind(".") :].lower()
    signs = _ELEMENTS.get(SCRIPTS.get(suffix, ""), ())
    return bool(signs) and not name.lower().endswith(_NO_SOURCES) and all(re.search(sign, data) for sign in signs)


TAGS: Final = (
    "form", "input", "select", "textarea", "button", "label", "option", "optgroup", "fieldset", "legend", "datalist",
    "output", "meter", "progress",
)  # fmt: skip
"""The elements of forms."""

_LINE_FEED = re.compile(r"\n")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of offsets into a source text. It is true even when empty: an empty place is a place."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file. `encoding` is a Python codec name; the text keeps its line ends and its byte order mark.

    `language` is that in which it is written, "" where its name and text tell; `components` are names of components
    with the element that each stands for, or all that is known of it; `charset` is the codec that the server says, ""
    where nobody knows; `today` is the day for which it is read, None where nothing is said of it.
    """

    path: str
    text: str
    encoding: str
    language: str = ""
    components: "Components" = ()
    charset: str = ""
    today: date | None = None

    def told(self, language: str, components: "Components", today: date | None = None) -> "Source":
        """The source with what settings say of its language, and with the day of the run."""
        if not (language or components or today):
            return self
        return replace(self, language=self.language or language, components=components, today=today)


def has_controls(data: bytes) -> bool:
    """False only if no form-relevant start tag, and no code that may write one, can be in a file of these bytes."""
    if re.search(_CONTROL, data) is not None or b"\0" in data[:2] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return re.search(_CODE, data) is not None


def decode(data: bytes, path: str = "<stdin>", charset: str = "") -> Source:
    """The text of a file, read as a browser would; never raises.

    A byte order mark decides, then the `charset` of the server, as a Python codec, where that is known. Without, bytes
    that are valid UTF-8 are UTF-8: servers declare it in a header we cannot see, and saved pages keep the declaration
    of the encoding they once had. Then a declaration in the file counts, and windows-1252 is the last resort. Bytes
    that mean nothing become U+FFFD.
    """
    encoding = _marked(data) or charset or _patterned(data)
    if encoding is None:
        encoding = "utf-8"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            encoding = _declared(data) or "cp1252"
        else:
            if b"\x1b" not in data or _declared(data) != "iso2022_jp":  # the one seven-bit encoding of the web
                return Source(path, text, encoding)
            encoding = "iso2022_jp"
    return Source(path, data.decode(encoding, "replace"), encoding, charset=charset)


def _declared(data: bytes) -> str | None:
    from formlint.html.encoding import declared  # noqa: PLC0415  # most pages are UTF-8

    return declared(data)


def _marked(data: bytes) -> str | None:
    """The codec that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _patterned(data: bytes) -> str | None:
    """The codec that NUL bytes in every other place give away."""
    if b"\0" not in data[:2]:
        return None
    even, odd = data[: 2 * _PAIRS : 2], data[1 : 2 * _PAIRS : 2]
    if not odd.strip(b"\0") and b"\0" not in even:
        return "utf-16-le"
    if not even.strip(b"\0") and b"\0" not in odd:
        return "utf-16-be"
    return None


class Lines:
    """The lines of a text: LF, CRLF and a lone CR end one. Lines and columns count from 1, columns in code points."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = _line_starts(text)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column; a line or column past the end is taken back to the end."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line_span(self, line: int) -> Span:
        """The range of a line without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def utf16_position(self, offset: int) -> tuple[int, int]:
        """The line and the character of an offset as language servers count: from 0, in UTF-16 code units."""
        line = bisect_right(self._starts, offset) - 1
        return line, utf16_length(self.text[self._starts[line] : offset])

    def utf16_offset(self, line: int, character: int) -> int:
        """The offset of a language server's line and character; inside a surrogate pair it is the pair's start."""
        if line >= len(self._starts):
            return len(self.text)
        span = self.line_span(line + 1)
        before = self.text[span.start : span.end].encode("utf-16-le", "surrogatepass")[: 2 * character]
        return span.start + len(before.decode("utf-16-le", "ignore"))

    def __len__(self) -> int:
        return len(self._starts)


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=2)  # whoever reads a page and whoever tells of it ask for the lines of the same text
def _line_starts(text: str) -> Sequence[int]:
    ends = _LINE_END if "\r" in text and text.count("\r") != text.count("\r\n") else _LINE_FEED
    return [0, *map(re.Match[str].end, ends.finditer(text))]
