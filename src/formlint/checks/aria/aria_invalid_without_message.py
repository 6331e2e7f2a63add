"""Field that is said to be wrong, but not why

`aria-invalid="true"` has a screen reader say "invalid entry". Without a message that belongs to the field, people hear
that something is wrong and not what.

Bad:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true"></label>
                                                     ^^^^^^^^^^^^^^^^^^^ says that the value is wrong, but no message is bound to it

Good:

    <label>Postcode <input name="postcode" value="1" aria-invalid="true" aria-describedby="why"></label>
    <p id="why">Enter a whole postcode, such as SW1A 1AA</p>

Sources: WCAG 2.2, 3.3.1, techniques ARIA21 and ARIA1; WAI-ARIA 1.2, aria-errormessage.
"""

from formlint.rule import Field, Hit, Hits, rule, say

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
            say("says that the value is wrong, but no message is bound to it"),
            help=say("Name the id of the message in aria-describedby"),
        )
