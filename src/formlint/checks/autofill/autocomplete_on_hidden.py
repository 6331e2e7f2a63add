"""Invalid autocomplete value on a hidden field

On a hidden field, `autocomplete` says what the value is, so HTML does not allow "on" or "off" there. The rule reports
only "on": many pages need "off" to keep Firefox from restoring an old value after a reload.

Bad:

    <form><input type="hidden" name="token" value="a1" autocomplete="on"></form>
                                                       ^^^^^^^^^^^^^^^^^ is invalid on a hidden field

Good:

    <form><input type="hidden" name="amount" value="12.00" autocomplete="transaction-amount"></form>

Good:

    <form><input type="hidden" name="token" value="a1" autocomplete="off"></form>

Source: WHATWG HTML, 4.10.18.7.1, the autofill anchor mantle.
"""

from formlint.rule import Hit, Hits, Page, predicate, rule, say


@rule(level="info", category="markup-idle", since="0.1", attributes={"autocomplete"})
def check(page: Page) -> Hits:
    """Look at the hidden fields."""
    for control in page.controls:
        attribute = control.known("autocomplete") if control.type == "hidden" else None
        if attribute and control.autofill.tokens == ("on",):
            yield Hit(
                attribute.span,
                predicate("is invalid on a hidden field"),
                help=say("Remove `{attribute}`", attribute="autocomplete"),
            )
