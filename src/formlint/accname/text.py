"""Texts of a page with the elements they come from, and what hides an element."""

import re
from dataclasses import dataclass

from formlint.markup import Document, Element, TextRun
from formlint.source import Span

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


@dataclass(frozen=True, slots=True)
class Text:
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
    if element.has("hidden"):
        return True
    style = element.value("style")
    return style is not None and _INVISIBLE.search(style) is not None


def is_silenced(element: Element) -> bool:
    """Whether it is taken away from those who listen to the page, be it from everybody."""
    return hides(element) or element.value("aria-hidden") == "true"


def is_out_of_reach(element: Element) -> bool:
    """Whether an element, or one around it, is taken away from those who listen to the page."""
    known = element.document.once(_reach)
    path: list[Element] = []
    node: Element | None = element
    while node is not None and node not in known and not is_silenced(node):
        path.append(node)
        node = node.parent
    out = known.get(node, True) if node else False
    known.update(dict.fromkeys(path if node is None or node in known else [*path, node], out))
    return out


def _reach(_: Document) -> dict[Element, bool]:
    return {}


def visible_text(element: Element) -> str:
    """The text inside an element that is for people: hidden parts and the contents of controls left out."""
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
