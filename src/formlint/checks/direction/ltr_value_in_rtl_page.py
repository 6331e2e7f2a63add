"""Left-to-right value in a right-to-left field

On a page in Arabic, Hebrew, or Persian, fields inherit its direction. The parts of an email address, a URL, a grouped
card number, or a number with a plus sign can then appear in the wrong order, so people cannot check what they type.

Bad:

    <html lang="ar" dir="rtl"><label>البريد الإلكتروني <input type="email" name="email" autocomplete="email"></label></html>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = runs right to left, so parts of its value can appear in the wrong order

Fixed:

    <html lang="ar" dir="rtl"><label>البريد الإلكتروني <input type="email" name="email" autocomplete="email" dir="ltr"></label></html>

Bad:

    <html lang="ar" dir="rtl"><label>اسم المستخدم أو البريد الإلكتروني <input name="login" autocomplete="username" autocapitalize="none"></label></html>
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = runs right to left, so parts of its value can appear in the wrong order

Fixed:

    <html lang="ar" dir="rtl"><label>اسم المستخدم أو البريد الإلكتروني <input name="login" autocomplete="username" autocapitalize="none" dir="ltr"></label></html>

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
    Message,
    Reason,
    add,
    predicate,
    rule,
)

_LATIN = frozenset({"bic", "cc-number", "email", "iban", "tel", "url"})
_TYPES = frozenset({"email", "url"})
_WRITTEN = frozenset({"email", "search", "text", "url"})
_SURE = 0.8
_LOGIN = "username"


@rule(
    level="warning",
    category="direction-missing",
    since="0.1",
    wcag={"1.3.2"},
    types={"email", "search", "text", "url"},
)
def check(field: Field) -> Hits:
    """Look for the nearest `dir` attribute; what style sheets set is not known."""
    control = field.control
    latin = control.type in _TYPES or ((field.purpose in _LATIN or _takes_email(field)) and field.confidence >= _SURE)
    directed = latin and control.type in _WRITTEN and any(True for _ in control.element.document.having("dir"))
    if not directed or not _is_right_to_left(control):
        return
    if reason := _why_not(control):
        return reason
    yield Hit(
        control.element.span,
        predicate("runs right to left, so parts of its value can appear in the wrong order"),
        fix=add(control, "dir", "ltr", safe=True),
    )


def _why_not(control: Control) -> Message | None:
    """Why its own direction may be another."""
    element = control.element
    if element.may_have_more:
        return Reason.CODE
    style = f"{element.value('style') or ''} {element.value('class') or ''}".lower()
    return Reason.STYLE if "ltr" in style else None


def _takes_email(field: Field) -> bool:
    """Whether people may log in with an email address: the label says so."""
    label = field.control.label
    return field.purpose == _LOGIN and label is not None and field.control.tables.mentions(label.text, "email-address")


def _is_right_to_left(control: Control) -> bool:
    element = control.element
    ruling = next((one for one in (element, *element.ancestors()) if one.has("dir")), None)
    return ruling is not None and (ruling.value("dir") or "").lower() == "rtl"
