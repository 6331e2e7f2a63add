"""First name or last name is ambiguous for this territory

In Hungary, China, Japan, Korea, and Vietnam, the family name comes first. People may enter it as their "first name",
and are then addressed by it.

Bad (serves HU):

    <label for="f">First name</label> <input id="f" name="first" autocomplete="given-name">
                   ^^^^^^^^^^ is ambiguous in Hungary, where the family name comes first

Good (serves HU):

    <label for="f">Given name</label> <input id="f" name="first" autocomplete="given-name">

Good (serves GB):

    <label for="f">First name</label> <input id="f" name="first" autocomplete="given-name">

Sources: W3C, Personal names around the world; CLDR 48, person names: languages that put the surname first; GOV.UK Design System, names.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    predicate,
    rule,
    say,
)


@rule(
    level="info",
    category="label-territory-mismatch",
    purposes={"given-name", "family-name"},
    since="0.1",
    wcag=["2.4.6"],
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for the words where family names come first in the territory that the form is for in the first place."""
    label = field.control.label
    names = packs[0].names if packs else None
    if label and names and names.surname_first and field.tables.mentions(label.text, "name-positions"):
        yield Hit(
            label.span,
            predicate("is ambiguous in {territory}, where the family name comes first", territory=packs[0]),
            help=say('Use "Given name" and "Family name"'),
        )
