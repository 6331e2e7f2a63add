"""Questions that several rules ask about what names a control."""

from collections.abc import Mapping

from formlint.forms import Control
from formlint.markup import Attribute, Document, Element

_NAMING = ("aria-label", "aria-labelledby", "id", "placeholder", "title")
_LABELABLE = ("input", "meter", "output", "progress", "select", "textarea", "button")
_GROUPS = frozenset({"group", "radiogroup"})


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
        or any(label.unknown("for") for label in element.document.find_all("label"))
    )


def shares_id(control: Control) -> bool:
    """Whether a label for its id names another element, which has the same id and comes first."""
    first = control.element.document.by_id(control.id or "")
    return first is not None and first != control.element and bool(control.element.document.labels(first))


def dangling_for(control: Control) -> Attribute | None:
    """The `for` of a label that is meant for a control without label elements, but whose id no element has."""
    element = control.element
    if control.type == "hidden" or element.document.labels(element):
        return None
    label = element.document.once(_dangling).get(element)
    return label.attribute("for") if label else None


def _dangling(document: Document) -> Mapping[Element, Element]:
    """The labels whose `for` leads nowhere, by the control that each is meant for."""
    controls = document.find_all("input", "select", "textarea")
    found: dict[Element, Element] = {}
    for label in document.find_all("label"):
        target = label.value("for")
        if target and document.by_id(target) is None:
            named = [element for element in controls if element.value("name") == target and not element.has("id")]
            meant = named if len(named) == 1 else _beside(label)
            found |= {element: label for element in meant if element not in found}
    return found


def _beside(label: Element) -> list[Element]:
    """The only control that has the parent of a label, if that is the only label there."""
    parent = label.parent
    inside = parent.descendants("label", *_LABELABLE) if parent else []
    others = [element for element in inside if element != label]
    return others if len(others) == 1 and others[0].tag in {"input", "select", "textarea"} else []


def in_group(control: Control) -> bool:
    """Whether a control stands in something that may have a name of its own, or in a table, whose heads may name it."""
    if control.group or control.element.closest("table", "dl"):
        return True
    return any(
        (element.tag == "fieldset" and any(one.unknown_text for one in element.children))
        or element.unknown("role")
        or (element.value("role") in _GROUPS and (element.has("aria-label") or element.has("aria-labelledby")))
        for element in control.element.ancestors()
    )
