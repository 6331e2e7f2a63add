"""The tree of a parsed file: its nodes by tag, attribute or selector, with their places, and what is in a template.

Nothing here knows what forms and labels are. Everything takes amortized constant time per node, whatever the nesting.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar

from formlint.html import traversal
from formlint.html.facts import Owner
from formlint.html.index import Lookup
from formlint.html.marks import MARK
from formlint.html.parser import turbohtml
from formlint.html.source import TAGS, Lines, Source, Span
from formlint.html.start_tags import StartTag, extent, scan
from formlint.html.templates import BRACED, RESPELT, Front
from formlint.html.templates.masking import conditions

if TYPE_CHECKING:
    from formlint.knowledge.store import Knowledge

Node = turbohtml.Element
"""What the parser has for an element, of which `Tree.handle` makes one of ours."""

H = TypeVar("H")
H_co = TypeVar("H_co", covariant=True)
_SPECIAL: Final = frozenset(("template", "svg", "math", "selectedcontent"))
_NESTED: Final = frozenset(("button", "select"))
_SOUGHT: Final = (*TAGS, *_SPECIAL)
_ALL_SOUGHT: Final = frozenset(_SOUGHT)
_NOT_IN_NAMES = re.compile(r"[^\w-]")


class _Handles(dict[Node, H]):
    """The one handle of each node, made when it is first asked for."""

    __slots__ = ("_make", "_tree")

    def __init__(self, tree: Any, make: Callable[[Any, Node, str], H]) -> None:
        super().__init__()
        self._tree = tree
        self._make = make

    def __missing__(self, node: Node) -> H:
        found = self[node] = self._make(self._tree, node, node.tag)
        return found


class Tree(Owner, Generic[H_co]):
    """The tree of one file; elements are handles on its nodes, of which there is one per node.

    Attributes:
        knowledge: What is known of the world, by which the file is read.
        source: The file.
        front: What is parsed in its place.
        has_components: Whether tags may stand for components, and not for elements of HTML.
        templated: Whether template code stands in what is parsed.
        nodes: The parser's tree.
        elements: The form-relevant HTML elements in tree order, also those in templates.
        noted: The handles about which something was found out that may be forgotten; some more than once.
    """

    def __init__(
        self, source: Source, front: Front, knowledge: "Knowledge", handle: Callable[[Self, Node, str], H_co]
    ) -> None:
        """Parse a `front` of a source; `handle` makes an element of this tree from a node and its tag."""
        self.knowledge = knowledge
        self.source = source
        self.front = front
        self.masked = front.masked
        self.parsed = parsed = front.parsed
        self.has_components = front.language in RESPELT
        self.templated = front.varied or MARK in parsed
        # Declarative shadow roots off: their controls stay visible under <template>.
        self.nodes = turbohtml.parse(parsed, allow_declarative_shadow_roots=False)
        # The bound method of the table makes a handle for a node six times as fast as a method around it.
        self.handles: Mapping[Node, H_co] = _Handles(self, handle)
        self.noted: list[Any] = []
        self.handle: Callable[[Node], H_co] = self.handles.__getitem__
        self._first: dict[str, H_co | None] = {}
        self._templates: dict[turbohtml.Node, turbohtml.Node | None] = {}
        found = [*self.nodes.iter_elements(_SOUGHT)]
        self._tags = frozenset([node.tag for node in found])
        self.has_template = "template" in self._tags
        self.has_foreign = not self._tags.isdisjoint(("svg", "math"))
        plain = self._tags.isdisjoint(_SPECIAL) and not self._tags.issuperset(_NESTED)
        self.elements = tuple(map(self.handle, found if plain else _relevant(found)))

    # Finding elements

    @property
    def root(self) -> H_co:
        """The `<html>` element (there always is one)."""
        root = self.nodes.root
        assert root is not None
        return self.handle(root)

    def find(self, tag: str) -> H_co | None:
        """The first HTML element of a tag, contents of templates left out."""
        if tag not in self._first:
            self._first[tag] = next(self.each(tag), None)
        return self._first[tag]

    def find_all(self, *tags: str) -> list[H_co]:
        """All HTML elements of some tags in tree order, contents of templates left out."""
        return [*self.each(*tags)]

    def each(self, *tags: str) -> Iterator[H_co]:
        """The same, each found when it is asked for."""
        return map(self.handle, self._found(tags))

    def _found(self, tags: tuple[str, ...]) -> Iterator[Node]:
        found = self.nodes.iter_elements(tags)
        if not (self.has_foreign or self.has_template):
            return found
        return (node for node in found if is_html(node) and not self.in_template(node))

    @cached_property
    def lookup(self) -> Lookup:
        """What is written in the start tags."""
        return Lookup(self.nodes)

    @cached_property
    def plain(self) -> bool:
        """Whether the start tags say all there is to know: no template code, no attribute that a framework binds."""
        return not (self.has_code or self.lookup.binds)

    @property
    def has_code(self) -> bool:
        """Whether it is written in another language than HTML, or template code stands in it."""
        return self.templated or self.front.language != "html" or bool(self.front.arms)

    def having(self, *names: str) -> Iterator[H_co]:
        """The elements in whose start tags one of some attributes is written or set, templates included."""
        return map(self.handle, self.lookup.having(names))

    def stating(self, name: str, pattern: re.Pattern[str]) -> Iterator[H_co]:
        """The elements in whose start tags the value of an attribute has what a pattern looks for."""
        return map(self.handle, self.lookup.stating(name, pattern))

    def select(self, css: str) -> list[H_co]:
        """All elements that a CSS selector matches; ValueError when it is no selector."""
        return [*map(self.handle, self.lookup.select(css))]

    def closest(self, node: Node, tags: tuple[str, ...]) -> H_co | None:
        """The nearest HTML ancestor of a node with one of the tags, in the same template."""
        if self._tags.isdisjoint(tags) and _ALL_SOUGHT.issuperset(tags):
            return None
        css = _selector(tags)
        found = _around(node, css)
        while found is not None and not is_html(found):
            found = _around(found, css)
        if found is None or (self.has_template and self.template_of(found) != self.template_of(node)):
            return None
        return self.handle(found)

    # Places

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source text."""
        return Lines(self.source.text)

    def offset(self, node: Node) -> int:
        """The offset of a node's start tag, 0 for one that the parser made up."""
        position = node.position
        return 0 if position is None else self.place(position[0], position[1] + 1)

    def place(self, line: int, column: int) -> int:
        """The offset of a line and a column of what was parsed."""
        if not self.front.inserts:
            return self.lines.offset(line, column)
        lines, places = self._inserted
        offset = lines.offset(line, column)
        nth = bisect_right(places, offset, key=itemgetter(0)) - 1
        return offset if nth < 0 else max(offset - places[nth][1], places[nth][2])

    @cached_property
    def _inserted(self) -> tuple[Lines, list[tuple[int, int, int]]]:
        """The lines of what was parsed; where something was inserted in it, how much so far, and where in the text."""
        places: list[tuple[int, int, int]] = []
        grown = 0
        for offset, text in self.front.inserts:
            places.append((offset + grown, grown + len(text), offset))
            grown += len(text)
        return Lines(self.parsed), places

    @cached_property
    def written(self) -> tuple[list[int], list[Node]]:
        """The offsets of all start tags that are written, rising, and their nodes."""
        nodes = [node for node in self.nodes.iter_elements() if node.position is not None]
        found = sorted((self.offset(node), place) for place, node in enumerate(nodes))
        return [offset for offset, _ in found], [nodes[place] for _, place in found]

    def scan(self, start: int, values: Mapping[str, str | None] | None = None) -> StartTag:
        """The start tag at an offset; `values` are its decoded values."""
        made = self.front.tags.get(start)
        if made is not None:
            return made
        respelt = self.source.text if self.front.language in RESPELT else ""
        tag = scan(self.masked, start, values or {}, self.code_in, respelt)
        if given := self.front.given.get(start):
            tag = tag._replace(attributes=tuple(sorted((*given, *tag.attributes), key=attrgetter("span"))))
        return tag._replace(may_have_more=True) if start in self.front.more else tag

    def extent(self, start: int) -> Span:
        """The range of the start tag at an offset."""
        made = self.front.tags.get(start)
        return made.span if made is not None else extent(self.masked, start)

    def code_in(self, tag: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The template code in a start tag: the parts that may be absent, and the code that may write anything."""
        if self.front.language in BRACED:
            return (), (tag,)
        return conditions(self.source.text, tag, self.front.language, self.masked if self.front.varied else "")

    # Contents that are no part of the page

    def in_template(self, node: turbohtml.Node) -> bool:
        """Whether a node is in the contents of a `<template>`."""
        return self.has_template and self.template_of(node) is not None

    @property
    def is_inert(self) -> Callable[[turbohtml.Node], bool] | None:
        """Tells whether a node is in the contents of a `<template>`; None where there is none."""
        return self.in_template if self.has_template else None

    @cached_property
    def around_unread(self) -> frozenset[turbohtml.Node]:
        """The nodes with a script, a style sheet or a template inside."""
        found: set[turbohtml.Node] = set()
        for unread in self.nodes.iter_elements(traversal.OPAQUE):
            node: turbohtml.Node | None = unread
            while node is not None and node not in found:
                found.add(node)
                node = node.parent
        return frozenset(found)

    def template_of(self, node: turbohtml.Node) -> turbohtml.Node | None:
        """The contents of a `<template>` that a node is in."""
        memo = self._templates
        path: list[turbohtml.Node] = []
        found: turbohtml.Node | None = None
        while node not in memo:
            path.append(node)
            parent = node.parent
            if not isinstance(parent, Node):
                found = parent if isinstance(parent, turbohtml.DocumentFragment) else None
                break
            node = parent
        else:
            found = memo[node]
        memo.update(dict.fromkeys(path, found))
        return found


def is_html(node: Node) -> bool:
    """Whether it is an element of HTML, not one of a picture or a formula."""
    return node.namespace is turbohtml.Namespace.HTML


def _relevant(nodes: Iterable[Node]) -> list[Node]:
    """The HTML elements that the rules are about, without what shows the choice of a list.

    The clones in a `<selectedcontent>` share their originals' place; a button in a list is inert, so no control.
    """
    found: dict[tuple[int, int] | None, Node] = {}
    for node in nodes:
        if node.tag in TAGS and is_html(node) and not _is_in_list(node):
            found.setdefault(node.position, node)
    return [*found.values()]


def _is_in_list(node: Node) -> bool:
    parent = node.parent if node.tag == "button" else None
    return isinstance(parent, Node) and parent.tag == "select"


@lru_cache(maxsize=512)
def _selector(tags: tuple[str, ...]) -> str:
    """The CSS selector of elements with one of some tags."""
    return ",".join(_NOT_IN_NAMES.sub(r"\\\g<0>", tag) for tag in tags)


def _around(node: Node, css: str) -> Node | None:
    """The nearest element around another one that a CSS selector matches."""
    parent = node.parent
    return parent.closest(css) if isinstance(parent, Node) else None
