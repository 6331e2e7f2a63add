"""Number field for a code or account number

`type="number"` is for quantities: browsers show spinner arrows, change the value with the mouse wheel, and reject letters
and separators. A script that converts the value to a number drops leading zeros.

Bad:

    <label>IBAN <input type="number" name="iban" spellcheck="false"></label>
                       ^^^^^^^^^^^^^ treats the IBAN as a quantity: letters cannot be entered

Fixed:

    <label>IBAN <input type="text" name="iban" spellcheck="false"></label>

Bad:

    <label>Verification code from the text message <input type="number" name="otp" autocomplete="one-time-code"></label>
                                                          ^^^^^^^^^^^^^
    = treats the one-time code as a quantity: arrow keys and the mouse wheel change it

Fixed:

    <label>Verification code from the text message <input type="text" name="otp" autocomplete="one-time-code"></label>

Good:

    <label>Verification code from the text message <input inputmode="numeric" name="otp" autocomplete="one-time-code"></label>

Good:

    <label>Quantity <input type="number" name="quantity"></label>

Sources: HTML Standard, the number state ("not appropriate for input that happens to only consist of numbers but isn't
strictly speaking a number"); GOV.UK, why the GOV.UK Design System team changed the input type for numbers.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Message,
    predicate,
    retype,
    rule,
    say,
)

_LETTERS = frozenset({"bic", "coupon", "iban"})
_NOUNS = {
    "bank-account": say("account number"),
    "bank-code": say("bank code"),
    "bic": say("BIC"),
    "cc-csc": say("security code"),
    "cc-exp": say("expiry date"),
    "company-id": say("registration number"),
    "coupon": say("voucher code"),
    "iban": say("IBAN"),
    "national-id": say("identity number"),
    "one-time-code": say("one-time code"),
    "pin": say("PIN"),
    "reference-number": say("reference number"),
    "tax-id": say("tax number"),
    "tel-extension": say("extension"),
}


@rule(
    level="error",
    category="type-unsuitable",
    purposes=_NOUNS,
    since="0.1",
    unless={"code-keypad-without-letters", "code-split-boxes"},
    attributes={"type"},
)
def check(field: Field) -> Hits:
    """Report `type="number"` on values that are not quantities."""
    attribute = field.control.type_number
    if attribute:
        yield Hit(
            attribute.span,
            _harm(field.purpose or ""),
            fix=retype(field.control, attribute, "text"),
            level=None if field.purpose in _LETTERS else Level.WARNING,
        )


def _harm(purpose: str) -> Message:
    noun = _NOUNS[purpose]
    if purpose in _LETTERS:
        return predicate("treats the {noun} as a quantity: letters cannot be entered", noun=noun)
    return predicate("treats the {noun} as a quantity: arrow keys and the mouse wheel change it", noun=noun)
