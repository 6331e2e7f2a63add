"""Postal code in a number field

A postal code is no quantity. `type="number"` lets no letter through, shows arrows, and changes the code when an arrow key
is pressed or the mouse wheel turns over it. Where all codes are digits they can be entered all the same: a warning.

Bad:

    <label>ZIP code <input type="number" name="zip"></label>
                           ^^^^^^^^^^^^^ treats the postal code as a quantity: arrow keys and the mouse wheel change it, and letters cannot be entered

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
    Level,
    Message,
    Pack,
    blocked,
    retype,
    rule,
    say,
)


@rule(level="error", category="type-unsuitable", purposes={"postal-code"}, since="0.1", attributes={"type"})
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report the type, with a code that cannot be entered where some territory served has one; else a warning."""
    attribute = field.control.attribute("type")
    accepts = field.control.accepted
    if field.control.type != "number" or attribute is None or accepts is None:
        return
    stuck = ((blocked(field.values(pack), accepts), pack) for pack in packs)
    code, pack = next(((value, pack) for value, pack in stuck if value), (None, None))
    yield Hit(
        attribute.span,
        _harm(code.text if code else None, pack, known=bool(packs)),
        witness=code.text if code else None,
        fix=retype(field.control, attribute, "text"),
        level=None if code else Level.WARNING,
    )


def _harm(code: str | None, pack: Pack | None, *, known: bool) -> Message:
    if code and pack:
        return say(
            'treats the postal code as a quantity: "{text}" ({territory}) cannot be entered', text=code, territory=pack
        )
    if known:
        return say("treats the postal code as a quantity: arrow keys and the mouse wheel change it")
    return say(
        "treats the postal code as a quantity: arrow keys and the mouse wheel change it, and letters cannot be entered"
    )
