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

Bad (serves IT):

    <html lang="it"><label>Codice fiscale <input type="number" name="cf" spellcheck="false"></label>
                                                 ^^^^^^^^^^^^^
    = accepts only plain numbers: "RSSMRA85T10A562S" (Italy) cannot be entered

Good:

    <label>Verification code from the text message <input inputmode="numeric" name="otp" autocomplete="one-time-code"></label>

Good:

    <label>Quantity <input type="number" name="quantity"></label>

Sources: HTML Standard, the number state ("not appropriate for input that happens to only consist of numbers but isn't
strictly speaking a number"); GOV.UK, why the GOV.UK Design System team changed the input type for numbers.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Message,
    Pack,
    blocked,
    predicate,
    retype,
    rule,
    say,
)

_LETTERS = frozenset({"bic", "coupon", "iban"})
_OF_TERRITORIES = frozenset({"bank-account", "bank-code", "company-id", "national-id", "tax-id"})
_SURE = 0.9
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
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report `type="number"` on values that are not quantities; an error where people have to type letters."""
    attribute = field.control.type_number
    if not attribute:
        return
    fix = retype(field.control, attribute, "text")
    stuck = [*_lettered(field, packs)]
    for number, pack in stuck:
        message = predicate(
            'accepts only plain numbers: "{text}" ({territory}) cannot be entered', text=number, territory=pack
        )
        yield Hit(attribute.span, message, witness=number, fix=fix, territory=pack.territory)
    if not stuck:
        level = None if field.purpose in _LETTERS else Level.WARNING
        yield Hit(attribute.span, _harm(field.purpose or ""), fix=fix, level=level)


def _lettered(field: Field, packs: Sequence[Pack]) -> Iterator[tuple[str, Pack]]:
    """A number with letters for each territory where the field asks for one, with the territory."""
    accepts = field.control.accepted
    if accepts is None or field.purpose not in _OF_TERRITORIES or field.confidence < _SURE:
        return
    for pack in packs:
        numbers = [one for one in field.values(pack) if all(map(_has_letter, one.spellings))]
        number = blocked(numbers, accepts)
        if number:
            yield number.text, pack


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _harm(purpose: str) -> Message:
    noun = _NOUNS[purpose]
    if purpose in _LETTERS:
        return predicate("treats the {noun} as a quantity: letters cannot be entered", noun=noun)
    return predicate("treats the {noun} as a quantity: arrow keys and the mouse wheel change it", noun=noun)
