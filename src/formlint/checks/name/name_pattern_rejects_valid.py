r"""Pattern rejects real names

Names contain accents, apostrophes, hyphens, spaces, and letters of other scripts. A pattern that allows only `A` to `Z`
tells people that their own name is wrong.

Bad (serves US):

    <label>Last name <input name="lname" pattern="[A-Za-z]+"></label>
                                         ^^^^^^^^^^^^^^^^^^^ rejects "O'Neil" (United States)

Bad (serves DE):

    <label>Nachname <input name="nachname" pattern="[A-Za-z' \-]+"></label>
                                           ^^^^^^^^^^^^^^^^^^^^^^^ rejects "Müller" (Germany)

Bad (serves CN):

    <label>First name <input name="fname" pattern=".*[A-Za-z].*"></label>
                                          ^^^^^^^^^^^^^^^^^^^^^^ rejects "伟" (China) but accepts "Wei"

Good (serves US):

    <label>Last name <input name="lname" pattern="[\p{L}\p{M}'’. \-]+" title="Letters, spaces, and hyphens"></label>

Good (serves JP):

    <label>ローマ字の姓 (passport) <input name="lname_roman" pattern="[A-Za-z]+" title="Roman letters"></label>

Sources: the `[names]` table of each territory; W3C, Personal names around the world; GOV.UK Design System, names.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    hindered,
    predicate,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"name", "given-name", "family-name"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Find a name of the territory that the pattern rejects; advice where its Latin spelling is accepted."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None:
        return
    witness = field.refused(pack, language)
    native = None if witness else hindered(field.values(pack), language)
    if witness:
        yield Hit(
            pattern.span,
            predicate('rejects "{witness}" ({territory})', witness=witness, territory=pack),
            witness=witness,
            help=say("Remove `pattern`: no list of letters covers all names"),
        )
    elif native:
        passing = next(filter(language.accepts, native.spellings))
        yield Hit(
            pattern.span,
            predicate(
                'rejects "{text}" ({territory}) but accepts "{passing}"',
                text=native.text,
                territory=pack,
                passing=passing,
            ),
            witness=native.text,
            help=say("Remove `pattern`: no list of letters covers all names"),
            level=Level.INFO,
        )
