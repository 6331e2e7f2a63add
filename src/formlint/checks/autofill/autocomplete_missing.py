"""Field about the user without autocomplete

Who types with difficulty, on a telephone, or in a language not their own, has to type what the browser knows. Without the
attribute it guesses from names and labels, and in most languages it guesses badly.

Bad:

    <form><h2>Contact us</h2><label>Email <input type="email" name="email"></label></form>
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asks for the user's data without autocomplete="email"

Fixed:

    <form><h2>Contact us</h2><label>Email <input type="email" name="email" autocomplete="email"></label></form>

Bad:

    <form><h2>Delivery address</h2>
    <label>Street <input name="street" autocomplete="address-line1"></label>
    <label>Postcode <input name="postcode"></label></form>
                    ^^^^^^^^^^^^^^^^^^^^^^^ asks for the user's data without autocomplete="postal-code"

Fixed:

    <form><h2>Delivery address</h2>
    <label>Street <input name="street" autocomplete="address-line1"></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label></form>

Good:

    <form><h2>Contact us</h2><label>Email <input type="email" name="email" autocomplete="email"></label></form>

Good:

    <form><h2>Add customer</h2><label>Email <input type="email" name="email"></label></form>

Sources: WCAG 2.2, 1.3.5, identify input purpose; WHATWG HTML, autofill; GOV.UK Design System.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Pack,
    add,
    plain,
    rule,
    say,
)

_STREET = "street-address"
_COUNTRY, _COUNTRY_NAME = "country", "country-name"
_LINES = frozenset({"address-line1", "address-line2", "address-line3"})
_FOR_BROWSERS = frozenset({"checkbox", "radio", "search"})


@rule(level="warning", category="autocomplete-missing", since="0.1", wcag={"1.3.5"})
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Name the token for what the field surely asks of the user, if browsers keep it for addresses there."""
    control, form = field.control, field.control.form.element
    token = field.personal_token
    if token is None or control.type in _FOR_BROWSERS:
        return
    if control.element.has("autocomplete") or control.element.may_have_more or (form and form.has("autocomplete")):
        return
    if control.type == "textarea" and field.purpose == _STREET:
        token = _STREET
    if token == _COUNTRY and _submits_names(control):
        token = _COUNTRY_NAME
    if (
        control.autofill.is_about_user
        and not control.autofill.takes_several
        and not _is_unknown_there(field.purpose, packs)
        and not _is_said(field)
    ):
        yield Hit(
            control.element.span,
            say('asks for the user\'s data without autocomplete="{token}"', token=token),
            witness=token,
            fix=add(control, "autocomplete", token, safe=True),
        )


def _is_unknown_there(purpose: str | None, packs: Sequence[Pack]) -> bool:
    """Whether addresses have no region where the form serves: a county in Britain is not kept by browsers."""
    if purpose != "address-level1":
        return False
    regions = [pack.address is None or purpose in pack.address.fields for pack in packs]
    return bool(regions) and not any(regions)


def _is_said(field: Field) -> bool:
    """Whether it asks for a line of an address of which another field takes the whole."""
    return field.purpose in _LINES and field.control.is_beside(_takes_street)


def _submits_names(control: Control) -> bool:
    """Whether the options of a list of countries are sent as people read them, not as codes."""
    offered = [option for option, _ in control.listing.territories]
    return bool(offered) and all(plain(option.value) == plain(option.text) for option in offered)


def _takes_street(control: Control) -> bool:
    return control.autofill.field_name == _STREET
