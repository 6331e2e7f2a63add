"""Invalid inputmode value

Browsers ignore an unknown `inputmode` and show the default keyboard of the field. On phones, people may have to switch
to the digits first.

Bad:

    <label>Number of rooms <input name="rooms" inputmode="number"></label>
                                               ^^^^^^^^^^^^^^^^^^
    = is invalid: browsers ignore it and show the default keyboard

Fixed:

    <label>Number of rooms <input name="rooms" inputmode="numeric"></label>

Bad:

    <label>Number of rooms <input name="rooms" inputmode="keypad"></label>
                                               ^^^^^^^^^^^^^^^^^^
    = is invalid: browsers ignore it and show the default keyboard

Good:

    <label>Number of rooms <input name="rooms" inputmode="numeric"></label>

Sources: WHATWG HTML, 6.8.7, the inputmode attribute; the words in `rules/standards/autocomplete.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    replace,
    rule,
    say,
)

_KEYWORDS = frozenset({"decimal", "email", "none", "numeric", "search", "tel", "text", "url"})


@rule(level="warning", category="keyboard-unhelpful", since="0.1", attributes={"inputmode"})
def check(field: Field) -> Hits:
    """Compare the value with the eight keywords, in any case."""
    mode = field.control.known("inputmode")
    word = (mode.value or "").strip().lower() if mode else ""
    if mode and word not in _KEYWORDS:
        meant = field.tables.autocomplete("inputmodes").get(word)
        yield Hit(
            mode.span,
            predicate("is invalid: browsers ignore it and show the default keyboard"),
            fix=replace(mode, meant, safe=False) if meant else None,
            help=say("Use `decimal`, `email`, `numeric`, `search`, `tel`, `text`, or `url`"),
        )
