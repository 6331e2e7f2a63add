"""Autocomplete token not allowed on this input type

Each autofill field name belongs to a group of controls: a multi-line street address to `textarea`, a birthday to `date`
and text fields. Browsers mostly fill in the field anyway, but HTML does not guarantee it.

Bad:

    <label>Street <input type="text" name="street" autocomplete="street-address"></label>
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not allowed with `type="text"`: HTML allows "street-address" on `textarea` and `select`

Bad:

    <label>Card number <input type="tel" name="card" autocomplete="cc-number"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^
    = is not allowed with `type="tel"`: HTML allows "cc-number" on fields of type text or search

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
    predicate,
    rule,
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
    """Compare the type with the group of the field name; text areas and lists take every name."""
    control = field.control
    name = control.autofill.field_name
    if name is None or control.tag != "input" or control.type in field.tables.types_for(name) or control.is_out_of_use:
        return
    attribute = control.known("autocomplete")
    if attribute and field.tables.is_autofill(control.autofill.tokens, "input") and not control.element.unknown("type"):
        yield Hit(attribute.span, _told(control.type, name, field.tables.types_for(name)))


def _told(kind: str, name: str, right: frozenset[str]) -> Message:
    """What HTML foresees for a field name in place of the type that is there."""
    others = ", ".join(sorted(right - {"hidden", "search", "text"}))
    if others:
        return predicate(
            'is not allowed with `type="{type}"`: HTML allows "{name}" on fields of type text, search or {other}',
            type=kind,
            name=name,
            other=others,
        )
    if "text" in right:
        return predicate(
            'is not allowed with `type="{type}"`: HTML allows "{name}" on fields of type text or search',
            type=kind,
            name=name,
        )
    return predicate(
        'is not allowed with `type="{type}"`: HTML allows "{name}" on `textarea` and `select`', type=kind, name=name
    )
