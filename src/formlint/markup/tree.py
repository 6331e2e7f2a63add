"""The parsed tree: thin handles on the nodes of the parser, with spans, unknown values and bounded walks.

Everything here takes amortized constant time per element, whatever the nesting.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self, TypeVar, cast

import turbohtml

from formlint.markup.tags import Attribute, StartTag, scan
from formlint.markup.templates import MARK, bound, mask
from formlint.source import Lines, Source, Span

T = TypeVar("T")

TAGS: Final = (
    "form", "input", "select", "textarea", "button", "label", "option", "optgroup", "fieldset", "legend", "datalist",
    "output", "meter", "progress",
)  # fmt: skip
_SPECIAL: Final = frozenset(("template", "svg", "math", "selectedcontent"))
_SOUGHT: Final = (*TAGS, *_SPECIAL)
_OPAQUE: Final = ("script", "style", "template")  # their contents are not text of the page
_SURROGATE = re.compile("[\ud800-\udfff]")
_ELEMENTS_AND_TEXT = 0x5  # NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text between tags, without its template code; `unknown` says that there was some."""

    text: str
    parent: "Element"
    unknown: bool


class Element:
    """One element. There is one handle per element and document, so handles compare by identity."""

    __slots__ = ("_more", "_start_tag", "_values", "document", "node", "tag")

    def __init__(self, document: "Tree", node: turbohtml.Element, tag: str) -> None:
        self.document = document
        self.node = node
        self.tag = tag
        self._values: dict[str, str | None] | None = None
        self._start_tag: StartTag | None = None
        self._more = False

    def __repr__(self) -> str:
        return f"<{self.tag}> at {self.start}"

    # What the start tag says

    def value(self, name: str) -> str | None:
        """The decoded value of an attribute ("" when it has none), None when the attribute is absent or unknown."""
        values = self._values
        if values is None:
            values = self._read()
        return values.get(name)

    def has(self, name: str) -> bool:
        """Whether the attribute is written in the start tag, be it under a template condition."""
        return name in (self._values if self._values is not None else self._read())

    def unknown(self, name: str) -> bool:
        """Whether the attribute is written, but template code decides about its value or presence."""
        values = self._values if self._values is not None else self._read()
        return name in values and values[name] is None

    @property
    def may_have_more(self) -> bool:
        """Whether template code in the start tag may write further attributes."""
        if self._values is None:
            self._read()
        return self._more

    def _read(self) -> dict[str, str | None]:
        node = self.node
        values: dict[str, str | None] = {}
        for name, value in node.attrs.copy().items():
            values[name] = value if isinstance(value, str) else node.attr(name) or ""  # a list: class and the like
            if target := bound(name):
                values.setdefault(target, None)
        self._values = values
        if self.document.templated:
            self._forget(values)
        return values

    def _forget(self, values: dict[str, str | None]) -> None:
        """Make values unknown that template code decides about."""
        marked = False
        for name, value in [*values.items()]:
            if MARK in name:
                marked = True
                del values[name]
            elif value is not None and MARK in value:
                values[name] = None
        if marked:
            self._more = self.start_tag.may_have_more
            first = (attribute for attribute in self.start_tag.attributes if not attribute.duplicate)
            values.update({attribute.name: None for attribute in first if attribute.unknown})

    # Where it is

    @property
    def start(self) -> int:
        """The offset of the start tag; 0 for an element that the parser made up (as `<body>` where none is written)."""
        return self.document.offset(self.node)

    @property
    def start_tag(self) -> StartTag:
        """The start tag with all its ranges."""
        tag = self._start_tag
        if tag is None:
            values = self._values if self._values is not None else self._read()
            written = self.node.position is not None
            tag = self._start_tag = self.document.scan(self.start, values) if written else StartTag(Span(0, 0))
        return tag

    @property
    def span(self) -> Span:
        """The range of the start tag."""
        return self.start_tag.span

    @property
    def content_span(self) -> Span | None:
        """The range between start tag and end tag; None when no end tag is written."""
        end = self.document.end_of(self)
        return None if end is None else Span(self.span.end, end)

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in source order, with exact ranges, duplicates included."""
        return self.start_tag.attributes

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name, with exact ranges."""
        return next((attribute for attribute in self.start_tag.attributes if attribute.name == name), None)

    # What is around it and inside

    @property
    def parent(self) -> "Element | None":
        """The parent element; None for the root and at the top of a template's contents."""
        node = self.node.parent
        return self.document.handle(node) if isinstance(node, turbohtml.Element) else None

    def ancestors(self) -> Iterator["Element"]:
        """The parent, its parent and so on up to the root."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def closest(self, *tags: str) -> "Element | None":
        """The nearest ancestor with one of the tags (never the element itself)."""
        return self.document.closest(self.node, tags)

    @property
    def in_template(self) -> bool:
        """Whether the element is inside a `<template>`, where it has no effect."""
        return self.document.in_template(self.node)

    @property
    def children(self) -> "list[Element]":
        """The child elements."""
        handle = self.document.handle
        return [handle(node) for node in self.node.children if isinstance(node, turbohtml.Element)]

    def descendants(self, *tags: str) -> "list[Element]":
        """The descendants with one of the tags (all, without tags) in tree order, contents of templates left out."""
        document = self.document
        found = self.node.iter_elements(tags or None)
        if not document.has_template:
            return [document.handle(node) for node in found]
        inside = document.template_of(self.node)
        return [document.handle(node) for node in found if document.template_of(node) == inside]

    @property
    def text(self) -> str:
        """All text inside, as written; scripts, style sheets, templates and template code left out."""
        node = self.node
        if any(True for _ in node.iter_elements(_OPAQUE)):
            return "".join(run.text for run in self.walk() if isinstance(run, TextRun))
        return node.text.replace(MARK, "")

    @property
    def unknown_text(self) -> bool:
        """Whether template code stands in the text."""
        return self.document.templated and MARK in self.node.text

    def nodes(self) -> "Iterator[Element | TextRun]":
        """The child nodes: elements and text."""
        return self.document.streamed(iter(self.node.children))

    def walk(self) -> "Iterator[Element | TextRun]":
        """All elements and texts inside in document order; nothing from inside scripts, style sheets, templates."""
        document = self.document
        return document.streamed(document.forward(self.node, inside=True))

    def following(self) -> "Iterator[Element | TextRun]":
        """All elements and texts after the end of this element, in document order."""
        document = self.document
        return document.streamed(document.forward(self.node, inside=False))

    def preceding(self) -> "Iterator[Element | TextRun]":
        """All start tags and texts before this element, backwards; ancestors come where their start tag is."""
        document = self.document
        return document.streamed(document.backward(self.node))


class Tree:
    """The nodes of one file. `elements` are the form-relevant HTML elements in tree order, also those in templates."""

    def __init__(self, source: Source) -> None:
        masked = mask(_parsable(source.text))
        self.source = source
        self.masked = masked
        self.templated = MARK in masked
        # Declarative shadow roots off: their controls stay visible under <template>.
        self.nodes = tree = turbohtml.parse(masked, allow_declarative_shadow_roots=False)
        found = [*tree.iter_elements(_SOUGHT)]
        special = _SPECIAL.intersection([node.tag for node in found])
        self.has_template = "template" in special
        self.has_foreign = not special.isdisjoint(("svg", "math"))
        self._memo: dict[object, object] = {}
        self._closest: dict[tuple[str, ...], dict[turbohtml.Node, Element | None]] = {}
        self._templates: dict[turbohtml.Node, turbohtml.Node | None] = {}
        self._walker = turbohtml.TreeWalker(tree, _ELEMENTS_AND_TEXT)
        nodes = _relevant(found) if special else found
        self._handles = {node: Element(self, node, node.tag) for node in nodes}
        self.elements = tuple(self._handles.values())

    # Finding elements

    def handle(self, node: turbohtml.Element) -> Element:
        """The one handle of a node."""
        found = self._handles.get(node)
        if found is None:
            found = self._handles[node] = Element(self, node, node.tag)
        return found

    @property
    def root(self) -> Element:
        """The `<html>` element (there always is one)."""
        root = self.nodes.root
        assert root is not None
        return self.handle(root)

    def find(self, tag: str) -> Element | None:
        """The first HTML element of a tag, contents of templates left out."""
        return next(self._found((tag,)), None)

    def find_all(self, *tags: str) -> list[Element]:
        """All HTML elements of some tags in tree order, contents of templates left out."""
        return [*self._found(tags)]

    def _found(self, tags: tuple[str, ...]) -> Iterator[Element]:
        for node in self.nodes.iter_elements(tags):
            if _is_html(node) and not (self.has_template and self.in_template(node)):
                yield self.handle(node)

    def select(self, css: str) -> list[Element]:
        """All elements that a CSS selector matches; ValueError when it is no selector."""
        return [self.handle(node) for node in self.nodes.select(css)]

    def by_id(self, identifier: str) -> Element | None:
        """The first element of an id in tree order, contents of templates left out."""
        return self.once(_identified).get(identifier)

    def once(self, build: "Callable[[Self], T]") -> T:
        """What `build` makes of this document, built at the first call and kept."""
        if build not in self._memo:
            self._memo[build] = build(self)
        return cast("T", self._memo[build])

    # Places

    @property
    def lines(self) -> Lines:
        """The lines of the source text."""
        return self.once(_lines)

    def offset(self, node: turbohtml.Element) -> int:
        """The offset of a node's start tag, 0 for one that the parser made up."""
        position = node.position
        return 0 if position is None else self.lines.offset(position[0], position[1] + 1)

    def scan(self, start: int, values: Mapping[str, str | None] | None = None) -> StartTag:
        """The start tag at an offset; `values` are its decoded values."""
        return scan(self.masked, self.source.text, start, values or {})

    def end_of(self, element: Element) -> int | None:
        """The offset of an element's end tag, None when none is written."""
        return self.once(_EndTags).of(element)

    # Relations that must not walk all ancestors again and again

    def closest(self, node: turbohtml.Node, tags: tuple[str, ...]) -> Element | None:
        """The nearest HTML ancestor of a node with one of the tags."""
        memo = self._closest.setdefault(tags, {})
        path: list[turbohtml.Node] = []
        found = None
        while node not in memo:
            path.append(node)
            parent = node.parent
            if not isinstance(parent, turbohtml.Element):
                break
            if parent.tag in tags and _is_html(parent):
                found = self.handle(parent)
                break
            node = parent
        else:
            found = memo[node]
        memo.update(dict.fromkeys(path, found))
        return found

    def in_template(self, node: turbohtml.Node) -> bool:
        """Whether a node is in the contents of a `<template>`."""
        return self.has_template and self.template_of(node) is not None

    def template_of(self, node: turbohtml.Node) -> turbohtml.Node | None:
        """The contents of a `<template>` that a node is in."""
        memo = self._templates
        path: list[turbohtml.Node] = []
        found: turbohtml.Node | None = None
        while node not in memo:
            path.append(node)
            parent = node.parent
            if not isinstance(parent, turbohtml.Element):
                found = parent if isinstance(parent, turbohtml.DocumentFragment) else None
                break
            node = parent
        else:
            found = memo[node]
        memo.update(dict.fromkeys(path, found))
        return found

    # Walks: each step takes amortized constant time

    def streamed(self, nodes: Iterator[turbohtml.Node]) -> Iterator[Element | TextRun]:
        """Elements and texts for nodes; comments left out."""
        for node in nodes:
            if isinstance(node, turbohtml.Element):
                yield self.handle(node)
            elif isinstance(node, turbohtml.Text) and isinstance(parent := node.parent, turbohtml.Element):
                data = node.data
                yield TextRun(data.replace(MARK, ""), self.handle(parent), MARK in data)

    def forward(self, node: turbohtml.Node, *, inside: bool) -> Iterator[turbohtml.Node]:
        """The nodes inside a node, or else all after its end, in document order; opaque elements stay closed."""
        end = node if inside else None
        found = self._first_child(node) if inside else _next(node, end)
        while found is not None:
            yield found
            found = self._first_child(found) or _next(found, end)

    def _first_child(self, node: turbohtml.Node) -> turbohtml.Node | None:
        if not isinstance(node, turbohtml.Element) or node.tag in _OPAQUE:
            return None
        self._walker.current_node = node
        return self._walker.first_child()

    def backward(self, node: turbohtml.Node) -> Iterator[turbohtml.Node]:
        """The nodes before a node, backwards; ancestors come where their start tag is."""
        found: turbohtml.Node | None = node
        while found is not None:
            previous = found.previous_sibling
            found = found.parent if previous is None else self._last_inside(previous)
            if found is not None:
                yield found

    def _last_inside(self, node: turbohtml.Node) -> turbohtml.Node:
        walker = self._walker
        while isinstance(node, turbohtml.Element) and node.tag not in _OPAQUE:
            walker.current_node = node
            last = walker.last_child()
            if last is None:
                break
            node = last
        return node


