"""What components say of a field: `<Input label="Email">`, `<mat-form-field><mat-label>`, `<el-form-item label>`.

A component of which nothing is known, but that sounds like what is around one field, may write a label of its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from formlint.html.document import Element
from formlint.html.tags import CONTROL_TAGS
from formlint.knowledge.store import Knowledge

_MOST_AROUND = 8  # elements around a field in which its component is looked for
_AROUND_ONE = re.compile(
    r"(?:field|form-?(?:item|group|control|row|element|input)|input-?(?:group|wrapper|container))s?\Z", re.IGNORECASE
)


class ComponentLabel(NamedTuple):
    """What a component says of a field; "" where it may say something that is not in the file."""

    text: str
    element: Element


class _Known(NamedTuple):
    around: frozenset[str]
    labels: frozenset[str]


def component_label(element: Element) -> ComponentLabel | None:
    """What the component that a field is, or is in, says of it; None where there is none that says something."""
    if not element.document.has_components:
        return None
    if element.is_component and element.has("label"):
        return ComponentLabel(_squeezed(element.value("label")), element)
    return next(_around(element), None)


def _around(element: Element) -> Iterator[ComponentLabel]:
    known = _known(element.document.knowledge)
    for outer in islice(element.ancestors(), _MOST_AROUND):
        if outer.tag in {"form", "fieldset", "body"}:
            return
        name = outer.component
        if not name or len(outer.descendants(*CONTROL_TAGS)) > 1:
            continue
        if outer.has("label"):
            yield ComponentLabel(_squeezed(outer.value("label")), outer)
        label = _label_in(outer, known)
        if label is not None:
            yield ComponentLabel(_squeezed(label.text), label)
        elif name not in known.around and _AROUND_ONE.search(name):
            yield ComponentLabel("", outer)


def _label_in(outer: Element, known: _Known) -> Element | None:
    return next((one for one in outer.descendants() if one.component in known.labels), None)


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


@lru_cache(maxsize=4)
def _known(knowledge: Knowledge) -> _Known:
    kits = knowledge.components.kits.values()
    return _Known(
        frozenset(name for kit in kits for name in kit.around), frozenset(name for kit in kits for name in kit.labels)
    )
