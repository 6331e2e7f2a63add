"""Token in autocomplete that says something else than label and name

The browser fills in by the token, people read the label. A city turns up in the field for the region, or a parcel goes
to somebody's telephone number.

Bad:

    <label>Postcode <input name="postcode" autocomplete="tel"></label>
                                           ^^^^^^^^^^^^^^^^^^ has browsers fill in something else (tel) than label and name ask for (postal-code)

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Good:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Good:

    <label>Name <input name="name" autocomplete="given-name"></label>

Sources: WCAG 2.2, 1.3.5, identify input purpose; WHATWG HTML, autofill.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    replace,
    rule,
    say,
)

_LABELS = frozenset({"aria-label", "aria-labelledby", "label", "placeholder", "title"})
_NAMES = frozenset({"id", "name"})
_TRICKS = frozenset({None, "current-password", "new-password"})  # new-password is often written to switch autofill off


@rule(
    level="warning",
    category="autocomplete-wrong",
    since="0.1",
    wcag={"1.3.5"},
    unless={"password-token-wrong"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Look for a purpose that label and name agree on, and that has a token of its own."""
    control = field.control
    token, right = control.autofill.field_name, field.tables.autocomplete("personal").get(field.purpose or "")
    if token in _TRICKS or right is None or field.tables.are_akin(str(token), str(field.purpose)):
        return
    signals, attribute = {reason.signal for reason in field.evidence}, control.known("autocomplete")
    if attribute and signals & _LABELS and signals & _NAMES:
        words = (attribute.value or "").split()
        yield Hit(
            attribute.span,
            say(
                "has browsers fill in something else ({token}) than label and name ask for ({purpose})",
                token=token,
                purpose=field.purpose,
            ),
            witness=right,
            fix=replace(attribute, " ".join([*words[:-1], right]), safe=False),
        )
