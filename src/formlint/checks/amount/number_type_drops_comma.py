"""Amount in a number field where people write a comma

A number field takes the decimal sign of the browser's language, not of the page's. Who writes 1,5 in a browser that is set to
English gets 15, without a word.

Bad (serves DE):

    <label>Amount (€) <input type="number" step="0.01" name="amount"></label>
                             ^^^^^^^^^^^^^ takes "1,50" for 150 in a browser that is not set to the language of Germany

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
            say('takes "1,50" for 150 in a browser that is not set to the language of {territory}', territory=packs[0]),
            witness="1,50",
            help=say('Write type="text" inputmode="decimal", and take both signs'),
        )
