"""Postal code in two boxes

A code that is pasted or filled in by the browser ends in the first box, cut off. On telephones people have to find the second
one.

Bad:

    <label>ZIP <input name="zip1" autocomplete="postal-code" maxlength="3"></label>
                                                             ^^^^^^^^^^^^^ takes a part of the postal code only: codes that are pasted or filled in are cut off
    <label>ZIP, second part <input name="zip2" autocomplete="postal-code" maxlength="4"></label>

Good:

    <label>ZIP <input name="zip" autocomplete="postal-code" maxlength="10"></label>

Sources: GOV.UK Design System, addresses: one field that takes the code with or without spaces.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    Level,
    boxes,
    rule,
    say,
)

_LONGEST = 5
_MOST = 2
_EXTENSION = 5  # digits of a ZIP code, after which four more may follow


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for two short fields for a postal code, side by side; advice where the second is but an extension."""
    del form
    if sum(field.purpose == "postal-code" for field in fields) < _MOST:
        return
    for run in boxes(fields, _LONGEST):
        codes = [field for field in run if field.purpose == "postal-code"]
        limit = codes[0].control.known("maxlength") if len(codes) == _MOST else None
        if limit:
            extended = limit.value == str(_EXTENSION) and not codes[1].control.required
            yield Hit(
                limit.span,
                say("takes a part of the postal code only: codes that are pasted or filled in are cut off"),
                help=say("Ask for the code in one field"),
                level=Level.INFO if extended else None,
            )
