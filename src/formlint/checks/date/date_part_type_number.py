"""Day, month or year in a number field

The mouse wheel can change the year of birth while users scroll the page, arrow buttons appear beside it, and some
screen readers do not announce what is wrong.

Bad:

    <label>Year of birth <input type="number" name="birth_year" autocomplete="bday-year" inputmode="numeric"></label>
                                ^^^^^^^^^^^^^
    = treats part of a date as a quantity: arrow buttons and the mouse wheel can change it

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
    predicate,
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
            predicate("treats part of a date as a quantity: arrow buttons and the mouse wheel can change it"),
            fix=retype(field.control, kind, "text"),
            help=say('Use `type="text" inputmode="numeric"`'),
        )
