"""Elements: thin handles on the parser's nodes, with unknown values, exact ranges and bounded walks."""

from collections.abc import Callable, Container, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import turbohtml

from formlint.html import traversal
from formlint.html.source import TAGS, Span
from formlint.html.start_tags import Attribute, StartTag, last_end
from formlint.html.templates.masking import GAP, MARK, SPREADS, bound

if TYPE_CHECKING:
    from formlint.html.document import Document

_DEEPEST = 512  # Chromium, https://chromium.googlesource.com/chromium/src: kMaximumHTMLParserDOMTreeDepth
_ASKED_OFTEN = frozenset(
    ("button", "form", "input", "label", "select", "textarea")
)  # for these a table is worth making
_SHORTEST = 3  # letters of a text that tells something
_MOST_TEXTS = 100  # of a page, that are looked at

Node = turbohtml.Element
"""What the parser has for an element, of which `Document.handle` makes one of ours."""


class TextRun(NamedTuple):
    """Text between tags, without its template code; `unknown` says that there was some."""

    text: str
    parent: "Element"
    unknown: bool


class Element:
    """One element. There is one handle per element and document, so handles compare by identity."""

    __slots__ = ("_more", "_parent", "_span", "_start", "_start_tag", "_values", "document", "node", "tag")

    def __init__(self, document: "Document", node: turbohtml.Element, tag: str) -> None:
        self.document = document
        self.node = node
        self.tag = tag
        self._values: dict[str, str | None] | None = None
        self._start_tag: StartTag | None = None
        self._span: Span | None = None
        self._start = -1
        self._parent: Element | None = self  # till it is asked for: nothing is its own parent
        self._more = False

    def __repr__(self) -> str:
        return f"<{self.tag}> at {self.start}"

    # What the start tag says

    def value(self, name: str) -> str | None:
        """The decoded value of an attribute ("" when it has none), None when the attribute is absent or unknown."""
        values = self._values
        if values is not None:
            return values.get(name)
        if self.document.templated:
            return self._read().get(name)
        return self.node.attr(name)  # what is asked once or twice, as a link is, needs no table

    def has(self, name: str) -> bool:
        """Whether the attribute is written in the start tag, be it under a template condition."""
        values = self._values
        if values is None:
            if self.tag not in _ASKED_OFTEN and self.document.plain:
                return self.node.attr(name) is not None
            values = self._read()
        return name in values

    @property
    def names(self) -> AbstractSet[str]:
        """The names of the attributes that are written in the start tag, be it under a template condition."""
        return (self._values if self._values is not None else self._read()).keys()

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
        node, document = self.node, self.document
        # To ask for each attribute by its name takes quadratic time; those that are lists have lost their spaces.
        values: dict[str, str | None] = {
            name: value if isinstance(value, str) else node.attr(name) for name, value in node.attrs.items()
        }
        if document.lookup.binds:
            for target in filter(None, map(bound, [*values])):
                values.setdefault(target, None)
            self._more = not SPREADS.isdisjoint(values) or "attr" in (values.get("data-bind") or "")
        if document.front.more and self.start in document.front.more:
            self._more = True
        self._values = values
        if document.templated:
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
            elif value and GAP in value:
                values[name] = value.replace(GAP, "")
        if marked:
            self._more |= self.start_tag.may_have_more
            first = (attribute for attribute in self.start_tag.attributes if not attribute.duplicate)
            values.update({attribute.name: None for attribute in first if attribute.unknown})

    def forget(self) -> None:
        """Drop what was read of the start tag."""
        self._values = self._start_tag = self._span = None

    @property
    def is_made(self) -> bool:
        """Whether a call in template code writes the element: its name may get a prefix, its type may be another."""
        return bool(self.document.front.tags) and self.start in self.document.front.tags

    # Where it is

    @property
    def start(self) -> int:
        """The offset of the start tag; 0 for an element that the parser made up (as `<body>` where none is written)."""
        if self._start < 0:
            self._start = self.document.offset(self.node)
        return self._start

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
        span = self._span
        if span is None:
            span = self._span = self.document.extent(self.start) if self.node.position is not None else Span(0, 0)
        return span

    @property
    def content_span(self) -> Span | None:
        """The range between start tag and end tag; None when no end tag is written."""
        end = self.document.end_of(self)
        return None if end is None else Span(self.span.end, end)

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in source order, with exact ranges, duplicates included."""
        return self.start_tag.attributes

    @property
    def last_end(self) -> int:
        """Where the last attribute ends that is not within a condition, or else the name of the element."""
        if self._start_tag is None and self.document.plain:
            return last_end(self.document.masked, self.start)
        ends = [attribute.span.end for attribute in self.attributes if not attribute.unknown]
        return ends[-1] if ends else self.span.start + 1 + len(self.tag)

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name, with exact ranges."""
        if not (self.has(name) or self.document.has_foreign):  # what is in a picture is written in another case
            return None
        if self._start_tag is None and self.document.plain:
            return self.document.attribute(self, name)
        return next((attribute for attribute in self.start_tag.attributes if attribute.name == name), None)

    # What is around it and inside

    @property
    def parent(self) -> "Element | None":
        """The parent element; None for the root and at the top of a template's contents."""
        parent = self._parent
        if parent is self:
            node = self.node.parent
            parent = self._parent = self.document.handle(node) if isinstance(node, turbohtml.Element) else None
        return parent

    def ancestors(self) -> Iterator["Element"]:
        """The parent, its parent and so on up to the root; no more of them than browsers nest."""
        element = self.parent
        for _ in range(_DEEPEST):
            if element is None:
                return
            yield element
            element = element.parent

    def closest(self, *tags: str) -> "Element | None":
        """The nearest ancestor with one of the tags (never the element itself)."""
        return self.document.closest(self, tags)

    @property
    def in_template(self) -> bool:
        """Whether the element is inside a `<template>`, where it has no effect."""
        return self.document.in_template(self.node)

    @property
    def children(self) -> "list[Element]":
        """The child elements."""
        return [
            *map(self.document.handle, [node for node in self.node.children if isinstance(node, turbohtml.Element)])
        ]

    def descendants(self, *tags: str) -> "list[Element]":
        """The descendants with one of the tags (all, without tags) in tree order, contents of templates left out."""
        document = self.document
        found = self.node.iter_elements(tags or None)
        if document.has_template:
            inside = document.template_of(self.node)
            found = (node for node in found if document.template_of(node) == inside)
        return [*map(document.handle, found)]

    @property
    def text(self) -> str:
        """All text inside, as written; scripts, style sheets, templates and template code left out."""
        node, document = self.node, self.document
        if node in document.around_unread:
            return "".join(run.text for run in self.walk() if isinstance(run, TextRun))
        return node.text.replace(MARK, "") if document.templated else node.text

    @property
    def only_text(self) -> str | None:
        """The text inside where there is nothing else, as in most buttons; None where there is an element."""
        return self.text if next(self.node.iter_elements(), None) is None else None

    @property
    def unknown_text(self) -> bool:
        """Whether template code stands in the text."""
        return self.document.templated and MARK in self.node.text

    def nodes(self) -> "Iterator[Element | TextRun]":
        """The child nodes: elements and text."""
        return self.document.handled(self.node.children)

    def walk(self) -> "Iterator[Element | TextRun]":
        """All elements and texts inside in document order; nothing from inside scripts, style sheets, templates."""
        return self.document.handled(traversal.inside(self.node))

    def texts(self) -> Iterator[TextRun]:
        """All texts inside in document order; scripts, style sheets and templates left out."""
        handle, marked = self.document.handle, self.document.templated
        for data, around in traversal.texts(self.node, self.document.is_inert):
            unknown = marked and MARK in data
            yield TextRun(data.replace(MARK, "") if unknown else data, handle(around), unknown)

    def prose(self, shut: Container[str], doubtful: str, counts: "Callable[[Element], bool]") -> list[tuple[str, Node]]:
        """The first texts inside that are neither blank nor unknown, and where they are, so far as they count.

        Nothing counts in the tags that are `shut`. Only where a selector finds something `doubtful` around a text is it
        asked whether that counts: a page has a hundred texts, and a handle for each place takes longer than the rest.
        """
        document, outside = self.document, {self.node, *self.node.ancestors}

        def is_told(around: Node) -> bool:
            near = around.closest(doubtful)
            if near is None or near in outside:
                return True
            return near.tag not in shut and counts(document.handle(around))

        said = traversal.texts(self.node, document.is_inert, _SHORTEST)
        known = (one for one in said if MARK not in one[0]) if document.templated else said
        return [one for one in islice(known, _MOST_TEXTS) if is_told(one[1])]

    def following(self) -> "Iterator[Element | TextRun]":
        """All elements and texts after the end of this element, in document order; white space alone left out."""
        return self.document.handled(traversal.after(self.node), blanks=False)

    def preceding(self) -> "Iterator[Element | TextRun]":
        """All start tags and texts before this element, backwards; ancestors come where their start tag is."""
        return self.document.handled(traversal.before(self.node), blanks=False)

    def nearest_before(self, tags: Container[str], within: int) -> "Element | None":
        """The nearest element with one of some tags before this one, among so many elements and texts."""
        found = traversal.nearest_before(self.node, tags, within)
        return None if found is None else self.document.handle(found)


def is_html(node: turbohtml.Element) -> bool:
    """Whether it is an element of HTML, not one of a picture or a formula."""
    return node.namespace is turbohtml.Namespace.HTML


def relevant(elements: Iterable[Element]) -> list[Element]:
    """The HTML elements that the rules are about, without what shows the choice of a list.

    The clones in a `<selectedcontent>` share their originals' place; a button in a list is inert, so no control.
    """
    found: dict[tuple[int, int] | None, Element] = {}
    for element in elements:
        if element.tag in TAGS and is_html(element.node) and not _is_in_list(element):
            found.setdefault(element.node.position, element)
    return [*found.values()]


def _is_in_list(element: Element) -> bool:
    parent = element.node.parent if element.tag == "button" else None
    return isinstance(parent, turbohtml.Element) and parent.tag == "select"
