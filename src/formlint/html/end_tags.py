"""Where end tags are: a second parse tells, or a look at the text where an element ends plainly."""

import re
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Final

from formlint.html.parser import turbohtml
from formlint.html.tags import VOID
from formlint.html.tree import Node, Tree

if TYPE_CHECKING:
    from formlint.html.written import Written

_CLOSED: Final = re.compile(r"[^<]*+</([a-zA-Z][^\s/>]*+)[^>]*+>")


class EndTags:
    """The end tags of one file."""

    def __init__(self, tree: "Tree[Written]") -> None:
        self._tree = tree
        self._by_tag: dict[str, dict[tuple[int, int] | None, Node]] = {}

    def of(self, node: Node) -> int | None:
        """The offset of a node's end tag, None when none is written."""
        plain = self.plain(node) if self._tree.front.language == "html" else None
        return self.parsed(node) if plain is None else plain

    def plain(self, node: Node) -> int | None:
        """The same where only text and end tags follow the last start tag inside, as in most labels; else None."""
        tree = self._tree
        last = deque(node.iter_elements(), maxlen=1)
        if not node.children or (last and tree.templated):
            return None
        inner = last[0] if last else node
        at = tree.handle(inner).span.end
        around = inner if inner.tag not in VOID else inner.parent
        while isinstance(around, Node):
            closed = _CLOSED.match(tree.masked, at)
            if closed is None or closed[1].lower() != around.tag:
                return None
            if around == node:
                return closed.start(1) - len("</")
            around, at = around.parent, closed.end()
        return None

    def parsed(self, node: Node) -> int | None:
        """The same as a second parse tells it, for the few findings that underline contents."""
        nodes = self._by_tag.get(node.tag)
        if nodes is None:
            nodes = self._by_tag[node.tag] = {one.position: one for one in self._again.iter_elements(node.tag)}
        position = node.position
        location = nodes[position].source_location if position else None
        end = location.end_tag if location else None
        return self._tree.place(end.start_line, end.start_col + 1) if end else None

    @cached_property
    def _again(self) -> turbohtml.Document:
        return turbohtml.parse(self._tree.parsed, source_locations=True, allow_declarative_shadow_roots=False)
