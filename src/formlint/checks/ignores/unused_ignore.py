"""Unused formlint comment

The finding that the comment was to hide does not exist, or no longer exists. If the comment stays, it silently hides the
next one.

Bad:

    <!-- formlint: ignore[name-minlength] -->
                          ^^^^^^^^^^^^^^ hides nothing: there is no such finding here
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
    """Report each word that hides no finding although all of its rules ran, or that enables what is not disabled."""
    for named in directive.names:
        if not named.idle:
            continue
        if directive.instruction == "enable":
            message = predicate("has no effect: nothing disables it before this comment")
        else:
            message = predicate("hides nothing: there is no such finding here")
        yield Hit(named.span, message, fix=directive.without(named))
