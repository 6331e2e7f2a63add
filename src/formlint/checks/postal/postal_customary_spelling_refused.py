r"""Postal code accepted in only one format

The postal code is valid and written in a usual way, but the form rejects it because of a space, a hyphen, or a prefix.
People have to guess which format the field wants; the server could remove these characters.

Bad (serves GB):

    <label>Postcode <input name="postcode" pattern="[A-Za-z]{1,2}\d[A-Za-z\d]? \d[A-Za-z]{2}"></label>
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "SW1A1AA" (United Kingdom) but accepts "SW1A 1AA"

Bad (serves CA):

    <label>Postal code <input name="postal_code" pattern="[A-Za-z]\d[A-Za-z]\d[A-Za-z]\d"></label>
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "K1A 0B1" (Canada) but accepts "K1A0B1"

Good (serves GB):

    <label>Postcode <input name="postcode" pattern="[A-Za-z]{1,4}\d?[A-Za-z\d]? ?\d[\dA-Za-z]{1,2}"></label>

Sources: GOV.UK Design System, addresses ("let users enter postcodes in any format"); the spellings of each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Value,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"postal-code"},
    since="0.1",
    rank="minor",
    unless={"keyboard-lacks-character"},
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Find a code that is accepted in one usual format but not in another; advice where more than signs differ."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None:
        return
    also = pack.postal_code.also if pack.postal_code else ()
    for value in field.values(pack):
        taken = [way for way in _in_capitals(value) if field.control.accepts(way)]
        left = [way for way in _in_capitals(value) if way not in also and not language.accepts(way)]
        if taken and left:
            same = _same(left[0], taken[0])
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{spelling}" ({territory}) but accepts "{other}"',
                    spelling=left[0],
                    territory=pack,
                    other=taken[0],
                ),
                witness=left[0],
                help=say("Make the separator optional") if same else say("Accept both formats"),
                level=None if same else Level.INFO,
            )
            return


def _in_capitals(value: Value) -> tuple[str, ...]:
    """The spellings in uppercase; `pattern-case-locked` checks the others."""
    return tuple(way for way in value.spellings if way == way.upper())


def _same(one: str, other: str) -> bool:
    return [*filter(str.isalnum, one)] == [*filter(str.isalnum, other)]
