"""One-time code field without its autocomplete token

A phone can suggest the code it receives, and a password manager can fill it in, but both look for
`autocomplete="one-time-code"`. Otherwise users have to memorize the code and type it before it expires.

Bad:

    <label>One-time code from the text message <input name="otp" inputmode="numeric"></label>
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not mark the field with `autocomplete="one-time-code"`, so phones may not suggest the code

Fixed:

    <label>One-time code from the text message <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Good:

    <label>One-time code from the text message <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Sources: WHATWG HTML, autofill; Apple, About the password AutoFill workflow; GOV.UK Design System, confirm a phone number.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    add,
    predicate,
    rule,
)

_SWITCHES = frozenset({(), ("off",), ("on",)})


@rule(level="warning", category="autocomplete-missing", purposes={"one-time-code"}, since="0.1", wcag={"3.3.8"})
def check(field: Field) -> Hits:
    """Look for the token; one box of many is not the field to fill, the PIN of a gift card is not sent to anybody."""
    control = field.control
    element = control.element
    if field.rival or control.is_own_card or control.follows_own_card:
        return
    if element.unknown("autocomplete") or element.may_have_more or control.value("maxlength") == "1":
        return
    if control.autofill.tokens in _SWITCHES:
        attribute = control.attribute("autocomplete")
        yield Hit(
            attribute.span if attribute else element.span,
            predicate(
                'does not mark the field with `autocomplete="one-time-code"`, so phones may not suggest the code'
            ),
            witness="one-time-code",
            fix=add(control, "autocomplete", "one-time-code", safe=attribute is None),
        )
