"""Field name in autocomplete that HTML does not provide for this type

Each field name belongs to a group of controls: a street of several lines to `textarea`, a birthday to `date` and text.
Browsers mostly fill in all the same, but the standard does not promise it.

Bad:

    <label>Street <input type="text" name="street" autocomplete="street-address"></label>
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is not for type="text": HTML provides "street-address" for textarea and select

Bad:

    <label>Card number <input type="tel" name="card" autocomplete="cc-number"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^ is not for type="tel": HTML provides "cc-number" for text and search

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
        return say(
            'is not for type="{type}": HTML provides "{name}" for text and {other}', type=kind, name=name, other=others
        )
    if "text" in right:
        return say('is not for type="{type}": HTML provides "{name}" for text and search', type=kind, name=name)
    return say('is not for type="{type}": HTML provides "{name}" for textarea and select', type=kind, name=name)
