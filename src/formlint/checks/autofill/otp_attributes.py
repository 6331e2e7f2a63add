"""One-time code field without its autocomplete token

A phone can suggest the code it receives, and a password manager can fill it in, but both look for
`autocomplete="one-time-code"`. Otherwise users have to memorize the code and type it before it expires.

Bad:

    <label>One-time code from the text message <input name="otp" inputmode="numeric"></label>
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = lacks `autocomplete="one-time-code"`, so phones may not suggest the code that they receive

Fixed:

    <label>One-time code from the text message <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Good:

    <label>One-time code from the text message <input name="otp" inputmode="numeric" autocomplete="one-time-code"></label>

Sources: WHATWG HTML, autofill; Apple, About the password AutoFill workflow; GOV.UK Design System, confirm a phone number.
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

_SWITCHES = frozenset({(), ("off",), ("on",)})


@rule(level="warning", category="autocomplete-missing", purposes={"one-time-code"}, since="0.1", wcag={"3.3.8"})
def check(field: Field) -> Hits:
    """Look for the token; one box of many cannot take the code, and PINs of gift cards and recovery codes are not sent."""
    control = field.control
    element = control.element
    if control.autofill.tokens not in _SWITCHES:
        return
    if reason := _why_idle(field):
        return reason
    attribute = control.attribute("autocomplete")
    yield Hit(
        attribute.span if attribute else element.span,
        _message(control),
        witness="one-time-code",
        fix=add(control, "autocomplete", "one-time-code", safe=attribute is None),
    )


def _why_idle(field: Field) -> Message | None:
    """Why no phone could suggest a code there."""
    control = field.control
    if control.element.unknown("autocomplete") or control.element.may_have_more:
        return Reason.CODE
    if field.rival:
        return Reason.UNSURE
    if control.is_own_card or control.follows_own_card:
        return Reason.OWN_CARD
    if control.value("maxlength") == "1":
        return Reason.PART
    return Reason.NOT_SENT if control.mentions("recovery-codes") else None


def _message(control: Control) -> Message:
    if control.autofill.tokens == ("off",):
        return predicate("keeps phones from suggesting the code that they receive")
    if control.element.has("autocomplete"):
        return predicate('lacks "one-time-code", so phones may not suggest the code that they receive')
    return predicate('lacks `autocomplete="one-time-code"`, so phones may not suggest the code that they receive')
