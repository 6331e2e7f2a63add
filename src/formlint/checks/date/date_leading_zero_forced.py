r"""Day or month requires a leading zero

People born on the seventh enter 7. When the form rejects it, they look for a mistake in their date of birth.

Bad:

    <label>Day <input name="bday_day" autocomplete="bday-day" pattern="\d{2}"></label>
                                                              ^^^^^^^^^^^^^^^ rejects "7" but accepts "07"

Bad:

    <label>Month <input name="bday_month" autocomplete="bday-month" minlength="2" maxlength="2"></label>
                                                                    ^^^^^^^^^^^^^ rejects "7" but accepts "07"

Fixed:

    <label>Month <input name="bday_month" autocomplete="bday-month" maxlength="2"></label>

Bad:

    <label>Date of birth <input name="dob" autocomplete="bday" pattern="\d{2}\/\d{2}\/\d{4}" title="Your date of birth"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "7/4/1987" but accepts "07/04/1987"

Good:

    <label>Day <input name="bday_day" autocomplete="bday-day" inputmode="numeric" pattern="\d{1,2}"></label>

Good:

    <label>Date of birth <input name="dob" autocomplete="bday" pattern="\d{1,2}\/\d{1,2}\/\d{4}" title="Day, month, year"></label>

Good:

    <label>Date of birth <input name="dob" autocomplete="bday" placeholder="DD/MM/YYYY" pattern="\d{2}\/\d{2}\/\d{4}" title="Date"></label>

Sources: GOV.UK Design System, dates: accept months and days with and without leading zeros.
"""

from collections.abc import Iterator
from itertools import product

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    remove,
    rule,
    say,
)

_PARTS = frozenset({"bday-day", "bday-month"})
_YEARS, _SIGNS = ("1987", "2026"), "/.-"


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"bday", "date"} | _PARTS,
    since="0.1",
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try a number, or a date in figures, with and without the zero."""
    control = field.control
    accepts = control.accepted if control.type in {"text", "tel"} else None
    pairs = _pairs(field) if accepts else ()
    short, padded = next(((short, padded) for short, padded in pairs if accepts and accepts.accepts(padded)), ("", ""))
    reason = accepts.why_refused(short) if accepts and short else None
    cause = control.known(reason) if reason else None
    if cause:
        yield Hit(
            cause.span,
            predicate('rejects "{short}" but accepts "{padded}"', short=short, padded=padded),
            witness=short,
            fix=remove(control, cause, safe=True) if reason == "minlength" else None,
            help=say("Accept one digit as well as two, as `[0-9]{{1,2}}` does"),
        )


def _pairs(field: Field) -> Iterator[tuple[str, str]]:
    """What people write, and the same with zeros; nothing for dates whose format is shown, or that a script writes."""
    control = field.control
    if field.purpose in _PARTS:
        yield "7", "07"
    elif not control.is_masked and not any(control.tables.date_masks(one.text) for one in control.own_texts):
        for year, sign in product(_YEARS, _SIGNS):
            yield f"7{sign}4{sign}{year}", f"07{sign}04{sign}{year}"
