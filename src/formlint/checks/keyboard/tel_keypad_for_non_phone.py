"""Telephone field for what is no telephone number

`type="tel"` was a way to get a keypad before there was `inputmode`. Screen readers announce a telephone number, browsers offer
the user's own, and some telephones show keys for pauses.

Bad:

    <label>Card number <input type="tel" name="cc" autocomplete="cc-number"></label>
                              ^^^^^^^^^^ says that a telephone number is wanted

Good:

    <label>Card number <input inputmode="numeric" name="cc" autocomplete="cc-number"></label>

Sources: HTML Standard, the telephone state; dequelabs/axe-core#1561.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
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
    """Report the type."""
    control = field.control
    kind = control.attribute("type")
    if kind and control.type == "tel":
        yield Hit(
            kind.span,
            say("says that a telephone number is wanted"),
            help=say('Write type="text" inputmode="numeric", without inputmode where letters occur'),
        )
