r"""Example of a postal code from a country that the form does not serve

People take the example for the form that is wanted, and leave out the letters or the space of their own code.

Bad (serves GB):

    <label>Postcode <input name="postcode" autocomplete="postal-code" placeholder="12345"></label>
                                                                      ^^^^^^^^^^^^^^^^^^^ shows "12345", which is no code of United Kingdom

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
    compile_pattern,
    known,
    rule,
    say,
    shown,
)


@rule(
    level="info",
    category="label-territory-mismatch",
    purposes={"postal-code"},
    since="0.1",
    unless={"example-fails-own-constraint"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Hold the example in the placeholder against the codes of all territories served."""
    placeholder = known(field.control, "placeholder")
    codes = [pack.postal_code for pack in packs]
    if placeholder is None or not codes or any(one is None or not one.pattern or not one.must for one in codes):
        return
    text = next((one.text for one in shown(field.control) if one.origin == "placeholder"), None)
    if text and not any(_is_code(text, pack) for pack in packs):
        own = packs[0].postal_code
        yield Hit(
            placeholder.span,
            say('shows "{text}", which is no code of {territory}', text=text, territory=packs[0]),
            help=say('Show a code as people have it, such as "{code}"', code=own.must[0] if own else ""),
        )


def _is_code(text: str, pack: Pack) -> bool:
    postal = pack.postal_code
    if postal is None:
        return False
    known_codes = {way for code in (*postal.must, *postal.may) for way in postal.spelled(code)}
    return text in known_codes or compile_pattern(postal.pattern).accepts(text)
