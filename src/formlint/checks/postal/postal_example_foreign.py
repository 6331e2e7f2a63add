r"""Postal code example in a foreign format

People take the example for the required format, and leave out the letters or the space of their own code.

Bad (serves GB):

    <label>Postcode <input name="postcode" autocomplete="postal-code" placeholder="12345"></label>
                                                                      ^^^^^^^^^^^^^^^^^^^
    = shows "12345", but postal codes in the United Kingdom have another format

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
    Reason,
    predicate,
    rule,
    say,
    several,
)

_FEWEST_SIGNS = 2  # 00000 is not an example
_MOST = 3  # territories that a message names


@rule(
    level="info",
    category="label-territory-mismatch",
    purposes={"postal-code"},
    since="0.1",
    unless={"example-fails-own-constraint"},
    attributes={"placeholder"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the example in the placeholder with the codes of all territories that the form serves."""
    if field.part:
        return Reason.PART
    text = next((one.text for one in field.control.examples if one.origin == "placeholder"), "")
    shapes = [_shapes(pack) for pack in packs] if len({*text}) > _FEWEST_SIGNS else []
    placeholder = field.control.known("placeholder") if shapes and all(shapes) else None
    if placeholder and not any(_shape(text) in known_shapes for known_shapes in shapes):
        own = packs[0].postal_code
        yield Hit(
            placeholder.span,
            predicate(
                'shows "{text}", but postal codes in {territories} have another format',
                text=text,
                territories=several(packs, _MOST),
            ),
            help=say('Show an example such as "{code}"', code=own.must[0] if own else ""),
        )


def _shapes(pack: Pack) -> frozenset[str]:
    """The shapes of the codes of a territory in all their spellings; empty where it has no codes."""
    postal = pack.postal_code
    codes = postal.listed if postal else ()
    return frozenset(_shape(way) for code in codes if postal for way in postal.spelled(code))


def _shape(code: str) -> str:
    """Write `9` for each digit and `A` for each letter of a code."""
    return "".join("9" if sign.isdecimal() else "A" if sign.isalpha() else sign for sign in code)
