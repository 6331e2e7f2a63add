r"""Card number field rejects spaces

Card numbers are printed in groups of four, and people type and check them that way. A digits-only pattern rejects
exactly what the card shows.

Bad:

    <label>Card number <input name="card" autocomplete="cc-number" pattern="[0-9]*"></label>
                                                                   ^^^^^^^^^^^^^^^^
    = rejects "4242 4242 4242 4242", the format printed on cards

Good:

    <label>Card number <input name="card" autocomplete="cc-number" inputmode="numeric" pattern="[0-9 ]*"></label>

Sources: GOV.UK Design System, payment card details ("let users enter spaces"); Baymard, auto-format the card number
field.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Reason,
    hindered,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"cc-number"},
    since="0.1",
    rank="minor",
    unless={"card-number-too-short"},
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Look for a number that the pattern accepts only without spaces."""
    pattern, language = field.control.pattern, field.control.pattern_language
    value = hindered(field.tables.values("cc-number"), language) if language else None
    if pattern is None or value is None:
        return
    if field.part:
        return Reason.PART
    if field.control.is_own_card:
        return Reason.OWN_CARD
    yield Hit(
        pattern.span,
        predicate('rejects "{text}", the format printed on cards', text=value.text),
        witness=value.text,
        help=say("Accept spaces, and remove them in code"),
        level=Level.INFO if field.control.is_masked else None,
    )
