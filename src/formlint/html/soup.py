"""A document as BeautifulSoup shows it, for rules of people who know that: the same tree, and exact places.

The tags are made from the parsed document, not from a second reading, so that each of them is one of its elements. An
attribute that template code decides about is there with the value None.
"""

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Comment, Doctype, Tag
from bs4.builder import HTMLTreeBuilder

from formlint.html.marks import MARK
from formlint.html.parser import turbohtml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formlint.html.document import Document, Element


class Soup:
    """The view of a document, and the elements behind its tags."""

    def __init__(self, document: "Document") -> None:
        self._elements: dict[int, Element] = {}  # by the tags' identity: tags are equal where they read alike
        self.view = _view(document, self._elements)

    def element(self, tag: Tag) -> "Element":
        """The element that a tag stands for. Raises LookupError for a tag that was made by somebody else."""
        found = self._elements.get(id(tag))
        if found is None:
            raise LookupError(f"<{tag.name}> is no tag of this page")
        return found


def _view(document: "Document", elements: "dict[int, Element]") -> BeautifulSoup:
    """The view of a document, which puts the elements behind its tags into a table."""

    class Builder(HTMLTreeBuilder):
        """Gives BeautifulSoup what we have parsed."""

        def feed(self, markup: Any) -> None:
            """Tell of every node; the markup is not looked at."""
            del markup
            assert self.soup is not None
            _tell(document, self.soup, elements)

    return BeautifulSoup("", builder=Builder())


def _tell(document: "Document", view: BeautifulSoup, elements: "dict[int, Element]") -> None:
    """Tell of the nodes in document order, without recursion: pages may be nested deeply."""
    open_nodes: list[tuple[str, Iterator[turbohtml.Node]]] = [("", iter(document.nodes.children))]
    while open_nodes:
        name, nodes = open_nodes[-1]
        node = next(nodes, None)
        if node is None:
            open_nodes.pop()
            if name:
                view.handle_endtag(name)
        elif isinstance(node, turbohtml.Element):
            element = document.handle(node)
            elements[id(_start(view, element))] = element
            open_nodes.append((element.tag, iter(node.children)))
        elif isinstance(node, turbohtml.DocumentFragment):  # the contents of a template
            open_nodes.append(("", iter(node.children)))
        else:
            _tell_text(view, node)


def _start(view: BeautifulSoup, element: "Element") -> Tag | None:
    line, column = element.node.position or (None, None)
    values: Any = {name: None if element.unknown(name) else element.value(name) or "" for name in element.names}
    return view.handle_starttag(element.tag, None, None, values, line, column)


def _tell_text(view: BeautifulSoup, node: turbohtml.Node) -> None:
    if isinstance(node, turbohtml.Text):
        view.handle_data(node.data.replace(MARK, ""))
    elif isinstance(node, turbohtml.Comment):
        view.endData()
        view.handle_data(node.data.replace(MARK, ""))
        view.endData(Comment)
    elif isinstance(node, turbohtml.Doctype):
        view.endData()
        view.handle_data("html")
        view.endData(Doctype)
