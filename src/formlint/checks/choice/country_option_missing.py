r"""Country missing from the list

A list of more than 150 countries appears to be complete, and people who live in a missing country cannot order,
register, or apply. Kosovo is missing most often: it has no ISO 3166-1 code, and many lists are made from those codes.

Bad:

    <label>Country <select name="country" autocomplete="country">
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ offers all neighbors of Kosovo but not Kosovo
      <option>Albania <option>Montenegro <option>North Macedonia <option>Serbia
    </select></label>

Good, because the list does not seem to be meant to be complete:

    <label>Country <select name="country" autocomplete="country">
      <option value="AL">Albania <option value="XK">Kosovo <option value="ME">Montenegro
      <option value="MK">North Macedonia <option value="RS">Serbia
    </select></label>

A list may leave out territories with fewer than a million people or under broad sanctions. A country that is rarely
overlooked may be left out on purpose, so a list without it is reported as advice. So is a list with all neighbors of
Kosovo but not Kosovo.

Sources: ISO 3166-1; CLDR 47, territories and their populations; `rules/values/options.toml`.
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
    several,
)

_PRETENDS = 150
_NAMED = 4


@rule(level="warning", category="option-list-incomplete", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Compare a long list with all countries, and a short one with the neighbors of Kosovo."""
    control = field.control
    offered = {code for _, code in control.listing.territories}
    missing = [one for one in field.tables.territories() if one.code not in offered] if len(offered) > _PRETENDS else []
    if missing:
        yield Hit(
            control.element.span,
            predicate(
                "offers {count} countries but not {missing}", count=len(offered), missing=several(missing, _NAMED)
            ),
            witness=missing[0].names[0],
            help=say("Add the missing countries, unless you do not serve them"),
            level=None
            if {one.code for one in missing} <= set(field.tables.options("countries")["overlooked"])
            else Level.INFO,
        )
    elif field.tables.surrounds_kosovo(offered):
        yield Hit(
            control.element.span,
            predicate("offers all neighbors of Kosovo but not Kosovo"),
            witness="Kosovo",
            help=say('Add Kosovo; its commonly used code is "XK"'),
            level=Level.INFO,
        )
    elif offered:
        return Reason.SHORT_LIST if len(offered) <= _PRETENDS else None
