"""What the start tag of an element says: values, unknown where template code decides about them, and exact ranges."""

import re
from collections.abc import Set as AbstractSet
from typing import Any, Final

from formlint.html.bindings import SPREADS, bound, bound_by_knockout
from formlint.html.facts import Owner
from formlint.html.marks import GAP, MARK
from formlint.html.source import Span
from formlint.html.start_tags import Attribute, StartTag, find, last_end
from formlint.html.tags import CONTROL_TAGS
from formlint.html.templates import BRACED
from formlint.html.tree import Node, Tree

_NAME = re.compile(r"[\w.:$-]+")
UNASKED: Final = object()
"""Stands for the parent of an element till it is asked for."""

_ASKED_OFTEN = CONTROL_TAGS | {"button", "form", "label"}  # for these a table is worth making


class Written(Owner):
    """One element as it is written. There is one handle per element and tree, so handles compare by identity."""

    __slots__ = (
        *("_found", "_more", "_parent", "_span", "_start", "_start_tag", "_tree", "_values"),
        *("document", "node", "tag"),
    )

    _parent: Any
    document: Any

    def __init__(self, tree: Tree[Any], node: Node, tag: str) -> None:
        self.document = self._tree = tree
        self._parent = UNASKED
        self.node = node
        self.tag = tag
        self._values: dict[str, str | None] | None = None
        self._found: dict[str, Attribute | None] | None = None
        self._start_tag: StartTag | None = None
        self._span: Span | None = None
        self._start = -1
        self._more = False

    def __repr__(self) -> str:
        return f"<{self.tag}> at {self.start}"

    # Values

    def value(self, name: str) -> str | None:
        """The decoded value of an attribute ("" when it has none), None when the attribute is absent or unknown."""
        values = self._values
        if values is not None:
            return values.get(name)
        if self._tree.templated:
            return self._read().get(name)
        return self.node.attr(name)  # what is asked once or twice, as a link is, needs no table

    @property
    def type(self) -> str:
        """The type attribute in small letters, "" where it is absent or unknown."""
        return (self.value("type") or "").lower()

    def has(self, name: str) -> bool:
        """Whether the attribute is written in the start tag, be it under a template condition."""
        values = self._values
        if values is None:
            if self.tag not in _ASKED_OFTEN and self._tree.plain:
                return self.node.attr(name) is not None
            values = self._read()
        return name in values

    @property
    def component(self) -> str:
        """The name of the component, as it is written; "" for an element of HTML."""
        tree = self._tree
        if not tree.has_components or self.node.position is None:
            return ""
        found = _NAME.match(tree.source.text, self.start + 1)
        if found is None:
            return ""
        name = found[0]  # `<INPUT>` is an element but where letters tell components
        same = name == self.tag or (name.lower() == self.tag and tree.front.language not in BRACED)
        return "" if same and "-" not in self.tag else name

    @property
    def is_component(self) -> bool:
        """Whether a component is read in place of this element: its attributes are what the component takes."""
        return self.component != ""

    def is_set(self, name: str) -> bool:
        """Whether a boolean attribute is there at all times: it is written, and no code decides about it."""
        return self.has(name) and not self.unknown(name)

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
        node, tree = self.node, self._tree
        self._note()
        # To ask for each attribute by its name takes quadratic time; those that are lists have lost their spaces.
        values: dict[str, str | None] = {
            name: value if isinstance(value, str) else node.attr(name) for name, value in node.attrs.items()
        }
        if tree.lookup.binds:
            for target in filter(None, map(bound, [*values])):
                values.setdefault(target, None)
            more = bound_by_knockout(values.get("data-bind") or "")
            values = {**dict.fromkeys(more or ()), **values}  # a page that was saved has what the binding set
            self._more = more is None or not SPREADS.isdisjoint(values)
        if tree.front.more and self.start in tree.front.more:
            self._more = True
        self._values = values
        if tree.templated:
            self._unsay(values)
        return values

    def _unsay(self, values: dict[str, str | None]) -> None:
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

    def _note(self) -> None:
        self._tree.noted.append(self)

    def forget(self) -> None:
        """Drop what was read of the start tag, and what was found out about the element."""
        super().forget()
        self._values = self._found = self._start_tag = self._span = None

    @property
    def is_made(self) -> bool:
        """Whether a call in template code writes the element: its name may get a prefix, its type may be another."""
        tags = self._tree.front.tags
        return bool(tags) and self.start in tags

    # Ranges

    @property
    def start(self) -> int:
        """The offset of the start tag; 0 for an element that the parser made up (as `<body>` where none is written)."""
        if self._start < 0:
            self._start = self._tree.offset(self.node)
        return self._start

    @property
    def start_tag(self) -> StartTag:
        """The start tag with all its ranges."""
        tag = self._start_tag
        if tag is None:
            values = self._values if self._values is not None else self._read()
            written = self.node.position is not None
            tag = self._start_tag = self._tree.scan(self.start, values) if written else StartTag(Span(0, 0))
        return tag

    @property
    def span(self) -> Span:
        """The range of the start tag."""
        span = self._span
        if span is None:
            self._note()
            span = self._span = self._tree.extent(self.start) if self.node.position is not None else Span(0, 0)
        return span

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in source order, with exact ranges, duplicates included."""
        return self.start_tag.attributes

    @property
    def last_end(self) -> int:
        """Where the last attribute ends that is not within a condition, or else the name of the element."""
        if self._start_tag is None and self._tree.plain:
            return last_end(self._tree.masked, self.start)
        ends = [attribute.span.end for attribute in self.attributes if not attribute.unknown]
        return ends[-1] if ends else self.span.start + 1 + len(self.tag)

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name, with exact ranges."""
        if not (self.has(name) or self._tree.has_foreign):  # what is in a picture is written in another case
            return None
        if self._start_tag is not None or not self._tree.plain:
            return next((attribute for attribute in self.start_tag.attributes if attribute.name == name), None)
        if self._found is None:
            self._note()
            self._found = {}
        if name not in self._found:
            self._found[name] = find(self._tree.masked, self.start, name, self.value(name) or "")
        return self._found[name]
