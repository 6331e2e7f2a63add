"""Fields of which people fill in the one that is for their country: a value that gets into one of them gets in.

Two fields for the same are alternatives where the page shows a sign: a class such as `us-only`, a condition on the
country, or labels in which a country's own word ("ZIP code") stands beside another one. That they stand side by side
is none: one may repeat the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from formlint.forms.controls import BUTTON_TYPES, Control
from formlint.forms.purpose.field import Field
from formlint.forms.tokens import parts, words
from formlint.html.bindings import CONDITIONAL
from formlint.html.document import Element
from formlint.knowledge import Knowledge
from formlint.values.accepted import accepted
from formlint.values.keyboard import keyboards_of

if TYPE_CHECKING:
    from formlint.lint.analysis import Analysis

_PURPOSES = frozenset({"address-level1", "postal-code"})
_CONDITIONS = (*CONDITIONAL, "data-bind", "x-show", "ng-show", "ng-hide")
_NEAR = 3  # elements around a field that may be there for it alone


class Alternatives:
    """The alternatives on a page."""

    def __init__(self, analysis: "Analysis") -> None:
        """Look for them; few pages have any."""
        groups = dict[tuple[object, str], list[Field]]()
        for one in analysis.fields:
            if one.purpose in _PURPOSES and one.control.type not in BUTTON_TYPES | {"hidden"}:
                key = analysis.audience.groups.get(one.control.index, one.control.form.index)
                groups.setdefault((key, one.purpose), []).append(one)
        self._known = dict(_found(groups))

    def to(self, field: Field) -> bool:
        """Whether a field has any."""
        return field.control.index in self._known

    def take(self, field: Field, text: str) -> bool:
        """Whether an alternative to a field takes a text, and lets people type it."""
        for other in self._known.get(field.control.index, ()):
            accepts = accepted(other)
            if accepts and accepts.accepts(text) and all(board.can_type(text) for board in keyboards_of(other)):
                return True
        return False


def _found(groups: Mapping[tuple[object, str], Sequence[Field]]) -> Iterator[tuple[int, list[Control]]]:
    for row in groups.values():
        if len(row) > 1:
            told = dict[frozenset[str], list[Control]]()
            for one in row:
                told.setdefault(_signs(one.control), []).append(one.control)
            for signs, those in told.items() if len(told) > 1 else ():
                others = [other for said, alike in told.items() if said != signs for other in alike]
                yield from ((control.index, others) for control in those)


def _signs(control: Control) -> frozenset[str]:
    """For which country a field is: what its classes, conditions and its label say of that."""
    known = control.knowledge
    label = " ".join(words(control.label.text)) if control.label else ""
    named = (f"word {name}" for name in known.phrases("own-postal-codes") if f" {name} " in f" {label} ")
    return frozenset([*named, *(sign for element in _own_elements(control) for sign in _said(known, element))])


def _own_elements(control: Control) -> Iterator[Element]:
    """The element of a control, and those around it with no other control inside."""
    yield control.element
    for element, _ in zip(control.element.ancestors(), range(_NEAR), strict=False):
        if len([*islice(element.iter_descendants("input", "select", "textarea"), 2)]) > 1:
            return
        yield element


def _said(known: Knowledge, element: Element) -> Iterator[str]:
    classes = {*parts(element.value("class") or "")}
    yield from (f"class {word}" for word in known.phrases("country-classes") if classes.issuperset(parts(word)))
    for name in _CONDITIONS:
        value = element.value(name) if element.has(name) else None
        if value and not {*parts(value)}.isdisjoint(known.phrases("country")):
            yield f"{name} {value}"
