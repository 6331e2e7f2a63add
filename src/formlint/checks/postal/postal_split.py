"""Postal code split into two fields

A pasted postal code is cut in the first field. On phones, people have to find the second field.

Bad:

    <label>ZIP <input name="zip1" autocomplete="postal-code" maxlength="3"></label>
                                                             ^^^^^^^^^^^^^
    = allows only part of the postal code, so a pasted code is cut
    <label>ZIP, second part <input name="zip2" autocomplete="postal-code" maxlength="4"></label>

Good:

    <label>ZIP <input name="zip" autocomplete="postal-code" maxlength="10"></label>

Sources: GOV.UK Design System, addresses: one field that accepts the code with or without spaces.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    Level,
    predicate,
    rule,
    say,
)

_EXTENSION = 5  # digits of a ZIP code, after which four more may follow


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Find two short fields for one postal code, side by side; advice where the second is an extension."""
    del form
    for field in fields:
        part = field.part if field.begins_split and field.purpose == "postal-code" else None
        limit = field.control.known("maxlength") if part and field.control.editable else None
        if part and limit:
            extended = limit.value == str(_EXTENSION) and not part.run[-1].control.required
            yield Hit(
                limit.span,
                predicate("allows only part of the postal code, so a pasted code is cut"),
                help=say("Ask for the postal code in one field"),
                level=Level.INFO if extended else None,
            )
