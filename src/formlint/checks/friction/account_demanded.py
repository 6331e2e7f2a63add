"""Account required before checkout

People who buy once do not want another password. A required account is a common reason for leaving a checkout. Offer the
account after the order instead.

Bad:

    <form><h1>Checkout</h1>
    <label>Email <input type="email" name="email" autocomplete="email" required></label>
    <label>Address <textarea name="address" autocomplete="street-address" required></textarea></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>
    <label>Choose a password <input type="password" name="password" autocomplete="new-password" required></label>
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires an account before people can place an order
    <button>Place order</button></form>

Bad:

    <title>Checkout</title><form><h2>Log in to continue</h2>
    <label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = requires an account before people can place an order
    <button>Log in</button></form>

Good:

    <form><h1>Checkout</h1>
    <label>Email <input type="email" name="email" autocomplete="email" required></label>
    <label>Address <textarea name="address" autocomplete="street-address" required></textarea></label>
    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>
    <label>Choose a password (optional) <input type="password" name="password" autocomplete="new-password"></label>
    <button>Place order</button></form>

Good:

    <title>Checkout</title><form><h2>Log in</h2>
    <label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Password <input type="password" name="password" autocomplete="current-password"></label>
    <button>Log in</button></form> <a href="/guest">Continue as guest</a>

Sources: Baymard Institute, reasons for abandonments during checkout; own experience.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from formlint.rule import (
    Control,
    Document,
    Element,
    Field,
    Form,
    Hit,
    Note,
    Reason,
    asked,
    predicate,
    rule,
    say,
)

_TYPED = frozenset({"email", "tel", "text"})
_ORDERED = ("address-line1", "cc-csc", "cc-number", "postal-code", "street-address", "street-name")


@rule(level="info", category="friction", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for a required password in an order, or for a login that is the only form on a checkout page."""
    passwords = asked(fields, "new-password", "current-password")
    if not passwords:
        return
    control = passwords[0].control
    if "checkout" not in control.form.kinds:
        return
    kind = form.kind(fields)
    bought = control.required and asked(fields, *_ORDERED)
    barred = kind is not None and kind.kind in {"sign-in", "sign-up"} and _is_alone(form, control)
    if not (bought or barred) or control.page.mentions("guest"):
        return
    if control.element.document.templated:
        yield Note(Reason.CODE, control.element.span)
    else:
        yield Hit(
            control.element.span,
            predicate("requires an account before people can place an order"),
            help=say("Let people order as guests, and offer the account after the order"),
        )


def _is_alone(form: Form, control: Control) -> bool:
    """Whether nothing else can be typed on the page except perhaps search words."""
    typed = control.document.facts(_typed)
    return typed.total() - typed[form.element] <= 1


def _typed(document: Document) -> Counter[Element | None]:
    """The number of text fields in each form."""
    inputs = [one for one in document.find_all("input") if (one.type or "text") in _TYPED]
    return Counter(map(document.form_owner, inputs))
