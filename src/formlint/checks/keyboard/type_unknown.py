"""Type of input that browsers do not know

An unknown type is `text`: the keyboard of letters comes up, nothing is checked, and nothing is filled in by type.

Bad:

    <label>Mobile <input type="phone" name="mobile" autocomplete="tel"></label>
                         ^^^^^^^^^^^^ has "phone", which no browser knows: it is a text field

Fixed:

    <label>Mobile <input type="tel" name="mobile" autocomplete="tel"></label>

Bad:

    <label>Shade <input type="shade" name="shade"></label>
                        ^^^^^^^^^^^^ has "shade", which no browser knows: it is a text field

Good:

    <label>Mobile <input type="tel" name="mobile" autocomplete="tel"></label>

Sources: WHATWG HTML, 4.10.5, the type attribute; the words in `rules/standards/autocomplete.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    replace,
    rule,
    say,
)


@rule(level="warning", category="keyboard-unhelpful", since="0.1", rank="broken", types={"text"})
def check(field: Field) -> Hits:
    """Report types that are taken for text; advice where nobody can tell what was meant."""
    control = field.control
    word = (control.value("type") or "text").strip().lower()
    kind = control.known("type") if word != "text" else None
    if kind:
        meant = field.tables.autocomplete("types").get(word)
        yield Hit(
            kind.span,
            say('has "{value}", which no browser knows: it is a text field', value=kind.value),
            fix=replace(kind, meant, safe=False) if meant else None,
            help=say('Write type="text", or the type that is meant'),
            level=None if meant else Level.INFO,
        )
