r"""Amount field rejects cents

Without `step`, the step of a number field is 1, so "12.50" is rejected. The browser's message about "the two nearest
valid values" does not help users.

Bad (serves US):

    <label>Amount ($) <input type="number" name="amount"></label>
                             ^^^^^^^^^^^^^ rejects "10.50" because `step` defaults to 1

Bad (serves US):

    <label>Price ($) <input type="number" name="price" step="1"></label>
                                                       ^^^^^^^^ rejects "10.50"

Fixed:

    <label>Price ($) <input type="number" name="price" step="0.01"></label>

Good (serves US):

    <label>Amount ($) <input type="number" name="amount" step="0.01"></label>

Good (serves JP):

    <label>金額 <input type="number" name="amount"></label>

Good (serves US), because the page explains it:

    <label>Amount in whole dollars <input type="number" name="amount"></label>

Sources: HTML Standard, the step attribute (1 by default for numbers); ISO 4217, minor units; MDN, input type number.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Reason,
    predicate,
    replace,
    rule,
    say,
)

_AMOUNTS = ("10.50", "50.50", "100.50", "1000.50")


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"transaction-amount"},
    since="0.1",
    types={"number"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Try an amount with cents, unless whole units are asked for or the currency has no minor unit."""
    control = field.control
    kind, accepts = control.type_number, control.accepted
    if kind is None or accepts is None:
        return
    step = control.known("step")
    if step and step.value != "1":
        return
    if control.says("whole-units"):
        return Reason.TOLD
    if _has_no_parts(packs):
        return Reason.NOT_THERE
    amount = next((one for one in _AMOUNTS if accepts.why_refused(one) == "step"), None)
    if amount:
        cause = step or kind
        yield Hit(
            cause.span,
            predicate('rejects "{text}"{place}', text=amount, place="")
            if step
            else predicate('rejects "{amount}" because `step` defaults to 1', amount=amount),
            witness=amount,
            fix=replace(step, "0.01", safe=True) if step else None,
            help=say('Use `step="0.01"` or `step="any"`'),
            level=Level.WARNING if step else None,
        )


def _has_no_parts(packs: Sequence[Pack]) -> bool:
    return any(pack.currency is not None and pack.currency.digits == 0 for pack in packs)
