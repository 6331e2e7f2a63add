r"""Pattern rejects valid city names

City names contain hyphens, apostrophes, periods, digits and local letters. Residents of such cities cannot submit the
form.

Bad (serves FR):

    <label>Ville <input name="ville" autocomplete="address-level2" pattern="[A-Za-z ]+"></label>
                                                                   ^^^^^^^^^^^^^^^^^^^^ rejects "Saint-Étienne" (France)

Bad (serves US):

    <label>City <input name="city" pattern="[A-Za-z ]+"></label>
                                   ^^^^^^^^^^^^^^^^^^^^ rejects "St. Louis" (United States)

Good (serves US):

    <label>City <input name="city"></label>

Good (serves US):

    <label>City <input name="city" pattern="[\p{L}\p{M}\d'’ .\-]+" title="Letters, spaces and signs of names"></label>

Sources: the towns in `rules/values/values.toml`; USWDS, address.
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
    purposes={"address-level2"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a town that the pattern refuses."""
    yield from field.control.refusals(field.values(pack), pack, help=say("Remove `pattern`"))
