r"""Country list that lacks a country

A list of more than 150 countries pretends to have them all. Who lives in one that it lacks cannot order, register or
apply. Kosovo is missing most often: it has no code in ISO 3166-1, from which such lists are made. A list that offers
its neighbours but not Kosovo is told as advice.

Bad:

    <label>Country <select name="country" autocomplete="country">
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ offers all neighbours of Kosovo, but not Kosovo
      <option>Albania <option>Montenegro <option>North Macedonia <option>Serbia
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="AL">Albania <option value="XK">Kosovo <option value="ME">Montenegro
      <option value="MK">North Macedonia <option value="RS">Serbia
    </select></label>

Territories with less than a million people, and those under wide sanctions, are not asked for. Where more is missing
than what is often overlooked, it may be on purpose: that is told as advice.

Sources: ISO 3166-1; CLDR 47, territories and their populations; `rules/values/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    rule,
    say,
    several,
)

_PRETENDS = 150
_NAMED = 4


@rule(level="warning", category="option-list-incomplete", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Compare a long list with all countries, a short one with the neighbours of Kosovo."""
    control = field.control
    offered = {code for _, code in control.listing.territories}
    missing = [one for one in field.tables.territories() if one.code not in offered] if len(offered) > _PRETENDS else []
    if missing:
        yield Hit(
            control.element.span,
            say("offers {count} countries, but not {missing}", count=len(offered), missing=several(missing, _NAMED)),
            witness=missing[0].names[0],
            help=say("Add what is missing, unless you may not serve it"),
            level=None
            if {one.code for one in missing} <= set(field.tables.options("countries")["overlooked"])
            else Level.INFO,
        )
    elif field.tables.surrounds_kosovo(offered):
        yield Hit(
            control.element.span,
            say("offers all neighbours of Kosovo, but not Kosovo"),
            witness="Kosovo",
            help=say('Add Kosovo; its usual code is "XK"'),
            level=Level.INFO,
        )
