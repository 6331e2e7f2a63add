"""The word on in autocomplete of a hidden field

On a hidden field `autocomplete` tells what its value is, for the fields beside it; `on` tells nothing there. With `off`
Firefox does not keep the value when the page is loaded again: the standard does not foresee it, but it is of use.

Bad:

    <form><input type="hidden" name="token" value="a1" autocomplete="on"></form>
                                                       ^^^^^^^^^^^^^^^^^ means nothing on a hidden field

Good:

    <form><input type="hidden" name="amount" value="12.00" autocomplete="transaction-amount"></form>

Good:

    <form><input type="hidden" name="token" value="a1" autocomplete="off"></form>

Source: WHATWG HTML, 4.10.18.7.1, the autofill anchor mantle.
"""

from formlint.rule import Hit, Hits, Page, rule, say


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Hits:
    """Look at the hidden fields."""
    for control in page.controls:
        attribute = control.known("autocomplete") if control.type == "hidden" else None
        if attribute and control.autofill.tokens == ("on",):
            yield Hit(attribute.span, say("means nothing on a hidden field"))
