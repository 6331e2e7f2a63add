r"""Card expiry year does not say how many digits to enter

Cards show two digits of the year, but many forms require four. People who enter 29 where 2029 is required find out only
after they submit the form.

Bad:

    <label>Year <input name="exp_year" autocomplete="cc-exp-year" inputmode="numeric"></label>
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not say whether to enter two or four digits

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
    predicate,
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
            predicate("does not say whether to enter two or four digits"),
            help=say('Accept both, and state the format in the label, such as "YY"'),
        )
