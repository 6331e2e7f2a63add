"""Walks over the parser's nodes in document order; each step takes amortized constant time.

Scripts, style sheets and templates are met, but stay closed: what is inside is not text of the page.
"""

from collections.abc import Iterator
from typing import Final

import turbohtml

OPAQUE: Final = ("script", "style", "template")
_EVERYTHING = 0xFFFFFFFF  # NodeFilter.SHOW_ALL


def inside(node: turbohtml.Node) -> Iterator[turbohtml.Node]:
    """The nodes inside a node."""
    found = _first_child(node)
    while found is not None:
        yield found
        found = _first_child(found) or _next(found, node)


def after(node: turbohtml.Node) -> Iterator[turbohtml.Node]:
    """The nodes after the end of a node."""
    found = _next(node, None)
    while found is not None:
        yield found
        found = _first_child(found) or _next(found, None)


def before(node: turbohtml.Node) -> Iterator[turbohtml.Node]:
    """The nodes before a node, backwards; ancestors come where their start tag is."""
    found: turbohtml.Node | None = node
    while found is not None:
        previous = found.previous_sibling
        if previous is None:
            found = found.parent
        else:  # half of what is met is text, for which there is no need to look inside
            found = previous if type(previous) is turbohtml.Text else _last_inside(previous)
        if found is not None:
            yield found


def _is_open(node: turbohtml.Node) -> bool:
    return isinstance(node, turbohtml.Element) and node.tag not in OPAQUE


def _first_child(node: turbohtml.Node) -> turbohtml.Node | None:
    # A walker, because the list of children takes time for each child.
    return turbohtml.TreeWalker(node, _EVERYTHING).first_child() if _is_open(node) else None


def _last_inside(node: turbohtml.Node) -> turbohtml.Node:
    walker = turbohtml.TreeWalker(node, _EVERYTHING)
    while _is_open(node):
        last = walker.last_child()
        if last is None:
            break
        node = last
    return node


def _next(node: turbohtml.Node, end: turbohtml.Node | None) -> turbohtml.Node | None:
    """The first node after the contents of a node, None at the end of `end`."""
    current: turbohtml.Node | None = node
    while current is not None and current != end:
        if (sibling := current.next_sibling) is not None:
            return sibling
        current = current.parent
    return None
