"""Unused formlint comment

The finding that the comment hid is gone, or never existed. If the comment stays, it silently hides the next one.

Bad:

    <!-- formlint: ignore[name-minlength] -->
                          ^^^^^^^^^^^^^^ hides nothing: `name-minlength` reports nothing here
    <label>Full name <input name="name" autocomplete="name"></label>

Fixed:

    <label>Full name <input name="name" autocomplete="name"></label>

Good:

    <!-- formlint: ignore[name-minlength] the archive has such names only -->
    <label>Full name <input name="name" autocomplete="name" minlength="3"></label>
"""

from formlint.rule import Directive, Hit, Hits, predicate, rule


@rule(level="warning", category="contradiction", since="0.1")
def check(directive: Directive) -> Hits:
    """Hit each word of which all rules were asked and none had anything to hide, or that ends nothing."""
    for named in directive.names:
        if not named.idle:
            continue
        if directive.instruction == "enable":
            message = predicate("has no effect: `{word}` is not disabled here", word=named.word)
        else:
            message = predicate("hides nothing: `{word}` reports nothing here", word=named.word)
        yield Hit(named.span, message, fix=directive.without(named))
