"""Phone keyboard capitalizes the username

Phones capitalize the first letter in a text field and autocorrect unknown words, so "frida" becomes "Frida". Where
usernames are case-sensitive, the login fails and users cannot see why.

Bad:

    <label>User name <input name="username" autocomplete="username"></label>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = lets phones capitalize the first letter of the username

Fixed:

    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>

Bad:

    <label>Email or user name <input name="user" autocomplete="username" autocapitalize="words"></label>
                                                                         ^^^^^^^^^^^^^^^^^^^^^^
    = lets phones capitalize the first letter of the username

Fixed:

    <label>Email or user name <input name="user" autocomplete="username" autocapitalize="none"></label>

Good:

    <label>User name <input name="username" autocomplete="username" autocapitalize="none" autocorrect="off"></label>

Good:

    <form autocapitalize="off"><label>User name <input name="username" autocomplete="username"></label></form>

Sources: WHATWG HTML, 6.8.3, autocapitalization; MDN, autocapitalize and autocorrect.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    add,
    predicate,
    rule,
)

_PLAIN = frozenset({"none", "off"})
_SURE = 0.8


@rule(
    level="warning",
    category="autocapitalize-missing",
    purposes={"username"},
    since="0.1",
    unless={"email-not-typed", "type-unknown"},
    types={"text"},
)
def check(field: Field) -> Hits:
    """Look for `autocapitalize` on the control, or else on its form."""
    control, form = field.control, field.control.form.element
    element = control.element
    ruling = element if element.has("autocapitalize") or form is None else form
    if ruling.unknown("autocapitalize") or (ruling.value("autocapitalize") or "").lower() in _PLAIN:
        return
    if not element.has("autocapitalize") and element.value("inputmode") in {"email", "numeric", "tel", "url"}:
        return
    if field.confidence < _SURE or element.may_have_more:
        return Reason.CODE if element.may_have_more else Reason.UNSURE
    written = control.attribute("autocapitalize")
    yield Hit(
        written.span if written else element.span,
        predicate("lets phones capitalize the first letter of the username"),
        fix=add(control, "autocapitalize", "none", safe=True),
    )
