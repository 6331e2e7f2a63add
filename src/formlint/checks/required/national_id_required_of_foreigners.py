"""National ID of one country required of everyone

A CPF, Social Security number, or Steuer-ID is issued in one country. People in the other countries that the form serves
do not have one, so they cannot submit the form.

Bad (serves BR, PT):

    <label>CPF <input name="billing_cpf" inputmode="numeric" required></label>
                                                             ^^^^^^^^
    = makes an ID number of Brazil mandatory, but people in Portugal do not have one

Fixed:

    <label>CPF <input name="billing_cpf" inputmode="numeric"></label>

Good (serves BR, PT):

    <label>CPF (Brazil only) <input name="billing_cpf" inputmode="numeric"></label>

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
    predicate,
    remove,
    rule,
)


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"national-id", "tax-id"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Find a served territory whose ID number the label names, and another one that does not issue it."""
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
            predicate(
                "makes an ID number of {own} mandatory, but people in {other} do not have one",
                own=own[0],
                other=others[0],
            ),
            witness="",
            fix=remove(control, required, safe=True),
            level=Level.WARNING if Level.WARNING in levels else levels[0],
        )
