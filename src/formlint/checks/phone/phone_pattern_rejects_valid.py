r"""Pattern that refuses every spelling of a valid telephone number

People write numbers with and without their country code, with spaces, hyphens and parentheses. A number is refused
where none of these spellings gets through.

Bad (serves DK):

    <label>Phone <input type="tel" name="phone" pattern="[0-9]{10}"></label>
                                                ^^^^^^^^^^^^^^^^^^^ refuses every spelling of "34 41 23 45" (Denmark)

Good (serves DK):

    <label>Phone <input type="tel" name="phone" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Sources: the `[phone]` table of each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
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
    """Look for a number no spelling of which the pattern takes."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None:
        return
    witness = field.refused(pack, language)
    if witness:
        yield Hit(
            pattern.span,
            say('refuses every spelling of "{witness}" ({territory})', witness=witness, territory=pack),
            witness=witness,
            help=say("Accept what people write, such as {attribute}", attribute=field.tables.pattern("tel")),
        )
