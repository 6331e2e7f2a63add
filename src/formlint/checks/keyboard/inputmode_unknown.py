"""Invalid inputmode value

Browsers ignore an unknown `inputmode` and show the standard keyboard, as if the attribute were missing.

Bad:

    <label>Number of rooms <input name="rooms" inputmode="number"></label>
                                               ^^^^^^^^^^^^^^^^^^
    = is invalid: browsers do not know "number" and show the standard keyboard

Fixed:

    <label>Number of rooms <input name="rooms" inputmode="numeric"></label>

Bad:

    <label>Number of rooms <input name="rooms" inputmode="keypad"></label>
                                               ^^^^^^^^^^^^^^^^^^
    = is invalid: browsers do not know "keypad" and show the standard keyboard

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
    """Compare with the eight keywords; they are in any case."""
    mode = field.control.known("inputmode")
    word = (mode.value or "").strip().lower() if mode else ""
    if mode and word not in _KEYWORDS:
        meant = field.tables.autocomplete("inputmodes").get(word)
        yield Hit(
            mode.span,
            predicate('is invalid: browsers do not know "{value}" and show the standard keyboard', value=mode.value),
            fix=replace(mode, meant, safe=False) if meant else None,
            help=say("Use `decimal`, `email`, `numeric`, `search`, `tel`, `text`, or `url`"),
        )
