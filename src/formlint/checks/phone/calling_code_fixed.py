"""Country code cannot be changed

People whose phone number is from another country cannot enter it.

Bad (serves DE, US):

    <label>Country code <input name="cc" autocomplete="tel-country-code" value="+1" readonly></label>
                                                                                    ^^^^^^^^
    = fixes the country code at "+1", but numbers in Germany start with "+49"
    <label>Phone <input name="phone" inputmode="tel" autocomplete="tel-national"></label>

Fixed:

    <label>Country code <input name="cc" autocomplete="tel-country-code" value="+1"></label>
    <label>Phone <input name="phone" inputmode="tel" autocomplete="tel-national"></label>

Good (serves US):

    <label>Country code <input name="cc" autocomplete="tel-country-code" value="+1" readonly></label>

Good (serves DE, US):

    <label>Country code <input name="cc" autocomplete="tel-country-code" value="+1"></label>

If the form also asks for the country, a script may change the code, and the level is lower.

Sources: the `[phone]` table of each territory.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    predicate,
    remove,
    rule,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel-country-code"},
    since="0.1",
    controls={"editable", "read-only"},
    attributes={"readonly"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Compare the fixed code with those of the territories that the form serves."""
    control = field.control
    fixed, value = control.attribute("readonly"), control.known("value")
    code = "".join(filter(str.isdecimal, value.value or "")) if value else ""
    if fixed is None or not code or control.hidden or control.disabled or control.element.unknown("readonly"):
        return
    code = code.removeprefix("00")
    pack = next((pack for pack in packs if pack.phone and pack.phone.calling_code.lstrip("+") != code), None)
    if pack and pack.phone:
        own = f"+{pack.phone.calling_code.lstrip('+')}"
        yield Hit(
            fixed.span,
            predicate(
                'fixes the country code at "+{code}", but numbers in {territory} start with "{own}"',
                code=code,
                territory=pack,
                own=own,
            ),
            witness=own,
            fix=remove(control, fixed, safe=True),
            level=control.milder_by_country(pack),
        )
