"""One code split across several fields

One field per digit looks neat, but a pasted or suggested code lands in the first field only, and a typo has to be
corrected field by field. Screen readers announce each digit as a separate field.

Bad:

    <fieldset><legend>Code</legend>
    <input name="d1" aria-label="Digit 1" maxlength="1"> <input name="d2" aria-label="Digit 2" maxlength="1">
                                          ^^^^^^^^^^^^^ splits one code across 4 fields; a pasted code may be cut off
    <input name="d3" aria-label="Digit 3" maxlength="1"> <input name="d4" aria-label="Digit 4" maxlength="1"></fieldset>

Good:

    <label>Code <input name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="10"></label>

A script may spread what is pasted; where the first box takes one-time codes from the telephone, one seems to, and this is advice.

Sources: GOV.UK Design System, confirm a phone number: one field; WCAG 2.2, 3.3.8, accessible authentication.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    Level,
    boxes,
    predicate,
    rule,
    say,
)

_FEWEST = 4


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1", wcag=["3.3.8"])
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for fields of one character, side by side."""
    del form
    for run in boxes(fields, 1):
        first = run[0].control
        limit = first.known("maxlength") if len(run) >= _FEWEST else None
        if limit:
            spread = first.autofill.field_name == "one-time-code" or first.element.has("onpaste")
            yield Hit(
                limit.span,
                predicate("splits one code across {count} fields; a pasted code may be cut off", count=len(run)),
                help=say("Use one field for the whole code"),
                level=Level.INFO if spread else None,
            )
