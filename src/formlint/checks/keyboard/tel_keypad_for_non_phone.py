"""`type="tel"` on a field that is not for a phone number

Before `inputmode` existed, `type="tel"` was the way to get a digit keypad. But some assistive technology and autofill
treat the field as a phone number, and the keypad has extra keys for dialing.

Bad:

    <label>Card number <input type="tel" name="cc" autocomplete="cc-number"></label>
                              ^^^^^^^^^^ marks the field as a phone number, which it is not

Good:

    <label>Card number <input inputmode="numeric" name="cc" autocomplete="cc-number"></label>

Sources: HTML Standard, the telephone state; dequelabs/axe-core#1561.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)


@rule(
    level="info",
    category="type-unsuitable",
    purposes={
        *("bday-day", "bday-month", "bday-year", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-number"),
        *("one-time-code", "postal-code"),
    },
    since="0.1",
    attributes={"type"},
)
def check(field: Field) -> Hits:
    """Report each field with the type."""
    control = field.control
    kind = control.attribute("type")
    if kind and control.type == "tel":
        yield Hit(
            kind.span,
            predicate("marks the field as a phone number, which it is not"),
            help=say('Use `type="text" inputmode="numeric"`; omit `inputmode` if the value can contain letters'),
        )
