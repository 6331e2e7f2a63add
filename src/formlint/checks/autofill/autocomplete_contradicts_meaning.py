"""Autocomplete token contradicts the label and name

Browsers fill in what the token says, but users read the label: a city ends up in the region field, or a phone number in
the postal code field.

Bad:

    <label>Postcode <input name="postcode" autocomplete="tel"></label>
                                           ^^^^^^^^^^^^^^^^^^
    = makes browsers fill in "tel", but the label and name ask for "postal-code"

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Good:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Good:

    <label>Name <input name="name" autocomplete="given-name"></label>

A street with the token of the second address line is such a mistake if no field has the token of the first.

Bad:

    <form><label>Street <input name="street" autocomplete="address-line2"></label>
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = makes browsers fill in "address-line2", but the label and name ask for "street-name"
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label></form>

Good:

    <form><label>House name <input name="house" autocomplete="address-line1"></label>
    <label>Street <input name="street" autocomplete="address-line2"></label></form>

Sources: WCAG 2.2, 1.3.5, identify input purpose; WHATWG HTML, autofill.
"""

from formlint.rule import Control, Field, Hit, Hits, Reason, predicate, replace, rule

_SURE = 0.8
_LABELS = frozenset({"aria-label", "aria-labelledby", "label", "placeholder", "title"})
_NAMES = frozenset({"id", "name"})
_STREETS = frozenset({"address-line1", "street-address", "street-name"})
_SECOND = frozenset({"address-line2", "address-line3"})
_TRICKS = frozenset({"current-password", "new-password"})  # new-password is often written to switch autofill off


@rule(
    level="warning",
    category="autocomplete-wrong",
    since="0.1",
    wcag={"1.3.5"},
    unless={"password-token-wrong"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Look for a purpose that label and name agree on and that has its own token."""
    control = field.control
    token, purpose = control.autofill.field_name, field.purpose or ""
    right = field.tables.autocomplete("personal").get(purpose)
    if _is_street_in_second_line(field):
        right = "address-line1"
    elif token is None or right is None or field.tables.fits(token, purpose):
        return
    elif token in _TRICKS:
        return Reason.OTHER_RULE if control.type == "password" else Reason.ON_PURPOSE
    elif field.tables.are_akin(str(token), purpose) and (field.confidence < _SURE or field.rival):
        return Reason.AKIN
    signals, attribute = {reason.signal for reason in field.evidence}, control.known("autocomplete")
    if attribute is None or not (signals & _LABELS and signals & _NAMES):
        return Reason.UNSURE
    words = (attribute.value or "").split()
    yield Hit(
        attribute.span,
        predicate(
            'makes browsers fill in "{token}", but the label and name ask for "{purpose}"',
            token=token,
            purpose=field.purpose,
        ),
        witness=right,
        fix=replace(attribute, " ".join([*words[:-1], right]), safe=False),
    )


def _is_street_in_second_line(field: Field) -> bool:
    """Whether it surely asks for the street, but has the token of a later line, and no other field takes the street."""
    control = field.control
    second = control.autofill.field_name in _SECOND and field.purpose in _STREETS and not field.rival
    return second and field.confidence >= _SURE and not control.is_beside(_takes_street)


def _takes_street(control: Control) -> bool:
    return control.autofill.field_name in _STREETS
