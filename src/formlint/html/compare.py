"""Two documents beside each other: whether nothing but certain start tags, or comments, tells them apart."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from formlint.html.document import Document, Element
from formlint.html.parser import turbohtml
from formlint.html.source import Span
from formlint.html.start_tags import BEGINNING

if TYPE_CHECKING:
    from formlint.html.tree import Node


def element_at(document: Document, span: Span) -> Element | None:
    """The element whose start tag holds a range."""
    element = (
        None if document.has_code else document.facts(_Begun).at(document.source.text.rfind("<", 0, span.start + 1))
    )
    if element is None or span not in element.span:
        element = last_before(document, span.start)
    return element if element and span in element.span else None


class _Begun:
    """The elements of a page by where their start tags begin, found tag by tag: few places are asked about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, dict[tuple[int, int], Node]] = {}

    def at(self, offset: int) -> Element | None:
        """The element that begins at an offset; None where no name that is written there tells."""
        document = self._document
        name = BEGINNING.match(document.source.text, offset) if offset >= 0 else None
        if name is None:
            return None
        tag = name[0][1:].lower()
        if tag not in self._known:
            nodes = document.nodes.iter_elements((tag,))
            self._known[tag] = {place: node for node in nodes if (place := node.position) is not None}
        line, column = document.lines.position(offset)
        node = self._known[tag].get((line, column - 1))
        return None if node is None else document.handle(node)


def last_before(document: Document, offset: int) -> Element | None:
    """The last element whose start tag begins at an offset or before it."""
    starts, nodes = document.written
    place = bisect_right(starts, offset) - 1
    return document.handle(nodes[place]) if place >= 0 else None


def same_but_for(
    before: Document, after: Document, elements: Iterable[Element], *, comments: bool
) -> list[Element] | None:
    """The elements that stand in a document where the given ones stand in another.

    None where the documents differ in more than the attributes of these elements; in `comments` they may differ, and in
    white space then.
    """
    old, new = [*before.nodes.iter_elements()], [*after.nodes.iter_elements()]
    if len(old) != len(new):
        return None
    index = {node: place for place, node in enumerate(old)}
    places = [index[element.node] for element in elements]
    if _without(before, places, comments=comments) != _without(after, places, comments=comments):
        return None
    return [after.handle(new[place]) for place in places]


def _without(document: Document, places: Sequence[int], *, comments: bool) -> str:
    """A document as text, without the attributes of some elements, and without comments where they may differ."""
    tree = turbohtml.parse(document.parsed, allow_declarative_shadow_roots=False, positions=False)
    nodes = [*tree.iter_elements()]
    for place in places:
        nodes[place].attrs.clear()
    if not comments:
        return tree.serialize()
    for node in [one for one in tree.descendants if isinstance(one, turbohtml.Comment)]:
        node.extract()
    return " ".join(tree.serialize().split())
