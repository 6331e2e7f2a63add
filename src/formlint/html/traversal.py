"""Walks over the parser's nodes in document order; each step takes amortized constant time.

Scripts, style sheets and templates are met, but stay closed: what is inside is not text of the page.
"""

from collections.abc import Callable, Container, Iterator
from itertools import islice
from typing import Final

from formlint.html.parser import turbohtml

OPAQUE: Final = ("script", "style", "template")
_EVERYTHING = 0xFFFFFFFF  # NodeFilter.SHOW_ALL
_TEXTS = 0x4  # NodeFilter.SHOW_TEXT


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


def texts(
    node: turbohtml.Element, is_inert: Callable[[turbohtml.Element], bool] | None, shortest: int = 0
) -> Iterator[tuple[str, turbohtml.Element]]:
    """The texts inside a node that are read, with the elements around them; with `shortest`, no blank ones."""
    walker = turbohtml.TreeWalker(node, _TEXTS)
    while (found := walker.next_node()) is not None:  # in a half of the time that all nodes take
        if type(found) is not turbohtml.Text:
            continue
        data = found.data
        if shortest and (len(data) < shortest or data.isspace()):
            continue
        around = found.parent
        if isinstance(around, turbohtml.Element) and around.tag not in OPAQUE and not (is_inert and is_inert(around)):
            yield data, around


def nearest_before(node: turbohtml.Element, tags: Container[str], within: int) -> turbohtml.Element | None:
    """The nearest element with one of some tags before a node, among so many elements and texts that are not blank."""
    seen = filter(is_seen, before(node))
    return next(
        (found for found in islice(seen, within) if isinstance(found, turbohtml.Element) and found.tag in tags), None
    )


def is_seen(node: turbohtml.Node) -> bool:
    """Whether a node is an element, or a text that is not blank."""
    if type(node) is turbohtml.Text:
        return not node.data.isspace() and isinstance(node.parent, turbohtml.Element)
    return isinstance(node, turbohtml.Element)


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
