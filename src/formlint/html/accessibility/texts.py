"""Texts of a page with the elements they come from."""

from typing import NamedTuple

from formlint.html.accessibility.hidden import is_silenced
from formlint.html.document import Element, TextRun
from formlint.html.source import Span

_NO_WORDS = frozenset(
    {
        "button", "datalist", "input", "meter", "output", "progress", "script", "select", "style", "svg", "template",
        "textarea",
    }
)  # fmt: skip

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
