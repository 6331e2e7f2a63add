"""Form asks for more data than it needs

Each extra question makes some people leave or lie. In the European Union, the law allows collecting only the data that
the purpose requires.

Bad:

    <form><h2>Newsletter</h2><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Date of birth <input type="date" name="dob" autocomplete="bday"></label>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for data that a newsletter form does not need: date of birth
    <button>Subscribe</button></form>

Good:

    <form><h2>Newsletter</h2><label>Email <input type="email" name="email" autocomplete="email"></label>
    <button>Subscribe</button></form>

Contact, newsletter, and password-reset forms are checked. `rules/friction.toml` lists what each of them does not need.

Sources: Regulation (EU) 2016/679 (GDPR), article 5(1)(c).
"""

from collections.abc import Sequence
from itertools import chain

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    Message,
    asked,
    predicate,
    rule,
    say,
    verbatim,
)

_KINDS = ("contact", "newsletter", "reset-password")


@rule(level="info", category="friction", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Compare what a form asks for with what its kind of form does not need, each purpose once."""
    tables = {kind: form.tables.needless(kind) for kind in _KINDS}
    found = asked(fields, *chain.from_iterable(tables.values()))
    kind = form.kind(fields) if found else None
    needless = tables.get(kind.kind, ()) if kind else ()
    first = {field.purpose: field for field in reversed(found) if field.purpose in needless}
    for purpose, field in first.items():
        yield Hit(
            field.control.element.span,
            _message(kind.kind if kind else "", verbatim(field.tables.describe(purpose or ""))),
            help=say("Remove the field"),
        )


def _message(kind: str, purpose: Message) -> Message:
    return {
        "contact": predicate("asks for data that a contact form does not need: {purpose}", purpose=purpose),
        "newsletter": predicate("asks for data that a newsletter form does not need: {purpose}", purpose=purpose),
        "reset-password": predicate("asks for data that a password reset does not need: {purpose}", purpose=purpose),
    }[kind]
