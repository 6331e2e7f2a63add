r"""Right-to-left text without `dir="rtl"`

Browsers put the letters of Arabic, Hebrew, and Persian in the right order by themselves. But lines start on the wrong
side, labels appear on the wrong side of their fields, and numbers and punctuation change places.

Bad:

    <html lang="ar"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>
    ^^^^^^^^^^^^^^^^ has no `dir="rtl"`, but its text runs right to left

Fixed:

    <html lang="ar" dir="rtl"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Bad:

    <html lang="he" dir="ltr"><body><p>נא למלא את השם והכתובת המלאה בשדות אלה</p></body></html>
                    ^^^^^^^^^ is wrong: the text of the page runs right to left

Good:

    <html lang="ar" dir="rtl"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Good:

    <html lang="ar"><body style="direction: rtl"><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Sources: W3C, Structural markup and right-to-left text in HTML; WCAG 2.2, 1.3.2, technique H56.
"""

from formlint.rule import (
    Edit,
    Element,
    Fix,
    Hit,
    Hits,
    Page,
    Span,
    predicate,
    rule,
    say,
)

_LEAST_LETTERS = 20
_MOST_OF_A_TEXT = 0.6
_SIGNS = ("rtl", "direction")


@rule(level="warning", category="direction-missing", since="0.1", wcag=["1.3.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look at the letters of the page where nothing sets a direction; of a style sheet, only the name is known."""
    document = page.document
    html, body = document.root, document.find("body")
    if body is None or html.node.position is None or document.source.text.isascii():
        return
    if _may_be_told(html) or _may_be_told(body):
        return
    if _runs_from_right(page, body) and not _is_styled(page):
        if (wrong := html.attribute("dir")) is not None:
            message = predicate("is wrong: the text of the page runs right to left")
            yield Hit(wrong.span, message, help=say('Use `dir="rtl"`'))
        else:
            at = html.span.end - 1
            fix = Fix(say('Add `dir="rtl"`'), (Edit(Span(at, at), ' dir="rtl"'),), safe=True)
            yield Hit(html.span, predicate('has no `dir="rtl"`, but its text runs right to left'), fix=fix)


def _may_be_told(element: Element) -> bool:
    """Whether an element sets rtl or auto by any means, or template code may."""
    value = element.value("dir")
    told = element.has("dir") and (value is None or value.lower() != "ltr")
    names = f"{element.value('style') or ''} {element.value('class') or ''}".lower()
    return told or element.may_have_more or element.unknown("class") or any(sign in names for sign in _SIGNS)


def _runs_from_right(page: Page, body: Element) -> bool:
    count, total = page.letters_from_right(body)
    return count >= _LEAST_LETTERS and count >= _MOST_OF_A_TEXT * total


def _is_styled(page: Page) -> bool:
    """Whether a style sheet or an element of the page sets the direction."""
    document = page.document
    styles = any("direction" in style.node.text for style in document.find_all("style"))
    sheets = any("rtl" in (link.value("href") or "").lower() for link in document.find_all("link"))
    return styles or sheets or any(one.value("dir") == "rtl" for one in document.select("[dir]"))
