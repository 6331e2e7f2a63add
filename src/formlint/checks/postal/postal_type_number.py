"""Number field for a postal code

A postal code is not a quantity. `type="number"` rejects letters and separators, and the mouse wheel changes the code. A
script that converts the value to a number drops leading zeros.

Bad:

    <label>ZIP code <input type="number" name="zip"></label>
                           ^^^^^^^^^^^^^
    = treats the postal code as a quantity: arrow keys and the mouse wheel change it, and letters cannot be entered

Fixed:

    <label>ZIP code <input type="text" name="zip"></label>

Bad (serves GB):

    <label>Postcode <input type="number" name="postcode"></label>
                           ^^^^^^^^^^^^^ accepts only plain numbers: "SW1A 1AA" (United Kingdom) cannot be entered

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
    Level,
    Message,
    Pack,
    blocked,
    predicate,
    retype,
    rule,
)


@rule(level="error", category="type-unsuitable", purposes={"postal-code"}, since="0.1", attributes={"type"})
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report `type="number"` for each territory with a code that cannot be entered; else as a warning."""
    attribute = field.control.attribute("type")
    accepts = field.control.accepted
    if field.control.type != "number" or attribute is None or accepts is None:
        return
    fix = retype(field.control, attribute, "text")
    stuck = [(code.text, pack) for pack in packs if (code := blocked(field.values(pack), accepts))]
    for code, pack in stuck:
        message = predicate(
            'accepts only plain numbers: "{text}" ({territory}) cannot be entered', text=code, territory=pack
        )
        yield Hit(attribute.span, message, witness=code, fix=fix, territory=pack.territory)
    if not stuck:
        yield Hit(attribute.span, _harm(known=bool(packs)), fix=fix, level=Level.WARNING)


def _harm(*, known: bool) -> Message:
    if known:
        return predicate("treats the postal code as a quantity: arrow keys and the mouse wheel change it")
    return predicate(
        "treats the postal code as a quantity: arrow keys and the mouse wheel change it, and letters cannot be entered"
    )
