r"""List of calling codes that lacks one

Who has a number with another calling code cannot enter it. A list of more than 150 codes pretends to have them all.
Kosovo got +383 in 2016, so older lists lack it; a list that offers its neighbours but not Kosovo is told as advice.

Bad:

    <label>Country code <select name="dial" autocomplete="tel-country-code">
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ offers all neighbours of Kosovo, but not +383
      <option value="+355">Albania (+355) <option value="+382">Montenegro (+382)
      <option value="+389">North Macedonia (+389) <option value="+381">Serbia (+381)
    </select></label>

Good:

    <label>Country code <select name="dial" autocomplete="tel-country-code">
      <option value="+355">Albania (+355) <option value="+383">Kosovo (+383) <option value="+382">Montenegro (+382)
      <option value="+389">North Macedonia (+389) <option value="+381">Serbia (+381)
    </select></label>

Sources: ITU-T E.164, list of assigned country codes; `rules/values/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    calling_codes,
    is_around_kosovo,
    peopled,
    reached,
    rule,
    say,
    several,
)

_PRETENDS = 150
_NAMED = 4


@rule(level="warning", category="option-list-incomplete", purposes={"tel-country-code"}, since="0.1")
def check(field: Field) -> Hits:
    """Compare a long list with all calling codes, a short one with those around Kosovo."""
    offered = calling_codes(field.control)
    missing = [one for one in peopled() if one.calling_code not in offered]
    if len(offered) > _PRETENDS and missing:
        named = [say("+{code} ({territory})", code=one.calling_code, territory=one) for one in missing]
        yield Hit(
            field.control.element.span,
            say("offers {count} calling codes, but not {missing}", count=len(offered), missing=several(named, _NAMED)),
            witness=f"+{missing[0].calling_code}",
            help=say("Add what is missing"),
        )
    elif is_around_kosovo(reached(offered)):
        yield Hit(
            field.control.element.span,
            say("offers all neighbours of Kosovo, but not +383"),
            witness="+383",
            help=say("Add Kosovo (+383)"),
            level=Level.INFO,
        )
