r"""Required state list without options

A required list without options cannot be answered. Where a script fills it, people whose country has no states are
stuck, and so is everyone when the script fails.

Bad:

    <label>State <select name="state" autocomplete="address-level1" required>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is required but has no options to choose from
      <option value="">Choose</option>
    </select></label>

Good:

    <label>State <select name="state" autocomplete="address-level1">
      <option value="">Choose</option>
    </select></label>

This is advice: a script may fill the list in time.

Source: HTML Standard, the required attribute of select.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Reason,
    predicate,
    rule,
    say,
)


@rule(level="error", category="option-list-incomplete", purposes={"address-level1"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for a required list without an option that has a value."""
    control = field.control
    if control.required and control.tag == "select" and not control.options and control.element.unknown_text:
        return Reason.CODE
    if control.required and control.listing.is_written_out and not control.listing.choices:
        yield Hit(
            control.element.span,
            predicate("is required but has no options to choose from"),
            help=say('Add an option such as "Not listed", or set `required` in the script that fills the list'),
            level=None if control.page.stays_as_written else Level.INFO,
        )
