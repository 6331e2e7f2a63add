r"""Description of another field

Screen readers announce the message of another field, while that of this field stands beside it and belongs to nobody.
This happens where a field was copied with its attributes.

Bad:

    <label>Name <input name="name" autocomplete="name" aria-describedby="name-error"></label> <p id="name-error" class="error">Enter your name</p>
    <label>Town <input name="town" autocomplete="address-level2" aria-describedby="name-error"></label> <p id="town-error" class="error">Enter your town</p>
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = refers to the description of "Name", but the one with the id "town-error" belongs to no field

Bad:

    <label for="row">Row</label> <p id="row-error" class="error">Enter the row</p> <input id="row" name="row" aria-errormessage="row-error">
    <label for="seat">Seat</label> <p id="seat-error" class="error">Enter the seat</p> <input id="seat" name="seat" aria-errormessage="row-error">
                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = refers to the description of "Row", but the one with the id "seat-error" belongs to no field

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
_DESCRIBING = ("aria-describedby", "aria-errormessage")
_CONTROLS = frozenset({"input", "select", "textarea"})
_NEAR = 40  # elements and texts between a field and its description
_SHORTEST = 3  # letters of an id or a name that another id begins with


@rule(level="warning", category="label-missing", since="0.2", wcag=["1.3.1", "3.3.1"], attributes=_DESCRIBING)
def check(page: Page) -> Hits:
    """Look for a field with the description of one before it, while its own belongs to no field."""
    described = [
        (one, known) for one in page.controls if one.editable for name in _DESCRIBING if (known := one.known(name))
    ]
    pointed: Mapping[str, Sequence[Element]] = _pointed(page) if described else {}
    owners = _Owners(page) if pointed else None
    for control, attribute in described:
        for identifier in (attribute.value or "").split():
            other = page.document.by_id(identifier)
            found = owners.own(control, other, identifier, pointed) if owners and other else None
            if found:
                yield _hit(attribute.span, found[0], identifier, found[1])


def _hit(place: Span, owner: Control, identifier: str, own: str) -> Hit:
    return Hit(
        place,
        predicate(
            'refers to the description of "{other}", but the one with the id "{id}" belongs to no field',
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


class _Owners:
    """Whose description an element is: of the control before it, or after it if its id says so."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [control.element.start for control in page.controls]

    def own(
        self, control: Control, other: Element, identifier: str, pointed: Mapping[str, Sequence[Element]]
    ) -> tuple[Control, str] | None:
        """The owner of a description that a control points to, and the id of what is its own and belongs to nobody."""
        index = bisect_right(self._starts, other.start)
        before, after = self._at(index - 1), self._at(index)
        if before and before.element.start < control.element.start:
            own = _alike(control, other, pointed) if before.element in pointed[identifier] else None
            own = own or _namesake(control, before, identifier, pointed)
            if own:
                return before, own
        own = _namesake(control, after, identifier, pointed) if after and after is not control else None
        return (after, own) if after and own else None

    def _at(self, index: int) -> Control | None:
        return self._page.controls[index] if 0 <= index < len(self._starts) else None


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


def _namesake(
    control: Control, owner: Control, identifier: str, pointed: Mapping[str, Sequence[Element]]
) -> str | None:
    """An id that nothing points to, and that holds the name of a control where that of the owner holds its name."""
    for theirs, ours in ((owner.id, control.id), (owner.name, control.name)):
        if theirs and ours and len(theirs) >= _SHORTEST and theirs in identifier and theirs != ours:
            own = identifier.replace(theirs, ours)
            if own not in pointed and control.page.document.by_id(own):
                return own
    return None
