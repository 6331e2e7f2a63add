"""Phone number split into three or more fields

Phone numbers of other countries consist of other parts. People cannot paste a number, as the first field cuts it.

Bad:

    <fieldset><legend>Phone</legend>
    <input name="phone1" aria-label="Area code" autocomplete="tel-area-code" maxlength="3">
                                                                             ^^^^^^^^^^^^^
    = allows only part of the number, so a pasted phone number is cut
    <input name="phone2" aria-label="Prefix" autocomplete="tel-local-prefix" maxlength="3">
    <input name="phone3" aria-label="Line number" autocomplete="tel-local-suffix" maxlength="4"></fieldset>

Good:

    <label>Phone <input type="tel" name="phone" autocomplete="tel"></label>

Good:

    <label>Country code <input name="cc" inputmode="tel" autocomplete="tel-country-code" maxlength="9"></label>
    <label>Phone <input name="phone" inputmode="tel" autocomplete="tel-national" maxlength="32"></label>

Sources: GOV.UK Design System, telephone numbers; USWDS, phone number: one field, do not split it.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    boxes,
    predicate,
    rule,
    say,
)

_LONGEST = 5
_FEWEST = 3
_PARTS = frozenset(
    {"tel", "tel-area-code", "tel-country-code", "tel-local", "tel-local-prefix", "tel-local-suffix", "tel-national"}
)


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Find three or more short fields for one phone number, side by side."""
    del form
    if sum(field.purpose in _PARTS for field in fields) < _FEWEST:
        return
    for run in boxes(fields, _LONGEST):
        parts = [field for field in run if field.purpose in _PARTS]
        limit = parts[0].control.known("maxlength") if len(parts) >= _FEWEST else None
        if limit:
            yield Hit(
                limit.span,
                predicate("allows only part of the number, so a pasted phone number is cut"),
                help=say('Ask for the number in one field with `type="tel"`'),
            )
