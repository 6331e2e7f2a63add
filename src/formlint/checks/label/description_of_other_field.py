r"""Description of another field

Screen readers announce the message of another field, while that of this field stands beside it and belongs to nobody.
This happens where a field was copied with its attributes.

Bad:

    <label>Name <input name="name" autocomplete="name" aria-describedby="name-error"></label> <p id="name-error" class="error">Enter your name</p>
    <label>Town <input name="town" autocomplete="address-level2" aria-describedby="name-error"></label> <p id="town-error" class="error">Enter your town</p>
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = refers to the description of "Name", although an element with the id "town-error" is next to the field

Good:

    <label>Name <input name="name" autocomplete="name" aria-describedby="name-error"></label> <p id="name-error" class="error">Enter your name</p>
    <label>Town <input name="town" autocomplete="address-level2" aria-describedby="town-error"></label> <p id="town-error" class="error">Enter your town</p>

Fields that share a description have none of their own.

Good:

    <label>From <input type="date" name="from" aria-describedby="error"></label>
    <label>to <input type="date" name="to" aria-describedby="error"></label> <p id="error" class="error">Enter both days</p>

Sources: WCAG 2.2, 3.3.1 Error Identification, technique ARIA21; W3C Accessible Name and Description Computation 1.2.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice

from formlint.rule import Control, Element, Hit, Hits, Page, Span, predicate, rule, say

_DESCRIBING = ("aria-describedby", "aria-errormessage")
_POINTING = ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-details", "for")
_CONTROLS = frozenset({"input", "select", "textarea"})
_NEAR = 40  # elements and texts between a field and its description


@rule(level="warning", category="label-missing", since="0.2", wcag=["1.3.1", "3.3.1"])
def check(page: Page) -> Hits:
    """Look for a field whose description is next to another one that has it, too, and whose own belongs to no field."""
    fields = [one for one in page.controls if one.editable]
    described = [(one, known) for one in fields for name in _DESCRIBING if (known := one.known(name))]
    pointed: Mapping[str, Sequence[Element]] = _pointed(page) if len(described) > 1 else {}
    starts = [control.element.start for control in page.controls]
    for control, attribute in described if pointed else ():
        for identifier in (attribute.value or "").split():
            other = page.document.by_id(identifier)
            if other is None:
                continue
            for after in (True, False):
                owner = _beside(page, starts, other, after=after)
                if owner and owner.element in pointed[identifier] and owner.element.start < control.element.start:
                    own = _alike(control, other, pointed, after=after)
                    if own:
                        yield _hit(attribute.span, owner, identifier, own)


def _hit(place: Span, owner: Control, identifier: str, own: str) -> Hit:
    return Hit(
        place,
        predicate(
            'refers to the description of "{other}", although an element with the id "{id}" is next to the field',
            other=owner.label.text if owner.label else owner.name or owner.id or owner.tag,
            id=own,
        ),
        help=say('Write "{id}" in place of "{other}"', id=own, other=identifier),
    )


def _pointed(page: Page) -> Mapping[str, Sequence[Element]]:
    """The elements that point to each id."""
    found: dict[str, list[Element]] = {}
    for name in page.present(_POINTING):
        for element, value in page.written(name):
            for identifier in value.split():
                found.setdefault(identifier, []).append(element)
    return found


def _beside(page: Page, starts: Sequence[int], element: Element, *, after: bool) -> Control | None:
    """The control that an element comes right after, or before."""
    index = bisect_right(starts, element.start) - after
    return page.controls[index] if 0 <= index < len(starts) else None


def _alike(control: Control, other: Element, pointed: Mapping[str, Sequence[Element]], *, after: bool) -> str | None:
    """The id of an element right after a control, or before, of the kind of another one and that nothing points to."""
    kind = (other.tag, other.value("class"))
    around = control.element.following() if after else control.element.preceding()
    for node in islice(around, _NEAR):
        if isinstance(node, Element):
            if node.tag in _CONTROLS:
                break
            identifier = node.value("id")
            if identifier and identifier not in pointed and (node.tag, node.value("class")) == kind:
                return identifier
    return None
