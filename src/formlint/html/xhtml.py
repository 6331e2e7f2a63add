"""XHTML files must be well-formed XML; this reads them once more, as XML, to say where they are not.

The tree that rules see stays the HTML one: attributes, labels and forms of both readings are the same wherever the
file is written to work in browsers at all, and a page with an XML error still has forms worth checking.
"""

from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from formlint.html.source import Lines, Source, Span

_XHTML, _HTML = (".xhtml", ".xht"), (".html", ".htm")

_LIMIT = "ERR_RESOURCE_LIMIT"  # the parser giving up (depth, entities) is no fault of the file


class Problem(NamedTuple):
    """A place where a file is not well-formed XML."""

    message: str
    span: Span


def is_xhtml(source: Source) -> bool:
    """Whether browsers would read the file as XML: by its suffix, or by its XML declaration where that says nothing."""
    name = source.path.lower()
    return name.endswith(_XHTML) or (not name.endswith(_HTML) and source.text.lstrip("\ufeff").startswith("<?xml"))


def problems(text: str, lines: Lines) -> tuple[Problem, ...]:
    """The errors of an XML parser, in source order."""
    etree: Any = import_module("lxml.etree")  # here: few files are XHTML, and it takes long
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    with suppress(etree.XMLSyntaxError):  # nothing at all could be read; the log says why
        etree.fromstring(text.lstrip("\ufeff").encode("utf-8", "replace"), parser)
    errors = [error for error in parser.error_log if error.level_name != "WARNING" and error.type_name != _LIMIT]
    return tuple(_problem(error.message, lines.offset(error.line, error.column)) for error in errors)


def _problem(message: str, offset: int) -> Problem:
    return Problem(message, Span(max(0, offset - 1), offset))
