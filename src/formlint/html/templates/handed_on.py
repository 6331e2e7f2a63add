"""Tags of components with the attributes of the elements that the components write for them.

A page that writes `<BaseInput label="Zip" :max="5">` is read with the element that results: what the component does not
hand on is left out, and what it adds is put in, at the place of its name.
"""

from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from formlint.html.bindings import bound
from formlint.html.component import Definition, Given, applied
from formlint.html.marks import MARK
from formlint.html.source import Span
from formlint.html.start_tags import Attribute, raw_attributes
from formlint.html.templates.literals import absent

if TYPE_CHECKING:
    from formlint.html.templates import Front

_STAY: Final = ("class", "data-", "is", "key", "name", "on", "ref", "slot", "style", "v-", "value", "wire:", "x-")
"""How names begin of what is read at the place of use, whatever the component does with it."""


def hand_on(front: "Front", followed: Mapping[int, tuple[Definition, bool]]) -> "Front":
    """A front with the attributes that components really write.

    Args:
        front: What is parsed in place of a page.
        followed: For the offsets of start tags, what their components write, and whether the tag spreads an object.
    """
    parts: list[str] = []
    inserts, given, more = [*front.inserts], {**front.given}, {*front.more}
    position = 0
    for start, (component, spreads) in sorted(followed.items()):
        written = [*raw_attributes(front.masked, start)]
        tag = Definition("", tuple(_said(written)), more=spreads or any(map(_may_be_any, written)))
        result = applied(component, tag)
        name = Span(start + 1, start + 1 + len(component.element))
        kept = {one.nth for one in result.attributes if one.nth >= 0 and _name(written[one.nth]) == one.name}
        made = [_made(one, written, name) for one in result.attributes if one.nth not in kept and not one.absent]
        given[start] = tuple(made)
        inserts.append((name.end, "".join(map(_html, made))))
        if not result.more:
            more.discard(start)
        for nth, one in enumerate(written):
            if nth not in kept and not _stays(one):
                parts += [front.masked[position : one.span.start], absent(front.masked[one.span.start : one.span.end])]
                position = one.span.end
    return front._replace(
        masked="".join([*parts, front.masked[position:]]),
        inserts=tuple(sorted(inserts)),
        more=frozenset(more),
        given=given,
        components={start: component for start, (component, _) in followed.items()},
    )


def _said(written: list[Attribute]) -> Iterator[Given]:
    for nth, one in enumerate(written):
        if MARK not in one.name and not _may_be_any(one):
            value = None if bound(one.name) or one.value is None else unescape(one.value)
            yield Given(_name(one), value, nth=nth)


def _name(attribute: Attribute) -> str:
    return bound(attribute.name) or attribute.name


def _may_be_any(attribute: Attribute) -> bool:
    return MARK in attribute.name or attribute.name == "v-bind"


def _stays(attribute: Attribute) -> bool:
    name = _name(attribute)
    return not name[:1].isalpha() or ":" in name or name.startswith(_STAY)


def _made(one: Given, written: list[Attribute], name: Span) -> Attribute:
    """An attribute that is not written as such: at the property that sets it, or at the component's name."""
    if one.nth >= 0:
        return written[one.nth]._replace(name=one.name, value=one.value, unknown=one.value is None)
    return Attribute(one.name, name, name, None, one.value, "", duplicate=False, unknown=one.value is None)


def _html(attribute: Attribute) -> str:
    return f' {attribute.name}="{MARK if attribute.value is None else escape(attribute.value)}"'
