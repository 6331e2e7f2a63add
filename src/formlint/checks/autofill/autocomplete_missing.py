"""Personal data field without `autocomplete`

Users who type with difficulty, on a phone, or in a foreign language have to type what their browser already knows.
Without the attribute, browsers guess from names and labels, and in most languages they guess badly.

Bad:

    <form><h2>Contact us</h2><label>Email <input type="email" name="email"></label></form>
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for personal data without `autocomplete="email"`

Fixed:

    <form><h2>Contact us</h2><label>Email <input type="email" name="email" autocomplete="email"></label></form>

Bad:

    <form><h2>Delivery address</h2>
    <label>Street <input name="street" autocomplete="address-line1"></label>
    <label>Postcode <input name="postcode"></label></form>
                    ^^^^^^^^^^^^^^^^^^^^^^^ asks for personal data without `autocomplete="postal-code"`

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
    Element,
    Field,
    Hit,
    Hits,
    Level,
    Message,
    Pack,
    Reason,
    add,
    plain,
    predicate,
    replace,
    rule,
)

_SURE = 0.8  # less sure, it is advice
_STREET = "street-address"
_COUNTRY, _COUNTRY_NAME = "country", "country-name"
_LINES = frozenset({"address-line1", "address-line2", "address-line3"})
_FOR_BROWSERS = frozenset({"checkbox", "radio", "search"})
_SAYS_NOTHING = frozenset({"", "on"})
_PURPOSES = frozenset(
    {
        "name", "honorific-prefix", "given-name", "additional-name", "family-name", "username", "new-password",
        "current-password", "street-address", "address-line1", "address-line2", "address-line3", "address-level2",
        "address-level1", "country", "country-name", "postal-code", "cc-name", "address-level3", "cc-given-name",
        "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "bday", "bday-day",
        "bday-month", "bday-year", "tel", "tel-national", "email", "organization", "organization-title",
    }
)  # fmt: skip


@rule(
    level="warning",
    category="autocomplete-missing",
    since="0.1",
    purposes=_PURPOSES,
    wcag={"1.3.5"},
    controls={"editable", "hidden step"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Name the token for the personal data that the field asks for, if browsers store it for addresses there."""
    control = field.control
    token = _token(field)
    if token is None or control.type in _FOR_BROWSERS:
        return _why_no_token(field)
    if not _is_unsaid(control):
        return Reason.CODE if _may_be_said(control) else None
    if reason := _why_idle(field, packs):
        return reason
    said = control.attribute("autocomplete")
    yield Hit(
        said.span if said else control.element.span,
        predicate('does not tell browsers what to fill in, here "{token}"', token=token)
        if said
        else predicate('asks for personal data without `autocomplete="{token}"`', token=token),
        witness=token,
        level=None if field.confidence >= _SURE else Level.INFO,
        fix=replace(said, token, safe=True) if said else add(control, "autocomplete", token, safe=True),
    )


def _why_idle(field: Field, packs: Sequence[Pack]) -> Message | None:
    """Why browsers would have nothing to fill in there, though it asks for what has a token."""
    autofill = field.control.autofill
    if not autofill.is_about_user:
        return Reason.NOT_FOR_USER
    if autofill.takes_several:
        return Reason.SEVERAL
    if _is_unknown_there(field.purpose, packs):
        return Reason.NO_REGION
    return Reason.WHOLE_ADDRESS if _is_said(field) else None


def _why_no_token(field: Field) -> Message | None:
    """Why what it asks for is not sure enough for a token."""
    if field.rival:
        return Reason.UNSURE
    return Reason.OWN_CARD if field.control.is_own_card else None


def _token(field: Field) -> str | None:
    """The token for what the field asks of the user, as the control accepts it."""
    token = field.tables.autocomplete("personal").get(field.purpose or "")
    if field.rival or field.is_second_surname:
        return None
    if token and token.startswith("cc-") and field.control.is_own_card:
        return None
    if field.control.type == "textarea" and field.purpose == _STREET:
        return _STREET
    if token == _COUNTRY and _submits_names(field.control):
        return _COUNTRY_NAME
    return field.token_of_part(token)


def _is_unsaid(control: Control) -> bool:
    """Whether it does not tell browsers what to fill in: neither does `on` or an empty value."""
    says = _saying(control)
    return not _may_be_said(control) and all(
        (one.value("autocomplete") or "").strip().lower() in _SAYS_NOTHING for one in says
    )


def _may_be_said(control: Control) -> bool:
    """Whether template code may tell them."""
    return control.element.may_have_more or any(one.unknown("autocomplete") for one in _saying(control))


def _saying(control: Control) -> Sequence[Element]:
    form = control.form.element
    return (control.element, form) if form else (control.element,)


def _is_unknown_there(purpose: str | None, packs: Sequence[Pack]) -> bool:
    """Whether addresses have no region where the form serves: browsers do not store a British county."""
    if purpose != "address-level1":
        return False
    regions = [pack.address is None or purpose in pack.address.fields for pack in packs]
    return bool(regions) and not any(regions)


def _is_said(field: Field) -> bool:
    """Whether it asks for a line of an address that another field takes as a whole."""
    return field.purpose in _LINES and field.control.is_beside(_takes_street)


def _submits_names(control: Control) -> bool:
    """Whether the options of a list of countries submit the names that people read, not codes."""
    offered = [option for option, _ in control.listing.territories]
    return bool(offered) and all(plain(option.value) == plain(option.text) for option in offered)


def _takes_street(control: Control) -> bool:
    return bool(control.value("autocomplete")) and control.autofill.field_name == _STREET
