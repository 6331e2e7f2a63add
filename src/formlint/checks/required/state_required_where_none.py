"""State or province required where none exists

In Germany, Denmark, France, Singapore, and most of the world, addresses have no state or region. People search a list
without theirs, or enter anything.

Bad (serves DE):

    <label>State <input name="state" autocomplete="address-level1" required></label>
                                                                   ^^^^^^^^
    = makes the state or region mandatory, but addresses in Germany have none

Fixed:

    <label>State <input name="state" autocomplete="address-level1"></label>

Good (serves DE):

    <label>State <input name="state" autocomplete="address-level1"></label>

Good (serves DE):

    <label>State <select name="state" autocomplete="address-level1" required>
    <option value="">Choose <option value="1">Bayern <option value="2">Hessen</select></label>

Good (serves US):

    <label>State <input name="state" autocomplete="address-level1" required></label>

Sources: Universal Postal Union, addressing guides; the packs name the source for each territory.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    predicate,
    remove,
    rule,
)

_PICKING = ("aria-autocomplete", "aria-haspopup", "aria-owns", "list")


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"address-level1"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Ask the pack whether a region is a part of addresses; advice where the box is not sent, but read by a script."""
    required, address = field.control.known_required, pack.address
    if (
        required
        and address
        and not _is_list(field.control)
        and "address-level1" not in (*address.fields, *address.latin_fields)
    ):
        yield Hit(
            required.span,
            predicate("makes the state or region mandatory, but addresses in {territory} have none", territory=pack),
            witness="",
            fix=remove(field.control, required, safe=True),
            level=field.control.milder_by_country(pack) if field.control.name else Level.INFO,
        )


def _is_list(control: Control) -> bool:
    """Whether it is answered by picking: a list, a box with suggestions, what a script makes one of."""
    return control.tag == "select" or bool(control.options) or any(map(control.element.has, _PICKING))
