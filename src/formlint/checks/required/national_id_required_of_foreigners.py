"""Number of one country's people that is demanded of others, too

A CPF, a Social Security number or a Steuer-ID is given to residents of one country. People from elsewhere whom the form serves have
none, and cannot go on.

Bad (serves BR, PT):

    <label>CPF <input name="billing_cpf" inputmode="numeric" required></label>
                                                             ^^^^^^^^ demands a number of Brazil, which people in Portugal do not have

Fixed:

    <label>CPF <input name="billing_cpf" inputmode="numeric"></label>

Good (serves BR, PT):

    <label>CPF (only Brazil) <input name="billing_cpf" inputmode="numeric"></label>

Good (serves BR):

    <label>CPF <input name="billing_cpf" inputmode="numeric" required></label>

Sources: the `[ids]` table of each territory.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    remove,
    rule,
    say,
)


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"national-id", "tax-id"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for a territory served whose numbers the label names, and for one whose it does not."""
    control = field.control
    required = control.known_required
    if required is None:
        return
    own = [pack for pack in packs if field.is_named_in(pack)]
    others = [pack for pack in packs if pack not in own]
    if own and others:
        levels = [control.milder_by_country(pack) for pack in others]
        yield Hit(
            required.span,
            say("demands a number of {own}, which people in {other} do not have", own=own[0], other=others[0]),
            witness="",
            fix=remove(control, required, safe=True),
            level=Level.WARNING if Level.WARNING in levels else levels[0],
        )
