"""Second or third address line is required

Most addresses need only one line. People without an apartment number have to enter a dash or repeat their city, which
then appears on the parcel.

Bad:

    <label>Address line 2 <input name="address2" autocomplete="address-line2" required></label>
                                                                              ^^^^^^^^
    = makes an extra address line mandatory, but most addresses do not need one

Fixed:

    <label>Address line 2 <input name="address2" autocomplete="address-line2"></label>

Good:

    <label>Address line 2 <input name="address2" autocomplete="address-line2"></label>

Sources: GOV.UK Design System, addresses.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    remove,
    rule,
)


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"address-line2", "address-line3"},
    since="0.1",
    unless={"optional-but-required"},
    attributes={"required"},
)
def check(field: Field) -> Hits:
    """Report required second and third lines of addresses."""
    required = field.control.known_required
    if required:
        yield Hit(
            required.span,
            predicate("makes an extra address line mandatory, but most addresses do not need one"),
            witness="",
            fix=remove(field.control, required, safe=True),
        )
