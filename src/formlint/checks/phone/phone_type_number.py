"""Telephone number in a number field

A telephone number is no quantity. `type="number"` takes no plus sign at the front, no space and no bracket, drops
what it cannot read, and changes the number when the mouse wheel turns over it.

Bad:

    <label>Phone <input type="number" name="phone"></label>
                        ^^^^^^^^^^^^^ treats the telephone number as a quantity: "+44 20 7946 0000" cannot be entered

Fixed:

    <label>Phone <input type="tel" name="phone"></label>

Good:

    <label>Phone <input type="tel" name="phone"></label>

Sources: HTML Standard, the number state and the telephone state; MDN, input type number.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    retype,
    rule,
    say,
)


@rule(level="warning", category="type-unsuitable", purposes={"tel", "tel-national"}, since="0.1", attributes={"type"})
def check(field: Field) -> Hits:
    """Report the type, with a number in international form."""
    attribute = field.control.type_number
    if attribute:
        yield Hit(
            attribute.span,
            say('treats the telephone number as a quantity: "+44 20 7946 0000" cannot be entered'),
            witness="+44 20 7946 0000",
            fix=retype(field.control, attribute, "tel"),
        )
