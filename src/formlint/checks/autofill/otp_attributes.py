"""Field for a one-time code that telephones do not fill in

The telephone that gets the code can offer it above the keyboard, a password manager can fill it in; both look for
`autocomplete="one-time-code"`. Otherwise people have to keep the code in mind and type it before it expires.

Bad:

    <label>One-time code <input name="otp" inputmode="numeric"></label>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asks for a one-time code without autocomplete="one-time-code"

Fixed:

    <label>One-time code <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Good:

    <label>One-time code <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Sources: WHATWG HTML, autofill; Apple, About the password AutoFill workflow; GOV.UK Design System, confirm a phone number.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    add,
    rule,
    say,
    tokens,
)

_SURE = 0.8
_SWITCHES = frozenset({(), ("off",), ("on",)})


@rule(level="warning", category="autocomplete-missing", purposes={"one-time-code"}, since="0.1", wcag={"3.3.8"})
def check(field: Field) -> Hits:
    """Look for the token; one box of many is not the field to fill, and many a PIN is no code that is sent."""
    control = field.control
    element = control.element
    if (
        field.confidence < _SURE
        or field.rival
        or element.unknown("autocomplete")
        or element.may_have_more
        or control.value("maxlength") == "1"
    ):
        return
    if tokens(element) in _SWITCHES:
        attribute = control.attribute("autocomplete")
        yield Hit(
            attribute.span if attribute else element.span,
            say('asks for a one-time code without autocomplete="one-time-code"'),
            witness="one-time-code",
            fix=add(control, "autocomplete", "one-time-code", safe=attribute is None),
        )
