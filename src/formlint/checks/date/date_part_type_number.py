"""Day, month, or year in a number field

The mouse wheel can change the year of birth while people scroll the page, arrow buttons appear beside it, and some
screen readers do not announce invalid input. A text field can still show the digit keypad.

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
    Attribute,
    Control,
    Field,
    Fix,
    Hit,
    Hits,
    add,
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
    """Report each number field."""
    kind = field.control.type_number
    if kind:
        yield Hit(
            kind.span,
            predicate("treats part of a date as a quantity: arrow buttons and the mouse wheel can change it"),
            fix=_fix(field.control, kind),
        )


def _fix(control: Control, kind: Attribute) -> Fix:
    """A fix that changes the type and keeps the digit keypad, which came with it."""
    typed = retype(control, kind, "text")
    if control.element.has("inputmode"):
        return typed
    keypad = add(control, "inputmode", "numeric", safe=True)
    return Fix(say('Use `type="text" inputmode="numeric"`'), (*typed.edits, *keypad.edits), typed.safe)
