r"""Pattern hangs the page on a short text

Where a repetition can match the same text in two ways, each further character doubles the work. One typo after thirty
characters can freeze the page for seconds or years.

Bad:

    <label>Phone <input type="tel" name="phone" pattern="([0-9]+ ?)+"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on "1" 27 times and then "!": browsers try over 100 million ways to match it

Good:

    <label>Phone <input type="tel" name="phone" pattern="[0-9]+( [0-9]+)*"></label>

Bad:

    <label>Name <input name="name" autocomplete="name" pattern="\p{L}+([ '\-]?\p{L}+)*"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on "A" 27 times and then "!": browsers try over 100 million ways to match it

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
    predicate,
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
            predicate(
                "hangs the page on {description}: browsers try over 100 million ways to match it",
                description=attack.description,
            ),
            help=say("Let each text match in only one way: make the separator between repetitions mandatory"),
        )
