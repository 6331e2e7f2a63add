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

Good:

    <label>Day <input name="bday_day" autocomplete="bday-day" inputmode="numeric" pattern="\d{1,2}"></label>

Sources: GOV.UK Design System, dates: accept months and days with and without leading zeros.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    remove,
    rule,
    say,
)

_ONE, _TWO = "7", "07"


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"bday-day", "bday-month"},
    since="0.1",
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try the number with and without the zero."""
    control = field.control
    accepts = control.accepted if control.type in {"text", "tel"} else None
    reason = accepts.why_refused(_ONE) if accepts and accepts.accepts(_TWO) else None
    cause = control.known(reason) if reason else None
    if cause:
        yield Hit(
            cause.span,
            predicate('rejects "{short}" but accepts "{padded}"', short=_ONE, padded=_TWO),
            witness=_ONE,
            fix=remove(control, cause, safe=True) if reason == "minlength" else None,
            help=say("Accept one digit as well as two, as `[0-9]{{1,2}}` does"),
        )
