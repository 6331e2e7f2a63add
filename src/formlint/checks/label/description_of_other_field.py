r"""Description of another field

Screen readers announce the message of another field, while that of this field stands beside it and belongs to nobody.
This happens where a field was copied with its attributes.

Bad:

    <label>Name <input name="name" autocomplete="name" aria-describedby="name-error"></label> <p id="name-error" class="error">Enter your name</p>
    <label>Town <input name="town" autocomplete="address-level2" aria-describedby="name-error"></label> <p id="town-error" class="error">Enter your town</p>
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = refers to the description of "Name", although an element with the id "town-error" follows

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

_POINTING = ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-details", "for")
_CONTROLS = frozenset({"input", "select", "textarea"})
_NEAR = 40  # elements and texts between a field and its description


@rule(level="warning", category="label-missing", since="0.2", wcag=["1.3.1", "3.3.1"])
def check(page: Page) -> Hits:
    """Look for a field whose description follows another one that has it, too, and whose own belongs to no field."""
    described = [(one, known) for one in page.controls if one.editable and (known := one.known("aria-describedby"))]
    pointed: Mapping[str, Sequence[Element]] = _pointed(page) if len(described) > 1 else {}
    starts = [control.element.start for control in page.controls]
    for control, attribute in described:
        for identifier in (attribute.value or "").split():
            other = page.document.by_id(identifier)
            owner = _before(page, starts, other) if other else None
            if other and owner and owner.element.start < control.element.start:
                own = _alike(control, other, pointed) if owner.element in pointed.get(identifier, ()) else None
                if own:
                    yield _hit(attribute.span, owner, identifier, own)


def _hit(place: Span, owner: Control, identifier: str, own: str) -> Hit:
    return Hit(
        place,
        predicate(
            'refers to the description of "{other}", although an element with the id "{id}" follows',
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


def _before(page: Page, starts: Sequence[int], element: Element) -> Control | None:
    """The last control that begins before an element."""
    index = bisect_right(starts, element.start) - 1
    return page.controls[index] if index >= 0 else None


def _alike(control: Control, other: Element, pointed: Mapping[str, Sequence[Element]]) -> str | None:
    """The id of an element right after a control that is of the kind of another one, and that nothing points to."""
    kind = (other.tag, other.value("class"))
    for node in islice(control.element.following(), _NEAR):
        if isinstance(node, Element):
            if node.tag in _CONTROLS:
                break
            identifier = node.value("id")
            if identifier and identifier not in pointed and (node.tag, node.value("class")) == kind:
                return identifier
    return None
