r"""List of states or provinces that lacks one

Who lives there cannot give an address.

Bad (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lacks Nunavut, Yukon (Canada)
      <option>Alberta <option>British Columbia <option>Manitoba <option>New Brunswick
      <option>Newfoundland and Labrador <option>Northwest Territories <option>Nova Scotia <option>Ontario
      <option>Prince Edward Island <option>Quebec <option>Saskatchewan
    </select></label>

Good (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
      <option value="AB">Alberta <option value="BC">British Columbia <option value="MB">Manitoba
      <option value="NB">New Brunswick <option value="NL">Newfoundland and Labrador <option value="NU">Nunavut
      <option value="NT">Northwest Territories <option value="NS">Nova Scotia <option value="ON">Ontario
      <option value="PE">Prince Edward Island <option value="QC">Québec <option value="SK">Saskatchewan
      <option value="YT">Yukon
    </select></label>

What few people live in, or what is disputed, is not asked for; what changed of late is told as advice.

Sources: the `[address.subdivisions]` table of each territory; ISO 3166-2.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    place,
    rule,
    say,
    stale_units,
    units_of,
)

_NAMED = 4


@rule(level="warning", category="option-list-incomplete", purposes={"address-level1"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Compare a list that has most subdivisions of a territory with all of them."""
    offered = units_of(field.control, pack)
    if not offered or pack.address is None:
        return
    there = (*offered, *(unit for _, unit in stale_units(field.control, pack)))
    missing = [unit for unit in pack.address.subdivisions if unit not in there and not unit.optional]
    if missing:
        named = ", ".join(unit.latin or unit.name for unit in missing[:_NAMED])
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        sure = len(missing) < len(offered) / 4 and not any(unit.changed for unit in pack.address.subdivisions)
        yield Hit(
            field.control.element.span,
            say("lacks {named}{more}{place}", named=named, more=more, place=place(pack)),
            witness=missing[0].name,
            help=say("Add what is missing, unless you may not serve it"),
            level=None if sure else Level.INFO,
        )
