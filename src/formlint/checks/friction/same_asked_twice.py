"""Same value requested twice

Most people copy the value into the second field, so the repetition catches few mistakes and costs everyone time. People
who have difficulty typing give up.

Bad:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Confirm email <input type="email" name="email2" autocomplete="email"></label></form>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks again for a value that people have already entered

Good:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label></form>

Good:

    <form><label>New password <input type="password" name="p" autocomplete="new-password"></label>
    <label>Confirm password <input type="password" name="p2" autocomplete="new-password"></label></form>

Sources: WCAG 2.2, 3.3.7 Redundant Entry.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    asked,
    predicate,
    rule,
    say,
)

_PURPOSES = ("email", "tel", "tel-national", "bday", "iban", "postal-code", "username", "national-id")


@rule(level="info", category="friction", since="0.1", wcag=["3.3.7"])
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for a later field with the same purpose whose label says that it confirms the first."""
    del form
    seen: set[str | None] = set()
    for field in asked(fields, *_PURPOSES):
        label = field.control.label
        if field.purpose in seen and label and field.tables.mentions(label.text, "again"):
            yield Hit(
                field.control.element.span,
                predicate("asks again for a value that people have already entered"),
                help=say("Ask once, and show the value for review before the form is submitted"),
            )
        seen.add(field.purpose)
