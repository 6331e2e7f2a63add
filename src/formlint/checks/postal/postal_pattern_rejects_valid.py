r"""Pattern rejects valid postal codes

A pattern made for one country stops people from other countries at the last step of a checkout.

Bad (serves US, CA):

    <label>Postal code <input name="zip" pattern="\d{5}"></label>
                                         ^^^^^^^^^^^^^^^ rejects "K1A 0B1" (Canada)

Good (serves US, CA):

    <label>Postal code <input name="zip" pattern="[A-Za-z\p{Nd} \-]{3,16}"></label>

Good (serves US):

    <label>ZIP code <input name="zip" pattern="\d{5}(-\d{4})?"></label>

Bad (serves US):

    <label>ZIP code <input name="zip" pattern="[1-9]\d{4}"></label>
                                      ^^^^^^^^^^^^^^^^^^^^ rejects "02139" (United States)

A pattern that accepts codes of the right shape from most zones, but leaves out districts, is a warning, with a code from
there: perhaps nobody delivers there.

Bad (serves BE):

    <label>Postcode <input name="postcode" inputmode="numeric" pattern="[1-9]0\d{2}"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^ rejects "1120" (Belgium)

Bad (serves FR):

    <label>Code postal <input name="code-postal" inputmode="numeric" pattern="(?:0[1-9]|[1-8]\d|9[0-5])\d{3}"></label>
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "97400" (France)

Good (serves FR):

    <label>Code postal <input name="code-postal" inputmode="numeric" pattern="\d{5}"></label>

Sources: the `[postal-code]` table of each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    predicate,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"postal-code"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Find a code that the pattern rejects in every spelling; a warning where that stands for a district."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None:
        return
    left_out = field.left_out(pack, language)
    if left_out:
        yield Hit(
            pattern.span,
            predicate('rejects "{witness}" ({territory})', witness=left_out.code, territory=pack),
            witness=left_out.code,
            help=say(
                "Use `{attribute}`, which accepts the postal codes of all countries",
                attribute=field.tables.pattern("postal-code"),
            ),
            level=Level.WARNING if left_out.by_district else None,
        )
    else:
        yield from field.refused_forms(pack)
