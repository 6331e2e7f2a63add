"""Word in enterkeyhint, autocapitalize, autocorrect or spellcheck that browsers do not know

A browser that does not know the word does as it always does: `autocapitalize="false"` writes capital letters at the
beginning, `spellcheck="off"` underlines names.

Bad:

    <label>Coupon <input name="coupon" autocapitalize="false"></label>
                                       ^^^^^^^^^^^^^^^^^^^^^^ has a word that browsers do not know; they know off, none, on, sentences, words, characters

Bad:

    <label>Find <input type="search" name="q" enterkeyhint="find"></label>
                                              ^^^^^^^^^^^^^^^^^^^ has a word that browsers do not know; they know enter, done, go, next, previous, search, send

Good:

    <label>Coupon <input name="coupon" autocapitalize="none" spellcheck="false" enterkeyhint="done"></label>

Source: WHATWG HTML, 6.8 Editing.
"""

from formlint.rule import Field, Hit, Hits, html, known, rule, say

_HINTS = frozenset({"autocapitalize", "autocorrect", "enterkeyhint", "spellcheck"})


@rule(level="warning", category="keyboard-unhelpful", since="0.1")
def check(field: Field) -> Hits:
    """Compare the words with the keywords; they are in any case."""
    for name in sorted(field.control.element.names & _HINTS):
        attribute = known(field.control, name)
        words = html("keywords")[name]["words"]
        if attribute and (attribute.value or "").lower() not in words:
            listed = ", ".join(filter(None, words))
            yield Hit(
                attribute.span,
                say("has a word that browsers do not know; they know {words}", words=listed),
            )
