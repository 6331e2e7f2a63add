"""Unexplained promo code field

A promo code field that everyone sees suggests that other people pay less. People leave to search for a code, and often do
not come back.

Bad:

    <form><h1>Your basket</h1><label>Promo code <input name="coupon"></label> <button>Apply</button></form>
                                                ^^^^^^^^^^^^^^^^^^^^^
    = sends people away to look for a code: nothing explains where codes come from

Good, because the page explains it:

    <form><h1>Your basket</h1><details><summary>I have a promo code</summary>
    <label>Promo code <input name="coupon"></label> <button>Apply</button></details></form>

Good:

    <form><h1>Your basket</h1><label for="c">Promo code</label> <input id="c" name="coupon" aria-describedby="h">
    <p id="h">Codes are printed on your last bill</p></form>

Sources: Baymard Institute, coupon fields: collapse them; own experience.
"""

import re

from formlint.rule import Control, Field, Hit, Hits, Reason, predicate, rule, say

_WORD = re.compile(r"\w+")
_MOST_WORDS = 6  # of a text that only names the field
_HINTS = ("aria-describedby", "title", "aria-description")


@rule(level="info", category="friction", purposes={"coupon"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for an element that hides it until it is opened, or for a sentence about it."""
    control = field.control
    if control.element.closest("details", "dialog") or control.type == "hidden" or _is_told(control):
        return Reason.TOLD
    if control.required:
        return Reason.ON_PURPOSE
    yield Hit(
        control.element.span,
        predicate("sends people away to look for a code: nothing explains where codes come from"),
        help=say("Move the field into a `<details>` element, or explain where codes come from"),
    )


def _is_told(control: Control) -> bool:
    longest = max((len(_WORD.findall(text.text)) for text in control.texts), default=0)
    return longest > _MOST_WORDS or any(map(control.element.has, _HINTS))
