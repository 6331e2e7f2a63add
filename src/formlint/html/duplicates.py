"""Attributes that are written again in one start tag: the parser keeps the first."""

from bisect import bisect_right
from typing import TypeVar

from formlint.html.start_tags import Attribute
from formlint.html.tree import Node, Tree
from formlint.html.written import Written

W = TypeVar("W", bound=Written)


def doubled(tree: Tree[W]) -> tuple[tuple[W, Attribute, Attribute], ...]:
    """Each attribute that is written again, with its element and the first of its name, in source order."""
    elements = map(tree.handle, _with_doubles(tree))
    return tuple((element, *pair) for element in elements for pair in _pairs(element.attributes))


def _with_doubles(tree: Tree[W]) -> list[Node]:
    """The nodes in whose start tags the parser has met an attribute again."""
    lines = [(error.line, error.col) for error in tree.nodes.errors if error.code == "duplicate-attribute"]
    if not lines:
        return []
    nodes = [*tree.nodes.iter_elements()]
    starts = sorted((place, index) for index, node in enumerate(nodes) if (place := node.position))
    if not starts:
        return []
    places = {bisect_right(starts, ((line, column - 1), len(nodes))) - 1 for line, column in lines}
    return [nodes[starts[place][1]] for place in sorted(places)]


def _pairs(attributes: tuple[Attribute, ...]) -> list[tuple[Attribute, Attribute]]:
    first: dict[str, Attribute] = {}
    for attribute in attributes:
        first.setdefault(attribute.name, attribute)
    return [(first[again.name], again) for again in attributes if again.duplicate]
