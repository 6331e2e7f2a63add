r"""Cardholder name rejected as printed on the card

Cards show names in capitals, with hyphens, apostrophes and periods. Users cannot enter their name as it appears on the
card.

Bad:

    <label>Name on card <input name="cc_name" autocomplete="cc-name" pattern="[A-Za-z ]+"></label>
                                                                     ^^^^^^^^^^^^^^^^^^^^ rejects "ANNE-MARIE O'CONNOR"

Bad:

    <label>Name on card <input name="cc_name" autocomplete="cc-name" maxlength="15"></label>
                                                                     ^^^^^^^^^^^^^^
    = cuts "ANNE-MARIE O'CONNOR" to "ANNE-MARIE O'CO"

Fixed:

    <label>Name on card <input name="cc_name" autocomplete="cc-name" maxlength="19"></label>

Good:

    <label>Name on card <input name="cc_name" autocomplete="cc-name"></label>

Good:

    <label>Name on card <input name="cc_name" autocomplete="cc-name" maxlength="26" pattern="[A-Za-z '.\-]+" title="Letters as on the card"></label>

Sources: ISO/IEC 7811-1; ISO/IEC 7813 (up to 26 characters on the stripe).
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
    purposes={"cc-name"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try names with the signs that cards have."""
    names = field.tables.values("cc-name")
    yield from field.control.cuts(names)
    yield from field.control.refusals(names, help=say("Remove `pattern`"))
