"""Pasting is blocked

Users and password managers paste passwords, codes, and addresses. Without pasting, users have to type a long password by
hand, choose a shorter one, or give up.

Bad:

    <label>Password <input type="password" name="password" autocomplete="new-password" onpaste="return false"></label>
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^
    = blocks pasting, which password managers and users with long values depend on

Fixed:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Bad:

    <label>Confirm email <input type="email" name="email2" autocomplete="email" onpaste="event.preventDefault();"></label>
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = blocks pasting, which password managers and users with long values depend on

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
    predicate,
    remove,
    rule,
)

_CANCELS = re.compile(
    r"\s*(?:(?:javascript:|return\s+false|(?:return\s+)?(?:event|e)\.preventDefault\(\))\s*;?\s*)+\Z", re.IGNORECASE
)


@rule(level="warning", category="paste-blocked", since="0.1", wcag={"3.3.8"}, attributes={"onpaste"})
def check(field: Field) -> Hits:
    """Report handlers that only cancel pasting."""
    control = field.control
    handler = control.known("onpaste")
    if handler and _CANCELS.match(handler.value or ""):
        yield Hit(
            handler.span,
            predicate("blocks pasting, which password managers and users with long values depend on"),
            fix=remove(control, handler, safe=True),
        )
