"""Field into which nothing can be pasted

Password managers and people who copy a code or an address paste. Who cannot has to type a long password by hand, chooses a
short one instead, or gives up.

Bad:

    <label>Password <input type="password" name="password" autocomplete="new-password" onpaste="return false"></label>
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^ cancels pasting, which password managers and people with long values need

Fixed:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Bad:

    <label>Confirm email <input type="email" name="email2" autocomplete="email" onpaste="event.preventDefault();"></label>
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cancels pasting, which password managers and people with long values need

Fixed:

    <label>Confirm email <input type="email" name="email2" autocomplete="email"></label>

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Good:

    <label>Notes <textarea name="notes" onpaste="insert(event.clipboardData.getData('text')); return false"></textarea></label>

Sources: WCAG 2.2, 3.3.8, accessible authentication; GOV.UK Design System, passwords.
"""

import re

from formlint.rule import (
    Field,
    Hit,
    Hits,
    remove,
    rule,
    say,
)

_CANCELS = re.compile(
    r"\s*(?:(?:javascript:|return\s+false|(?:return\s+)?(?:event|e)\.preventDefault\(\))\s*;?\s*)+\Z", re.IGNORECASE
)


@rule(level="warning", category="paste-blocked", since="0.1", wcag={"3.3.8"}, attributes={"onpaste"})
def check(field: Field) -> Hits:
    """Report handlers that do nothing but cancel."""
    control = field.control
    handler = control.known("onpaste")
    if handler and _CANCELS.match(handler.value or ""):
        yield Hit(
            handler.span,
            say("cancels pasting, which password managers and people with long values need"),
            fix=remove(control, handler, safe=True),
        )
