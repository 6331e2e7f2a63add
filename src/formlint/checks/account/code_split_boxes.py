"""One code split across several fields

One field per digit looks neat, but a pasted or suggested code ends up in the first field only, and a typo has to be
corrected field by field. Screen readers announce each digit as a separate field.

Bad:

    <fieldset><legend>Code</legend>
    <input name="d1" aria-label="Digit 1" maxlength="1"> <input name="d2" aria-label="Digit 2" maxlength="1">
                                          ^^^^^^^^^^^^^ splits one code across 4 fields; a pasted code may be cut off
    <input name="d3" aria-label="Digit 3" maxlength="1"> <input name="d4" aria-label="Digit 4" maxlength="1"></fieldset>

Good:

    <label>Code <input name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="10"></label>

Bad:

    <form><h2>Log in</h2> <p>Enter these characters of your password</p>
    <label>2nd <input type="password" name="c2" maxlength="1"></label> <label>5th <input type="password" name="c5" maxlength="1"></label>
                                                ^^^^^^^^^^^^^
    = asks for single characters of a password, which people have to count out and password managers cannot fill in
    <button>Log in</button></form>

If the first field has `autocomplete="one-time-code"` or `onpaste`, a script probably distributes the code over the
fields, so the finding is advice.

Sources: GOV.UK Design System, confirm a phone number: one field; WCAG 2.2, 3.3.8, accessible authentication, and its failure
F109 (single characters of a password).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

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
_NUMBER = re.compile(r"\d+")


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1", wcag=["3.3.8"])
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for fields of one character, side by side."""
    del form
    for run in boxes(fields, 1):
        first = run[0].control
        if _skips(run) and (limit := first.known("maxlength")):
            yield Hit(
                limit.span,
                predicate(
                    "asks for single characters of a password, which people have to count out and password managers "
                    "cannot fill in"
                ),
                help=say("Ask for the whole password in one field"),
            )
            continue
        limit = first.known("maxlength") if len(run) >= _FEWEST else None
        if limit:
            spread = first.autofill.field_name == "one-time-code" or first.element.has("onpaste")
            yield Hit(
                limit.span,
                predicate("splits one code across {count} fields; a pasted code may be cut off", count=len(run)),
                help=say("Use one field for the whole code"),
                level=Level.INFO if spread else None,
            )


def _skips(run: Sequence[Field]) -> bool:
    """Whether they are passwords whose labels number them, and leave numbers out: "2nd", "5th", "7th"."""
    if any(one.control.type != "password" or one.control.label is None for one in run):
        return False
    numbers = [_NUMBER.findall(one.control.label.text) if one.control.label else [] for one in run]
    if any(len(found) != 1 for found in numbers):
        return False
    steps = [int(later[0]) - int(one[0]) for one, later in pairwise(numbers)]
    return min(steps, default=0) > 0 and max(steps) > 1
