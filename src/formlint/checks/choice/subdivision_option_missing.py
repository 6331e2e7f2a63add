r"""State or province missing from the list

People who live in a missing state or province cannot enter their address.

Bad (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not offer Nunavut and Yukon (Canada)
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

Bad (serves CA):

    <form><h1>Checkout</h1><label>Province <select name="province" autocomplete="address-level1">
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not offer Alberta, British Columbia, Manitoba, New Brunswick, and 7 more (Canada)
      <option>Ontario <option>Quebec</select></label></form>

A list may leave out places that few people live in, disputed places, and places that it may offer under another name, or
islands that it may offer one by one. It is advice where one of the missing places changed recently, where much of the
list is missing, or where only islands and exclaves are missing, to which a shop may not deliver.

Sources: the `[address.subdivisions]` table of each territory; ISO 3166-2.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Level,
    Message,
    Pack,
    Reason,
    Subdivision,
    place,
    predicate,
    rule,
    say,
    several,
)

_NAMED = 4
_FEWEST = 2
_KINDS = frozenset({"booking", "checkout", "sign-up"})


@rule(level="warning", category="option-list-incomplete", purposes={"address-level1"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Compare a list of most subdivisions of a territory with all of them."""
    offered = field.control.listing.units_of(pack) or _few(field.control, pack)
    if not offered:
        return
    listing, units = field.control.listing, field.control.listing.list_of(pack)
    there = (*offered, *(unit for _, unit in listing.stale_units(pack)))
    absent = [one for one in units if one not in there]
    missing = [one for one in absent if not one.optional and not listing.may_offer(one, pack)]
    apart = [one for one in missing if one.apart]
    if listing.may_be_split(len(apart), pack):
        missing = [one for one in missing if not one.apart]
    if missing:
        sure = len(missing) < len(offered) / 4 and not any(unit.changed for unit in missing)
        sure = sure and not all(unit.apart for unit in missing)
        yield Hit(
            field.control.element.span,
            _lacks(missing, pack),
            witness=listing.named_as(missing[0]),
            help=say("Add the missing options, unless you do not serve those places"),
            level=None if sure else Level.INFO,
        )
    elif absent:
        return Reason.SHORT_LIST


def _few(control: Control, pack: Pack) -> tuple[Subdivision, ...]:
    """The subdivisions in a short list that offers nothing else and asks where the user lives."""
    listed = control.listing.written_choices
    if (
        len(listed) < _FEWEST
        or control.listing.count_units(pack) < len(listed)
        or _KINDS.isdisjoint(control.form.kinds)
    ):
        return ()
    said = {name.casefold() for option in listed for name in (option.text, option.value)}
    units = pack.address.subdivisions if pack.address else ()
    return tuple(unit for unit in units if any(name.casefold() in said for name in unit.spelled))


def _lacks(missing: Sequence[Subdivision], pack: Pack) -> Message:
    named = several([unit.latin or unit.name for unit in missing], _NAMED)
    return predicate("does not offer {missing}{place}", missing=named, place=place(pack))
