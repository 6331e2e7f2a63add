r"""Expiry year that does not tell how many digits it wants

Cards show two digits, many forms want four. Who types 29 where 2029 is wanted is refused after sending.

Bad:

    <label>Year <input name="exp_year" autocomplete="cc-exp-year" inputmode="numeric"></label>
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not tell whether to type two digits or four

Good:

    <label>Year (YY) <input name="exp_year" autocomplete="cc-exp-year" inputmode="numeric"></label>

Good:

    <label>Year <input name="exp_year" autocomplete="cc-exp-year" inputmode="numeric" maxlength="2"></label>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; GOV.UK Design System, payment card details.
"""

import re

from formlint.rule import (
    Field,
    Hit,
    Hits,
    rule,
    say,
)

_TELLS = ("placeholder", "maxlength", "pattern", "title", "aria-describedby")
_DIGITS = re.compile(r"\d|([yja])\1", re.IGNORECASE)


@rule(
    level="info",
    category="date-format-ambiguous",
    purposes={"cc-exp-year"},
    since="0.1",
    wcag=["3.3.2"],
    types={"tel", "text"},
)
def check(field: Field) -> Hits:
    """Look for a limit, an example, or letters that stand for digits."""
    control = field.control
    told = any(map(control.element.has, _TELLS)) or any(_DIGITS.search(text.text) for text in control.texts)
    if control.type in {"text", "tel"} and not told:
        yield Hit(
            control.element.span,
            say("does not tell whether to type two digits or four"),
            help=say("Take both, and say which"),
        )
