"""Form inside another form

Browsers ignore the inner start tag and submit its fields with the outer form, to another address. The inner end tag
then closes the outer form, so the fields after it belong to no form.

Bad:

    <form action="/order"><label>Name <input name="name" autocomplete="name"></label>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form>
    ^^^^^^^^^^^^^^^^^^^^^^^
    = Browsers ignore the start tag of a form inside a form, and its end tag closes the outer form: the button "Order"
    = after it does nothing
    <button>Order</button></form>

Bad:

    <form action="/order"><label>Name <input name="name" autocomplete="name"></label> <button>Order</button>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form></form>
    ^^^^^^^^^^^^^^^^^^^^^^^
    = Browsers ignore the start tag of a form inside a form: its fields are sent with the outer form, which its end tag
    = closes

Good:

    <form action="/order"><label>Name <input name="name" autocomplete="name"></label><button>Order</button></form>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form>

Source: WHATWG HTML, 4.10.3 The form element; 13.2.6.4.7 The "in body" insertion mode.
"""

from bisect import bisect_left, bisect_right

from formlint.rule import (
    CONTROL_TAGS,
    Document,
    Element,
    Form,
    Hit,
    Hits,
    Level,
    Message,
    Note,
    Page,
    Span,
    name_of,
    rule,
    say,
)

_BUTTONS = frozenset({"button", "image", "reset", "submit"})


@rule(level="error", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Ask which start tags the parser dropped, and what is in no form for it; in a template, one of two may be meant."""
    document = page.document
    ignored = () if document.templated else document.ignored_forms
    told: set[Span] = set()
    for span in ignored:
        around = _around(document, span)
        lost = _lost(document, Span(span.end, around.end)) if around and around not in told else None
        if around and lost:
            told.add(around)
            yield Hit(span, _said(lost), notes=(Note(say("this belongs to no form"), lost.span),))
        else:
            yield Hit(span, _closing(document, span), level=Level.WARNING)


def _around(document: Document, span: Span) -> Span | None:
    """What is one form for its author, around one of its parts."""
    forms = document.facts(_outermost)
    nth = bisect_right(forms, span) - 1
    return forms[nth] if nth >= 0 and span.start < forms[nth].end else None


def _outermost(document: Document) -> list[Span]:
    found: list[Span] = []
    for pair in document.written_forms:
        if not found or pair.start > found[-1].end:
            found.append(pair)
    return found


def _lost(document: Document, span: Span) -> Element | None:
    """The first in a part of the page that is to be sent, or sends, and belongs to no form."""
    lost = document.facts(_formless)
    nth = bisect_left(lost, span.start, key=_start)
    return lost[nth] if nth < len(lost) and lost[nth].start < span.end else None


def _formless(document: Document) -> list[Element]:
    found = [element for element in document.elements if _is_needed(element) and document.form_owner(element) is None]
    return sorted(found, key=_start)


def _start(element: Element) -> int:
    return element.start


def _is_needed(element: Element) -> bool:
    """Whether it needs a form: it has a value that is sent, or sends one, and no script is seen to do that."""
    if element.in_template or element.has("form") or element.has("disabled"):
        return False
    if Form.is_submit_button(element):
        return not element.has("onclick")
    if element.tag not in CONTROL_TAGS or not element.value("name"):
        return False
    return element.tag != "input" or element.type not in _BUTTONS


def _said(lost: Element) -> Message:
    name = name_of(lost).text or lost.value("name") or lost.value("id") or lost.tag
    if Form.is_submit_button(lost):
        return say(
            "Browsers ignore the start tag of a form inside a form, and its end tag closes the outer form: the button "
            '"{button}" after it does nothing',
            button=name,
        )
    return say(
        "Browsers ignore the start tag of a form inside a form, and its end tag closes the outer form: the value of "
        '"{field}" after it is never sent',
        field=name,
    )


def _closing(document: Document, span: Span) -> Message:
    if span.start in document.facts(_closed):
        return say(
            "Browsers ignore the start tag of a form inside a form: its fields are sent with the outer form, which its "
            "end tag closes"
        )
    return say("Browsers ignore the start tag of a form inside a form: its fields are sent with the outer form")


def _closed(document: Document) -> frozenset[int]:
    """Where the start tags are that have an end tag."""
    return frozenset(pair.start for pair in document.written_forms)
