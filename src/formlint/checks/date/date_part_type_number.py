"""Day, month or year in a number field

The mouse wheel changes the year of birth while people scroll the page, arrows stand beside it, and some screen readers say
nothing of what is wrong.

Bad:

    <label>Year of birth <input type="number" name="birth_year" autocomplete="bday-year" inputmode="numeric"></label>
                                ^^^^^^^^^^^^^ treats a part of a date as a quantity: arrows and the mouse wheel change it

Fixed:

    <label>Year of birth <input type="text" name="birth_year" autocomplete="bday-year" inputmode="numeric"></label>

Good:

    <label>Year of birth <input name="birth_year" autocomplete="bday-year" inputmode="numeric"></label>

Sources: GOV.UK, why the GOV.UK Design System team changed the input type for numbers; USWDS, memorable date.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    retype,
    rule,
    say,
)


@rule(
    level="warning",
    category="type-unsuitable",
    purposes={"bday-day", "bday-month", "bday-year", "cc-exp-month", "cc-exp-year"},
    since="0.1",
    attributes={"type"},
)
def check(field: Field) -> Hits:
    """Report the type."""
    kind = field.control.type_number
    if kind:
        yield Hit(
            kind.span,
            say("treats a part of a date as a quantity: arrows and the mouse wheel change it"),
            fix=retype(field.control, kind, "text"),
            help=say('Write type="text" inputmode="numeric"'),
        )
