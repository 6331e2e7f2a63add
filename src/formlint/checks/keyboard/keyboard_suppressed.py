"""On-screen keyboard suppressed

`inputmode="none"` is for pages that show their own keyboard. Without one, people cannot type on phones at all.

Bad:

    <label>City <input name="city" inputmode="none"></label>
                                   ^^^^^^^^^^^^^^^^ hides the on-screen keyboard: nothing can be typed on phones

Fixed:

    <label>City <input name="city"></label>

Good:

    <label>City <input name="city" inputmode="none" role="combobox" aria-haspopup="listbox"></label>

Good:

    <label>City <input name="city"></label>

Fields that a script seems to fill (from a calendar, a list, or a scanner) are skipped.

Sources: HTML Standard, inputmode ("none": for pages that provide their own keyboard); MDN, inputmode.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
    remove,
    rule,
)

_WIDGETS = ("aria-", "data-", "role", "list", "on", "@", "v-", "x-", "ng-", ":")
_NAMES = ("date", "time", "picker", "scan", "barcode", "select", "keypad", "calendar", "otp", "pin")
_PICKED = frozenset({"bday", "date", "time", "cc-exp"})


@rule(level="warning", category="keyboard-cannot-type-value", since="0.1", attributes={"inputmode"})
def check(field: Field) -> Hits:
    """Look for `inputmode="none"` on a field that nothing else seems to fill."""
    control = field.control
    mode = control.known("inputmode")
    if mode is None or (mode.value or "").lower() != "none":
        return
    if field.purpose in _PICKED or _is_widget(control):
        return Reason.SCRIPT
    yield Hit(
        mode.span,
        predicate("hides the on-screen keyboard: nothing can be typed on phones"),
        fix=remove(control, mode, safe=True),
    )


def _is_widget(control: Control) -> bool:
    said = " ".join(control.value(name) or "" for name in ("class", "id", "name")).lower()
    return any(map(said.__contains__, _NAMES)) or any(
        attribute.name.startswith(_WIDGETS) for attribute in control.element.attributes
    )
