"""Questions that several rules ask about what names a control."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from formlint.forms.controls import BUTTON_TYPES, Control
from formlint.html.accessibility.content import spoken, visible_text
from formlint.html.accessibility.hidden import is_out_of_reach
from formlint.html.accessibility.names import name_of
from formlint.html.document import Document, Element
from formlint.html.start_tags import Attribute
from formlint.html.tags import CONTROL_TAGS, LABELABLE

_NAMING = ("aria-label", "aria-labelledby", "id", "placeholder", "title")
_MOST_AROUND = 8  # labels around a control; more are a mistake of the page, and could nest without end
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
        or element.document.facts(_Labels).may_be_for_anything
    )


def is_field_heard(control: Control) -> bool:
    """Whether people fill it in or choose it, be it disabled, and those who listen to the page hear of it."""
    return control.type not in BUTTON_TYPES and not control.hidden and is_heard(control.element)


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


def with_roles(document: Document, *roles: str) -> Sequence[Element]:
    """The elements that say they have one of some roles, in document order; contents of templates left out."""
    said = document.facts(_by_role)
    found = {number: element for role in roles for number, element in said.get(role, {}).items()}
    return [found[number] for number in sorted(found)]


def _by_role(document: Document) -> Mapping[str, Mapping[int, Element]]:
    """The elements by their role and by their number in the document."""
    found: dict[str, dict[int, Element]] = {}
    for number, element in enumerate(document.select("[role]")):
        if not (element.in_template or element.is_component):  # which may name itself
            role = (element.value("role") or "").lower().split()[:1]
            found.setdefault(role[0] if role else "", {})[number] = element
    return found


class Label:
    """A label element, and the controls that it may name."""

    def __init__(self, element: Element) -> None:
        """Nothing is read before it is asked for."""
        self.element = element

    @property
    def text(self) -> str:
        """What people see of it."""
        return visible_text(self.element)

    @property
    def inside(self) -> Sequence[Element]:
        """The controls inside that a label can name."""
        return self.element.document.facts(_Labels).inside.get(self.element, ())

    @property
    def names_another(self) -> bool:
        """Whether its `for` leads elsewhere than to the controls inside, or nowhere."""
        target = self.element.value("for")
        inside = self.inside if target is not None else ()
        return bool(inside) and all(one.value("id") != target and not one.unknown("id") for one in inside)

    def is_empty(self, control: Element) -> bool:
        """Whether it certainly says nothing of a control."""
        said = spoken(self.element, control)
        stated = any(map(self.element.has, ("aria-label", "aria-labelledby", "title")))
        return said.known and not said.text and not stated


def dangling_for(control: Control) -> Attribute | None:
    """The `for` of a label that is meant for a control without label elements, but whose id no element has."""
    element = control.element
    label = element.document.facts(_Labels).dangling.get(element)
    if label is None or control.type == "hidden" or element.document.labels(element):
        return None
    return label.attribute("for")


class _Labels:
    """The labels of a page, with the controls that they are for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._first: dict[Element, Sequence[Element]] = {}

    @cached_property
    def may_be_for_anything(self) -> bool:
        """Whether template code decides what some label is for."""
        labels = (element for element in self._document.elements if element.tag == "label" and not element.in_template)
        return any(label.unknown("for") for label in labels)

    @cached_property
    def inside(self) -> Mapping[Element, list[Element]]:
        """The controls inside the labels that hold some."""
        found: dict[Element, list[Element]] = {}
        for control in self._document.elements:
            hidden = control.tag == "input" and control.type == "hidden"
            label = control.closest("label") if control.tag in LABELABLE and not hidden else None
            for _ in range(_MOST_AROUND):
                if label is None:
                    break
                found.setdefault(label, []).append(control)
                label = label.closest("label")
        return found

    @cached_property
    def dangling(self) -> Mapping[Element, Element]:
        """The labels whose `for` leads nowhere, by the control that each is meant for."""
        named: dict[str | None, list[Element]] = {}
        for element in self._document.elements:
            if element.tag in CONTROL_TAGS and not element.in_template and not element.has("id"):
                named.setdefault(element.value("name"), []).append(element)
        found: dict[Element, Element] = {}
        for label in self._document.elements:
            target = label.value("for") if label.tag == "label" and not label.in_template else None
            if target and self._document.by_id(target) is None:
                meant = named.get(target, [])
                meant = meant if len(meant) == 1 else self._beside(label)
                found |= {element: label for element in meant if element not in found}
        return found

    def _beside(self, label: Element) -> list[Element]:
        """The only control that has the parent of a label, if that is the only label there."""
        inside: Sequence[Element] = self._first_in(label.parent) if label.parent else ()
        others = [element for element in inside if element != label]
        return others if len(others) == 1 and others[0].tag in CONTROL_TAGS else []

    def _first_in(self, parent: Element) -> Sequence[Element]:
        """The first labels and controls inside an element; thousands of labels may have the same parent."""
        if parent not in self._first:
            self._first[parent] = parent.descendants("label", *LABELABLE)[:3]
        return self._first[parent]
