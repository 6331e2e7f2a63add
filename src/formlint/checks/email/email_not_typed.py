"""Email field without `type="email"`

Phones show a keyboard without `@` and capitalize the first letter, and browsers do not report an incomplete address
before it is submitted.

Bad:

    <label>Email <input name="email" autocomplete="email"></label>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not bring up the email keyboard: the @ key is missing, and phones may capitalize the first letter

Fixed:

    <label>Email <input name="email" autocomplete="email" type="email"></label>

Bad:

    <label>Email <input type="text" name="login" autocomplete="username"></label>
                        ^^^^^^^^^^^
    = does not bring up the email keyboard: the @ key is missing, and phones may capitalize the first letter

Fixed:

    <label>Email <input type="email" name="login" autocomplete="username"></label>

Good:

    <label>Email <input type="email" name="email" autocomplete="email"></label>

Good:

    <label>Email or user name <input name="login" autocomplete="username" autocapitalize="none"></label>

Good:

    <label>Email <input name="email" inputmode="email" autocomplete="email" autocapitalize="none"></label>

Sources: WHATWG HTML, 4.10.5.1.5, type=email; GOV.UK Design System, email addresses; MDN, autocapitalize.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    add,
    predicate,
    rule,
)

_LOGINS = frozenset({None, "email", "username"})
_SURE = 0.8


@rule(level="warning", category="keyboard-unhelpful", since="0.1", types={"text"})
def check(field: Field) -> Hits:
    """Report text fields that want an address and nothing else."""
    control = field.control
    element = control.element
    if field.purpose not in _LOGINS or element.has("inputmode") or element.may_have_more or element.unknown("type"):
        return
    if (
        not _wants_address(field)
        or control.autofill.is_off_screen
        or control.autofill.is_filter
        or control.autofill.takes_several
    ):
        return
    kind = control.attribute("type")
    yield Hit(
        kind.span if kind else element.span,
        predicate(
            "does not bring up the email keyboard: the @ key is missing, and phones may capitalize the first letter"
        ),
        fix=add(control, "type", "email", safe=False),
    )


def _wants_address(field: Field) -> bool:
    """Whether it surely asks for one address; a login does if its label says so in a word."""
    described = field.control.description()
    texts = (*field.control.labels, *([described] if described else []))
    labels = [text.text.casefold().strip(" *:") for text in texts]
    sure = (
        field.confidence >= _SURE
        if field.purpose == "email"
        else any(map(field.tables.phrases("email-address").__contains__, labels))
    )
    if not sure:
        return False
    return not any(
        word in label
        for label in labels
        for word in (*field.tables.phrases("login-name"), *field.tables.phrases("phone-number"))
    )
