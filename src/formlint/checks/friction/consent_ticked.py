"""Consent that is given before people say so

A box that is ticked from the start is overlooked. In Europe it is no consent at all.

Bad:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label><input type="checkbox" name="newsletter_consent" checked> I agree to receive the newsletter</label></form>
                                                            ^^^^^^^ gives consent before people have said anything

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
    remove,
    rule,
    say,
)


@rule(level="info", category="friction", purposes={"consent"}, since="0.1", attributes={"checked"})
def check(field: Field) -> Hits:
    """Report boxes that are ticked in the page."""
    control = field.control
    ticked = control.attribute("checked")
    if ticked and control.type == "checkbox" and not control.element.unknown("checked"):
        yield Hit(
            ticked.span,
            say("gives consent before people have said anything"),
            fix=remove(control, ticked, safe=True),
        )
