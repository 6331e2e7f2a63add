r"""Full name requires two words

In Indonesia, southern India, and Afghanistan, many people have only one name, and names in Chinese characters contain no
space. These people cannot submit the form.

Bad:

    <label>Full name <input name="fullname" autocomplete="name" pattern="\S+ .+"></label>
                                                                ^^^^^^^^^^^^^^^^
    = rejects full names without a space, such as "Suharto"

Good:

    <label>Full name <input name="fullname" autocomplete="name" pattern="\S+( .+)?" title="One name or more"></label>

Sources: W3C, Personal names around the world; the name in `rules/values/values.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_ONE_WORD = r"\S+"


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"name"},
    since="0.1",
    rank="minor",
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Report a pattern that accepts only texts with a space."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None:
        return
    if certainly(lambda: language.isdisjoint(compile_pattern(_ONE_WORD))):
        name = field.tables.values("mononym")[0].text
        yield Hit(
            pattern.span,
            predicate('rejects full names without a space, such as "{name}"', name=name),
            witness=name,
            help=say("Remove `pattern`, or make the second word optional"),
        )
