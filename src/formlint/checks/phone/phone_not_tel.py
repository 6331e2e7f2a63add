"""Text field for a phone number

On a mobile device, a text field shows the letter keyboard: people have to switch to the digits, and once more to find
the plus sign.

Bad:

    <label>Phone <input name="phone" type="text" autocomplete="tel"></label>
                                     ^^^^^^^^^^^ shows the letter keyboard for a phone number

Fixed:

    <label>Phone <input name="phone" type="tel" autocomplete="tel"></label>

Good:

    <label>Phone <input name="phone" type="tel" autocomplete="tel"></label>

Good:

    <label>Email or phone number <input name="phone" type="text"></label>

Sources: WHATWG HTML, 4.10.5.1.3, type=tel; GOV.UK Design System, telephone numbers.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    add,
    predicate,
    rule,
)


@rule(
    level="warning",
    category="keyboard-unhelpful",
    purposes={"tel", "tel-national"},
    since="0.1",
    types={"text"},
)
def check(field: Field) -> Hits:
    """Report text fields that ask only for a phone number and do not choose a keypad."""
    control = field.control
    element = control.element
    if element.has("inputmode") or element.unknown("type"):
        return
    if reason := _why_right(control):
        return reason
    kind = control.attribute("type")
    yield Hit(
        kind.span if kind else element.span,
        predicate("shows the letter keyboard for a phone number"),
        fix=add(control, "type", "tel", safe=True),
    )


def _why_right(control: Control) -> Message | None:
    """Why another keyboard may be right, or nobody sees it."""
    if control.element.may_have_more:
        return Reason.CODE
    if control.autofill.is_off_screen:
        return Reason.HIDDEN
    if control.autofill.is_filter:
        return Reason.FILTER
    words = control.tables.phrases("email-address")
    mail = any(word in label.text.casefold() for label in control.labels for word in words)
    return Reason.OTHER_KIND if mail else None
