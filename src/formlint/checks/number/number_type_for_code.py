"""Code, account or reference number in a number field

What is made of digits is not always a number. `type="number"` is for quantities: it shows arrows, changes the value
when the mouse wheel turns over it, refuses letters and separators, and scripts that read it as a number lose zeros at
the front.

Bad:

    <label>IBAN <input type="number" name="iban"></label>
                       ^^^^^^^^^^^^^ treats the IBAN as a quantity: letters cannot be entered

Fixed:

    <label>IBAN <input type="text" name="iban"></label>

Bad:

    <label>Verification code <input type="number" name="otp" autocomplete="one-time-code"></label>
                                    ^^^^^^^^^^^^^ treats the one-time code as a quantity: arrows and the mouse wheel change it, and scripts lose zeros at the front

Fixed:

    <label>Verification code <input type="text" name="otp" autocomplete="one-time-code"></label>

Good:

    <label>Verification code <input inputmode="numeric" name="otp" autocomplete="one-time-code"></label>

Good:

    <label>Quantity <input type="number" name="quantity"></label>

Sources: HTML Standard, the number state ("not appropriate for input that happens to only consist of numbers but isn't
strictly speaking a number"); GOV.UK, why the GOV.UK Design System team changed the input type for numbers.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    number_field,
    retype,
    rule,
    say,
)

_LETTERS = frozenset({"bic", "coupon", "iban"})
_NOUNS = {
    "bank-account": "account number",
    "bank-code": "bank code",
    "bic": "BIC",
    "cc-csc": "security code",
    "cc-exp": "expiry date",
    "company-id": "registration number",
    "coupon": "voucher code",
    "iban": "IBAN",
    "national-id": "identity number",
    "one-time-code": "one-time code",
    "pin": "PIN",
    "reference-number": "reference number",
    "tax-id": "tax number",
    "tel-extension": "extension",
}


@rule(level="error", category="type-unsuitable", purposes=_NOUNS, since="0.1", unless={"code-keypad-without-letters"})
def check(field: Field) -> Hits:
    """Report the type on what is no quantity."""
    attribute = number_field(field.control)
    if attribute:
        harm = (
            "letters cannot be entered"
            if field.purpose in _LETTERS
            else "arrows and the mouse wheel change it, and scripts lose zeros at the front"
        )
        yield Hit(
            attribute.span,
            say("treats the {noun} as a quantity: {harm}", noun=_NOUNS[field.purpose or ""], harm=harm),
            fix=retype(field.control, attribute, "text"),
        )
