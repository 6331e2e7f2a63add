r"""State or province field too short for names

Two characters are enough for the codes of US states. In other countries, the codes are longer or people write the full
name, which is then cut off.

Bad (serves AU):

    <label>State <input name="state" autocomplete="address-level1" maxlength="2"></label>
                                                                   ^^^^^^^^^^^^^
    = cuts "Australian Capital Territory" (Australia) to "Au"

Fixed:

    <label>State <input name="state" autocomplete="address-level1" maxlength="28"></label>

Good (serves AU):

    <label>State <input name="state" autocomplete="address-level1"></label>

Good (serves US), because the short code of the region fits:

    <label>State (two letters) <input name="state" autocomplete="address-level1" maxlength="2"></label>

Sources: the `[address.subdivisions]` table of each territory; HTML Standard, the maxlength attribute.
"""

from formlint.rule import Field, Hits, Pack, Reason, rule


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"address-level1"},
    since="0.1",
    attributes={"maxlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a region that does not fit in any spelling; where its code fits, the limit is meant for codes."""
    for hit in field.control.cuts(field.values(pack), pack):
        if hit.level is not None:
            return Reason.FOR_CODES
        yield hit
