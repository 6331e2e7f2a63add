"""Number field may drop the decimal comma

A number field uses the decimal separator of the browser's language, not of the page. In a browser set to English, 1,5
silently becomes 15.

Bad (serves DE):

    <label>Amount (€) <input type="number" step="0.01" name="amount"></label>
                             ^^^^^^^^^^^^^ can read "1,50" (Germany) as 150 in a browser set to English

Good (serves DE):

    <label>Amount (€) <input inputmode="decimal" name="amount"></label>

Good (serves US):

    <label>Amount ($) <input type="number" step="0.01" name="amount"></label>

Browsers that are set to the language of the page take the comma, so this is advice. It was measured in Chromium with an English
interface; under others it was not.

Sources: CLDR, decimal separators; whatwg/html#7497; GOV.UK, why the GOV.UK Design System team changed the input type for numbers.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
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
    """Ask all packs for their decimal sign, where amounts have parts."""
    kind = field.control.type_number
    if kind is None or not packs or field.control.says("whole-units"):
        return
    if all(
        pack.numbers and pack.numbers.decimal == _COMMA and pack.currency and pack.currency.digits for pack in packs
    ):
        yield Hit(
            kind.span,
            predicate('can read "1,50" ({territory}) as 150 in a browser set to English', territory=packs[0]),
            witness="1,50",
            help=say('Use `type="text" inputmode="decimal"` and accept both decimal separators'),
        )
