r"""Required list without a choice

A required list with nothing to choose from cannot be answered. Where a script fills it, people whose country has no
states, and all for whom the script fails, are stuck.

Bad:

    <label>State <select name="state" autocomplete="address-level1" required>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is required but offers nothing
      <option value="">Choose</option>
    </select></label>

Good:

    <label>State <select name="state" autocomplete="address-level1">
      <option value="">Choose</option>
    </select></label>

It is advice: a script may fill the list in time.

Source: HTML Standard, the required attribute of select.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    rule,
    say,
)


@rule(level="error", category="option-list-incomplete", purposes={"address-level1"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for a required select without options that have a value."""
    control = field.control
    if control.required and control.listing.is_written_out and not control.listing.choices:
        yield Hit(
            control.element.span,
            say("is required but offers nothing"),
            help=say('Add a choice such as "not listed", or let the script that fills it require it'),
            level=None if control.page.stays_as_written else Level.INFO,
        )
