"""What of a page was not understood: components, custom elements and calls that look like controls but are not known.

Nothing is reported on them, so they are counted: where a report is silent, people should know of what.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from formlint.html.control_names import is_control, may_be_control
from formlint.html.document import Document, Element
from formlint.html.marks import MARK
from formlint.html.tags import CONTROL_TAGS
from formlint.html.templates import BRACED, RESPELT, code_of
from formlint.system.patterns import compiled_when_used

_TAG = compiled_when_used(r"<(?P<name>[a-zA-Z][\w.]*[-:][\w.:-]*|[A-Z][a-z]+[A-Z]\w*)")
_END_TAG = re.compile(r"</[a-zA-Z0-9._]++[-:]")
_WRITTEN = compiled_when_used(r"[\w.:$-]+")
_IN_STRING = compiled_when_used(
    r"<(input|select|textarea)\b(?![^<>]*\btype\s*=\s*\\?[\"']?(?:hidden|submit|button|image|reset)\b)", re.IGNORECASE
)
_TEMPLATE = compiled_when_used(
    r"<script\b[^<>]*\stype\s*=\s*[\"']?text/(?:html|template|x-handlebars[\w-]*|x-mustache|x-jquery-tmpl|x-underscore)\b[^<>]*>"
    r"(?P<inside>[^<]*+(?:<(?!/script\b)[^<]*+)*+)",
    re.IGNORECASE,
)
_SPREAD = compiled_when_used(r"\{\s*\.\.\.|\sv-bind\s*=")

Names = tuple[tuple[str, int], ...]
"""Names with how often they occur, the most frequent first."""


class Unread(NamedTuple):
    """What looks like controls and is not known: components, which settings can name, and all else."""

    components: Names
    others: Names


def unread(document: Document) -> Unread:
    """What of a document looks like controls and is not known."""
    found, calls = Counter(_components(document)), Counter((*document.front.unread, *_in_strings(document)))
    if document.front.language in RESPELT:
        return Unread(_ordered(found), _ordered(calls))
    return Unread((), _ordered(calls + found))


def _in_strings(document: Document) -> Iterator[str]:
    """The controls that code writes from its strings, and from templates: `echo '<input name="zip">';`."""
    text = document.source.text
    if document.front.language in BRACED:
        return
    if document.has_code and "<script" in text:
        for script in _TEMPLATE.finditer(text):
            yield from (f"<{tag.lower()}> in a script" for tag in _IN_STRING.findall(script["inside"]))
    if not ("<?" in text or "<%" in text):
        return
    for _, code in code_of(document.front, text):
        yield from (f"<{tag.lower()}> in code" for tag in _IN_STRING.findall(code))


def is_open(element: Element) -> bool:
    """Whether code decides of which type an `input` is."""
    if element.tag != "input":
        return False
    if not element.has("type"):
        return element.may_have_more and (_name(element) == "input" or _spreads(element))
    if not element.unknown("type"):
        return False
    written, masked = element.attribute("type"), element.document.masked
    return written is None or MARK in masked[written.span.start : written.span.end]  # else only whether it is there


def _ordered(counts: Counter[str]) -> Names:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _components(document: Document) -> Iterator[str]:
    """The name of each component or custom element that looks like a control, and in which no control is written."""
    tags = _candidates(document)
    found = [*map(document.handle, document.nodes.iter_elements(tuple(sorted(tags))))] if tags else []
    looking = {one: name for one in found if is_control(document.knowledge, name := _name(one), one.names)}
    around = _around(looking)
    for one, name in looking.items():
        if one not in around and not one.descendants(*CONTROL_TAGS):
            yield name


def _around(elements: Iterable[Element]) -> set[Element]:
    """What is around some elements; each is looked at once, however deeply they nest."""
    around: set[Element] = set()
    for element in elements:
        above = element.parent
        while above is not None and above not in around:
            around.add(above)
            above = above.parent
    return around


def _candidates(document: Document) -> set[str]:
    """The tags, as they are parsed, of what may look like a control."""
    masked = document.masked
    if document.front.language == "html" and not _END_TAG.search(masked):  # a custom element has an end tag
        return set()
    known = document.knowledge
    return {tag["name"].lower() for tag in _TAG.finditer(masked) if may_be_control(known, _said(document, tag.start()))}


def _name(element: Element) -> str:
    return _said(element.document, element.start)


def _said(document: Document, offset: int) -> str:
    """The name of a tag as it is written: components are parsed under another one."""
    written = _WRITTEN.match(document.source.text, offset + 1)
    return written[0] if written else ""


def _spreads(element: Element) -> bool:
    """Whether a component hands on what code gives it."""
    place = element.span
    return _SPREAD.search(element.document.source.text, place.start, place.end) is not None
