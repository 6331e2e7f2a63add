"""Word in inputmode that browsers do not know

A browser that does not know the word brings up the usual keyboard of letters, as if nothing were said.

Bad:

    <label>Number of rooms <input name="rooms" inputmode="number"></label>
                                               ^^^^^^^^^^^^^^^^^^ has "number", which no browser knows: the keyboard of letters comes up

Fixed:

    <label>Number of rooms <input name="rooms" inputmode="numeric"></label>

Bad:

    <label>Number of rooms <input name="rooms" inputmode="keypad"></label>
                                               ^^^^^^^^^^^^^^^^^^ has "keypad", which no browser knows: the keyboard of letters comes up

Good:

    <label>Number of rooms <input name="rooms" inputmode="numeric"></label>

Sources: WHATWG HTML, 6.8.7, the inputmode attribute; the words in `rules/standards/autocomplete.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    replace,
    rule,
    say,
)

_KEYWORDS = frozenset({"decimal", "email", "none", "numeric", "search", "tel", "text", "url"})


@rule(level="warning", category="keyboard-unhelpful", since="0.1", attributes={"inputmode"})
def check(field: Field) -> Hits:
    """Compare with the eight keywords; they are in any case."""
    mode = field.control.known("inputmode")
    word = (mode.value or "").strip().lower() if mode else ""
    if mode and word not in _KEYWORDS:
        meant = field.tables.autocomplete("inputmodes").get(word)
        yield Hit(
            mode.span,
            say('has "{value}", which no browser knows: the keyboard of letters comes up', value=mode.value),
            fix=replace(mode, meant, safe=False) if meant else None,
            help=say("Write one of decimal, email, numeric, search, tel, text, url"),
        )
