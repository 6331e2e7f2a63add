r"""Postal code field requires too many characters

A `minlength` made for one country rejects the shorter codes of other countries, where people cannot submit the form.

Bad (serves IS):

    <label>Postal code <input name="postcode" minlength="5" inputmode="numeric"></label>
                                              ^^^^^^^^^^^^^ rejects "101" (Iceland), which has only 3 characters

Fixed:

    <label>Postal code <input name="postcode" minlength="3" inputmode="numeric"></label>

Bad (serves US, NO):

    <label>Postal code <input name="postcode" minlength="5" inputmode="numeric"></label>
                                              ^^^^^^^^^^^^^ rejects "0150" (Norway), which has only 4 characters

Fixed:

    <label>Postal code <input name="postcode" minlength="4" inputmode="numeric"></label>

Good (serves US):

    <label>ZIP code <input name="zip" minlength="5"></label>

Sources: the `[postal-code]` table of each territory; HTML Standard, the minlength attribute.
"""

from formlint.rule import Field, Hits, Pack, rule


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"postal-code"},
    since="0.1",
    attributes={"minlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare the limit with the codes; a warning where a longer spelling of the same code is accepted."""
    yield from field.control.too_short(field.values(pack), pack)
