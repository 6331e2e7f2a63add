r"""Keypad lacks a decimal separator

On an iPhone, `inputmode="numeric"` shows ten digits and nothing else, so users cannot enter an amount with cents.
`inputmode="decimal"` adds the decimal separator.

Bad (serves US):

    <label>Price <input name="price" inputmode="numeric"></label>
                                     ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without a decimal separator: "10.50" cannot be typed

Fixed:

    <label>Price <input name="price" inputmode="decimal"></label>

Bad:

    <label>Weight <input type="number" name="weight" step="0.1" inputmode="numeric"></label>
                                                                ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without a decimal separator: "10.50" cannot be typed

Fixed:

    <label>Weight <input type="number" name="weight" step="0.1" inputmode="decimal"></label>

Good:

    <label>Weight <input type="number" name="weight" step="0.1" inputmode="decimal"></label>

Good (serves JP):

    <label>金額 <input name="amount" inputmode="numeric"></label>

Good (serves US), because the page explains it:

    <label>Amount in whole dollars <input name="amount" inputmode="numeric"></label>

Sources: Apple, UIKeyboardType.numberPad and decimalPad; satoshipay/solar#843.
"""

from collections.abc import Sequence

from formlint.rule import Accepted, Field, Hit, Hits, Level, Message, Pack, Reason, predicate, replace, rule

_DECIMALS = ("10.50", "10,50", "0.5", "10.5", "50.5", "100.5")
_CONFIDENCE = 0.8


@rule(level="error", category="keyboard-cannot-type-value", since="0.1", attributes={"inputmode"})
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Look for decimals that the control accepts, by its own step or (a warning) by its meaning."""
    control = field.control
    mode = control.known("inputmode")
    keyboard = next((one for one in control.keyboards if one.missing(".") and one.missing(",")), None)
    accepts = control.accepted if mode and keyboard else None
    if accepts is None or not (_has_step(accepts) or _is_amount(field)):
        return
    decimal = next(filter(accepts.accepts, _DECIMALS), None)
    if decimal and (reason := _why_right(field, packs, accepts)):
        return reason
    if mode and keyboard and decimal:
        yield Hit(
            mode.span,
            predicate('shows a keypad without a decimal separator: "{decimal}" cannot be typed', decimal=decimal),
            witness=decimal,
            fix=replace(mode, "decimal", safe=True),
            keyboard=keyboard,
            level=None if _has_step(accepts) else Level.WARNING,
        )


def _has_step(accepts: Accepted) -> bool:
    return accepts.kind == "number" and accepts.step not in {"", "1"}


def _is_amount(field: Field) -> bool:
    return field.purpose == "transaction-amount" and field.control.type != "number"


def _why_right(field: Field, packs: Sequence[Pack], accepts: Accepted) -> Message | None:
    """Why people may need no decimals there."""
    if field.control.says("whole-units"):
        return Reason.TOLD
    if _has_step(accepts):
        return None
    if field.confidence < _CONFIDENCE:
        return Reason.UNSURE
    return None if all(pack.currency is None or pack.currency.digits > 0 for pack in packs) else Reason.NOT_THERE
