r"""Pattern requires a character that the keyboard lacks

The pattern requires a character that the on-screen keyboard of the same field does not have. On such a phone, people
cannot type any value that the field accepts.

Bad:

    <label>Phone <input type="tel" name="phone" pattern="[0-9]{3}-[0-9]{3}-[0-9]{4}"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires "-", which the iPhone phone pad does not have: no accepted value can be typed

Good:

    <label>Phone <input type="tel" name="phone" pattern="[0-9]{3}[\- ]?[0-9]{3}[\- ]?[0-9]{4}"></label>

Good:

    <label>Reference <input name="reference" pattern="[A-Z]{2}-[0-9]{4}" spellcheck="false" title="Two letters, a hyphen, and four digits"></label>

Sources: `rules/devices/keyboards.toml` names the source of each keyboard.
"""

from formlint.rule import BudgetExceededError, Field, Hit, Hits, Level, Reason, predicate, rule, say, verbatim


@rule(
    level="error",
    category="keyboard-cannot-type-value",
    since="0.1",
    unless={"keyboard-lacks-character"},
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Look for a keyboard on which no accepted value can be typed; a script may insert separators."""
    pattern, reason = field.control.pattern, None
    accepts = field.control.accepted if pattern else None
    if pattern is None or accepts is None:
        return
    for keyboard in field.control.keyboards:
        if keyboard.complete:
            continue
        try:
            language = accepts.language()
            if not (language & keyboard.language()).is_empty():
                continue
            shortest = language.shortest()
        except BudgetExceededError:
            reason = Reason.UNDECIDED
            continue
        if shortest:
            missing = keyboard.missing(shortest) or ""
            yield Hit(
                pattern.span,
                predicate(
                    'requires "{missing}", which the {keyboard} does not have: no accepted value can be typed',
                    missing=missing,
                    keyboard=verbatim(keyboard.name),
                ),
                witness=shortest,
                help=say("Make the missing character optional, or select another keyboard with `inputmode`"),
                keyboard=keyboard,
                level=None if missing.isalnum() or field.control.page.stays_as_written else Level.WARNING,
            )
            return
    return reason
