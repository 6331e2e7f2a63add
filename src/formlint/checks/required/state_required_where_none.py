"""State or province required where none exists

In Germany, Denmark, France, Singapore, and most other countries, addresses have no state or region. People there do not
know what to enter, and the answer then appears on the parcel.

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
    Reason,
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
    """Report territories whose addresses have no region; as advice where the field has no name and is not sent."""
    required, address = field.control.known_required, pack.address
    if not required or not address or "address-level1" in (*address.fields, *address.latin_fields):
        return
    if _is_list(field.control):
        return Reason.PICKED
    yield Hit(
        required.span,
        predicate("makes the state or region mandatory, but addresses in {territory} have none", territory=pack),
        witness="",
        fix=remove(field.control, required, safe=True),
        level=field.control.milder_by_country(pack) if field.control.name else Level.INFO,
    )


def _is_list(control: Control) -> bool:
    """Whether people pick the answer: from a list or from suggestions, or in a widget of a script."""
    return control.tag == "select" or bool(control.options) or any(map(control.element.has, _PICKING))
