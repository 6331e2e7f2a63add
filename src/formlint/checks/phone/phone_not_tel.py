"""Text field for a phone number

Phones show the letter keyboard for a value that is all digits, with the plus sign hidden two layers down.

Bad:

    <label>Phone <input name="phone" type="text" autocomplete="tel"></label>
                                     ^^^^^^^^^^^
    = asks for a phone number in a text field: phones show the letter keyboard

Fixed:

    <label>Phone <input name="phone" type="tel" autocomplete="tel"></label>

Good:

    <label>Phone <input name="phone" type="tel" autocomplete="tel"></label>

Good:

    <label>Email or phone number <input name="phone" type="text"></label>

Sources: WHATWG HTML, 4.10.5.1.3, type=tel; GOV.UK Design System, telephone numbers.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
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
    """Report text fields that bring up no keypad and want nothing but a number."""
    control = field.control
    element = control.element
    if element.has("inputmode") or element.may_have_more:
        return
    if (
        element.unknown("type")
        or control.autofill.is_off_screen
        or control.autofill.is_filter
        or any(
            word in label.text.casefold() for label in control.labels for word in field.tables.phrases("email-address")
        )
    ):
        return
    kind = control.attribute("type")
    yield Hit(
        kind.span if kind else element.span,
        predicate("asks for a phone number in a text field: phones show the letter keyboard"),
        fix=add(control, "type", "tel", safe=True),
    )
