"""Invalid input type

Browsers treat an unknown type as `text`: phones show the letter keyboard, and the value is not checked.

Bad:

    <label>Mobile <input type="phone" name="mobile" autocomplete="tel"></label>
                         ^^^^^^^^^^^^ is invalid: browsers treat the field as text

Fixed:

    <label>Mobile <input type="tel" name="mobile" autocomplete="tel"></label>

Bad:

    <label>Shade <input type="shade" name="shade"></label>
                        ^^^^^^^^^^^^ is invalid: browsers treat the field as text

Good:

    <label>Mobile <input type="tel" name="mobile" autocomplete="tel"></label>

Sources: WHATWG HTML, 4.10.5, the type attribute; the words in `rules/standards/autocomplete.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    predicate,
    replace,
    rule,
    say,
)


@rule(level="warning", category="keyboard-unhelpful", since="0.1", rank="broken", types={"text"})
def check(field: Field) -> Hits:
    """Report types that browsers treat as text; advice where it is unclear what was meant."""
    control = field.control
    word = (control.value("type") or "text").strip().lower()
    kind = control.known("type") if word != "text" and not control.element.is_component else None
    if kind:
        meant = field.tables.autocomplete("types").get(word)
        yield Hit(
            kind.span,
            predicate("is invalid: browsers treat the field as text"),
            fix=replace(kind, meant, safe=False) if meant else None,
            help=say('Use `type="text"`, or the type that you meant'),
            level=None if meant else Level.INFO,
        )
