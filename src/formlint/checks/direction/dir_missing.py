r"""Right-to-left text without `dir="rtl"`

Browsers put the letters of Arabic, Hebrew, and Persian in the right order by themselves. But lines start on the wrong
side, labels appear on the wrong side of their fields, and numbers and punctuation change places. The same happens to
left-to-right text under `dir="rtl"`.

Bad:

    <html lang="ar"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>
    ^^^^^^^^^^^^^^^^ has no `dir="rtl"`, but its text runs right to left

Fixed:

    <html lang="ar" dir="rtl"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Bad:

    <html lang="he" dir="ltr"><body><p>נא למלא את השם והכתובת המלאה בשדות אלה</p></body></html>
                    ^^^^^^^^^ is wrong: the text of the page runs right to left

Bad:

    <html lang="en" dir="rtl"><body><p>Please tell us where to send the order. You can change the place later if you want.</p><label>City <input name="city" autocomplete="address-level2"></label></body></html>
                    ^^^^^^^^^ is wrong: the text of the page runs left to right

Bad:

    <html lang="en"><body><p>You can ask for help in your own language.</p>
    <p lang="ar">إذا كنت بحاجة إلى مترجم فأخبرنا بذلك قبل موعدك</p></body></html>
    ^^^^^^^^^^^^^ has no `dir="rtl"`, but its text runs right to left

Bad:

    <html lang="fa" dir="rtl"><body><div dir="ltr"><p>شماره‌ای را که با پیامک فرستادیم در این بخش بنویسید</p></div></body></html>
                                         ^^^^^^^^^ is wrong: its text runs right to left

Bad:

    <html lang="ar" dir="rtl"><label>نص الرسالة <textarea name="message" dir="ltr" placeholder="اكتب رسالتك هنا وسوف نرد عليك"></textarea></label></html>
                                                                         ^^^^^^^^^ is wrong: its text runs right to left

Good:

    <html lang="ar" dir="rtl"><body><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Good:

    <html lang="ar"><body style="direction: rtl"><p>الرجاء إدخال الاسم والعنوان الكامل في هذه الخانات</p></body></html>

Sources: W3C, Structural markup and right-to-left text in HTML; WCAG 2.2, 1.3.2, technique H56.
"""

from collections.abc import Iterator
from itertools import islice
from unicodedata import bidirectional

from formlint.rule import (
    Edit,
    Element,
    Fix,
    Hit,
    Hits,
    Level,
    Page,
    Span,
    place_of,
    predicate,
    rule,
    say,
)

_LEAST_LETTERS = 20
_MOST_OF_A_TEXT = 0.6
_LEAST_FROM_LEFT = 60  # letters of a page that runs from the left, of which at most so many do not:
_FEWEST_OF_A_TEXT = 0.02
_SIGNS = ("rtl", "direction")
_FROM_RIGHT = frozenset({"AL", "R"})  # Arabic letters and others, as Unicode has it
_TEXTS = 60  # of a page, that are looked at
_PARTS = 40  # looked at
_IN_LINES = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "dfn", "em", "i", "q", "small", "span", "strong"})
_WHOLE = frozenset({"body", "html"})
_FIELDS = frozenset({"button", "input", "option", "select"})


@rule(level="warning", category="direction-missing", since="0.1", wcag=["1.3.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look at the letters of the page where nothing sets a direction; of a style sheet, only the name is known."""
    html, body = page.document.root, page.document.find("body")
    if body is None or html.node.position is None:
        return
    ruling = body if body.has("dir") else html
    if ruling.value("dir") == "rtl" and page.fields_heard and _runs_from_left(body):
        message = predicate("is wrong: the text of the page runs left to right")
        yield Hit(place_of(ruling, "dir"), message, help=say('Use `dir="ltr"`'))
    elif not page.document.source.text.isascii():
        hits = [*_of_page(page, html, body, ruling)]
        yield from hits or _of_parts(page)


def _of_page(page: Page, html: Element, body: Element, ruling: Element) -> Iterator[Hit]:
    if _is_told(ruling) or _may_be_told(html) or _may_be_told(body):
        return
    if _runs_from_right(page, body) and not _is_styled(page):
        if (wrong := ruling.attribute("dir")) is not None:
            message = predicate("is wrong: the text of the page runs right to left")
            yield Hit(wrong.span, message, help=say('Use `dir="rtl"`'))
        else:
            message = predicate('has no `dir="rtl"`, but its text runs right to left')
            yield Hit(html.span, message, fix=_added(html))


def _of_parts(page: Page) -> Iterator[Hit]:
    """The blocks that have a direction or a language of their own."""
    document = page.document
    for element in document.select('[dir="ltr"]')[:_PARTS]:
        runs = _is_hinted_from_right(element) if element.tag == "textarea" else _runs_from_right(page, element)
        if element.tag not in _WHOLE | _FIELDS and runs:
            message = predicate("is wrong: its text runs right to left")
            yield Hit(place_of(element, "dir"), message, help=say('Use `dir="rtl"`'), level=Level.INFO)
    for element in page.tagged[:_PARTS]:
        if element.tag in _WHOLE | _IN_LINES | _FIELDS or any(map(_is_directed, (element, *element.ancestors()))):
            continue
        if _runs_from_right(page, element) and not _is_styled(page):
            message = predicate('has no `dir="rtl"`, but its text runs right to left')
            yield Hit(element.span, message, fix=_added(element), level=Level.INFO)


def _added(element: Element) -> Fix:
    at = element.span.end - 1
    return Fix(say('Add `dir="rtl"`'), (Edit(Span(at, at), ' dir="rtl"'),), safe=True)


def _is_told(element: Element) -> bool:
    """Whether its `dir` is rtl or auto, or unknown."""
    value = element.value("dir")
    return element.has("dir") and (value is None or value.lower() != "ltr")


def _may_be_told(element: Element) -> bool:
    """Whether an element sets a direction by other means, or template code may."""
    names = f"{element.value('style') or ''} {element.value('class') or ''}".lower()
    return element.may_have_more or element.unknown("class") or any(sign in names for sign in _SIGNS)


def _is_directed(element: Element) -> bool:
    return element.has("dir") or _may_be_told(element)


def _runs_from_right(page: Page, element: Element) -> bool:
    count, total = page.letters_from_right(element)
    return count >= _LEAST_LETTERS and count >= _MOST_OF_A_TEXT * total


def _runs_from_left(body: Element) -> bool:
    letters, right = _letters("".join(run.text for run in islice(body.texts(), _TEXTS)))
    return letters >= _LEAST_FROM_LEFT and right <= _FEWEST_OF_A_TEXT * letters


def _is_hinted_from_right(field: Element) -> bool:
    """Whether the hint in a field for running text is in letters that are written from right to left."""
    letters, right = _letters(field.value("placeholder") or "")
    return right >= _LEAST_LETTERS and right >= _MOST_OF_A_TEXT * letters


def _letters(text: str) -> tuple[int, int]:
    """How many letters a text has, and how many of these are written from right to left."""
    kinds = [bidirectional(letter) for letter in text if letter.isalpha()]
    return len(kinds), sum(kind in _FROM_RIGHT for kind in kinds)


def _is_styled(page: Page) -> bool:
    """Whether a style sheet or an element of the page sets the direction."""
    document = page.document
    styles = any("direction" in style.node.text for style in document.find_all("style"))
    sheets = any("rtl" in (link.value("href") or "").lower() for link in document.find_all("link"))
    parts = (one for one in document.select("[dir]") if one is not document.root)
    return styles or sheets or any(one.value("dir") == "rtl" for one in parts)
