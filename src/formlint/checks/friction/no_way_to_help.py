"""Page with a form but no way to get help

When a form rejects a correct value, people need someone to contact. A page without a help link, an email address, or a
phone number loses them.

Bad:

    <html lang="en"><head><title>Checkout</title></head><body><form><h1>Checkout</h1>
                                                              ^^^^^^ is on a page without a help link or contact details
    <label>Card number <input name="cc" autocomplete="cc-number" inputmode="numeric"></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>
    <button>Pay</button></form></body></html>

Good:

    <html lang="en"><head><title>Checkout</title></head><body><form><h1>Checkout</h1>
    <label>Card number <input name="cc" autocomplete="cc-number" inputmode="numeric"></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>
    <button>Pay</button></form> <a href="/help">Need help?</a></body></html>

Good:

    <html lang="en"><head><title>Checkout</title></head><body><form><h1>Checkout</h1>
    <label>Card number <input name="cc" autocomplete="cc-number" inputmode="numeric"></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>
    <button>Pay</button></form> <p>Questions? Call <a href="tel:+442079460000">020 7946 0000</a></p></body></html>

Parts of pages and pages with template code are skipped.

Sources: WCAG 2.2, 3.2.6 Consistent Help, and 3.3.1 Error Identification (for their reasons).
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)

_KINDS = frozenset({"address", "checkout", "booking", "sign-up", "reset-password"})
_FEWEST = 2
_REACHED = (
    "mailto:",
    "tel:",
    "sms:",
    "https://wa.me",
    "contact",
    "help",
    "support",
    "kontakt",
    "aide",
    "ayuda",
    "hilfe",
)


@rule(level="info", category="friction", since="0.1", wcag=["3.2.6"])
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look at all links and texts of a page with a form such as a checkout or a sign-up."""
    element = form.element
    if element is None or sum(field.control.editable for field in fields) < _FEWEST or element.document.templated:
        return
    kind = form.kind(fields)
    if kind and kind.kind in _KINDS and not form.page.facts(_offers_help):
        yield Hit(
            element.span,
            predicate("is on a page without a help link or contact details"),
            help=say("Add a help link, a phone number, or an email address"),
        )


def _offers_help(page: Page) -> bool:
    """Whether it has a way to reach someone, or is only a part of a page."""
    document = page.document
    body = document.find("body")
    if body is None or not body.span.end or document.find("iframe"):
        return True
    links = [(link.value("href") or "").lower() for link in document.find_all("a")]
    return any(sign in link for link in links for sign in _REACHED) or page.tables.mentions(body.text, "help")
