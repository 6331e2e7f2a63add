r"""Pattern rejects valid addresses

Addresses contain slashes, hyphens, periods, commas, number signs and local letters. Users whose address is rejected
cannot have anything delivered.

Bad (serves GB):

    <label>Address line 1 <input name="address1" autocomplete="address-line1" pattern="[A-Za-z0-9 ]+"></label>
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "4-5 Bonhill Street" (United Kingdom)

Bad (serves DE):

    <label>Straße und Hausnummer <input name="strasse" autocomplete="street-address" pattern="[A-Za-z0-9 .,\-]+"></label>
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "Straße des 17. Juni 135" (Germany)

Good (serves GB):

    <label>Address line 1 <input name="address1" autocomplete="address-line1"></label>

Sources: the addresses in `rules/values/values.toml`; Tandy, Falsehoods programmers believe about addresses; USWDS, address.
"""

from formlint.rule import (
    Field,
    Hits,
    Pack,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"street-address", "address-line1", "address-line2", "street-name"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for an address that the pattern refuses."""
    yield from field.control.refusals(field.values(pack), pack, help=say("Remove `pattern`"))
