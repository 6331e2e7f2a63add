"""Label "First name" or "Last name" where the family name comes first

In Hungary, China, Japan, Korea, and Vietnam, the family name comes first. People may enter it as their "first name", and
you then address them by the wrong name.

Bad (serves HU):

    <label for="f">First name</label> <input id="f" name="first" autocomplete="given-name">
                   ^^^^^^^^^^ is ambiguous for Hungary, where the family name comes first

Good (serves HU):

    <label for="f">Given name</label> <input id="f" name="first" autocomplete="given-name">

If the field for the family name comes first, its label cannot mean a position:

Good (serves HU), because the page follows the custom of that territory:

    <label>Last name <input name="last" autocomplete="family-name"></label>
    <label>First name <input name="first" autocomplete="given-name"></label>

Good (serves GB):

    <label for="f">First name</label> <input id="f" name="first" autocomplete="given-name">

Sources: W3C, Personal names around the world; CLDR 48, person names: languages that put the surname first; GOV.UK Design System, names.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Pack,
    Reason,
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
    if label is None or names is None or not names.surname_first or not _is_positional(field.control):
        return
    if _is_in_their_order(field):
        return Reason.ITS_CUSTOM
    yield Hit(
        label.span,
        predicate("is ambiguous for {territory}, where the family name comes first", territory=packs[0]),
        help=say('Use "Given name" and "Family name"'),
    )


def _is_positional(control: Control) -> bool:
    return control.label is not None and control.tables.mentions(control.label.text, "name-positions")


def _is_in_their_order(field: Field) -> bool:
    """Whether the form asks for the family name first, in this pair of fields with such labels."""
    pairs = [*field.control.form.passing(_is_positional)]
    return len(pairs) % 2 == 0 and pairs.index(field.control) % 2 == (field.purpose != "family-name")
