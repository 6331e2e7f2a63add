r"""Pattern on which a long text hangs the page

Browsers match a pattern by trying one way after the other. Where three or more loops that read the same characters
follow one another, the number of ways grows with the third power of the length or faster; a text that fails in the end
is tried in all of them. A warning where a text of no unusual length is enough, advice where only a long one is.

Bad:

    <label>Tags <input name="tags" pattern="([a-z]+-?){1,10}"></label>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ hangs the page on "a" 50 times and then "!": browsers try it in over 100 million ways

Good:

    <label>Tags <input name="tags" pattern="[a-z]+(-[a-z]+){0,9}-?" title="Words in small letters, with hyphens between"></label>

Bad:

    <label>Motto <input name="motto" pattern=" *\w* *\w* *"></label>
                                     ^^^^^^^^^^^^^^^^^^^^^^ hangs the page on a space 850 times and then "!": browsers try it in over 100 million ways

Good:

    <label>Motto <input name="motto" maxlength="80" pattern=" *\w* *\w* *" title="Two words"></label>

Source: ECMAScript, RepeatMatcher.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    rule,
    say,
)

_USUAL_LENGTH = 200


@rule(level="warning", category="pattern-redos", since="0.1", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Ask for the text that hangs the page."""
    pattern, attack = field.control.pattern, field.control.attack
    if pattern and attack and not attack.exponential:
        yield Hit(
            pattern.span,
            say(
                "hangs the page on {description}: browsers try it in over 100 million ways",
                description=attack.description,
            ),
            help=say("Let loops that follow one another read different characters, or limit the length with maxlength"),
            level=Level.INFO if attack.length > _USUAL_LENGTH else None,
        )
