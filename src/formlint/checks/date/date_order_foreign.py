r"""Date order does not match the country

Where people write the day first, 03/04 means April 3. A field that expects the month first gets a wrong date, and the
mistake shows only if the day is above 12.

Bad (serves DE):

    <label>Geburtsdatum <input name="geburtsdatum" autocomplete="bday" placeholder="MM/DD/YYYY"></label>
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for the month first; in Germany, the day comes first

Bad (serves US):

    <label>Date of birth <input name="dob" autocomplete="bday" placeholder="dd/mm/yyyy"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for the day first; in the United States, the month comes first

Good (serves DE):

    <label>Geburtsdatum <input name="geburtsdatum" autocomplete="bday" placeholder="TT.MM.JJJJ"></label>

Good (serves GB, US), because it is not so in every territory that the form serves:

    <label>Date of birth <input name="dob" autocomplete="bday" placeholder="MM/DD/YYYY"></label>

Sources: CLDR 47, short date formats; GOV.UK Design System, dates: ask for day, month, and year in separate fields.
"""

import re
from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Message,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)

_DAY_FIRST = re.compile(r"\s*dd?\s*[/.\-]\s*mm?\s*[/.\-]\s*yy(?:yy)?\s*", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\s*mm?\s*[/.\-]\s*dd?\s*[/.\-]\s*yy(?:yy)?\s*", re.IGNORECASE)
_DISTINCT = frozenset({"DMY", "MDY"})  # an order with the year first is not mistaken for another


@rule(
    level="warning",
    category="date-format-ambiguous",
    purposes={"bday", "date"},
    since="0.1",
    wcag=["3.3.2"],
    attributes={"placeholder"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the order in the placeholder with that of all territories."""
    placeholder = field.control.known("placeholder")
    text = placeholder.value or "" if placeholder else ""
    order = "DMY" if _DAY_FIRST.fullmatch(text) else "MDY" if _MONTH_FIRST.fullmatch(text) else None
    orders = [pack.dates.order if pack.dates else "" for pack in packs]
    foreign = [other in _DISTINCT and other != order for other in orders]
    if placeholder is None or order is None or not any(foreign):
        return
    if not all(foreign):
        return Reason.NOT_THERE
    yield Hit(
        placeholder.span,
        _message(order, packs[0]),
        help=say("Use separate fields for day, month, and year, or the date order of the country"),
    )


def _message(order: str, pack: Pack) -> Message:
    if order == "MDY":
        return predicate("asks for the month first; in {territory}, the day comes first", territory=pack)
    return predicate("asks for the day first; in {territory}, the month comes first", territory=pack)
