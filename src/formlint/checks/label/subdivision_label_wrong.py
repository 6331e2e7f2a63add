r"""State or province named as in another country

People know the name of the region type in their address. Another word makes them doubt that the field is for them.

Bad (serves CA):

    <label for="region">State</label> <select id="region" name="state" autocomplete="address-level1"></select>
                        ^^^^^ uses the term of another country: people in Canada say "province"

Good (serves CA):

    <label for="region">Province</label> <select id="region" name="state" autocomplete="address-level1"></select>

Good (serves US, CA):

    <label for="region">State</label> <select id="region" name="state" autocomplete="address-level1"></select>

Sources: the `[address]` table of each territory.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    predicate,
    rule,
    say,
)

_KINDS = frozenset({"state", "province", "county", "prefecture", "emirate", "parish", "canton"})


@rule(level="info", category="label-territory-mismatch", purposes={"address-level1"}, since="0.1", wcag=["2.4.6"])
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the label with the word for subdivisions in the most relevant territory, if its addresses have them."""
    label = field.control.label
    address = packs[0].address if packs else None
    kind = address.subdivision_kind if address and "address-level1" in address.fields else ""
    if label and kind and field.tables.bare(label.text) in _KINDS - {kind}:
        yield Hit(
            label.span,
            predicate(
                'uses the term of another country: people in {territory} say "{own}"', territory=packs[0], own=kind
            ),
            help=say('Use "{word}"', word=kind.capitalize()),
        )
