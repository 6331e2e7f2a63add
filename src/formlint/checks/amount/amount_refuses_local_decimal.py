r"""Pattern rejects the local decimal separator

Half the world writes 12,50, the other half 12.50. The decimal keypad of a phone has only the separator of the phone's
region, so if the pattern requires the other one, cents cannot be typed at all.

Bad (serves DE):

    <label>Amount (€) <input name="amount" inputmode="decimal" pattern="\d+(\.\d{2})?"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "12,50" (Germany) but accepts "12.50"

Good (serves DE):

    <label>Amount (€) <input name="amount" inputmode="decimal" pattern="\d+([.,]\d{1,2})?"></label>

Good (serves DE):

    <label>Amount in whole euros <input name="amount" inputmode="numeric" pattern="\d+"></label>

Sources: CLDR, decimal separators; whatwg/html#7497 (the key follows the phone's region).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"transaction-amount"},
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Try an amount with the local sign, where the pattern takes it with the other."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None:
        return
    for value in field.values(pack):
        other = value.text.translate({ord(","): ".", ord("."): ","})
        if not language.accepts(value.text) and language.accepts(other):
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{text}" ({territory}) but accepts "{other}"',
                    text=value.text,
                    territory=pack,
                    other=other,
                ),
                witness=value.text,
                help=say("Accept both decimal separators: `[.,]`"),
            )
