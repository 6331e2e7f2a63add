r"""Postal code named as in another country

People who have a postcode do not think of a "ZIP code", and may believe that the field is not for them.

Bad (serves GB):

    <label for="code">ZIP code</label> <input id="code" name="zip" autocomplete="postal-code">
                      ^^^^^^^^ uses the term of another country: people in the United Kingdom say "postcode"

Good (serves GB):

    <label>Postcode <input name="zip" autocomplete="postal-code"></label>

Good (serves GB, US):

    <label>ZIP or postcode <input name="zip" autocomplete="postal-code"></label>

Where English is not a language of the country, any English name is accepted.

Sources: the `[postal-code]` table of each territory.
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

_NAMES = {
    "zip": "ZIP code",
    "zip code": "ZIP code",
    "zipcode": "ZIP code",
    "eircode": "Eircode",
    "pin code": "PIN code",
}


@rule(level="info", category="label-territory-mismatch", purposes={"postal-code"}, since="0.1", wcag=["2.4.6"])
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the label with the names that territories use for their postal codes."""
    label = field.control.label
    name = _NAMES.get(field.tables.bare(label.text)) if label else None
    others = [pack for pack in packs if "en" in pack.languages and pack.postal_code and pack.postal_code.name != name]
    if label and name and others and others[0].postal_code:
        own = others[0].postal_code.name
        yield Hit(
            label.span,
            predicate(
                'uses the term of another country: people in {territory} say "{own}"', territory=others[0], own=own
            ),
            help=say('Use "{own}", or name both if the form serves both countries', own=own),
        )
