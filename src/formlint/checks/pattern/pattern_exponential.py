r"""Pattern on which a short text hangs the page

Browsers match a pattern by trying one way after the other. Where a loop can read the same text in two ways, each further
character doubles their number, and a text that fails in the end is tried in all of them: a typing mistake at the end of
thirty characters, and the page does not answer for seconds or years. Browsers check patterns while people type.

Bad:

    <label>Phone <input type="tel" name="phone" pattern="([0-9]+ ?)+"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^ hangs the page on "1" 27 times and then "!": browsers try it in over 100 million ways

Good:

    <label>Phone <input type="tel" name="phone" pattern="[0-9]+( [0-9]+)*"></label>

Bad:

    <label>Name <input name="name" autocomplete="name" pattern="\p{L}+([ '\-]?\p{L}+)*"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hangs the page on "A" 27 times and then "!": browsers try it in over 100 million ways

Good:

    <label>Name <input name="name" autocomplete="name" pattern="\p{L}+([ '\-]\p{L}+)*" title="Letters, spaces and signs of names"></label>

Good (the text does not fit):

    <label>Extension <input name="extension" maxlength="12" pattern="([0-9]+ ?)+"></label>

Source: ECMAScript, RepeatMatcher; V8 takes 1.7 to 4.4 seconds on texts of 26 characters.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    rule,
    say,
)


@rule(level="warning", category="pattern-redos", since="0.1", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Ask for the text that hangs the page."""
    pattern, attack = field.control.pattern, field.control.attack
    if pattern and attack and attack.exponential:
        yield Hit(
            pattern.span,
            say(
                "hangs the page on {description}: browsers try it in over 100 million ways",
                description=attack.description,
            ),
            help=say(
                "Let each text be read in one way only: what separates the rounds of a loop has to be there, not optional"
            ),
        )
