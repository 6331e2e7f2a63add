r"""Calling code missing from the list

People whose phone number has a missing calling code cannot enter it. A list of more than 150 codes appears to be
complete. Kosovo received +383 in 2016, so older lists lack it; a list with all its neighbors but not Kosovo is reported
as advice.

Bad:

    <label>Country code <select name="dial" autocomplete="tel-country-code">
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = offers the calling codes of all neighbors of Kosovo but not +383 (Kosovo)
      <option value="+355">Albania (+355) <option value="+382">Montenegro (+382)
      <option value="+389">North Macedonia (+389) <option value="+381">Serbia (+381)
    </select></label>

Good, because the list does not seem to be meant to be complete:

    <label>Country code <select name="dial" autocomplete="tel-country-code">
      <option value="+355">Albania (+355) <option value="+383">Kosovo (+383) <option value="+382">Montenegro (+382)
      <option value="+389">North Macedonia (+389) <option value="+381">Serbia (+381)
    </select></label>

Sources: ITU-T E.164, list of assigned country codes; `rules/values/options.toml`.
"""

import re
from collections.abc import Collection

from formlint.rule import (
    Control,
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

_CALLING_CODE = re.compile(r"(?:\+|\b00)\s?(\d{1,4})")
_PRETENDS = 150
_NAMED = 4


@rule(level="warning", category="option-list-incomplete", purposes={"tel-country-code"}, since="0.1")
def check(field: Field) -> Hits:
    """Compare a long list with all calling codes, and a short one with those around Kosovo."""
    offered = _calling_codes(field.control)
    missing = [one for one in field.tables.territories() if one.calling_code not in offered]
    if len(offered) > _PRETENDS and missing:
        named = [say("+{code} ({territory})", code=one.calling_code, territory=one) for one in missing]
        yield Hit(
            field.control.element.span,
            predicate(
                "offers {count} calling codes but not {missing}", count=len(offered), missing=several(named, _NAMED)
            ),
            witness=f"+{missing[0].calling_code}",
            help=say("Add the missing calling codes"),
        )
    elif field.tables.surrounds_kosovo(_reached(field, offered)):
        yield Hit(
            field.control.element.span,
            predicate("offers the calling codes of all neighbors of Kosovo but not +383 (Kosovo)"),
            witness="+383",
            help=say("Add Kosovo (+383)"),
            level=Level.INFO,
        )
    elif offered:
        return Reason.SHORT_LIST if missing else None


def _calling_codes(control: Control) -> frozenset[str]:
    """The calling codes that a list offers, without plus."""
    listed = control.listing.written_choices
    found = (_CALLING_CODE.search(text) for option in listed for text in (option.value, option.text))
    return frozenset(match[1] for match in found if match)


def _reached(field: Field, codes: Collection[str]) -> frozenset[str]:
    """The territories that have one of some calling codes."""
    return frozenset(one.code for one in field.knowledge.index().values() if one.calling_code in codes)
