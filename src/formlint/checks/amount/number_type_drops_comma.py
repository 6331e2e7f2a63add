"""Number field may drop the decimal comma

A number field uses the decimal separator of the browser's language, not of the page. In Chromium set to
English, "1,5" silently becomes "15".

Bad (serves DE):

    <label>Amount (€) <input type="number" step="0.01" name="amount"></label>
                             ^^^^^^^^^^^^^ can turn "1,50" (Germany) into 150, as Chromium does when set to English

Good (serves DE):

    <label>Amount (€) <input inputmode="decimal" name="amount"></label>

Good (serves US):

    <label>Amount ($) <input type="number" step="0.01" name="amount"></label>

Browsers that are set to the language of the page accept the comma, so this is advice. It was measured in Chromium with an
English interface; other browsers were not measured.

Sources: CLDR, decimal separators; whatwg/html#7497; GOV.UK, why the GOV.UK Design System team changed the input type for numbers.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)

_COMMA = ","


@rule(
    level="info",
    category="type-unsuitable",
    purposes={"transaction-amount"},
    since="0.1",
    unless={"amount-step-blocks-cents"},
    types={"number"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for decimal commas in all territories served, where amounts have decimals."""
    kind = field.control.type_number
    commas = [
        bool(pack.numbers and pack.numbers.decimal == _COMMA and pack.currency and pack.currency.digits)
        for pack in packs
    ]
    if kind is None or not any(commas):
        return
    if field.control.says("whole-units"):
        return Reason.TOLD
    if not all(commas):
        return Reason.NOT_THERE
    yield Hit(
        kind.span,
        predicate('can turn "1,50" ({territory}) into 150, as Chromium does when set to English', territory=packs[0]),
        witness="1,50",
        help=say('Use `type="text" inputmode="decimal"` and accept both decimal separators'),
    )
