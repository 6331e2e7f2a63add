r"""Expiry date rejected as printed on the card

Cards show the month and two digits of the year: 12/29. Users copy what they see, and autofill does the same.

Bad:

    <label>Expiry date <input name="exp" autocomplete="cc-exp" pattern="\d{2}\/\d{4}"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^^
    = does not accept "12/29", the format printed on cards, but accepts "12/2029"

Bad:

    <label>Expiry date <input name="exp" autocomplete="cc-exp" maxlength="4"></label>
                                                               ^^^^^^^^^^^^^
    = does not accept "12/29", the format printed on cards, but accepts "1229"

Good:

    <label>Expiry date <input name="exp" autocomplete="cc-exp" pattern="\d{2} ?\/? ?(\d{2}|\d{4})"></label>

Good:

    <label>Expiry date <input name="exp" autocomplete="cc-exp" type="month"></label>

Sources: GOV.UK Design System, payment card details; HTML Standard, autofill field cc-exp.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"cc-exp"},
    since="0.1",
    rank="minor",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try the printed form on a field that takes another."""
    control, (date, *_) = field.control, field.tables.values("cc-exp")
    accepts = control.accepted
    other = next(filter(accepts.accepts, date.spellings), None) if accepts else None
    if accepts is None or other is None or accepts.accepts(date.text) or control.type == "month":
        return
    language = control.pattern_language
    cause = control.known("maxlength" if language is None or language.accepts(date.text) else "pattern")
    if cause:
        yield Hit(
            cause.span,
            predicate(
                'does not accept "{text}", the format printed on cards, but accepts "{other}"',
                text=date.text,
                other=other,
            ),
            witness=date.text,
            help=say("Accept two-digit and four-digit years, with and without a slash"),
            level=Level.INFO if control.is_masked else None,
        )
