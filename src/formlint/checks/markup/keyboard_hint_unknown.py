"""Invalid keyboard hint

Browsers ignore unknown values of `enterkeyhint`, `autocapitalize`, `autocorrect`, and `spellcheck`. With
`autocapitalize="false"`, keyboards still capitalize codes; with `spellcheck="off"`, browsers still underline names.

Bad:

    <label>Coupon <input name="coupon" autocapitalize="false"></label>
                                       ^^^^^^^^^^^^^^^^^^^^^^
    = is invalid; valid values are off, none, on, sentences, words, and characters

Bad:

    <label>Find <input type="search" name="q" enterkeyhint="find"></label>
                                              ^^^^^^^^^^^^^^^^^^^
    = is invalid; valid values are enter, done, go, next, previous, search, and send

Good:

    <label>Coupon <input name="coupon" autocapitalize="none" spellcheck="false" enterkeyhint="done"></label>

Source: WHATWG HTML, 6.8 Editing.
"""

from formlint.rule import (
    CONTROL_TAGS,
    Hit,
    Hits,
    Level,
    Page,
    place_of,
    predicate,
    rule,
    say,
    several,
)

_HINTS = ("autocapitalize", "autocorrect", "enterkeyhint", "spellcheck")


@rule(level="warning", category="keyboard-unhelpful", since="0.1", attributes=_HINTS)
def check(page: Page) -> Hits:
    """Compare the values with the keywords; as advice where the value is empty, or outside form fields."""
    for name in page.present(_HINTS):
        words = page.tables.html("keywords")[name]["words"]
        valid = [*filter(None, words)]
        for element, value in page.written(name):
            if value.lower() not in words:
                yield Hit(
                    place_of(element, name),
                    predicate("is invalid; valid values are {words}", words=several(valid, len(valid))),
                    help=say("Use one of the valid values, or remove `{attribute}`", attribute=name),
                    level=None if value and element.tag in CONTROL_TAGS else Level.INFO,
                )
