r"""State list covers only one of the countries served

People from other countries do not find their state in the list, but have to choose one. Let them skip it: make the list
optional with an empty option, or add an option such as "Outside the US".

Bad (serves US, CA):

    <label>State <select name="state" autocomplete="address-level1" required>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no option for people in Canada
      <option value="">Choose <option>Alabama <option>Alaska <option>Arizona <option>Arkansas <option>California
    </select></label>

Good (serves US, CA):

    <label>State <select name="state" autocomplete="address-level1" required>
      <option value="">Choose <option>Alabama <option>Alaska <option>Arizona <option>Arkansas <option>California
      <option value="other">Outside the US
    </select></label>

This is advice: a script may change the list when another country is selected.

Sources: the `[address.subdivisions]` table of each territory; USWDS, address.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)

_FEWEST = 5


@rule(level="info", category="option-list-incomplete", purposes={"address-level1"}, since="0.1")
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for a served territory without an option, in a list all of whose options are in another."""
    control = field.control
    listed = len(control.listing.choices) if control.listing.is_written_out else 0
    offered = [control.listing.count_units(pack) for pack in packs] if listed >= _FEWEST else []
    if listed not in offered or 0 not in offered:
        return
    if not _must_choose(field):
        return Reason.OPTIONAL
    other = packs[offered.index(0)]
    yield Hit(
        control.element.span,
        predicate("has no option for people in {territory}", territory=other),
        help=say("Add an option for people in other countries, or make the list optional"),
    )


def _must_choose(field: Field) -> bool:
    options = field.control.options
    return field.control.required or all(option.value.strip() for option in options)
