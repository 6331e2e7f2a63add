"""The parsed document: elements in tree order, found by tag, id or selector, with places and relations.

Everything here takes amortized constant time per element, whatever the nesting.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Self, TypeVar, cast

import turbohtml

from formlint.markup import walks
from formlint.markup.doubles import doubled, repeated_ids
from formlint.markup.element import Element, TextRun
from formlint.markup.front import BRACED, RESPELT, Front, read
from formlint.markup.relations import Relations
from formlint.markup.tags import Attribute, StartTag, scan
from formlint.markup.templates import GAP, MARK, conditions
from formlint.markup.xhtml import Problem, is_xhtml, problems
from formlint.source import TAGS, Lines, Source, Span

if TYPE_CHECKING:
    from formlint.markup.soup import Soup

T = TypeVar("T")

_SPECIAL: Final = frozenset(("template", "svg", "math", "selectedcontent"))
_SOUGHT: Final = (*TAGS, *_SPECIAL)
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)(?=[\]\s~|^$*=])")
_COMMA = re.compile(r",(?![^\[]*\])")
_EMPTY = turbohtml.parse("")


class Document:
    """One parsed file. `elements` are the form-relevant HTML elements in tree order, also those in templates."""

    def __init__(self, source: Source, front: Front | None = None) -> None:
        """Read a source, or what a `front` makes of it."""
        front = front or read(source)
        self.source = source
        self.front = front
        self.masked = front.masked
        self.parsed = parsed = front.parsed
        self.templated = front.varied or MARK in parsed
        # Declarative shadow roots off: their controls stay visible under <template>.
        self.nodes = tree = turbohtml.parse(parsed, allow_declarative_shadow_roots=False)
        found = [*tree.iter_elements(_SOUGHT)]
        special = _SPECIAL.intersection([node.tag for node in found])
        self.has_template = "template" in special
        self.has_foreign = not special.isdisjoint(("svg", "math"))
        self.memo: dict[object, object] = {}
        self._first: dict[str, Element | None] = {}
        self._closest: dict[tuple[str, ...], dict[turbohtml.Node, Element | None]] = {}
        self._templates: dict[turbohtml.Node, turbohtml.Node | None] = {}
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
        if tag not in self._first:
            self._first[tag] = next(self._found((tag,)), None)
        return self._first[tag]

    def find_all(self, *tags: str) -> list[Element]:
        """All HTML elements of some tags in tree order, contents of templates left out."""
        return [*self._found(tags)]

    def _found(self, tags: tuple[str, ...]) -> Iterator[Element]:
        plain = not (self.has_foreign or self.has_template)
        for node in self.nodes.iter_elements(tags):
            if plain or (_is_html(node) and not self.in_template(node)):
                yield self.handle(node)

    def select(self, css: str) -> list[Element]:
        """All elements that a CSS selector matches; ValueError when it is no selector."""
        names = self.once(_attribute_names)
        arms = [arm for arm, needed in _arms(css) if needed <= names]
        return [self.handle(node) for node in self.nodes.select(",".join(arms))] if arms else []

    def by_id(self, identifier: str, near: Element | None = None) -> Element | None:
        """The first element of an id in tree order, contents of templates left out.

        With `near`, one that template code writes in place of the first where it does so with that element.
        """
        first = self.once(_identified).get(identifier)
        if near is None or first is None or (self.front.language == "html" and not self.templated):
            return first
        return next((one for one in self.same_id(identifier) if not self.may_be_apart(one, near)), first)

    def same_id(self, identifier: str) -> Sequence[Element]:
        """The elements of an id in a template that writes it more than once."""
        if self.front.language == "html" and not self.templated:
            return ()
        return self.once(_repeated).get(identifier, ())

    def handled(self, nodes: Iterator[turbohtml.Node], *, blanks: bool = True) -> Iterator[Element | TextRun]:
        """Elements and texts for nodes, comments left out, and without `blanks` also texts of white space alone."""
        for node in nodes:
            if isinstance(node, turbohtml.Element):
                yield self.handle(node)
            elif isinstance(node, turbohtml.Text) and isinstance(parent := node.parent, turbohtml.Element):
                data = node.data
                if blanks or not data.isspace():
                    yield TextRun(data.replace(MARK, ""), self.handle(parent), MARK in data)

    def once(self, build: "Callable[[Self], T]") -> T:
        """What `build` makes of this document, built at the first call and kept."""
        if build not in self.memo:
            self.memo[build] = build(self)
        return cast("T", self.memo[build])

    # Places

    @property
    def lines(self) -> Lines:
        """The lines of the source text."""
        return self.once(_lines)

    def offset(self, node: turbohtml.Element) -> int:
        """The offset of a node's start tag, 0 for one that the parser made up."""
        position = node.position
        return 0 if position is None else self.place(position[0], position[1] + 1)

    def place(self, line: int, column: int) -> int:
        """The offset of a line and a column of what was parsed."""
        if not self.front.inserts:
            return self.lines.offset(line, column)
        lines, places = self.once(_inserted)
        offset = lines.offset(line, column)
        nth = bisect_right(places, offset, key=itemgetter(0)) - 1
        return offset if nth < 0 else max(offset - places[nth][1], places[nth][2])

    def scan(self, start: int, values: Mapping[str, str | None] | None = None) -> StartTag:
        """The start tag at an offset; `values` are its decoded values."""
        made = self.front.tags.get(start)
        if made is not None:
            return made
        respelt = self.source.text if self.front.language in RESPELT else ""
        tag = scan(self.masked, start, values or {}, self.code_in, respelt)
        return replace(tag, may_have_more=True) if start in self.front.more else tag

    def code_in(self, tag: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The template code in a start tag: the parts that may be absent, and the code that may write anything."""
        if self.front.language in BRACED:
            return (), (tag,)
        return conditions(self.source.text, tag, self.front.language, self.masked if self.front.varied else "")

    def is_in_code(self, word: str) -> bool:
        """Whether template code holds a string, such as the id of a field for which it may write a label."""
        if not self.templated:
            return False
        from formlint.markup.branches import strings_in_code  # noqa: PLC0415  # HTML does not need it

        return word in self.once(strings_in_code)

    @property
    def complete(self) -> bool:
        """Whether all of a page is written here: nothing is included, and the file is no part of another one."""
        if self.front.language == "html" and not self.templated:
            return True
        from formlint.markup.branches import is_complete  # noqa: PLC0415  # HTML does not need it

        return self.once(is_complete)

    def may_be_apart(self, one: Element, other: Element) -> bool:
        """Whether template code may write one of two elements without the other."""
        from formlint.markup.branches import may_be_apart  # noqa: PLC0415  # HTML does not need it

        return may_be_apart(self, one, other)

    def end_of(self, element: Element) -> int | None:
        """The offset of an element's end tag, None when none is written."""
        return self.once(_EndTags).of(element)

    @property
    def soup(self) -> "Soup":
        """The document as BeautifulSoup shows it."""
        from formlint.markup.soup import soup  # noqa: PLC0415  # few rules ask for it

        return self.once(soup)

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

    def is_read(self, node: turbohtml.Element) -> bool:
        """Whether what stands in an element is text of the page: no script, style sheet or template."""
        return node.tag not in walks.OPAQUE and not (self.has_template and self.template_of(node) is not None)

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

    @property
    def doubled(self) -> tuple[tuple[Element, Attribute, Attribute], ...]:
        """Attributes that are written again in a start tag, with their elements and the first of their names."""
        return self.once(doubled)

    @property
    def repeated_ids(self) -> tuple[Element, ...]:
        """The elements whose id another element before them has, contents of templates left out."""
        return self.once(repeated_ids)

    # What the standard says about forms and labels

    @property
    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        return self.once(Relations).ignored_forms()

    def form_owner(self, element: Element) -> Element | None:
        """The `<form>` an element belongs to."""
        return self.once(Relations).form_owner(element)

    def labelled_control(self, label: Element) -> Element | None:
        """The control that a `<label>` labels."""
        return self.once(Relations).labelled_control(label)

    def labels(self, control: Element) -> tuple[Element, ...]:
        """The `<label>` elements of a control in tree order."""
        return self.once(Relations).labels(control)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where an XHTML file is not well-formed; always empty for HTML, which cannot be malformed."""
        return self.once(_problems)


def parse(source: Source) -> Document:
    """Read a source as HTML, as a browser would; never raises."""
    return Document(source)


class _EndTags:
    """Where end tags are: a second parse that records them, for the few findings that underline contents."""

    def __init__(self, document: Document) -> None:
        self._place = document.place
        self._nodes = turbohtml.parse(document.parsed, source_locations=True, allow_declarative_shadow_roots=False)
        self._by_tag: dict[str, dict[tuple[int, int] | None, turbohtml.Element]] = {}

    def of(self, element: Element) -> int | None:
        position = element.node.position
        nodes = self._by_tag.get(element.tag)
        if nodes is None:
            nodes = {node.position: node for node in self._nodes.iter_elements(element.tag)}
            self._by_tag[element.tag] = nodes
        location = nodes[position].source_location if position else None
        end = location.end_tag if location else None
        return self._place(end.start_line, end.start_col + 1) if end else None


def _inserted(document: Document) -> tuple[Lines, list[tuple[int, int, int]]]:
    """The lines of what was parsed; where something was inserted in it, how much so far, and where in the text."""
    places: list[tuple[int, int, int]] = []
    grown = 0
    for offset, text in document.front.inserts:
        places.append((offset + grown, grown + len(text), offset))
        grown += len(text)
    return Lines(document.parsed), places


def _relevant(nodes: Iterable[turbohtml.Element]) -> list[turbohtml.Element]:
    """The HTML elements that the rules are about; the clones in a `<selectedcontent>` share their originals' place."""
    found: dict[tuple[int, int] | None, turbohtml.Element] = {}
    for node in nodes:
        if node.tag in TAGS and _is_html(node):
            found.setdefault(node.position, node)
    return [*found.values()]


def _is_html(node: turbohtml.Element) -> bool:
    return node.namespace is turbohtml.Namespace.HTML


@lru_cache(maxsize=512)
def _arms(css: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The selectors in a list, each with the attributes it asks for: most of those that rules look for are nowhere."""
    _EMPTY.select(css)  # raises ValueError, whatever the page has
    if "(" in css:
        return ((css, frozenset()),)
    return tuple((arm, frozenset(_ATTRIBUTE.findall(arm.lower()))) for arm in _COMMA.split(css))


def _attribute_names(document: Document) -> frozenset[str]:
    return frozenset(name.lower() for node in document.nodes.iter_elements() for name in node.attrs)


def _lines(document: Document) -> Lines:
    return Lines(document.source.text)


def _identified(document: Document) -> dict[str, Element]:
    found: dict[str, turbohtml.Element] = {}
    for node in document.nodes.select("[id]"):
        if not document.in_template(node):
            found.setdefault((node.attr("id") or "").replace(GAP, ""), node)
    return {
        identifier: document.handle(node) for identifier, node in found.items() if identifier and MARK not in identifier
    }


def _repeated(document: Document) -> dict[str, list[Element]]:
    """The elements of each id that is written more than once."""
    found: dict[str, list[Element]] = {}
    for node in document.nodes.select("[id]"):
        if not document.in_template(node):
            found.setdefault((node.attr("id") or "").replace(GAP, ""), []).append(document.handle(node))
    return {identifier: elements for identifier, elements in found.items() if len(elements) > 1}


def _problems(document: Document) -> tuple[Problem, ...]:
    checked = is_xhtml(document.source) and not document.templated
    return problems(document.source.text, document.lines) if checked else ()
