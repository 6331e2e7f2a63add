"""Address or number that is written from right to left

On a page in Arabic, Hebrew or Persian the fields inherit its direction. An address of e-mail or the Web, a card number
in groups, or a number with a plus sign then has its parts in a wrong order while people type, and nobody can check it.

Bad:

    <html lang="ar" dir="rtl"><label>البريد الإلكتروني <input type="email" name="email" autocomplete="email"></label></html>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is written from right to left: the parts of the value change places

Fixed:

    <html lang="ar" dir="rtl"><label>البريد الإلكتروني <input type="email" name="email" autocomplete="email" dir="ltr"></label></html>

Good:

    <html lang="ar" dir="rtl"><label>البريد الإلكتروني <input type="email" name="email" autocomplete="email" dir="ltr"></label></html>

Good:

    <html lang="ar" dir="rtl"><label>رقم الهاتف <input type="tel" name="phone" autocomplete="tel"></label></html>

Sources: W3C, Inline markup and bidirectional text in HTML; WHATWG HTML, 3.2.6.4, the dir attribute (type=tel is left to right
by itself).
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    add,
    rule,
    say,
)

_LATIN = frozenset({"bic", "cc-number", "email", "iban", "tel", "url"})
_TYPES = frozenset({"email", "url"})
_WRITTEN = frozenset({"email", "search", "text", "url"})
_SURE = 0.8


@rule(
    level="warning",
    category="direction-missing",
    since="0.1",
    wcag={"1.3.2"},
    types={"email", "search", "text", "url"},
)
def check(field: Field) -> Hits:
    """Look for the nearest direction that is written; what style sheets say cannot be seen."""
    control = field.control
    latin = control.type in _TYPES or (field.purpose in _LATIN and field.confidence >= _SURE)
    directed = latin and control.type in _WRITTEN and any(True for _ in control.element.document.having("dir"))
    if directed and _is_right_to_left(control):
        yield Hit(
            control.element.span,
            say("is written from right to left: the parts of the value change places"),
            fix=add(control, "dir", "ltr", safe=True),
        )


def _is_right_to_left(control: Control) -> bool:
    element = control.element
    style = f"{element.value('style') or ''} {element.value('class') or ''}".lower()
    if element.may_have_more or "ltr" in style:
        return False
    ruling = next((one for one in (element, *element.ancestors()) if one.has("dir")), None)
    return ruling is not None and (ruling.value("dir") or "").lower() == "rtl"
