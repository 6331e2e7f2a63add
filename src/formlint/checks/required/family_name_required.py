"""Family name is required

Many people in Indonesia, India, Myanmar, and elsewhere have only one name. They have to invent a second name, which then
appears on a ticket or certificate.

Bad (serves ID):

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name" required></label>
                                                                        ^^^^^^^^
    = makes the family name mandatory, but many people in Indonesia have only one name

Fixed:

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name"></label>

Bad (serves DE):

    <label>Vorname <input name="vorname" autocomplete="given-name" required></label>
    <label>Nachname <input name="nachname" autocomplete="family-name" required></label>
                                                                      ^^^^^^^^
    = makes the family name mandatory, but some people have only one name

Fixed:

    <label>Vorname <input name="vorname" autocomplete="given-name" required></label>
    <label>Nachname <input name="nachname" autocomplete="family-name"></label>

Good (serves ID):

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name"></label>

Good:

    <label>Full name <input name="name" autocomplete="name" required></label>

Sources: W3C, Personal names around the world.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    predicate,
    remove,
    rule,
)


@rule(
    level="info",
    category="required-but-not-universal",
    purposes={"family-name"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report required family names, with a territory where many people have only one name if it is served."""
    control = field.control
    required = control.known_required
    if required is None:
        return
    where = next((pack for pack in packs if pack.names and pack.names.mononyms), None)
    yield Hit(
        required.span,
        predicate("makes the family name mandatory, but many people in {territory} have only one name", territory=where)
        if where
        else predicate("makes the family name mandatory, but some people have only one name"),
        witness="",
        fix=remove(control, required, safe=True),
    )
