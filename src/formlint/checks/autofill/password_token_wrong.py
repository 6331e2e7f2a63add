"""Password token does not match the field

Password managers follow the token: with `current-password` they fill in the saved password, with `new-password` they
suggest a new one. With the wrong token, a login gets a password that does not work, or the old password is reused as
the new one.

Bad:

    <form><h2>Change password</h2>
    <label>Current password <input type="password" name="current_password" autocomplete="new-password"></label>
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = makes password managers suggest a new password, but this field is for the current one
    <label>New password <input type="password" name="new_password" autocomplete="new-password"></label></form>

Fixed:

    <form><h2>Change password</h2>
    <label>Current password <input type="password" name="current_password" autocomplete="current-password"></label>
    <label>New password <input type="password" name="new_password" autocomplete="new-password"></label></form>

Bad:

    <form><h2>Create an account</h2>
    <label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = makes password managers fill in the saved password, but this field is for a new one
    <button>Sign up</button></form>

Fixed:

    <form><h2>Create an account</h2>
    <label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Password <input type="password" name="password" autocomplete="new-password"></label>
    <button>Sign up</button></form>

Bad:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="new-password"></label>
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = makes password managers suggest a new password, but this field is for the current one
    <button>Log in</button></form>

Fixed:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
    <button>Log in</button></form>

Good:

    <form><h2>Log in</h2>
    <label>User name <input name="username" autocomplete="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label></form>

Sources: WHATWG HTML, autofill (current-password, new-password); Apple, Customizing Password AutoFill rules.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    predicate,
    replace,
    rule,
)

_TOLD = {
    "current-password": predicate(
        "makes password managers fill in the saved password, but this field is for a new one"
    ),
    "new-password": predicate("makes password managers suggest a new password, but this field is for the current one"),
}
_OTHERS = frozenset({"reset-password"})


@rule(level="warning", category="autocomplete-wrong", since="0.1", wcag={"1.3.5"}, types={"password"})
def check(field: Field) -> Hits:
    """Compare the token with what the label, or else the whole form, says."""
    control = field.control
    token = control.autofill.field_name
    if token not in _TOLD:
        return
    wanted = _said(control) or _by_form(control)
    attribute = control.known("autocomplete") if wanted != token else None
    if wanted and attribute:
        yield Hit(
            attribute.span,
            _TOLD[token],
            witness=wanted,
            fix=replace(attribute, wanted, safe=False),
        )


def _said(control: Control) -> str | None:
    """What its own texts and names say, if they speak of one of the two only."""
    current, new = control.autofill.speaks_of("existing-password"), control.autofill.speaks_of("chosen-password")
    return None if current == new else "current-password" if current else "new-password"


def _by_form(control: Control) -> str | None:
    """What a form with this password alone wants: to sign in or to sign up, if it says one of the two only."""
    said = control.form.kinds
    if said & _OTHERS or control.is_beside(_is_password):
        return None
    wanted = [token for kind, token in (("sign-in", "current-password"), ("sign-up", "new-password")) if kind in said]
    return wanted[0] if len(wanted) == 1 else None


def _is_password(control: Control) -> bool:
    return control.value("type") == "password"
