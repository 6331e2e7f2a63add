"""Card number in a number field

A card number is no quantity. `type="number"` takes no space and no hyphen and shows arrows; a script that reads it as a
number changes the last digits, for 19 digits are too long for the numbers of JavaScript.

Bad:

    <label>Card number <input type="number" name="card" autocomplete="cc-number" inputmode="numeric"></label>
                              ^^^^^^^^^^^^^ treats the card number as a quantity: "4242 4242 4242 4242" cannot be entered

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
    retype,
    rule,
    say,
)


@rule(level="warning", category="type-unsuitable", purposes={"cc-number"}, since="0.1", attributes={"type"})
def check(field: Field) -> Hits:
    """Report the type, with a number as it is printed on cards."""
    attribute = field.control.type_number
    if attribute:
        number = field.tables.values("cc-number")[0].text
        yield Hit(
            attribute.span,
            say('treats the card number as a quantity: "{number}" cannot be entered', number=number),
            witness=number,
            fix=retype(field.control, attribute, "text"),
        )
