"""On or off in autocomplete of a hidden field

On a hidden field `autocomplete` tells what its value is, for the fields beside it; `on` and `off` tell nothing there.
Programs write `off` against a habit of Firefox, which keeps values over a reload; the standard does not foresee it.

Bad:

    <form><input type="hidden" name="token" value="a1" autocomplete="off"></form>
                                                       ^^^^^^^^^^^^^^^^^^ means nothing on a hidden field

Good:

    <form><input type="hidden" name="amount" value="12.00" autocomplete="transaction-amount"></form>

Source: WHATWG HTML, 4.10.18.7.1, the autofill anchor mantle.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)

_SWITCHES = frozenset({("off",), ("on",)})


@rule(level="info", category="autocomplete-wrong", since="0.1")
def check(page: Page) -> Hits:
    """Look at the hidden fields."""
    for control in page.controls:
        attribute = control.known("autocomplete") if control.type == "hidden" else None
        if attribute and control.autofill.tokens in _SWITCHES:
            yield Hit(attribute.span, say("means nothing on a hidden field"))
