"""What components say of a field: `<Input label="Email">`, `<mat-form-field><mat-label>`, `<el-form-item label>`.

The same for calls of form helpers that write a label, too: `f.input :zip, label: "Zip"`.

A component that is only known to sound like what is around one field may write a label of its own.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from formlint.html.document import Element
from formlint.html.tags import CONTROL_TAGS
from formlint.system.patterns import compiled_when_used

MOST_AROUND = 8
"""Elements around a field in which its component is looked for."""

_CONTROLS = tuple(sorted(CONTROL_TAGS))
_OTHERS = frozenset({"body", "fieldset", "form"})
_LABEL = compiled_when_used(r"label\Z", re.IGNORECASE)
_AROUND_ONE = compiled_when_used(
    r"(?:field|form-?(?:item|group|control|row|element|input)|input-?(?:group|wrapper|container))s?\Z", re.IGNORECASE
)


class ComponentLabel(NamedTuple):
    """What a component says of a field; "" where it may say something that is not in the file."""

    text: str
    element: Element


def component_label(element: Element) -> ComponentLabel | None:
    """What the component that a field is, or is in, says of it; None where there is none that says something."""
    made = element.is_made
    if not (made or element.document.has_components):
        return None
    if (made or element.is_component) and element.has("label"):
        return ComponentLabel(_squeezed(element.value("label")), element)
    return next(_said_around(element), None)


def components_around(element: Element) -> Iterator[Element]:
    """The components around a field that hold no other one, the nearest first."""
    for outer in islice(element.ancestors(), MOST_AROUND):
        if outer.tag in _OTHERS:
            return
        if outer.is_component and _holds_one(outer):
            yield outer


def _holds_one(outer: Element) -> bool:
    """Whether one control is inside; no more than two are looked for, as a component may be around a whole page."""
    return len([*islice(outer.node.iter_elements(_CONTROLS), 2)]) == 1


def _said_around(element: Element) -> Iterator[ComponentLabel]:
    for outer in components_around(element):
        if outer.has("label"):
            yield ComponentLabel(_squeezed(outer.value("label")), outer)
        label = next((one for one in outer.descendants() if _LABEL.search(one.component)), None)
        if label is not None:
            yield ComponentLabel(_squeezed(label.text), label)
        elif _AROUND_ONE.search(outer.component):
            yield ComponentLabel("", outer)


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())
