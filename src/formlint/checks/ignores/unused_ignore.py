"""Comment that hides no finding

The fault that it was written for is gone, or was never there. Left in place, it hides the next one without a word.

Bad:

    <!-- formlint: ignore[name-minlength] -->
                          ^^^^^^^^^^^^^^ hides nothing: name-minlength finds nothing here
    <label>Full name <input name="name" autocomplete="name"></label>

Fixed:

    <label>Full name <input name="name" autocomplete="name"></label>

Good:

    <!-- formlint: ignore[name-minlength] the archive has such names only -->
    <label>Full name <input name="name" autocomplete="name" minlength="3"></label>
"""

from formlint.rule import (
    Directive,
    Hit,
    Hits,
    rule,
    say,
)


@rule(level="warning", category="contradiction", since="0.1")
def check(directive: Directive) -> Hits:
    """Hit each word of which all rules were asked and none had anything to hide, or that ends nothing."""
    for named in directive.names:
        if not named.idle:
            continue
        if directive.instruction == "enable":
            message = say("ends nothing: {word} is not disabled here", word=named.word)
        else:
            message = say("hides nothing: {word} finds nothing here", word=named.word)
        yield Hit(named.span, message, fix=directive.without(named))
