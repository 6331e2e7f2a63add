"""State or province that is demanded where addresses have none

In Germany, Denmark, France, Singapore and most of the world no region stands in an address. People search a list that does not
have theirs, or write something.

Bad (serves DE):

    <label>State <input name="state" autocomplete="address-level1" required></label>
                                                                   ^^^^^^^^ demands a state or region, which addresses in Germany do not have

Fixed:

    <label>State <input name="state" autocomplete="address-level1"></label>

Good (serves DE):

    <label>State <input name="state" autocomplete="address-level1"></label>

Good (serves US):

    <label>State <input name="state" autocomplete="address-level1" required></label>

Sources: Universal Postal Union, addressing guides; the packs name the source for each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    remove,
    rule,
    say,
)


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"address-level1"},
    since="0.1",
    unless={"subdivision-list-of-one-country"},
    attributes={"required"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Ask the pack whether a region is a part of addresses."""
    required, address = field.control.known_required, pack.address
    if required and address and "address-level1" not in (*address.fields, *address.latin_fields):
        yield Hit(
            required.span,
            say("demands a state or region, which addresses in {territory} do not have", territory=pack),
            witness="",
            fix=remove(field.control, required, safe=True),
            level=field.control.milder_by_country(pack),
        )
