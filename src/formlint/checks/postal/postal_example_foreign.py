r"""Postal code example from a country not served

People take the example as the required format, and leave out the letters or the space of their own code.

Bad (serves GB):

    <label>Postcode <input name="postcode" autocomplete="postal-code" placeholder="12345"></label>
                                                                      ^^^^^^^^^^^^^^^^^^^
    = shows "12345", which is not a postal code of the United Kingdom

Good (serves GB):

    <label>Postcode <input name="postcode" autocomplete="postal-code" placeholder="SW1A 1AA"></label>

Good (serves GB, US):

    <label>Postcode <input name="postcode" autocomplete="postal-code" placeholder="12345"></label>

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

_FEWEST_SIGNS = 2  # an example such as 00000 is none


@rule(
    level="info",
    category="label-territory-mismatch",
    purposes={"postal-code"},
    since="0.1",
    unless={"example-fails-own-constraint"},
    attributes={"placeholder"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Hold the example in the placeholder against the codes of all territories served."""
    if field.part:
        return
    text = next((one.text for one in field.control.examples if one.origin == "placeholder"), "")
    shapes = [_shapes(pack) for pack in packs] if len({*text}) > _FEWEST_SIGNS else []
    placeholder = field.control.known("placeholder") if shapes and all(shapes) else None
    if placeholder and not any(_shape(text) in known_shapes for known_shapes in shapes):
        own = packs[0].postal_code
        yield Hit(
            placeholder.span,
            predicate('shows "{text}", which is not a postal code of {territory}', text=text, territory=packs[0]),
            help=say('Show a code that people there have, such as "{code}"', code=own.must[0] if own else ""),
        )


def _shapes(pack: Pack) -> frozenset[str]:
    """The shapes of the codes of a territory in all their spellings; empty where there are none."""
    postal = pack.postal_code
    codes = (*postal.must, *postal.may) if postal else ()
    return frozenset(_shape(way) for code in codes if postal for way in postal.spelled(code))


def _shape(code: str) -> str:
    """The code with `9` for each digit and `A` for each letter."""
    return "".join("9" if sign.isdecimal() else "A" if sign.isalpha() else sign for sign in code)
