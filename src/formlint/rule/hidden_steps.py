"""Parts of a form that are hidden at first: the next step of a checkout, an address that differs, a dialog."""

from formlint.forms.controls import BUTTON_TYPES, Control, Page
from formlint.html.accessibility.hidden import hides
from formlint.html.document import Element

_FEWEST = 3


def is_in_hidden_step(control: Control) -> bool:
    """Whether people cannot see it yet: it is enabled, and stands with two others in what markup hides around them."""
    return control.index in control.form.page.facts(_in_steps)


def _in_steps(page: Page) -> frozenset[int]:
    """The controls of all hidden steps, by index."""
    rows: dict[Element, list[int]] = {}
    for control in page.controls:
        if control.hidden and control.type not in BUTTON_TYPES | {"hidden"} and not control.element.in_template:
            hider = _hider(control.element)
            if hider is not None and not (hider is control.element or control.disabled or control.readonly):
                rows.setdefault(hider, []).append(control.index)
    return frozenset([index for row in rows.values() if len(row) >= _FEWEST for index in row])


def _hider(element: Element) -> Element | None:
    """The nearest element that hides one: itself, or one around it."""
    return next((one for one in (element, *element.ancestors()) if hides(one)), None)
