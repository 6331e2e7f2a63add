"""Keyboard cannot type a valid postal code

On phones, `inputmode`, `type`, and sometimes `pattern` select the keyboard. If it lacks a character of a valid postal
code, people cannot enter their code at all.

Bad (serves CA):

    <label>Postal code <input name="postal_code" inputmode="numeric"></label>
                                                 ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters: "K1A 0B1" (Canada) cannot be typed

Fixed:

    <label>Postal code <input name="postal_code"></label>

Bad (serves GB):

    <label>Postcode <input name="postcode" type="tel"></label>
                                           ^^^^^^^^^^
    = shows a keypad without letters: "SW1A 1AA" (United Kingdom) cannot be typed

Fixed:

    <label>Postcode <input name="postcode" type="text"></label>

Good (serves US):

    <label>ZIP code <input name="zip" inputmode="numeric"></label>

Good (serves CA):

    <label>Postal code <input name="postal_code" autocapitalize="characters"></label>

Sources: `rules/devices/keyboards.toml` names the source of each keyboard.
"""

from collections.abc import Sequence

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Keyboard,
    Level,
    Pack,
    Value,
    predicate,
    remove,
    replace,
    rule,
    say,
)


@rule(
    level="error",
    category="keyboard-cannot-type-value",
    purposes={"postal-code"},
    since="0.1",
    attributes={"inputmode", "pattern"},
    types={"tel"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a value none of whose accepted spellings can be typed."""
    control = field.control
    keypads = [keyboard for keyboard in control.keyboards if not keyboard.complete]
    cause = _cause(control) if keypads else None
    if cause is None:
        return
    values = _accepted_spellings(control, field.values(pack))
    for keyboard in keypads:
        stuck = [value for value in values if not any(map(keyboard.can_type, value.spellings))]
        if stuck:
            yield _hit(cause, control, keyboard, stuck[0], pack, None if len(stuck) == len(values) else Level.WARNING)
            return


def _cause(control: Control) -> Attribute | None:
    """The attribute that selects the keyboard; type=number belongs to another rule."""
    for name in ("inputmode", "type", "pattern"):
        if control.value(name) and not (name == "type" and control.type in {"number", "text"}):
            return control.attribute(name)
    return None


def _accepted_spellings(control: Control, values: Sequence[Value]) -> list[Value]:
    """The values with the spellings that the constraints accept; with all spellings where they accept none.

    What the constraints reject belongs to other rules; whoever mends that should not get a new finding here.
    """
    accepts = control.accepted
    if accepts is None:
        return list(values)
    return [Value(value.text, tuple(filter(accepts.accepts, value.spellings)) or value.spellings) for value in values]


def _hit(cause: Attribute, control: Control, keyboard: Keyboard, value: Value, pack: Pack, level: Level | None) -> Hit:
    witness = value.spellings[0]
    letters = "".join(filter(str.isalnum, witness))
    if cause.name == "type":
        fix = replace(cause, "text", safe=True)
    elif cause.name == "inputmode":
        fix = remove(control, cause, safe=True)
    else:
        fix = None
    return Hit(
        cause.span,
        predicate(
            'shows a keypad without letters: "{witness}" ({territory}) cannot be typed', witness=witness, territory=pack
        )
        if keyboard.missing(letters)
        else predicate(
            'shows a keypad without "{missing}": "{witness}" ({territory}) cannot be typed',
            missing=keyboard.missing(witness),
            witness=witness,
            territory=pack,
        ),
        witness=witness,
        fix=fix,
        help=None if fix else say('Add `inputmode="text"`'),
        level=level,
        keyboard=keyboard,
    )
