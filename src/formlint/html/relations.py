"""Ids, form owners and labels as the HTML standard defines them, in amortized constant time."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Generic, TypeVar

from formlint.html.bindings import FIELD, LOOPS, field_path
from formlint.html.branches import Branches
from formlint.html.marks import GAP, MARK
from formlint.html.parser import turbohtml
from formlint.html.source import Span
from formlint.html.tags import LABELABLE, LISTED
from formlint.html.tree import Node, Tree
from formlint.html.written import Written
from formlint.system.patterns import compiled_when_used

W = TypeVar("W", bound=Written)
_MAY_LOOP = compiled_when_used(
    r"[eE]ach\b|[vx]-for\b|\*ngFor\b|\.map\(|\.flatMap\(|\.times\b|[%@{(;?]-?\s*for\b|forelse|range\b|<#list"
)
"""A quick look: which code loops is told by reading all conditions of a file, which few files need otherwise."""

_MOST_ALIKE = 32  # elements of one id; a page that writes more of them takes too long otherwise
_FORM_TAG = re.compile(r"<(/?)form(?=[\t\n\f\r />])", re.IGNORECASE)


class Ids(Generic[W]):
    """The elements of one file that have an id, contents of templates left out."""

    def __init__(self, tree: Tree[W]) -> None:
        self._tree = tree
        self._branches = tree.facts(Branches)

    def of(self, identifier: str, near: Written | None = None) -> W | None:
        """The first element of an id in tree order.

        With `near`, one that template code writes in place of the first where it does so with that element.
        """
        node = self._first.get(identifier)
        if node is None:
            return None
        first = self._tree.handle(node)
        if near is None or not self._tree.has_code:
            return first
        apart = self._branches.may_be_apart
        return next((one for one in self.alike(identifier, near) if not apart(one, near)), first)

    @property
    def written(self) -> Iterable[str]:
        """All ids."""
        return self._first.keys()

    def alike(self, identifier: str, near: Written) -> Sequence[W]:
        """The elements of an id in a template that writes it more than once; of very many, those around an element."""
        if not self._tree.has_code:
            return ()
        found = self._repeated.get(identifier, ())
        if len(found) <= _MOST_ALIKE:
            return found
        nth = bisect_left(found, near.start, key=attrgetter("start"))
        return found[max(0, nth - _MOST_ALIKE // 2) :][:_MOST_ALIKE]

    @cached_property
    def repeating(self) -> tuple[W, ...]:
        """The elements whose id another one before them has, but for those that code may write in its place."""
        first: dict[str, Node] = {}
        found: list[W] = []
        for node in self._nodes:
            identifier = node.attr("id") or ""
            if not identifier or MARK in identifier:
                continue
            before = first.setdefault(identifier, node)
            if before is node:
                continue
            pair = self._tree.handle(before), self._tree.handle(node)
            if pair[0].is_component or pair[1].is_component:  # what is called `id` may be anything
                continue
            if not self._branches.may_be_apart(*pair):
                found.append(pair[1])
        return tuple(found)

    @cached_property
    def looped(self) -> tuple[W, ...]:
        """The elements of which a loop writes several with one id."""
        tree, repeats = self._tree, self._branches.repeats
        if tree.lookup.names.isdisjoint(LOOPS) and not (tree.has_code and _MAY_LOOP.search(tree.source.text)):
            return ()
        named = [tree.handle(node) for node in self._nodes if (node.attr("id") or MARK).find(MARK) < 0]
        return tuple(one for one in named if not one.is_component and not one.unknown("id") and repeats(one))

    @cached_property
    def _first(self) -> dict[str, Node]:
        found = {_id(node): node for node in reversed(self._nodes)}
        return {identifier: node for identifier, node in found.items() if identifier and MARK not in identifier}

    @cached_property
    def _repeated(self) -> dict[str, list[W]]:
        """The elements of each id that is written more than once."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self._nodes:
            found[_id(node)].append(node)
        return {identifier: [*map(self._tree.handle, nodes)] for identifier, nodes in found.items() if len(nodes) > 1}

    @cached_property
    def _nodes(self) -> list[Node]:
        lookup = self._tree.lookup
        nodes = lookup.select("[id]")
        if FIELD in lookup.written:
            nodes = sorted({*nodes, *lookup.having((FIELD,))}, key=self._tree.offset)
        return [node for node in nodes if not self._tree.in_template(node)] if self._tree.has_template else nodes


def _id(node: Node) -> str:
    identifier = node.attr("id")
    if identifier is None and (path := node.attr(FIELD)):
        return field_path(path)
    return (identifier or "").replace(GAP, "")


