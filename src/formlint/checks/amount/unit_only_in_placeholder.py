"""Unit shown only in the placeholder

A placeholder disappears with the first character, so users who return to the field do not know whether "70" means
kilograms or pounds. Screen readers may not read it at all.

Bad:

    <label>Weight <input name="weight" placeholder="kg"></label>
                                       ^^^^^^^^^^^^^^^^ shows the unit only until users start typing

Bad:

    <label>Amount <input name="amount" placeholder="$"></label>
                                       ^^^^^^^^^^^^^^^ shows the unit only until users start typing

Good:

    <label>Weight in kg <input name="weight" placeholder="70"></label>

Good:

    <label>Weight <input name="weight" placeholder="kg"> <span>kg</span></label>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; GOV.UK Design System, text input: prefixes and suffixes.
"""

from formlint.rule import Field, Hit, Hits, Reason, plain, predicate, rule, say

_DATES = ("bday", "cc-", "date", "time")
_TYPES = frozenset({"number", "text", "tel"})


@rule(
    level="info",
    category="label-unclear",
    since="0.1",
    wcag=["3.3.2"],
    rank="advice",
    attributes={"placeholder"},
)
def check(field: Field) -> Hits:
    """Look for placeholders that are a unit or a currency symbol and nothing else."""
    control = field.control
    asked = control.type in _TYPES and not (field.purpose or "").startswith(_DATES)
    unit = plain(control.placeholder or "").strip("()[]") if asked else ""
    placeholder = (
        control.known("placeholder")
        if unit in field.tables.phrases("units") or field.tables.currency_sign(unit) == unit
        else None
    )
    if placeholder is None:
        return
    told = [text.text.casefold() for text in control.texts if text.origin != "placeholder"]
    if not told:
        return Reason.OTHER_RULE
    if not any(unit in text for text in told):
        yield Hit(
            placeholder.span,
            predicate("shows the unit only until users start typing"),
            help=say("Put the unit in the label or next to the field"),
        )
