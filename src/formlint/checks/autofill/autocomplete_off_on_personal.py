"""Autofill disabled for personal data

People with motor or memory difficulties, and everyone on a phone, depend on autofill and password managers. "off", or a
made-up value for the same purpose, takes that away and makes nothing safer.

Bad:

    <form><h2>Delivery address</h2><label>Postcode <input name="postcode" autocomplete="off"></label></form>
                                                                          ^^^^^^^^^^^^^^^^^^
    = disables autofill of personal data ("postal-code")

Fixed:

    <form><h2>Delivery address</h2><label>Postcode <input name="postcode" autocomplete="postal-code"></label></form>

Bad:

    <form autocomplete="off"><h2>Sign in</h2>
          ^^^^^^^^^^^^^^^^^^ disables autofill of the user's personal data
    <label>User name <input name="username" autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label></form>

Good:

    <form><h2>Delivery address</h2><label>Postcode <input name="postcode" autocomplete="postal-code"></label></form>

Good:

    <form><h2>Contact us</h2><label>Your friend's email <input type="email" name="friend" autocomplete="off"></label></form>

Sources: WCAG 2.2, 1.3.5 and 3.3.8; WHATWG HTML, autofill.
"""

from formlint.rule import (
    Attribute,
    Control,
    Element,
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    predicate,
    replace,
    rule,
)

_SUGGESTING = ("aria-autocomplete", "aria-haspopup", "list", "role")
_OFF = frozenset(
    {"off", "false", "no", "none", "nope", "disabled", "disable", "chrome-off", "autocomplete-off", "new-off"}
)
_GUARDED = frozenset({"cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-name", "cc-number"})


@rule(level="warning", category="autocomplete-disabled", since="0.1", wcag={"1.3.5", "3.3.8"})
def check(field: Field) -> Hits:
    """Look at the control, or else at its form; card data and fields with suggestions of the page are left alone."""
    control = field.control
    token = field.personal_token
    if token is None:
        return Reason.UNSURE if field.rival and control.element.has("autocomplete") else None
    own = _off(
        control.element,
        _OFF if control.type == "password" or control.element.unknown("type") else _OFF | ({"new-password"} - {token}),
    )
    off = own if control.element.has("autocomplete") else _form_off(control)
    if off is None:
        return
    if reason := _why_right(field):
        return reason
    if own:
        fix = replace(own, token, safe=False)
        yield Hit(
            own.span,
            predicate('disables autofill of personal data ("{token}")', token=token),
            witness=token,
            fix=fix,
        )
    else:
        fix = replace(off, "on", safe=False)
        message = predicate("disables autofill of the user's personal data")
        yield Hit(off.span, message, witness="on", fix=fix)


def _why_right(field: Field) -> Message | None:
    """Why it may be right to switch autofill off there."""
    if field.purpose in _GUARDED:
        return Reason.ON_PURPOSE
    if any(map(field.control.element.has, _SUGGESTING)):
        return Reason.SUGGESTIONS
    return None if _is_of_user(field.control) else Reason.NOT_FOR_USER


def _is_of_user(control: Control) -> bool:
    """Whether its form says that it asks for the user's data; its fields alone are not enough evidence."""
    return control.autofill.is_told_by_form and control.autofill.is_about_user


def _form_off(control: Control) -> Attribute | None:
    form = control.form.element
    return _off(form, _OFF) if form else None


def _off(element: Element, switches: frozenset[str]) -> Attribute | None:
    said = (element.value("autocomplete") or "").strip().lower()
    return element.attribute("autocomplete") if said in switches else None
