"""Autocomplete token not allowed on this input type

Each autofill field name belongs to a group of controls: a multi-line street address to `textarea`, a birthday to `date`
and text fields. Browsers mostly fill in the field anyway, but HTML does not guarantee it.

Bad:

    <label>Street <input type="text" name="street" autocomplete="street-address"></label>
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not allowed on a field with `type="text"`

Bad:

    <label>Card number <input type="tel" name="card" autocomplete="cc-number"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^
    = is not allowed on a field with `type="tel"`

Good:

    <label>Street <textarea name="street" autocomplete="street-address"></textarea></label>

Good:

    <label>Date of birth <input type="date" name="birthday" autocomplete="bday"></label>

Source: WHATWG HTML, 4.10.18.7.1, the control groups of the autofill field names.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Message,
    Reason,
    predicate,
    rule,
    say,
)


@rule(
    level="info",
    category="autocomplete-wrong",
    since="0.1",
    unless={
        "card-number-type-number",
        "date-part-type-number",
        "house-number-numeric",
        "number-type-for-code",
        "phone-type-number",
        "postal-type-number",
    },
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Compare the type with the control group of the field name; text areas and lists accept every name."""
    control = field.control
    name = control.autofill.field_name
    if name is None or control.tag != "input" or control.type in field.tables.types_for(name):
        return
    if control.is_out_of_use:
        return Reason.OUT_OF_USE
    attribute = control.known("autocomplete")
    if attribute and field.tables.is_autofill(control.autofill.tokens, "input") and not control.element.unknown("type"):
        message = predicate('is not allowed on a field with `type="{type}"`', type=control.type)
        yield Hit(attribute.span, message, help=_remedy(field.tables.types_for(name)))


def _remedy(allowed: frozenset[str]) -> Message:
    """The control that HTML allows for a field name in place of the one that is there."""
    if "text" not in allowed:
        return say("Use a `<textarea>`")
    own = sorted(allowed - {"hidden", "search", "text"})
    if own:
        return say('Use `type="{type}"` or `type="text"`', type=own[0])
    return say('Use `type="text"`, and choose the keyboard with `inputmode`')
