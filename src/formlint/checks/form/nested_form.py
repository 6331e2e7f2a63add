"""Form inside a form

Browsers drop the inner start tag. Its fields are sent with the outer form, to another address, and the inner end tag
ends the outer form: what comes after it is sent with none.

Bad:

    <form action="/order"><label>Name <input name="name"></label>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form>
    ^^^^^^^^^^^^^^^^^^^^^^^ is inside another form, so browsers drop it: its fields are sent with the other
    <button>Order</button></form>

Good:

    <form action="/order"><label>Name <input name="name"></label><button>Order</button></form>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form>

Source: WHATWG HTML, 4.10.3 The form element; 13.2.6.4.7 The "in body" insertion mode.
"""

from formlint.rule import Hit, Hits, Page, rule, say


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Ask which start tags the parser dropped; in a template, one of two may be meant."""
    if page.document.templated:
        return
    for span in page.document.ignored_forms:
        yield Hit(span, say("is inside another form, so browsers drop it: its fields are sent with the other"))
