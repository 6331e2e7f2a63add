"""Texts of a page with the elements they come from, and what hides an element."""

import re
from typing import NamedTuple

from formlint.html import Document, Element, TextRun
from formlint.html.source import Span

_NO_WORDS = frozenset(
    {
        "button", "datalist", "input", "meter", "output", "progress", "script", "select", "style", "svg", "template",
        "textarea",
    }
)  # fmt: skip
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

PHRASING = frozenset({"abbr", "b", "em", "font", "i", "kbd", "mark", "small", "strong", "sub", "sup", "u"})
"""Elements that do not part the words around them."""

MOST_NODES = 400
"""Elements and texts of a label that are read."""


class Text(NamedTuple):
    """A text of the page with the element it comes from.

    `origin` tells how it is bound to its control: "label", "aria-label", "aria-labelledby", "legend", "title",
    "placeholder", "before", "after", "describedby", or another attribute or kind of content that names it.
    """

    text: str
    origin: str
    element: Element

    @property
    def span(self) -> Span:
        """The place to point at: the attribute, or the contents of the element, or its start tag."""
        attribute = self.element.attribute(self.origin)
        if attribute is not None:
            return attribute.span
        return self.element.content_span or self.element.span


def squeeze(text: str) -> str:
    """The text with runs of white space made one space, and none at the ends."""
    return " ".join(text.split())


def hides(element: Element) -> bool:
    """Whether the hidden attribute or inline style takes an element and all inside it away from everybody."""
    return element in element.document.once(_hidden)


def _hidden(document: Document) -> frozenset[Element]:
    styled = (one for one in document.stating("style", _INVISIBLE) if one.value("style") is not None)
    return frozenset(document.having("hidden")).union(styled)


def is_silenced(element: Element) -> bool:
    """Whether it is taken away from those who listen to the page, be it from everybody."""
    return element in element.document.once(_silenced)


def _silenced(document: Document) -> frozenset[Element]:
    unheard = (element for element in document.having("aria-hidden") if element.value("aria-hidden") == "true")
    return document.once(_hidden).union(unheard)


def is_out_of_sight(element: Element) -> bool:
    """Whether an element, or one around it, is plainly taken away from everybody."""
    return _is_inside(element, element.document.once(_seen))


def is_out_of_reach(element: Element) -> bool:
    """Whether an element, or one around it, is taken away from those who listen to the page."""
    return _is_inside(element, element.document.once(_heard))


def _seen(document: Document) -> dict[Element, bool]:
    return dict.fromkeys(document.once(_hidden), True)


def _heard(document: Document) -> dict[Element, bool]:
    return dict.fromkeys(document.once(_silenced), True)


def _is_inside(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element is, or stands in, one of those that are known; each ancestor is looked at once."""
    if not known:
        return False
    path: list[Element] = []
    node: Element | None = element
    while node is not None and node not in known:
        path.append(node)
        node = node.parent
    inside = node is not None and known[node]
    known.update(dict.fromkeys(path, inside))
    return inside


def visible_text(element: Element) -> str:
    """The text inside an element that is for people: hidden parts and the contents of controls left out."""
    if (text := element.only_text) is not None:
        return squeeze(text)
    parts: list[str] = []
    stack = [element.nodes()]
    for _ in range(MOST_NODES):
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if not stack:
                break
        elif isinstance(node, TextRun):
            parts.append(node.text)
        elif node.tag == "img":
            parts.append(f" {node.value('alt') or ''} ")
        elif node.tag not in _NO_WORDS and not is_silenced(node):
            parts.append("" if node.tag in PHRASING else " ")
            stack.append(node.nodes())
    return squeeze("".join(parts))
