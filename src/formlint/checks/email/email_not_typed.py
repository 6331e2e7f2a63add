"""Email field without `type="email"`

Phones show the standard keyboard, where `@` takes an extra tap, and may capitalize the first letter. Browsers do not
report an incomplete address before it is submitted.

Bad:

    <label>Email <input name="email" autocomplete="email"></label>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows the standard keyboard: "@" takes an extra tap, and phones may capitalize the first letter

Fixed:

    <label>Email <input name="email" autocomplete="email" type="email"></label>

Bad:

    <label>Email <input type="text" name="login" autocomplete="username"></label>
                        ^^^^^^^^^^^
    = shows the standard keyboard: "@" takes an extra tap, and phones may capitalize the first letter

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
    Control,
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    add,
    predicate,
    rule,
)

_LOGINS = frozenset({None, "email", "username"})
_PLAIN = frozenset({"none", "off"})
_SURE = 0.8


@rule(level="warning", category="keyboard-unhelpful", since="0.1", types={"text"})
def check(field: Field) -> Hits:
    """Report text fields that ask for an email address and nothing else."""
    control = field.control
    element = control.element
    if field.purpose not in _LOGINS or element.has("inputmode") or element.unknown("type"):
        return
    if not _wants_address(field):
        return Reason.OTHER_KIND if field.purpose == "email" and field.confidence >= _SURE else None
    if reason := _why_right(control):
        return reason
    kind = control.attribute("type")
    yield Hit(
        kind.span if kind else element.span,
        _message(field),
        fix=add(control, "type", "email", safe=False),
    )


def _why_right(control: Control) -> Message | None:
    """Why another keyboard may be right, or nobody sees it."""
    if control.element.may_have_more:
        return Reason.CODE
    if control.autofill.is_off_screen:
        return Reason.HIDDEN
    if control.autofill.is_filter:
        return Reason.FILTER
    return Reason.SEVERAL if control.autofill.takes_several else None


def _message(field: Field) -> Message:
    """What phones do; whether they capitalize is up to the field, or else to its form."""
    element, form = field.control.element, field.control.form.element
    ruling = element if element.has("autocapitalize") or form is None else form
    if ruling.unknown("autocapitalize") or (ruling.value("autocapitalize") or "").lower() in _PLAIN:
        return predicate('shows the standard keyboard, where "@" takes an extra tap')
    return predicate('shows the standard keyboard: "@" takes an extra tap, and phones may capitalize the first letter')


def _wants_address(field: Field) -> bool:
    """Whether it surely asks for one address; a login field does if its label is just a word for that."""
    described = field.control.description()
    texts = (*field.control.labels, *([described] if described else []))
    labels = [field.tables.bare(text.text) for text in texts]
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
