r"""Card number field rejects valid lengths

American Express numbers have 15 digits; UnionPay and Maestro numbers have up to 19. People also type the spaces between
the groups, so 16 digits take 19 characters and 19 digits take 23. If the field does not accept the number, users cannot
pay.

Bad:

    <label>Card number <input name="card" autocomplete="cc-number" maxlength="16" inputmode="numeric"></label>
                                                                   ^^^^^^^^^^^^^^
    = cuts "6205 5000 0000 0000 004" to "6205 5000 0000 0"

Fixed:

    <label>Card number <input name="card" autocomplete="cc-number" maxlength="23" inputmode="numeric"></label>

Bad:

    <label>Card number <input name="card" autocomplete="cc-number" pattern="\d{16}" inputmode="numeric"></label>
                                                                   ^^^^^^^^^^^^^^^^ rejects "3782 822463 10005"

Good:

    <label>Card number <input name="card" autocomplete="cc-number" maxlength="23" inputmode="numeric"></label>

Sources: ISO/IEC 7812-1 (up to 19 digits); Baymard, auto-format the card number field; test numbers of Stripe.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Reason,
    Value,
    blocked,
    predicate,
    rule,
    say,
)

_MOST_DIGITS = 19
_USUAL_DIGITS = 16


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"cc-number"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Compare limit and pattern with numbers of 15, 16, and 19 digits; the last are rare, so only a warning."""
    control, numbers = field.control, field.tables.values("cc-number")
    if control.is_own_card:
        return Reason.OWN_CARD
    if field.part:
        yield from _in_boxes(field, numbers)
        return
    limit, accepts = control.known("maxlength"), control.accepted
    if limit and accepts and accepts.longest is not None and accepts.longest < _MOST_DIGITS:
        level = None if accepts.longest < _USUAL_DIGITS else Level.WARNING
        for hit in control.cuts(numbers, room=field.tables.room("cc-number")):
            yield hit._replace(level=level)
    language = control.pattern_language
    if language and blocked(numbers, language):
        level = None if blocked(numbers[:-1], language) else Level.WARNING
        wide = say("Accept up to 19 digits with spaces: `{attribute}`", attribute=field.tables.pattern("cc-number"))
        for hit in control.refusals(numbers, help=wide):
            yield hit._replace(level=level)


def _in_boxes(field: Field, numbers: Sequence[Value]) -> Hits:
    """Look for a part of the usual numbers that a box rejects, or else advise that boxes cut off a pasted number."""
    control, usual = field.control, field.share_of(numbers[:-1])
    yield from control.cuts(usual)
    yield from control.refusals(usual, help=say("Use one field for the whole number"))
    limit = control.known("maxlength")
    if field.begins_split and limit:
        yield Hit(
            limit.span,
            predicate("accepts only part of the number: a pasted number is cut off"),
            help=say("Use one field for the whole number"),
            level=Level.INFO,
        )
