"""Elements by their ids, of which template code may write some more than once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import Generic, TypeVar

from formlint.html.branches import Branches
from formlint.html.marks import GAP, MARK
from formlint.html.tree import Node, Tree
from formlint.html.written import Written

W = TypeVar("W", bound=Written)
_MOST_ALIKE = 32  # elements of one id; a page that writes more of them takes too long otherwise


class Ids(Generic[W]):
    """The elements of one file that have an id, contents of templates left out."""

    def __init__(self, tree: Tree[W]) -> None:
        self._tree = tree
        self._branches = tree.facts(Branches)

    def of(self, identifier: str, near: Written | None = None) -> W | None:
        """The first element of an id in tree order.

        With `near`, one that template code writes in place of the first where it does so with that element.
        """
        node = self._first.get(identifier)
        if node is None:
            return None
        first = self._tree.handle(node)
        if near is None or not self._tree.has_code:
            return first
        apart = self._branches.may_be_apart
        return next((one for one in self.alike(identifier, near) if not apart(one, near)), first)

    def alike(self, identifier: str, near: Written) -> Sequence[W]:
        """The elements of an id in a template that writes it more than once; of very many, those around an element."""
        if not self._tree.has_code:
            return ()
        found = self._repeated.get(identifier, ())
        if len(found) <= _MOST_ALIKE:
            return found
        nth = bisect_left(found, near.start, key=attrgetter("start"))
        return found[max(0, nth - _MOST_ALIKE // 2) :][:_MOST_ALIKE]

    @cached_property
    def repeating(self) -> tuple[W, ...]:
        """The elements whose id another one before them has, but for those that code may write in its place."""
        first: dict[str, Node] = {}
        found: list[W] = []
        for node in self._nodes:
            identifier = node.attr("id") or ""
            if not identifier or MARK in identifier:
                continue
            before = first.setdefault(identifier, node)
            pair = self._tree.handle(before), self._tree.handle(node)
            if before is not node and not self._branches.may_be_apart(*pair):
                found.append(pair[1])
        return tuple(found)

    @cached_property
    def _first(self) -> dict[str, Node]:
        found = {_id(node): node for node in reversed(self._nodes)}
        return {identifier: node for identifier, node in found.items() if identifier and MARK not in identifier}

    @cached_property
    def _repeated(self) -> dict[str, list[W]]:
        """The elements of each id that is written more than once."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self._nodes:
            found[_id(node)].append(node)
        return {identifier: [*map(self._tree.handle, nodes)] for identifier, nodes in found.items() if len(nodes) > 1}

    @cached_property
    def _nodes(self) -> list[Node]:
        nodes = self._tree.lookup.select("[id]")
        return [node for node in nodes if not self._tree.in_template(node)] if self._tree.has_template else nodes


def _id(node: Node) -> str:
    return (node.attr("id") or "").replace(GAP, "")
