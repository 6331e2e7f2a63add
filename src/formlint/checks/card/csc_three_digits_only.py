r"""Security code of three digits only

American Express prints four digits on the front of its cards.

Bad:

    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="3" inputmode="numeric"></label>
                                                       ^^^^^^^^^^^^^ cuts "1234" to "123"

Fixed:

    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="4" inputmode="numeric"></label>

Bad:

    <label>CVV <input name="cvv" autocomplete="cc-csc" pattern="\d{3}" inputmode="numeric"></label>
                                                       ^^^^^^^^^^^^^^^ refuses "1234"

Good:

    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="4" pattern="\d{3,4}" inputmode="numeric"></label>

Sources: American Express, card identification digits; GOV.UK Design System, payment card details.
"""

from formlint.rule import (
    Field,
    Hits,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"cc-csc"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try four digits on a field that takes three."""
    control, (three, four, *_) = field.control, field.tables.values("cc-csc")
    accepts = control.accepted
    if accepts is None or not accepts.accepts(three.text) or control.follows_own_card:
        return
    yield from control.cuts((four,))
    both = say("Accept three or four digits: {attribute}", attribute=field.tables.pattern("cc-csc"))
    yield from control.refusals((four,), help=both)
