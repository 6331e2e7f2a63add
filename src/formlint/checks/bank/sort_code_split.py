"""Sort code split across three fields

Users copy `12-34-56` from their card or an email. With three two-digit fields, the first takes `12` and the rest is
lost.

Bad:

    <fieldset><legend>Sort code</legend>
    <input name="sort1" aria-label="First two digits" maxlength="2">
                                                      ^^^^^^^^^^^^^
    = accepts only part of the sort code; a pasted sort code is cut off
    <input name="sort2" aria-label="Next two digits" maxlength="2">
    <input name="sort3" aria-label="Last two digits" maxlength="2"></fieldset>

Good:

    <label>Sort code <input name="sort_code" inputmode="numeric" maxlength="8"></label>

Good:

    <label>Hours <input name="h" maxlength="2"></label> <label>Minutes <input name="m" maxlength="2"></label>
    <label>Seconds <input name="s" maxlength="2"></label>

Sources: GOV.UK Design System, bank details: one field for the sort code, with or without hyphens.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Form,
    Hit,
    Hits,
    boxes,
    predicate,
    rule,
    say,
)

_LONGEST, _COUNT = 2, 3


@rule(level="warning", category="constraint-rejects-valid-value", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for three fields of two digits that speak of a sort code."""
    del form
    for run in boxes(fields, _LONGEST):
        limit = run[0].control.known("maxlength") if len(run) == _COUNT else None
        if limit and all(_is_sort_code(field.control) for field in run):
            yield Hit(
                limit.span,
                predicate("accepts only part of the sort code; a pasted sort code is cut off"),
                help=say("Use one field that accepts the sort code with or without hyphens"),
            )


def _is_sort_code(control: Control) -> bool:
    name = (control.name or "").lower()
    return "sort" in name or any("sort code" in text.text.lower() for text in control.texts)
