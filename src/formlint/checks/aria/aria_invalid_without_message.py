"""Field marked invalid without an error message

`aria-invalid="true"` makes screen readers announce "invalid entry". Without a linked message, users learn that
something is wrong, but not what.

Bad:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true"></label>
                                                     ^^^^^^^^^^^^^^^^^^^
    = marks the value as invalid, but no error message is linked to the field

Good:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true" aria-describedby="why"></label>
    <p id="why">Enter a whole postcode, such as SW1A 1AA</p>

Sources: WCAG 2.2, 3.3.1, techniques ARIA21 and ARIA1; WAI-ARIA 1.2, aria-errormessage.
"""

from formlint.rule import Field, Hit, Hits, predicate, rule, say

_MESSAGES = ("aria-describedby", "aria-description", "aria-errormessage", "aria-labelledby")


@rule(
    level="warning",
    category="label-missing",
    since="0.1",
    wcag={"3.3.1"},
    unless={"error-not-associated"},
    attributes={"aria-invalid"},
)
def check(field: Field) -> Hits:
    """Look for a message that is bound to a field marked as wrong."""
    control = field.control
    if control.value("aria-invalid") != "true" or control.element.may_have_more:
        return
    attribute = control.known("aria-invalid")
    if attribute and not any(map(control.element.has, _MESSAGES)):
        yield Hit(
            attribute.span,
            predicate("marks the value as invalid, but no error message is linked to the field"),
            help=say("Set `aria-describedby` to the id of the error message"),
        )
