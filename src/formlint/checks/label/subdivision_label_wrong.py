r"""State or province named as in another country

People know the name of the region type in their address. Another word makes them doubt that the field is for them.

Bad (serves CA):

    <label for="region">State</label> <select id="region" name="state" autocomplete="address-level1"></select>
                        ^^^^^ says "State", but the usual term in Canada is "province"

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
    plain,
    predicate,
    rule,
    say,
)

_KINDS = frozenset({"state", "province", "county", "prefecture", "emirate", "parish", "canton"})


@rule(level="info", category="label-territory-mismatch", purposes={"address-level1"}, since="0.1", wcag=["2.4.6"])
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the label with what the subdivisions of the territory served first are called."""
    label = field.control.label
    kind = packs[0].address.subdivision_kind if packs and packs[0].address else ""
    if label and kind and plain(label.text) in _KINDS - {kind}:
        yield Hit(
            label.span,
            predicate(
                'says "{text}", but the usual term in {territory} is "{kind}"',
                text=label.text,
                territory=packs[0],
                kind=kind,
            ),
            help=say('Use "{word}"', word=kind.capitalize()),
        )
