"""Second address line that is demanded

Most addresses need one line for the street. People without a flat number write a dash, or their city once more, and
that is on the parcel.

Bad:

    <label>Address line 2 <input name="address2" autocomplete="address-line2" required></label>
                                                                              ^^^^^^^^ demands one more address line, which most addresses do not have

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
    remove,
    rule,
    say,
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
    """Report required second and third lines."""
    required = field.control.known_required
    if required:
        yield Hit(
            required.span,
            say("demands one more address line, which most addresses do not have"),
            witness="",
            fix=remove(field.control, required, safe=True),
        )