class _EndTags:
    """Where end tags are: a second parse that records them, for the few findings that underline contents."""

    def __init__(self, tree: Tree) -> None:
        self._lines = tree.lines
        self._nodes = turbohtml.parse(tree.masked, source_locations=True, allow_declarative_shadow_roots=False)
        self._by_tag: dict[str, dict[tuple[int, int] | None, turbohtml.Element]] = {}

    def of(self, element: Element) -> int | None:
        position = element.node.position
        nodes = self._by_tag.get(element.tag)
        if nodes is None:
            nodes = {node.position: node for node in self._nodes.iter_elements(element.tag)}
            self._by_tag[element.tag] = nodes
        location = nodes[position].source_location if position else None
        end = location.end_tag if location else None
        return self._lines.offset(end.start_line, end.start_col + 1) if end else None


def _parsable(text: str) -> str:
    """The text without what is no content or no character: a byte order mark, lone surrogates (from an editor)."""
    try:
        _ = text.isascii() or text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return " " + text[1:] if text.startswith("\ufeff") else text


def _relevant(nodes: Iterable[turbohtml.Element]) -> list[turbohtml.Element]:
    """The HTML elements that the rules are about; the clones in a `<selectedcontent>` share their originals' place."""
    found: dict[tuple[int, int] | None, turbohtml.Element] = {}
    for node in nodes:
        if node.tag in TAGS and _is_html(node):
            found.setdefault(node.position, node)
    return [*found.values()]


def _is_html(node: turbohtml.Element) -> bool:
    return node.namespace is turbohtml.Namespace.HTML


def _next(node: turbohtml.Node, end: turbohtml.Node | None) -> turbohtml.Node | None:
    """The first node after the contents of a node, None at the end of `end`."""
    current: turbohtml.Node | None = node
    while current is not None and current != end:
        if (sibling := current.next_sibling) is not None:
            return sibling
        current = current.parent
    return None


def _lines(tree: Tree) -> Lines:
    return Lines(tree.source.text)


def _identified(tree: Tree) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in tree.select("[id]"):
        identifier = element.value("id")
        if identifier and not element.in_template:
            found.setdefault(identifier, element)
    return found
