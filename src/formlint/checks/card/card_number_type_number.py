"""Card number in a number field

A card number is not a quantity. `type="number"` rejects spaces and hyphens, shows arrows, and a 19-digit number exceeds
the precision of JavaScript numbers, so scripts may change its last digits.

Bad:

    <label>Card number <input type="number" name="card" autocomplete="cc-number" inputmode="numeric"></label>
                              ^^^^^^^^^^^^^ accepts only plain numbers: "4242 4242 4242 4242" cannot be entered

Fixed:

    <label>Card number <input type="text" name="card" autocomplete="cc-number" inputmode="numeric"></label>

Good:

    <label>Card number <input inputmode="numeric" name="card" autocomplete="cc-number"></label>

Sources: HTML Standard, the number state ("such as credit card numbers"); web.dev, payment and address forms.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    retype,
    rule,
)


@rule(level="warning", category="type-unsuitable", purposes={"cc-number"}, since="0.1", attributes={"type"})
def check(field: Field) -> Hits:
    """Report the type, with a number as printed on cards."""
    attribute = field.control.type_number
    if attribute:
        number = field.tables.values("cc-number")[0].text
        yield Hit(
            attribute.span,
            predicate('accepts only plain numbers: "{number}" cannot be entered', number=number),
            witness=number,
            fix=retype(field.control, attribute, "text"),
        )
