"""Form inside another form

Browsers ignore the inner start tag and submit its fields with the outer form. The inner end tag then closes the outer
form: fields after it are never sent, and buttons after it do nothing.

Bad:

    <form action="/order"><label>Name <input name="name" autocomplete="name"></label>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form>
    ^^^^^^^^^^^^^^^^^^^^^^^
    = is inside another form: browsers ignore it, and its end tag closes the outer form, so the button "Order" does
    = nothing
    <button>Order</button></form>

Bad:

    <form action="/order"><label>Name <input name="name" autocomplete="name"></label> <button>Order</button>
    <form action="/coupon"><label>Coupon <input name="coupon"></label></form></form>
    ^^^^^^^^^^^^^^^^^^^^^^^
    = is inside another form: browsers ignore it and send its fields with the outer form, which its end tag closes

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
    predicate,
    rule,
    say,
)

_HELP = say("Move the inner form out of the outer one, or associate its fields with it by the `form` attribute")
_BUTTONS = frozenset({"button", "image", "reset", "submit"})


@rule(level="error", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Look for the start tags that the parser ignored, and for what is in no form because of them; not in templates."""
    document = page.document
    ignored = () if document.templated else document.ignored_forms
    told: set[Span] = set()
    for span in ignored:
        around = _around(document, span)
        lost = _lost(document, Span(span.end, around.end)) if around and around not in told else None
        if around and lost:
            told.add(around)
            yield Hit(span, _loses(lost), help=_HELP, notes=(Note(say("this belongs to no form"), lost.span),))
        else:
            yield Hit(span, _closes(document, span), help=_HELP, level=Level.WARNING)


def _around(document: Document, span: Span) -> Span | None:
    """The outermost form as it is written, around one of its parts."""
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
    """The first field or submit button in a part of the page that belongs to no form."""
    lost = document.facts(_formless)
    nth = bisect_left(lost, span.start, key=_start)
    return lost[nth] if nth < len(lost) and lost[nth].start < span.end else None


def _formless(document: Document) -> list[Element]:
    found = [element for element in document.elements if _is_needed(element) and document.form_owner(element) is None]
    return sorted(found, key=_start)


def _start(element: Element) -> int:
    return element.start


def _is_needed(element: Element) -> bool:
    """Whether it needs a form: its value is to be sent, or it submits, and no script seems to do that."""
    if element.in_template or element.has("form") or element.has("disabled"):
        return False
    if Form.is_submit_button(element):
        return not element.has("onclick")
    if element.tag not in CONTROL_TAGS or not element.value("name"):
        return False
    return element.tag != "input" or element.type not in _BUTTONS


def _loses(lost: Element) -> Message:
    name = name_of(lost).text or lost.value("name") or lost.value("id") or lost.tag
    if Form.is_submit_button(lost):
        return predicate(
            'is inside another form: browsers ignore it, and its end tag closes the outer form, so the button "{button}" '
            "does nothing",
            button=name,
        )
    return predicate(
        'is inside another form: browsers ignore it, and its end tag closes the outer form, so the value of "{field}" is '
        "never sent",
        field=name,
    )


def _closes(document: Document, span: Span) -> Message:
    if span.start in document.facts(_closed):
        return predicate(
            "is inside another form: browsers ignore it and send its fields with the outer form, which its end tag closes"
        )
    return predicate("is inside another form: browsers ignore it and send its fields with the outer form")


def _closed(document: Document) -> frozenset[int]:
    """Where the start tags begin that have an end tag."""
    return frozenset(pair.start for pair in document.written_forms)
