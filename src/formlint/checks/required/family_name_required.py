"""Family name that is demanded

Many people in Indonesia, India, Myanmar and elsewhere have one name only. They have to make up a second one, which is then
on a ticket or a certificate.

Bad (serves ID):

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name" required></label>
                                                                        ^^^^^^^^ demands a family name, which people with one name only (Indonesia) do not have

Fixed:

    <label>First name <input name="first_name" autocomplete="given-name" required></label>
    <label>Last name <input name="last_name" autocomplete="family-name"></label>

Bad (serves DE):

    <label>Vorname <input name="vorname" autocomplete="given-name" required></label>
    <label>Nachname <input name="nachname" autocomplete="family-name" required></label>
                                                                      ^^^^^^^^ demands a family name, which people with one name only do not have

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
    remove,
    rule,
    say,
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
        say("demands a family name, which people with one name only{place} do not have", place=place(where)),
        witness="",
        fix=remove(control, required, safe=True),
    )
