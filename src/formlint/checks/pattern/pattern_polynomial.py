r"""Pattern hangs the page on a long text

If three or more adjacent repetitions match the same characters, the work grows with the cube of the length or faster. A
long text with a typo at the end can freeze the page.

Bad:

    <label>Tags <input name="tags" pattern="([a-z]+-?){1,10}"></label>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on "a" repeated 50 times and then "!": browsers try over 100 million ways to match it

Good:

    <label>Tags <input name="tags" pattern="[a-z]+(-[a-z]+){0,9}-?" title="Lowercase words with hyphens between them"></label>

Bad:

    <label>Motto <input name="motto" pattern=" *\w* *\w* *"></label>
                                     ^^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on a space repeated 850 times and then "!": browsers try over 100 million ways to match it

Good:

    <label>Motto <input name="motto" maxlength="80" pattern=" *\w* *\w* *" title="Two words"></label>

Source: ECMAScript, RepeatMatcher.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    predicate,
    rule,
    say,
)

_USUAL_LENGTH = 200


@rule(level="warning", category="pattern-redos", since="0.1", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Report the text that hangs the page, and how long it is."""
    pattern, attack = field.control.pattern, field.control.attack
    if pattern and attack and not attack.exponential:
        yield Hit(
            pattern.span,
            predicate(
                "hangs the page on {description}: browsers try over 100 million ways to match it",
                description=attack.description,
            ),
            help=say("Let adjacent repetitions match different characters, or limit the length with `maxlength`"),
            level=Level.INFO if attack.length > _USUAL_LENGTH else None,
        )
