r"""Label without a field

A click on the label does nothing, and screen readers do not announce it with a field. Often, `for` contains the name of
a field instead of its id.

Bad:

    <p><label for="city">City</label></p> <p><select id="town" aria-label="Town"></select></p>
              ^^^^^^^^^^ points to an id that does not exist on this page, so the label does not name a field

Bad:

    <label>Gender</label> <p>Say what you like, or nothing.</p>
    ^^^^^^^ does not name a field: it has no `for` and no field inside

Bad:

    <label for="note">Note</label> <p id="note">Free of charge</p>
           ^^^^^^^^^^ points to an element that a label cannot name

Good:

    <label for="town">Town</label> <select id="town"></select>

Sources: HTML Standard, 4.10.4, the label element; WCAG 2.2, 1.3.1.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from formlint.rule import (
    CONTROL_TAGS,
    Attribute,
    Document,
    Element,
    Hit,
    Hits,
    Label,
    Message,
    Note,
    Page,
    Reason,
    Span,
    is_out_of_reach,
    predicate,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="info", category="label-missing", since="0.1", wcag=["1.3.1"], same_as={"field-without-name"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for labels without a control; `label-for-dangling` reports those that are meant for a field."""
    document = page.document
    meant = {attribute.span for control in page.controls if (attribute := control.dangling_for)}
    for label in document.elements:
        if label.tag != "label" or label.in_template or document.labelled_control(label):
            continue
        target = label.attribute("for")
        if _is_written_later(label):
            yield from _may_name(label)
        elif target is None:
            yield _hit(label, label.span, predicate("does not name a field: it has no `for` and no field inside"))
        elif target.span not in meant and not Label(label).inside:
            yield from _on_for(page, label, target)


def _is_written_later(label: Element) -> bool:
    """Whether template code, a component, or a script may associate it with a field."""
    written = label.unknown("for") or label.may_have_more or is_out_of_reach(label)
    return written or label in label.document.facts(_around_fields)


def _around_fields(document: Document) -> set[Element]:
    """The labels, and the elements in them, around a component or an input."""
    found: set[Element] = set()
    outermost = (one for one in document.elements if one.tag == "label" and not one.closest("label"))
    for inner in (inner for label in outermost for inner in label.descendants()):
        if "-" in inner.tag or inner.tag == "input":
            for one in inner.ancestors():
                if one in found:
                    break  # so that the page is walked only once
                found.add(one)
    return found


def _on_for(page: Page, label: Element, target: Attribute) -> Hits:
    document = page.document
    named = document.by_id(target.value or "")
    if named is not None and "-" not in named.tag:
        yield _hit(label, target.span, predicate("points to an element that a label cannot name"))
    elif named is None and (document.complete or not document.templated) and not page.has_unknown_id:
        empty = not (target.value or "").strip()
        known = predicate("points to an id that does not exist on this page, so the label does not name a field")
        yield _hit(label, target.span, predicate("is empty, so the label does not name a field") if empty else known)


def _may_name(label: Element) -> Iterator[Note]:
    """Why nothing is told of the field that stands next to a label."""
    beside = label.document.facts(_fields_beside).get(label)
    if beside:
        yield Note(Reason.NAMED, beside.span)


def _hit(label: Element, place: Span, message: Message) -> Hit:
    beside = label.document.facts(_fields_beside).get(label)
    remedy = say("Set `for` to the id of the field, or use a `<span>` if there is none")
    return Hit(place, message, help=remedy, concerns=beside.span if beside else None)


def _fields_beside(document: Document) -> Mapping[Element, Element]:
    """The field that stands next to each label without another between: after it, or a box or button before it."""
    found: dict[Element, Element] = {}
    label = box = None
    for element in document.elements:
        if element.tag == "label":
            if box:
                found[element] = box
            label, box = None if box else element, None
        elif element.tag in CONTROL_TAGS and element.type != "hidden":
            if label and _are_near(label, element):
                found[label] = element
            label, box = None, element if element.type in _CHOICES else None
    return found


def _are_near(label: Element, field: Element) -> bool:
    """Whether a field is in the part of the page around a label, or in the next one."""
    around: set[Element | None] = {field, *field.ancestors()}
    return label.parent in around or field.document.facts(_following).get(label.parent) in around


def _following(document: Document) -> Mapping[Element | None, Element]:
    """What follows each part of the page that has a label."""
    parts = {label.parent for label in document.find_all("label") if label.parent}
    around = {part.parent for part in parts if part.parent}
    return {one: following for part in around for one, following in pairwise(part.children)}
