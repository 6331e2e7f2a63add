r"""Pattern hangs the page on a short text

If a repetition can match the same text in two ways, each further character doubles the work. One typo after 30
characters can freeze the page for seconds; after 60 characters, for years.

Bad:

    <label>Phone <input type="tel" name="phone" pattern="([0-9]+ ?)+"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on "1" repeated 27 times and then "!": browsers try over 100 million ways to match it

Good:

    <label>Phone <input type="tel" name="phone" pattern="[0-9]+( [0-9]+)*"></label>

Bad:

    <label>Name <input name="name" autocomplete="name" pattern="\p{L}+([ '\-]?\p{L}+)*"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = hangs the page on "A" repeated 27 times and then "!": browsers try over 100 million ways to match it

Good:

    <label>Name <input name="name" autocomplete="name" pattern="\p{L}+([ '\-]\p{L}+)*" title="Letters, spaces, and hyphens"></label>

Good:

    <label>Extension <input name="extension" maxlength="12" pattern="([0-9]+ ?)+" title="Digits and spaces"></label>

A text that hangs the page does not fit into the last field.

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
    """Report the text that hangs the page."""
    pattern, attack = field.control.pattern, field.control.attack
    if pattern and attack and attack.exponential:
        yield Hit(
            pattern.span,
            predicate(
                "hangs the page on {description}: browsers try over 100 million ways to match it",
                description=attack.description,
            ),
            help=say("Let each text match in only one way: make the separator between the repetitions mandatory"),
        )
