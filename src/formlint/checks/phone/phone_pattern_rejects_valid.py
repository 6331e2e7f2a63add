r"""Pattern rejects a valid phone number in every format

People cannot submit the form however they write their number: with or without the country code, with spaces, hyphens,
and parentheses, or as bare digits.

Bad (serves DK):

    <label>Phone <input type="tel" name="phone" pattern="[0-9]{10}"></label>
                                                ^^^^^^^^^^^^^^^^^^^ rejects "34 41 23 45" (Denmark) in every format

Bad (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="0[0-9]{11}"></label>
                                                    ^^^^^^^^^^^^^^^^^^^^ rejects "0171 3920000" (Germany) in every format

Good (serves DK):

    <label>Phone <input type="tel" name="phone" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Sources: the `[phone]` table of each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel", "tel-national"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Find a number that the pattern rejects in every format; a warning where only other lengths are rejected."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None:
        return
    ordinary = field.refused(pack, language)
    others = () if ordinary or field.control.is_masked else field.common_values(pack)
    witness = ordinary or field.refused_number(others, language)
    if witness:
        yield Hit(
            pattern.span,
            predicate('rejects "{witness}" ({territory}) in every format', witness=witness, territory=pack),
            witness=witness,
            help=say("Use `{attribute}`, which accepts every usual format", attribute=field.tables.pattern("tel")),
            level=None if ordinary else Level.WARNING,
        )
    return Reason.SCRIPT if field.control.is_masked else None
