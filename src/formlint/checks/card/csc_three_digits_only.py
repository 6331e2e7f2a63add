r"""Card security code limited to three digits

American Express prints four digits on the front of its cards, so users of these cards cannot pay.

Bad:

    <form><p>We accept Visa, Mastercard and American Express.</p>
    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="3" inputmode="numeric"></label></form>
                                                       ^^^^^^^^^^^^^ cuts "1234" to "123"

Fixed:

    <form><p>We accept Visa, Mastercard and American Express.</p>
    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="4" inputmode="numeric"></label></form>

Bad:

    <form><img src="visa.png" alt="Visa"> <img src="amex.png" alt="Amex">
    <label>CVV <input name="cvv" autocomplete="cc-csc" pattern="\d{3}" inputmode="numeric"></label></form>
                                                       ^^^^^^^^^^^^^^^ rejects "1234"

Good:

    <form><p>We accept Visa, Mastercard and American Express.</p>
    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="4" pattern="\d{3,4}" inputmode="numeric"></label></form>

Good:

    <form><p>We accept Visa and Mastercard.</p>
    <label>CVV <input name="cvv" autocomplete="cc-csc" maxlength="3" inputmode="numeric"></label></form>

Sources: American Express, card identification digits; GOV.UK Design System, payment card details.
"""

import re

from formlint.rule import (
    Control,
    Element,
    Field,
    Hits,
    Reason,
    rule,
    say,
)

_SHOWING = ("alt", "aria-label", "class", "data-brand", "data-variant", "id", "src", "title", "value")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_LAST = 2  # words at the end of a name that say what is asked for


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"cc-csc"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try four digits in a field that accepts three, where the form or page mentions American Express."""
    control, (three, four, *_) = field.control, field.tables.values("cc-csc")
    accepts = control.accepted
    if accepts is None or accepts.accepts(four.text) or not accepts.accepts(three.text):
        return
    if not _is_for_all(control):
        return Reason.THREE_DIGITS
    both = say("Accept three or four digits: `{attribute}`", attribute=field.tables.pattern("cc-csc"))
    yield from control.cuts((four,))
    yield from control.refusals((four,), help=both)


def _is_for_all(control: Control) -> bool:
    """Whether cards with four digits are accepted, by the brands that the form shows, or else the page."""
    if control.follows_own_card or control.is_own_card or _has_double(control):
        return False
    form = control.form.element
    shown = _said(form) if form else ""
    if not _names(control, shown, "card-brands") and not _names(control, shown, "four-digit-cards"):
        shown = _said(control.document.root)
    return _names(control, shown, "four-digit-cards")


def _has_double(control: Control) -> bool:
    """Whether its form asks for two codes: one may be for other cards, such as the store's own."""
    called = _called(control)
    others = (one for one in control.page.controls_of(control.form) if one.name != control.name)
    return bool(called) and any(_called(one) == called for one in others)


def _called(control: Control) -> list[str]:
    return [word.lower() for word in _WORDS.findall(control.name or "")[-_LAST:]]


def _said(element: Element) -> str:
    """The text inside, and the attributes that describe images: their names, files, and classes."""
    told = (said for one in element.descendants() for name in _SHOWING if (said := one.value(name)))
    return f"{element.text} {' '.join(told)}".casefold().replace("_", " ")


def _names(control: Control, text: str, brands: str) -> bool:
    return control.tables.mentions(text, brands)
