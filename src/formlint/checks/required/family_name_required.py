"""Family name is required

Many people in Indonesia, India, Myanmar, and elsewhere have only one name. They have to invent a second one, which then
appears on a ticket or certificate.

Bad (serves ID):

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name" required></label>
                                                                        ^^^^^^^^
    = makes the family name mandatory, but people with a single name (Indonesia) have none

Fixed:

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name"></label>

Bad (serves DE):

    <label>Vorname <input name="vorname" autocomplete="given-name" required></label>
    <label>Nachname <input name="nachname" autocomplete="family-name" required></label>
                                                                      ^^^^^^^^
    = makes the family name mandatory, but people with a single name have none

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
    place,
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
    """Report required family names, with a territory served where many have one name only."""
    control = field.control
    required = control.known_required
    if required is None:
        return
    where = next((pack for pack in packs if pack.names and pack.names.mononyms), None)
    yield Hit(
        required.span,
        predicate(
            "makes the family name mandatory, but people with a single name{place} have none", place=place(where)
        ),
        witness="",
        fix=remove(control, required, safe=True),
    )
