"""What is written twice: attributes in one start tag, of which the parser keeps the first, and ids on one page."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from formlint.html.start_tags import Attribute
from formlint.html.templates.masking import MARK

if TYPE_CHECKING:
    import turbohtml

    from formlint.html.document import Document
    from formlint.html.element import Element


def doubled(document: "Document") -> "tuple[tuple[Element, Attribute, Attribute], ...]":
    """Each attribute that is written again, with its element and the first of its name, in source order."""
    lines = [(error.line, error.col) for error in document.nodes.errors if error.code == "duplicate-attribute"]
    if not lines:
        return ()
    nodes = [*document.nodes.iter_elements()]
    starts = sorted((place, index) for index, node in enumerate(nodes) if (place := node.position))
    if not starts:
        return ()
    places = {bisect_right(starts, ((line, column - 1), len(nodes))) - 1 for line, column in lines}
    elements = (document.handle(nodes[starts[place][1]]) for place in sorted(places))
    return tuple((element, *pair) for element in elements for pair in _pairs(element.attributes))


def repeated_ids(document: "Document") -> "tuple[Element, ...]":
    """The elements whose id another element before them has, in tree order; contents of templates left out.

    Those that template code may write in place of the first do not count.
    """
    first: dict[str, turbohtml.Element] = {}
    found: list[Element] = []
    for node in document.lookup.select("[id]"):
        identifier = node.attr("id") or ""
        if not identifier or MARK in identifier or document.in_template(node):
            continue
        before = first.setdefault(identifier, node)
        if before is not node and not document.may_be_apart(document.handle(before), document.handle(node)):
            found.append(document.handle(node))
    return tuple(found)


def _pairs(attributes: tuple[Attribute, ...]) -> list[tuple[Attribute, Attribute]]:
    first: dict[str, Attribute] = {}
    for attribute in attributes:
        first.setdefault(attribute.name, attribute)
    return [(first[again.name], again) for again in attributes if again.duplicate]
