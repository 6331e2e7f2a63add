r"""Constraint without effect on this type of field

`pattern`, `minlength`, and `maxlength` have no effect on number, date, and choice fields, and `min`, `max`, and `step`
have none on text fields. The value is not checked, although the markup suggests that it is.

Bad:

    <label>Membership <input type="number" name="membership" maxlength="5"></label>
                                                             ^^^^^^^^^^^^^
    = has no effect: `type="number"` ignores `maxlength`

Fixed:

    <label>Membership <input type="number" name="membership"></label>

Bad:

    <label>Age <input type="text" name="age" min="18"></label>
                                             ^^^^^^^^ has no effect: `type="text"` ignores `min`

Fixed:

    <label>Age <input type="text" name="age"></label>

Good:

    <label>Membership <input inputmode="numeric" name="membership" maxlength="5"></label>

Good:

    <label>Quantity <input type="number" name="quantity" pattern="[0-9]*"></label>

Source: HTML Standard, the input element, table of attributes that apply to each type.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    predicate,
    remove,
    rule,
)

_TEXT = frozenset({"email", "password", "search", "tel", "text", "url", "textarea"})
_RANGED = frozenset({"date", "datetime-local", "month", "number", "range", "time", "week"})
_LENGTHS = ("pattern", "minlength", "maxlength")
_RANGES = ("min", "max", "step")
_KEYPAD_PATTERNS = frozenset({"[0-9]*", r"\d*"})
_HANDLERS = ("oninput", "onkeydown", "onkeypress", "onkeyup")


@rule(
    level="info",
    category="markup-invalid",
    since="0.1",
    unless={"code-split-boxes"},
    attributes={"max", "maxlength", "min", "minlength", "pattern", "step"},
)
def check(field: Field) -> Hits:
    """Look for attributes that do not apply to the type."""
    control = field.control
    if control.element.unknown("type") or (control.element.is_component and not control.element.has("type")):
        return
    idle = (*(_LENGTHS if control.type not in _TEXT else ()), *(_RANGES if control.type not in _RANGED else ()))
    if control.type == "textarea":
        idle += ("pattern",)
    reason: Message | None = None
    for name in idle:
        attribute = control.known(name)
        if attribute and _is_used(control, name, attribute.value or ""):
            reason = Reason.SCRIPT
        elif attribute:
            yield Hit(
                attribute.span,
                predicate("has no effect: `{kind}` ignores `{name}`", name=name, kind=_kind(control)),
                fix=remove(control, attribute, safe=True),
            )
    return reason


def _is_used(control: Control, name: str, value: str) -> bool:
    """Whether something else uses the attribute: the iPhone to choose a keypad, or an event handler."""
    if name == "pattern" and value in _KEYPAD_PATTERNS:
        return True
    return any(name in (control.value(handler) or "").lower() for handler in _HANDLERS)


def _kind(control: Control) -> str:
    return f"<{control.tag}>" if control.tag != "input" else f'type="{control.type}"'