class Relations(Generic[W]):
    """Who belongs to whom in one file."""

    def __init__(self, tree: Tree[W]) -> None:
        self._tree = tree
        self._ids: Ids[W] = tree.facts(Ids)
        self._owners: dict[W, W | None] = {}
        self._named: dict[W, W | None] = {}

    def form_owner(self, element: W) -> W | None:
        """By the `form` attribute, else by the parser's form element pointer, else the nearest `<form>` around."""
        if element not in self._owners:
            self._owners[element] = self._owner(element)
        return self._owners[element]

    def _owner(self, element: W) -> W | None:
        if element.tag == "form":
            return None
        if element.tag in LISTED and element.has("form"):
            form = None if self._tree.in_template(element.node) else self._ids.of(element.value("form") or "")
            return form if form is not None and form.tag == "form" else None
        pointed = None if self._tree.in_template(element.node) else self._pointed(element)
        return pointed or self._tree.closest(element.node, ("form",))

    def _pointed(self, element: W) -> W | None:
        """The form whose start tag is open, as the parser sees it, where the element begins."""
        places, forms = self._open_forms
        return forms[bisect_right(places, element.start)]

    @cached_property
    def _open_forms(self) -> tuple[list[int], list[W | None]]:
        """The places of the tags of forms, and the form that is open before the first and after each of them."""
        tree = self._tree
        known = {one.start: one for one in tree.elements if one.tag == "form" and not tree.in_template(one.node)}
        forms: list[W | None] = [None]
        for start, kind in self._form_tags:  # an ignored (nested) or a foreign <form> changes nothing
            forms.append(None if kind else known.get(start, forms[-1]))
        return [start for start, _ in self._form_tags], forms

    @cached_property
    def _form_tags(self) -> list[tuple[int, str]]:
        """The offsets of the `<form>` ("") and `</form>` ("/") tags."""
        found = [(tag.start(), tag[1]) for tag in _FORM_TAG.finditer(self._tree.masked)]
        starts = sorted(form.start for form in self._tree.elements if form.tag == "form")
        expected = [pair for start in starts for pair in ((start, ""), (start, "/"))]
        alternate = [kind for _, kind in found] == [kind for _, kind in expected]
        if alternate and [start for start, _ in found[::2]] == starts:
            return found
        return _tokens(self._tree)  # some may be text that only looks like a tag

    @cached_property
    def ignored_forms(self) -> tuple[Span, ...]:
        """The `<form>` start tags that the parser drops, because a form is open already."""
        tree = self._tree
        kept = {tree.offset(node) for node in tree.nodes.iter_elements("form")}
        return tuple(tree.scan(start).span for start, kind in self._form_tags if not kind and start not in kept)

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

    def labelled_control(self, label: W) -> W | None:
        """By the `for` attribute, else the first labelable element inside the `<label>`."""
        if label not in self._named:
            self._named[label] = self._labelled(label)
        return self._named[label]

    def _labelled(self, label: W) -> W | None:
        if not label.has("for"):
            return self._wrapped.get(label)
        control = None if self._tree.in_template(label.node) else self._ids.of(label.value("for") or "", label)
        return control if control is not None and _is_labelable(control) else None

    @cached_property
    def _wrapped(self) -> dict[W, W]:
        found: dict[W, W] = {}
        for control in self._tree.elements:  # tree order: the first inside a label wins
            if _is_labelable(control):
                label = self._tree.closest(control.node, ("label",))
                while label is not None and label not in found:
                    found[label] = control
                    label = self._tree.closest(label.node, ("label",))
        return found

    def _alternatives(self, label: W, control: W) -> Iterator[W]:
        """The controls that template code may write in place of the one that a label names."""
        apart = self._tree.facts(Branches).may_be_apart
        for one in self._ids.alike(label.value("for") or "", label) if label.has("for") else ():
            if one is not control and apart(one, control) and not apart(one, label):
                yield one

    def labels(self, control: W) -> tuple[W, ...]:
        """The `<label>` elements of a control in tree order."""
        return self._labels.get(control, ())

    @cached_property
    def _labels(self) -> dict[W, tuple[W, ...]]:
        found: dict[W, list[W]] = {}
        for label in self._tree.elements:
            if label.tag == "label" and (control := self.labelled_control(label)):
                for one in (control, *self._alternatives(label, control)):
                    found.setdefault(one, []).append(label)
        return {control: tuple(labels) for control, labels in found.items()}


def _is_labelable(element: Written) -> bool:
    if element.tag not in LABELABLE:
        return False
    return element.tag != "input" or element.type != "hidden"


def _tokens(tree: Tree[Written]) -> list[tuple[int, str]]:
    kinds = {turbohtml.TokenType.START_TAG: "", turbohtml.TokenType.END_TAG: "/"}
    return [
        (tree.lines.offset(token.line, token.col + 1), kinds[token.type])
        for token in turbohtml.tokenize(tree.masked)
        if token.type in kinds and token.tag == "form"
    ]
