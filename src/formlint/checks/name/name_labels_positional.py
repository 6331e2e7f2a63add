"""Label "First name" or "Last name" where the family name comes first

In Hungary, China, Japan, Korea, and Vietnam, the family name comes first. People may enter it as their "first name", and
you then address them by the wrong name.

Bad (serves HU):

    <label for="f">First name</label> <input id="f" name="first" autocomplete="given-name">
                   ^^^^^^^^^^ is ambiguous for Hungary, where the family name comes first

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
    """Find labels such as "first name" if the main territory of the form puts the family name first."""
    label = field.control.label
    names = packs[0].names if packs else None
    if label and names and names.surname_first and field.tables.mentions(label.text, "name-positions"):
        yield Hit(
            label.span,
            predicate("is ambiguous for {territory}, where the family name comes first", territory=packs[0]),
            help=say('Use "Given name" and "Family name"'),
        )
