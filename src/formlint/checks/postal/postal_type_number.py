"""Postal code in a number field

A postal code is no quantity. `type="number"` lets no letter through, takes away the leading zero in many scripts and
back ends, shows arrows, and changes the code when the mouse wheel turns over it.

Bad:

    <label>ZIP code <input type="number" name="zip"></label>
                           ^^^^^^^^^^^^^ treats the postal code as a quantity: letters cannot be entered, leading zeros get lost

Fixed:

    <label>ZIP code <input type="text" name="zip"></label>

Bad (serves GB):

    <label>Postcode <input type="number" name="postcode"></label>
                           ^^^^^^^^^^^^^ treats the postal code as a quantity: "SW1A 1AA" (United Kingdom) cannot be entered

Good:

    <label>ZIP code <input type="text" inputmode="numeric" name="zip"></label>

Sources: HTML Standard, the number state ("not appropriate for input that happens to only consist of numbers"); GOV.UK
Design System, text input.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    accepted,
    blocked,
    retype,
    rule,
    say,
    valid_values,
)


@rule(level="error", category="type-unsuitable", purposes={"postal-code"}, since="0.1", needs={"type"})
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report the type, with a code that cannot be entered where some territory served has one."""
    attribute = field.control.attribute("type")
    accepts = accepted(field.control)
    if field.control.type != "number" or attribute is None or accepts is None:
        return
    message, witness = (
        say("treats the postal code as a quantity: letters cannot be entered, leading zeros get lost"),
        None,
    )
    for pack in packs:
        stuck = blocked(valid_values(field, pack), accepts)
        if stuck:
            witness = stuck.text
            message = say(
                'treats the postal code as a quantity: "{text}" ({territory}) cannot be entered',
                text=witness,
                territory=pack,
            )
            break
    yield Hit(
        attribute.span,
        message,
        witness=witness,
        fix=retype(field.control, attribute, "text"),
    )
