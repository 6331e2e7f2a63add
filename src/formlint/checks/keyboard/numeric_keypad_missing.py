r"""Letter keyboard for a digits-only field

On the letter keyboard of a phone, digits take an extra tap and have small keys. A digit keypad makes a number faster to
type, with fewer mistakes.

Bad (serves US):

    <label>Card number <input name="cc" autocomplete="cc-number"></label>
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows the letter keyboard for a value that contains only digits

Fixed:

    <label>Card number <input name="cc" autocomplete="cc-number" inputmode="numeric"></label>

Bad (serves DE):

    <label>PLZ <input name="plz" autocomplete="postal-code"></label>
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows the letter keyboard for a value that contains only digits

Fixed:

    <label>PLZ <input name="plz" autocomplete="postal-code" inputmode="numeric"></label>

Good (serves DE, GB):

    <label>Postal code <input name="plz" autocomplete="postal-code"></label>

Good:

    <label>Card number <input name="cc" autocomplete="cc-number" inputmode="numeric"></label>

Bad (serves DK):

    <label>Postnummer <input name="postnr" autocomplete="postal-code" pattern="[0-9]{4}"></label>
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows the letter keyboard for a value that contains only digits

Fixed:

    <label>Postnummer <input name="postnr" autocomplete="postal-code" pattern="[0-9]{4}" inputmode="numeric"></label>

Bad (serves BR):

    <label>CPF <input name="cpf" pattern="[0-9]{11}" title="11 digits" spellcheck="false"></label>
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows the letter keyboard for a value that contains only digits

Good:

    <label>Security code <input name="cvc" autocomplete="cc-csc" pattern="[0-9]*" title="Digits"></label>

The patterns `[0-9]*` and `\d*` show the digit keypad on older iPhones, so fields with them are not reported. A postal code
is reported only if each territory that the form serves has postal codes of digits only, and the number of a person, company,
or account only if the pattern accepts nothing but digits.

Sources: GOV.UK Design System, text input: whole numbers; HTML Standard, inputmode.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Pack,
    Reason,
    add,
    certainly,
    compile_pattern,
    predicate,
    rule,
)

_HINTS = ("inputmode", "list")
_LETTERS = r"[^]*[\p{L}\-][^]*"  # what the keypad of an iPhone lacks
_WISHES = frozenset({"[0-9]*", r"\d*"})
_DIGITS = r"[0-9]*"
_OF_DIGITS = frozenset({"bday-day", "bday-year", "cc-csc", "cc-exp-year", "cc-number"})
_NUMBERS = frozenset({"bank-account", "company-id", "national-id", "quantity", "reference-number", "tax-id"})
_SURE = 0.8


@rule(
    level="info",
    category="keyboard-unhelpful",
    purposes={"postal-code"} | _OF_DIGITS | _NUMBERS,
    since="0.1",
    types={"text"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for text fields that do not select a keyboard, and at the postal codes of all territories served."""
    control = field.control
    if any(map(control.element.has, _HINTS)):
        return
    if field.purpose in _NUMBERS and not _demands_digits(field, packs):
        return
    if field.purpose == "postal-code" and not _takes_digits(field, packs):
        return Reason.UNSURE if field.confidence < _SURE else None
    if control.element.may_have_more:
        return Reason.CODE
    if not _has_no_say(control):
        return
    yield Hit(
        control.element.span,
        predicate("shows the letter keyboard for a value that contains only digits"),
        fix=add(control, "inputmode", "numeric", safe=True),
    )


def _has_no_say(control: Control) -> bool:
    """Whether it has no pattern, or one that neither selects the digit keypad nor accepts letters."""
    if not control.element.has("pattern"):
        return True
    pattern, accepted = control.pattern, control.pattern_language
    if pattern is None or accepted is None or pattern.value in _WISHES:
        return False
    return certainly(lambda: accepted.isdisjoint(compile_pattern(_LETTERS)))


def _demands_digits(field: Field, packs: Sequence[Pack]) -> bool:
    """Whether its pattern accepts digits alone, and no number of those served has a letter that it should accept."""
    accepted = field.control.pattern_language
    lettered = (any(map(str.isalpha, value.text)) for pack in packs for value in field.values(pack))
    return (
        field.confidence >= _SURE
        and accepted is not None
        and certainly(lambda: accepted.issubset(compile_pattern(_DIGITS)) and not accepted.is_empty())
        and not any(lettered)
    )


def _takes_digits(field: Field, packs: Sequence[Pack]) -> bool:
    """Whether a postal code has digits only; a field that is less surely for one often accepts a city, too."""
    codes = [pack.postal_code for pack in packs]
    if field.confidence < _SURE or not codes:
        return False
    return all(one is not None and one.must and "".join(one.listed).isdecimal() for one in codes)
