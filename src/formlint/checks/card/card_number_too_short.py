r"""Card number field rejects valid lengths

American Express numbers have 15 digits; UnionPay and Maestro numbers have up to 19. People also type the spaces between
the groups: 16 digits take 19 characters, 19 digits take 23.

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
    Value,
    blocked,
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
    """Compare limit and pattern with numbers of 15, 16 and 19 digits; the last are rare, and a warning."""
    control, numbers = field.control, field.tables.values("cc-number")
    if control.is_own_card:
        return
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
    """What of the usual numbers is refused; else advice that boxes cut off what is pasted."""
    control, usual = field.control, field.share_of(numbers[:-1])
    yield from control.cuts(usual)
    yield from control.refusals(usual, help=say("Ask for the number in one field"))
    limit = control.known("maxlength")
    if field.begins_split and limit:
        yield Hit(
            limit.span,
            say("takes a part of the number only: numbers that are pasted or filled in are cut off"),
            help=say("Ask for the number in one field"),
            level=Level.INFO,
        )
