"""The parsed document and its elements: what is around them and inside, and what HTML says of forms and labels.

Everything here takes amortized constant time per element, whatever the nesting.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from formlint.html import traversal
from formlint.html.branches import Branches
from formlint.html.duplicates import doubled
from formlint.html.end_tags import EndTags
from formlint.html.marks import MARK
from formlint.html.parser import turbohtml
from formlint.html.relations import Ids, Relations
from formlint.html.source import Source, Span
from formlint.html.start_tags import Attribute
from formlint.html.templates import Front, read
from formlint.html.tree import Node, Tree
from formlint.html.written import UNASKED, Written
from formlint.html.xhtml import Problem, is_xhtml, problems

if TYPE_CHECKING:
    from formlint.knowledge.store import Knowledge

_DEEPEST = 512  # Chromium, https://chromium.googlesource.com/chromium/src: kMaximumHTMLParserDOMTreeDepth
_SHORTEST = 3  # letters of a text that tells something
_MOST_TEXTS = 100  # of a page, that are looked at


class TextRun(NamedTuple):
    """Text between tags, without its template code; `unknown` says that there was some."""

    text: str
    parent: "Element"
    unknown: bool


class Element(Written):
    """One element of a document."""

    __slots__ = ()

    document: "Document"
    _parent: "Element | None"

    @property
    def content_span(self) -> Span | None:
        """The range between start tag and end tag; None when no end tag is written."""
        end = self.document.facts(EndTags).of(self.node)
        return None if end is None else Span(self.span.end, end)

    @property
    def parent(self) -> "Element | None":
        """The parent element; None for the root and at the top of a template's contents."""
        parent = self._parent
        if parent is UNASKED:
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
        return self.document.closest(self.node, tags)

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
        return [*self.iter_descendants(*tags)]

    def iter_descendants(self, *tags: str) -> "Iterator[Element]":
        """The same, one after the other."""
        document = self.document
        found = self.node.iter_elements(tags or None)
        if document.has_template:
            inside = document.template_of(self.node)
            found = (node for node in found if document.template_of(node) == inside)
        return map(document.handle, found)

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


class Document(Tree[Element]):
    """One parsed file."""

    def __init__(self, source: Source, front: Front, knowledge: "Knowledge") -> None:
        """Read what a `front` makes of a source, in the light of some `knowledge`."""
        super().__init__(source, front, knowledge, Element)

    def forget_elements(self) -> None:
        """Drop what was read of the elements: where it is asked for again, it is read again."""
        for element in self.noted:
            element.forget()
        self.noted.clear()

    @property
    def language(self) -> str | None:
        """The language that the page says it is in, None when it says none or it is unknown."""
        html = self.find("html")
        return html.value("lang") or None if html else None

    @property
    def is_xhtml(self) -> bool:
        """Whether it is read as XML, by its name or its first line."""
        return is_xhtml(self.source)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Where an XHTML file is not well-formed; always empty for HTML, which cannot be malformed."""
        checked = self.is_xhtml and not self.templated
        return problems(self.source.text, self.lines) if checked else ()

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

    # Elements that code, a second attribute or an id tells apart

    def by_id(self, identifier: str, near: Element | None = None) -> Element | None:
        """The first element of an id in tree order, contents of templates left out.

        With `near`, one that template code writes in place of the first where it does so with that element.
        """
        return self._ids.of(identifier, near)

    @cached_property
    def _ids(self) -> Ids[Element]:
        return self.facts(Ids)

    @property
    def repeated_ids(self) -> tuple[Element, ...]:
        """The elements whose id another element before them has, contents of templates left out."""
        return self._ids.repeating

    @property
    def looped_ids(self) -> tuple[Element, ...]:
        """The elements of which a loop writes several with one id."""
        return self._ids.looped

    @cached_property
    def doubled(self) -> tuple[tuple[Element, Attribute, Attribute], ...]:
        """Attributes that are written again in a start tag, with their elements and the first of their names."""
        return doubled(self)

    @property
    def complete(self) -> bool:
        """Whether all of a page is written here: nothing is included, and the file is no part of another one."""
        return self.facts(Branches).complete

    def is_in_code(self, word: str) -> bool:
        """Whether template code holds a string, such as the id of a field for which it may write a label."""
        return self.facts(Branches).is_in_code(word)

    def may_be_apart(self, one: Element, other: Element) -> bool:
        """Whether template code may write one of two elements without the other."""
        return self.facts(Branches).may_be_apart(one, other)

    def together(self, elements: Iterable[Element]) -> list[Element]:
        """Some elements in the order of the page, without those that code may write in place of an earlier one."""
        return [*self.facts(Branches).together(elements)]

    # What the standard says about forms and labels

    @cached_property
    def _relations(self) -> Relations[Element]:
        return self.facts(Relations)

    @property
    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        return self._relations.ignored_forms

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


def parse(source: Source, knowledge: "Knowledge", over: Callable[[], bool] | None = None) -> Document:
    """Read a source as HTML, as a browser would, until the time is `over`; never raises."""
    return Document(source, read(source, knowledge, over), knowledge)
