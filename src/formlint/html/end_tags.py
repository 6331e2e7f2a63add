"""Where end tags are: a second parse tells, or a look at the text where an element ends plainly."""

import re
from collections import deque
from typing import TYPE_CHECKING, Final

import turbohtml

from formlint.html.start_tags import VOID

if TYPE_CHECKING:
    from formlint.html.document import Document
    from formlint.html.element import Element

_CLOSED: Final = re.compile(r"[^<]*+</([a-zA-Z][^\s/>]*+)[^>]*+>")


def end_of(document: "Document", element: "Element") -> int | None:
    """The offset of an element's end tag, None when none is written."""
    plain = _plain_end(document, element) if document.front.language == "html" else None
    return document.once(EndTags).of(element) if plain is None else plain


def _plain_end(document: "Document", element: "Element") -> int | None:
    """The same where only text and end tags follow the last start tag inside, as in most labels; else None."""
    last = deque(element.node.iter_elements(), maxlen=1)
    if not element.node.children or (last and document.templated):
        return None
    inner = document.handle(last[0]) if last else element
    around, at = inner if inner.tag not in VOID else inner.parent, inner.span.end
    while around is not None:
        closed = _CLOSED.match(document.masked, at)
        if closed is None or closed[1].lower() != around.tag:
            return None
        if around is element:
            return closed.start(1) - len("</")
        around, at = around.parent, closed.end()
    return None


class EndTags:
    """Where end tags are: a second parse that records them, for the few findings that underline contents."""

    def __init__(self, document: "Document") -> None:
        self._place = document.place
        self._nodes = turbohtml.parse(document.parsed, source_locations=True, allow_declarative_shadow_roots=False)
        self._by_tag: dict[str, dict[tuple[int, int] | None, turbohtml.Element]] = {}

    def of(self, element: "Element") -> int | None:
        """The offset of an element's end tag, None when none is written."""
        position = element.node.position
        nodes = self._by_tag.get(element.tag)
        if nodes is None:
            nodes = {node.position: node for node in self._nodes.iter_elements(element.tag)}
            self._by_tag[element.tag] = nodes
        location = nodes[position].source_location if position else None
        end = location.end_tag if location else None
        return self._place(end.start_line, end.start_col + 1) if end else None
