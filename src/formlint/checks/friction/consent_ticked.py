"""Consent checkbox checked by default

People overlook a checkbox that is already checked. Under EU law, that is not valid consent.

Bad:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label><input type="checkbox" name="newsletter_consent" checked> I agree to receive the newsletter</label></form>
                                                            ^^^^^^^ gives consent before people have made a choice

Fixed:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label><input type="checkbox" name="newsletter_consent"> I agree to receive the newsletter</label></form>

Good:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label><input type="checkbox" name="newsletter_consent"> I agree to receive the newsletter</label></form>

Sources: Court of Justice of the European Union, C-673/17 (Planet49); Regulation (EU) 2016/679 (GDPR), recital 32.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    remove,
    rule,
)


@rule(level="info", category="friction", purposes={"consent"}, since="0.1", attributes={"checked"})
def check(field: Field) -> Hits:
    """Report checkboxes that are checked in the page."""
    control = field.control
    ticked = control.attribute("checked")
    if ticked and control.type == "checkbox" and not control.element.unknown("checked"):
        yield Hit(
            ticked.span,
            predicate("gives consent before people have made a choice"),
            fix=remove(control, ticked, safe=True),
        )
