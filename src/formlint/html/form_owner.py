"""Form owners and labels as the HTML standard defines them, in amortized constant time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import turbohtml

from formlint.html.element import Element
from formlint.html.source import Span

if TYPE_CHECKING:
    from formlint.html.document import Document

_LISTED: Final = frozenset(("button", "fieldset", "input", "object", "output", "select", "textarea"))
_LABELABLE: Final = frozenset(("button", "input", "meter", "output", "progress", "select", "textarea"))
_FORM_TAG = re.compile(r"<(/?)form(?=[\t\n\f\r />])", re.IGNORECASE)


class Relations:
    """Who belongs to whom in one document."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._owners: dict[Element, Element | None] = {}
        self._named: dict[Element, Element | None] = {}

    def form_owner(self, element: Element) -> Element | None:
        """By the `form` attribute, else by the parser's form element pointer, else the nearest `<form>` around."""
        if element not in self._owners:
            self._owners[element] = self._owner(element)
        return self._owners[element]

    def _owner(self, element: Element) -> Element | None:
        if element.tag == "form":
            return None
        if element.tag in _LISTED and element.has("form"):
            form = None if element.in_template else self._document.by_id(element.value("form") or "")
            return form if form is not None and form.tag == "form" else None
        pointed = None if element.in_template else self._pointed(element)
        return pointed or element.closest("form")

    def _pointed(self, element: Element) -> Element | None:
        """The form whose start tag is open, as the parser sees it, where the element begins."""
        places, forms = self._open_forms
        return forms[bisect_right(places, element.start)]

    @cached_property
    def _open_forms(self) -> tuple[list[int], list[Element | None]]:
        """The places of the tags of forms, and the form that is open before the first and after each of them."""
        known = {form.start: form for form in self._document.elements if form.tag == "form" and not form.in_template}
        forms: list[Element | None] = [None]
        for start, kind in self._form_tags:  # an ignored (nested) or a foreign <form> changes nothing
            forms.append(None if kind else known.get(start, forms[-1]))
        return [start for start, _ in self._form_tags], forms

    @cached_property
    def _form_tags(self) -> list[tuple[int, str]]:
        """The offsets of the `<form>` ("") and `</form>` ("/") tags."""
        document = self._document
        found = [(tag.start(), tag[1]) for tag in _FORM_TAG.finditer(document.masked)]
        starts = sorted(form.start for form in document.elements if form.tag == "form")
        expected = [pair for start in starts for pair in ((start, ""), (start, "/"))]
        alternate = [kind for _, kind in found] == [kind for _, kind in expected]
        if alternate and [start for start, _ in found[::2]] == starts:
            return found
        return _tokens(document)  # some may be text that only looks like a tag

    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        document = self._document
        kept = {document.offset(node) for node in document.nodes.iter_elements("form")}
        return tuple(document.scan(start).span for start, kind in self._form_tags if not kind and start not in kept)

    @cached_property
    def written_forms(self) -> tuple[Span, ...]:
        """The pairs of form tags as an author nests them, from start tag to end tag, whatever the parser does."""
        open_tags: list[int] = []
        pairs: list[Span] = []
        for start, kind in self._form_tags:
            if not kind:
                open_tags.append(start)
            elif open_tags:
                pairs.append(Span(open_tags.pop(), start))
        return tuple(sorted(pairs))

    def labelled_control(self, label: Element) -> Element | None:
        """By the `for` attribute, else the first labelable element inside the `<label>`."""
        if label not in self._named:
            self._named[label] = self._labelled(label)
        return self._named[label]

    def _labelled(self, label: Element) -> Element | None:
        if not label.has("for"):
            return self._wrapped.get(label)
        control = None if label.in_template else self._document.by_id(label.value("for") or "", label)
        return control if control is not None and _is_labelable(control) else None

    @cached_property
    def _wrapped(self) -> dict[Element, Element]:
        found: dict[Element, Element] = {}
        for control in self._document.elements:  # tree order: the first inside a label wins
            if _is_labelable(control):
                label = control.closest("label")
                while label is not None and label not in found:
                    found[label] = control
                    label = label.closest("label")
        return found

    def _alternatives(self, label: Element, control: Element) -> Iterator[Element]:
        """The controls that template code may write in place of the one that a label names."""
        document = self._document
        for one in document.same_id(label.value("for") or "", label) if label.has("for") else ():
            if one is not control and document.may_be_apart(one, control) and not document.may_be_apart(one, label):
                yield one

    def labels(self, control: Element) -> tuple[Element, ...]:
        """The `<label>` elements of a control in tree order."""
        return self._labels.get(control, ())

    @cached_property
    def _labels(self) -> dict[Element, tuple[Element, ...]]:
        found: dict[Element, list[Element]] = {}
        for label in self._document.elements:
            if label.tag == "label" and (control := self.labelled_control(label)):
                for one in (control, *self._alternatives(label, control)):
                    found.setdefault(one, []).append(label)
        return {control: tuple(labels) for control, labels in found.items()}


def _is_labelable(element: Element) -> bool:
    if element.tag not in _LABELABLE:
        return False
    return element.tag != "input" or (element.value("type") or "").lower() != "hidden"


def _tokens(document: "Document") -> list[tuple[int, str]]:
    kinds = {turbohtml.TokenType.START_TAG: "", turbohtml.TokenType.END_TAG: "/"}
    return [
        (document.lines.offset(token.line, token.col + 1), kinds[token.type])
        for token in turbohtml.tokenize(document.masked)
        if token.type in kinds and token.tag == "form"
    ]
