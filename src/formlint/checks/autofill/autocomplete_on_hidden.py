"""Invalid autocomplete value on a hidden field

On a hidden field, `autocomplete` describes what its value is, so HTML does not allow `on` or `off` there. `off` is
often added because Firefox keeps old values on reload; the standard does not provide for that.

Bad:

    <form><input type="hidden" name="token" value="a1" autocomplete="on"></form>
                                                       ^^^^^^^^^^^^^^^^^ is not valid on a hidden field

Good:

    <form><input type="hidden" name="amount" value="12.00" autocomplete="transaction-amount"></form>

Good:

    <form><input type="hidden" name="token" value="a1" autocomplete="off"></form>

Source: WHATWG HTML, 4.10.18.7.1, the autofill anchor mantle.
"""

from formlint.rule import Hit, Hits, Page, predicate, rule


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Hits:
    """Look at the hidden fields."""
    for control in page.controls:
        attribute = control.known("autocomplete") if control.type == "hidden" else None
        if attribute and control.autofill.tokens == ("on",):
            yield Hit(attribute.span, predicate("is not valid on a hidden field"))
