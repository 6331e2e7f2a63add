"""Number field for a phone number

A phone number is not a quantity. `type="number"` rejects the plus sign, spaces, and parentheses, and the
mouse wheel changes the number.

Bad:

    <label>Phone <input type="number" name="phone"></label>
                        ^^^^^^^^^^^^^ accepts only plain numbers: "+44 20 7946 0000" cannot be entered

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
    predicate,
    retype,
    rule,
)


@rule(level="warning", category="type-unsuitable", purposes={"tel", "tel-national"}, since="0.1", attributes={"type"})
def check(field: Field) -> Hits:
    """Report `type="number"`, with a number in international format."""
    attribute = field.control.type_number
    if attribute:
        yield Hit(
            attribute.span,
            predicate('accepts only plain numbers: "+44 20 7946 0000" cannot be entered'),
            witness="+44 20 7946 0000",
            fix=retype(field.control, attribute, "tel"),
        )
