r"""Keyboard cannot type a valid value

On phones, `inputmode` or `type` shows a digit keypad. Names, addresses, email addresses, and many ID numbers need
letters, which cannot be typed there.

Bad (serves DE):

    <label>IBAN <input name="iban" inputmode="numeric" spellcheck="false"></label>
                                   ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters: "DE89 3704 0044 0532 0130 00" (Germany) cannot be typed

Fixed:

    <label>IBAN <input name="iban" spellcheck="false"></label>

Bad (serves DE):

    <label>House number <input name="house_number" inputmode="numeric"></label>
                                                   ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters: "12A" (Germany) cannot be typed

Fixed:

    <label>House number <input name="house_number"></label>

Good (serves DE):

    <label>IBAN <input name="iban" autocapitalize="characters" spellcheck="false"></label>

Good (serves US):

    <label>Phone <input name="phone" inputmode="numeric"></label>

Sources: `rules/devices/keyboards.toml` names the source of each keyboard.
"""

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Fix,
    Hit,
    Hits,
    Keyboard,
    Message,
    Pack,
    Reason,
    place,
    predicate,
    remove,
    replace,
    rule,
)


@rule(
    level="error",
    category="keyboard-cannot-type-value",
    purposes={
        "address-level2",
        "address-line1",
        "bank-account",
        "bank-code",
        "bic",
        "company-id",
        "email",
        "family-name",
        "given-name",
        "house-number",
        "iban",
        "name",
        "national-id",
        "street-address",
        "street-name",
        "tax-id",
    },
    since="0.1",
    unless={"house-number-numeric", "keyboard-pattern-dead-end"},
    attributes={"inputmode"},
    types={"tel"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a value none of whose accepted spellings the keypad can type."""
    control = field.control
    cause = _cause(control)
    accepts = control.accepted if cause else None
    if cause is None or accepts is None:
        return
    if field.purpose == "house-number" and control.has_addition:
        return Reason.OTHER_FIELD
    values = field.values(pack)
    for keyboard in control.keyboards:
        for value in values:
            ways = [*filter(accepts.accepts, value.spellings)] or value.spellings
            if not any(map(keyboard.can_type, ways)):
                yield Hit(
                    cause.span,
                    _message(keyboard, ways[0], place(pack)),
                    witness=ways[0],
                    fix=_fix(control, cause),
                    keyboard=keyboard,
                )
                return


def _message(keyboard: Keyboard, spelling: str, where: str) -> Message:
    if keyboard.missing("".join(filter(str.isalnum, spelling))):
        return predicate(
            'shows a keypad without letters: "{spelling}"{place} cannot be typed', spelling=spelling, place=where
        )
    return predicate(
        'shows a keypad without "{missing}": "{spelling}"{place} cannot be typed',
        missing=keyboard.missing(spelling),
        spelling=spelling,
        place=where,
    )


def _cause(control: Control) -> Attribute | None:
    """The attribute that selects the keypad; number fields and digit patterns belong to other rules."""
    mode = control.known("inputmode")
    return mode or (control.known("type") if control.type == "tel" else None)


def _fix(control: Control, cause: Attribute) -> Fix:
    if cause.name == "type":
        return replace(cause, "text", safe=True)
    return remove(control, cause, safe=True)
