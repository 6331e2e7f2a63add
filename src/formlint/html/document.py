"""The parsed document: elements in tree order, found by tag, id or selector, with places and relations.

Everything here takes amortized constant time per element, whatever the nesting.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import turbohtml

from formlint.html import traversal
from formlint.html.duplicates import doubled, repeated_ids
from formlint.html.element import Element, TextRun, is_html, relevant
from formlint.html.facts import Owner
from formlint.html.form_owner import Relations
from formlint.html.index import Lookup, identified, repeated
from formlint.html.source import TAGS, Lines, Source, Span
from formlint.html.start_tags import Attribute, StartTag, extent, find, scan
from formlint.html.templates import BRACED, RESPELT, Front, read
from formlint.html.templates.masking import CONDITIONAL, MARK, conditions
from formlint.html.xhtml import Problem, is_xhtml, problems
from formlint.knowledge import Knowledge, in_use

if TYPE_CHECKING:
    from formlint.html.soup import Soup

T = TypeVar("T")

_SPECIAL: Final = frozenset(("template", "svg", "math", "selectedcontent"))
_NESTED: Final = frozenset(("button", "select"))
_SOUGHT: Final = (*TAGS, *_SPECIAL)
_MOST_ALIKE: Final = 32  # elements of one id; a page that writes more of them takes too long otherwise
_ALL_SOUGHT: Final = frozenset(_SOUGHT)
_UNBUILT: Final = object()
_NOT_IN_NAMES = re.compile(r"[^\w-]")


class _Handles(dict[turbohtml.Element, Element]):
    """The one handle of each node, made when it is first asked for."""

    __slots__ = ("_document",)

    def __init__(self, document: "Document") -> None:
        super().__init__()
        self._document = document

    def __missing__(self, node: turbohtml.Element) -> Element:
        found = self[node] = Element(self._document, node, node.tag)
        return found


class Document(Owner):
    """One parsed file. `elements` are the form-relevant HTML elements in tree order, also those in templates."""

    def __init__(self, source: Source, front: Front | None = None, knowledge: Knowledge | None = None) -> None:
        """Read a source, or what a `front` makes of it, in the light of some `knowledge` (by default, that in use)."""
        front = front or read(source)
        self.knowledge = knowledge or in_use()
        self.source = source
        self.front = front
        self.masked = front.masked
        self.parsed = parsed = front.parsed
        self.templated = front.varied or MARK in parsed
        # Declarative shadow roots off: their controls stay visible under <template>.
        self.nodes = tree = turbohtml.parse(parsed, allow_declarative_shadow_roots=False)
        self.memo: dict[object, Any] = {}
        self.passing: dict[tuple[object, Element], Any] = {}  # answers about single elements, till they are forgotten
        self._first: dict[str, Element | None] = {}
        self._templates: dict[turbohtml.Node, turbohtml.Node | None] = {}
        # The bound method of the table makes a handle for a node six times as fast as a method around it.
        self.handles: Mapping[turbohtml.Element, Element] = _Handles(self)
        self.handle: Callable[[turbohtml.Element], Element] = self.handles.__getitem__
        found = [*map(self.handle, tree.iter_elements(_SOUGHT))]
        self._tags = frozenset([element.tag for element in found])
        self.has_template = "template" in self._tags
        self.has_foreign = not self._tags.isdisjoint(("svg", "math"))
        plain = self._tags.isdisjoint(_SPECIAL) and not self._tags.issuperset(_NESTED)
        self.elements = tuple(found if plain else relevant(found))

    # Finding elements

    @property
    def root(self) -> Element:
        """The `<html>` element (there always is one)."""
        root = self.nodes.root
        assert root is not None
        return self.handle(root)

    def find(self, tag: str) -> Element | None:
        """The first HTML element of a tag, contents of templates left out."""
        if tag not in self._first:
            self._first[tag] = next(self.each(tag), None)
        return self._first[tag]

    def find_all(self, *tags: str) -> list[Element]:
        """All HTML elements of some tags in tree order, contents of templates left out."""
        return [*self.each(*tags)]

    def each(self, *tags: str) -> Iterator[Element]:
        """The same, each found when it is asked for."""
        return map(self.handle, self._found(tags))

    def _found(self, tags: tuple[str, ...]) -> Iterator[turbohtml.Element]:
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
        return self.front.language == "html" and not (self.templated or self.lookup.binds)

    def having(self, *names: str) -> Iterator[Element]:
        """The elements in whose start tags one of some attributes is written or set, templates included."""
        return map(self.handle, self.lookup.having(names))

    def stating(self, name: str, pattern: re.Pattern[str]) -> Iterator[Element]:
        """The elements in whose start tags the value of an attribute has what a pattern looks for."""
        return map(self.handle, self.lookup.stating(name, pattern))

    def select(self, css: str) -> list[Element]:
        """All elements that a CSS selector matches; ValueError when it is no selector."""
        return [*map(self.handle, self.lookup.select(css))]

    def by_id(self, identifier: str, near: Element | None = None) -> Element | None:
        """The first element of an id in tree order, contents of templates left out.

        With `near`, one that template code writes in place of the first where it does so with that element.
        """
        node = self.once(identified).get(identifier)
        if node is None:
            return None
        first = self.handle(node)
        if near is None or (self.front.language == "html" and not self.templated):
            return first
        return next((one for one in self.same_id(identifier, near) if not self.may_be_apart(one, near)), first)

    def same_id(self, identifier: str, near: Element) -> Sequence[Element]:
        """The elements of an id in a template that writes it more than once; of very many, those around an element."""
        if self.front.language == "html" and not self.templated:
            return ()
        found = self.once(repeated).get(identifier, ())
        if len(found) <= _MOST_ALIKE:
            return found
        nth = bisect_left(found, near.start, key=attrgetter("start"))
        return found[max(0, nth - _MOST_ALIKE // 2) :][:_MOST_ALIKE]

    def handled(self, nodes: Iterable[turbohtml.Node], *, blanks: bool = True) -> Iterator[Element | TextRun]:
        """Elements and texts for nodes, comments left out, and without `blanks` also texts of white space alone."""
        handle, marked = self.handle, self.templated
        for node in nodes:
            if type(node) is turbohtml.Text:
                data = node.data
                if (blanks or not data.isspace()) and isinstance(parent := node.parent, turbohtml.Element):
                    unknown = marked and MARK in data
                    yield TextRun(data.replace(MARK, "") if unknown else data, handle(parent), unknown)
            elif isinstance(node, turbohtml.Element):
                yield handle(node)

    def once(self, build: "Callable[[Self], T]") -> T:
        """What `build` makes of this document, built at the first call and kept."""
        found = self.memo.get(build, _UNBUILT)
        if found is _UNBUILT:
            found = self.memo[build] = build(self)
        return found

    # Places

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source text."""
        return Lines(self.source.text)

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
        return tag._replace(may_have_more=True) if start in self.front.more else tag

    def extent(self, start: int) -> Span:
        """The range of the start tag at an offset."""
        made = self.front.tags.get(start)
        return made.span if made is not None else extent(self.masked, start)

    def attribute(self, element: Element, name: str) -> Attribute | None:
        """The first attribute of a name in the start tag of an element, in a page that is `plain`."""
        memo, asked = self.passing, (name, element)
        if asked not in memo:
            memo[asked] = find(self.masked, element.start, name, element.value(name) or "")
        return memo[asked]

    def code_in(self, tag: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The template code in a start tag: the parts that may be absent, and the code that may write anything."""
        if self.front.language in BRACED:
            return (), (tag,)
        return conditions(self.source.text, tag, self.front.language, self.masked if self.front.varied else "")

    def is_in_code(self, word: str) -> bool:
        """Whether template code holds a string, such as the id of a field for which it may write a label."""
        if not self.templated:
            return False
        from formlint.html.templates.branches import strings_in_code  # noqa: PLC0415  # HTML does not need it

        return word in self.once(strings_in_code)

    @property
    def complete(self) -> bool:
        """Whether all of a page is written here: nothing is included, and the file is no part of another one."""
        if self.front.language == "html" and not self.templated:
            return True
        from formlint.html.templates.branches import is_complete  # noqa: PLC0415  # HTML does not need it

        return self.once(is_complete)

    def may_be_apart(self, one: Element, other: Element) -> bool:
        """Whether template code may write one of two elements without the other."""
        if self.plain and self.lookup.names.isdisjoint(CONDITIONAL):
            return False
        from formlint.html.templates.branches import may_be_apart  # noqa: PLC0415  # HTML does not need it

        return may_be_apart(self, one, other)

    def end_of(self, element: Element) -> int | None:
        """The offset of an element's end tag, None when none is written."""
        from formlint.html.end_tags import end_of  # noqa: PLC0415  # only what underlines contents asks for it

        return end_of(self, element)

    @property
    def soup(self) -> "Soup":
        """The document as BeautifulSoup shows it."""
        from formlint.html.soup import soup  # noqa: PLC0415  # few rules ask for it

        return self.once(soup)

    # Relations that must not walk all ancestors again and again

    def closest(self, element: Element, tags: tuple[str, ...]) -> Element | None:
        """The nearest HTML ancestor of an element with one of the tags."""
        if self._tags.isdisjoint(tags) and _ALL_SOUGHT.issuperset(tags):
            return None
        css = _selector(tags)
        found = _around(element.node, css)
        while found is not None and not is_html(found):
            found = _around(found, css)
        if found is None or (self.has_template and self.template_of(found) != self.template_of(element.node)):
            return None
        return self.handle(found)

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

    @cached_property
    def _relations(self) -> Relations:
        return Relations(self)

    @property
    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        return self._relations.ignored_forms()

    @property
    def written_forms(self) -> tuple[Span, ...]:
        """The pairs of form tags as an author nests them, from start tag to end tag, in the order of the text."""
        return self._relations.written_forms

    def form_owner(self, element: Element) -> Element | None:
        """The `<form>` an element belongs to."""
        return self._relations.form_owner(element)

    def labelled_control(self, label: Element) -> Element | None:
        """The control that a `<label>` labels."""
        return self._relations.labelled_control(label)

    def labels(self, control: Element) -> tuple[Element, ...]:
        """The `<label>` elements of a control in tree order."""
        return self._relations.labels(control)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where an XHTML file is not well-formed; always empty for HTML, which cannot be malformed."""
        return self.once(_problems)


def parse(source: Source, over: Callable[[], bool] | None = None, knowledge: Knowledge | None = None) -> Document:
    """Read a source as HTML, as a browser would, until the time is `over`; never raises."""
    return Document(source, read(source, over), knowledge)


def _inserted(document: Document) -> tuple[Lines, list[tuple[int, int, int]]]:
    """The lines of what was parsed; where something was inserted in it, how much so far, and where in the text."""
    places: list[tuple[int, int, int]] = []
    grown = 0
    for offset, text in document.front.inserts:
        places.append((offset + grown, grown + len(text), offset))
        grown += len(text)
    return Lines(document.parsed), places


@lru_cache(maxsize=512)
def _selector(tags: tuple[str, ...]) -> str:
    """The CSS selector of elements with one of some tags."""
    return ",".join(_NOT_IN_NAMES.sub(r"\\\g<0>", tag) for tag in tags)


def _around(node: turbohtml.Element, css: str) -> turbohtml.Element | None:
    """The nearest element around another one that a CSS selector matches."""
    parent = node.parent
    return parent.closest(css) if isinstance(parent, turbohtml.Element) else None


def _problems(document: Document) -> tuple[Problem, ...]:
    checked = is_xhtml(document.source) and not document.templated
    return problems(document.source.text, document.lines) if checked else ()
