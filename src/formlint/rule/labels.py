"""Questions that several rules ask about what names a control."""

from collections.abc import Mapping, Sequence
from typing import cast

from formlint.forms.controls import BUTTON_TYPES, Control, Page
from formlint.html import Attribute, Document, Element
from formlint.html.accessibility import is_out_of_reach, name_of, spoken
from formlint.html.tags import CONTROL_TAGS, LABELABLE

_NAMING = ("aria-label", "aria-labelledby", "id", "placeholder", "title")
_MOST_AROUND = 8  # labels around a control; more are a mistake of the page, and could nest without end
_GROUPS = frozenset({"group", "radiogroup"})
_NO_ROLES = frozenset({"none", "presentation"})


def may_be_named(control: Control) -> bool:
    """Whether template code or a script may name a control, or it is kept from assistive technology."""
    element = control.element
    return (
        element.may_have_more
        or any(map(element.unknown, _NAMING))
        or element.has("aria-labelledby")
        or element.value("tabindex") == "-1"
        or any(one.value("aria-hidden") == "true" for one in (element, *element.ancestors()))
        or any(label.unknown_text for label in element.document.labels(element))
        or element.document.once(_has_unknown_label)
    )


def _has_unknown_label(document: Document) -> bool:
    """Whether template code decides what some label is for."""
    labels = (element for element in document.elements if element.tag == "label" and not element.in_template)
    return any(label.unknown("for") for label in labels)


def fields_heard(page: Page) -> list[Control]:
    """The controls that people fill in or choose, also disabled ones, of which those who listen to the page hear."""
    memo = page.document.memo
    if fields_heard not in memo:
        told = (one for one in page.controls if one.type not in BUTTON_TYPES and not one.hidden)
        memo[fields_heard] = [control for control in told if is_heard(control.element)]
    return cast("list[Control]", memo[fields_heard])


def is_heard(element: Element) -> bool:
    """Whether assistive technology tells of an element: nothing plainly keeps it away."""
    role = element.value("role")
    if (role in _NO_ROLES and element.has("disabled")) or element.unknown("role"):
        return False
    return not (element.in_template or is_out_of_reach(element))


def is_nameless(element: Element) -> bool:
    """Whether an element certainly has no accessible name."""
    name = name_of(element)
    return name.known and not name.text


def with_roles(document: Document, *roles: str) -> list[Element]:
    """The elements that say they have one of some roles, in document order; contents of templates left out."""
    said = document.once(_by_role)
    found = {number: element for role in roles for number, element in said.get(role, {}).items()}
    return [found[number] for number in sorted(found)]


def _by_role(document: Document) -> Mapping[str, Mapping[int, Element]]:
    """The elements by their role and by their number in the document."""
    found: dict[str, dict[int, Element]] = {}
    for number, element in enumerate(document.select("[role]")):
        if not element.in_template:
            role = (element.value("role") or "").lower().split()[:1]
            found.setdefault(role[0] if role else "", {})[number] = element
    return found


def controls_inside(label: Element) -> Sequence[Element]:
    """The controls inside a label that a label can name."""
    return label.document.once(_inside).get(label, ())


def _inside(document: Document) -> Mapping[Element, list[Element]]:
    """The controls inside the labels that hold some."""
    found: dict[Element, list[Element]] = {}
    for control in document.elements:
        hidden = control.tag == "input" and control.type == "hidden"
        label = control.closest("label") if control.tag in LABELABLE and not hidden else None
        for _ in range(_MOST_AROUND):
            if label is None:
                break
            found.setdefault(label, []).append(control)
            label = label.closest("label")
    return found


def names_another(label: Element) -> bool:
    """Whether the `for` of a label around a control leads somewhere else, or nowhere."""
    inside = controls_inside(label) if label.value("for") is not None else ()
    return bool(inside) and all(one.value("id") != label.value("for") and not one.unknown("id") for one in inside)


def is_empty(label: Element, control: Element) -> bool:
    """Whether a label certainly says nothing."""
    said = spoken(label, control)
    stated = any(label.has(name) for name in ("aria-label", "aria-labelledby", "title"))
    return said.known and not said.text and not stated


def shares_id(control: Control) -> bool:
    """Whether a label for its id names another element, which has the same id and comes first."""
    first = control.element.document.by_id(control.id or "")
    return first is not None and first != control.element and bool(control.element.document.labels(first))


def dangling_for(control: Control) -> Attribute | None:
    """The `for` of a label that is meant for a control without label elements, but whose id no element has."""
    element = control.element
    label = element.document.once(_dangling).get(element)
    if label is None or control.type == "hidden" or element.document.labels(element):
        return None
    return label.attribute("for")


def _dangling(document: Document) -> Mapping[Element, Element]:
    """The labels whose `for` leads nowhere, by the control that each is meant for."""
    named: dict[str | None, list[Element]] = {}
    for element in document.elements:
        if element.tag in CONTROL_TAGS and not element.in_template and not element.has("id"):
            named.setdefault(element.value("name"), []).append(element)
    found: dict[Element, Element] = {}
    for label in document.elements:
        target = label.value("for") if label.tag == "label" and not label.in_template else None
        if target and document.by_id(target) is None:
            meant = named.get(target, [])
            meant = meant if len(meant) == 1 else _beside(label)
            found |= {element: label for element in meant if element not in found}
    return found


def _beside(label: Element) -> list[Element]:
    """The only control that has the parent of a label, if that is the only label there."""
    inside = _named_inside(label.parent) if label.parent else []
    others = [element for element in inside if element != label]
    return others if len(others) == 1 and others[0].tag in CONTROL_TAGS else []


def _named_inside(parent: Element) -> list[Element]:
    memo, asked = parent.document.memo, (_named_inside, parent)
    if asked not in memo:  # thousands of labels may have the same parent
        memo[asked] = parent.descendants("label", *LABELABLE)[:3]
    return cast("list[Element]", memo[asked])


def in_group(control: Control) -> bool:
    """Whether a control stands in something that may have a name of its own, or in a table, whose heads may name it."""
    if control.group or control.element.closest("dl") or _is_in_data(control.element):
        return True
    document = control.element.document
    return any(
        (element.tag == "fieldset" and element in document.once(_untold))
        or element.unknown("role")
        or (element.value("role") in _GROUPS and (element.has("aria-label") or element.has("aria-labelledby")))
        for element in control.element.ancestors()
    )


def _untold(document: Document) -> frozenset[Element]:
    """The fieldsets in a part of which template code writes something, as it may be the name."""
    groups = document.find_all("fieldset") if document.templated else []
    return frozenset(group for group in groups if any(one.unknown_text for one in group.children))


def _is_in_data(element: Element) -> bool:
    """Whether the table around an element has heads, and so is not there for the sake of layout."""
    table = element.closest("table")
    return table is not None and table in table.document.once(_headed)


def _headed(document: Document) -> frozenset[Element]:
    """The tables with heads, their own or those of a table inside."""
    found: set[Element] = set()
    for head in document.find_all("caption", "th"):
        table = head.closest("table")
        while table is not None and table not in found:
            found.add(table)
            table = table.closest("table")
    return frozenset(found)
