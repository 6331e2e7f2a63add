r"""Letter keyboard for a digits-only field

On the letter keyboard of a phone, digits take an extra tap and have small keys.

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

Good:

    <label>Security code <input name="cvc" autocomplete="cc-csc" pattern="[0-9]*" title="Digits"></label>

Of patterns, old telephones know `[0-9]*` and `\d*` as a wish for digits, and no others. Postal codes are looked at where each territory that the form serves has codes of digits and nothing else.

Sources: GOV.UK Design System, text input: whole numbers; HTML Standard, inputmode.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Pack,
    add,
    certainly,
    compile_pattern,
    predicate,
    rule,
)

_HINTS = ("inputmode", "list")
_LETTERS = r".*\p{L}.*"
_WISHES = frozenset({"[0-9]*", r"\d*"})
_SURE = 0.8


@rule(
    level="info",
    category="keyboard-unhelpful",
    purposes={"cc-csc", "cc-number", "postal-code", "bday-day", "bday-year", "cc-exp-year"},
    since="0.1",
    types={"text"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for text fields without a word on the keyboard, and at the codes of all territories served."""
    control = field.control
    if any(map(control.element.has, _HINTS)) or (field.purpose == "postal-code" and not _takes_digits(field, packs)):
        return
    if control.element.may_have_more or not _has_no_say(control):
        return
    yield Hit(
        control.element.span,
        predicate("shows the letter keyboard for a value that contains only digits"),
        fix=add(control, "inputmode", "numeric", safe=True),
    )


def _has_no_say(control: Control) -> bool:
    """Whether its pattern neither asks telephones for digits nor lets letters through; or it has none."""
    if not control.element.has("pattern"):
        return True
    pattern, accepted = control.pattern, control.pattern_language
    if pattern is None or accepted is None or pattern.value in _WISHES:
        return False
    return certainly(lambda: accepted.isdisjoint(compile_pattern(_LETTERS)))


def _takes_digits(field: Field, packs: Sequence[Pack]) -> bool:
    """Whether digits do for a postal code; a field for one that is less sure often takes a city, too."""
    codes = [pack.postal_code for pack in packs]
    if field.confidence < _SURE or not codes:
        return False
    return all(one is not None and one.must and "".join((*one.must, *one.also, *one.may)).isdecimal() for one in codes)
