"""Form attribute on an element that does not support it

`autocomplete`, `required`, `placeholder`, and similar attributes work only on certain form fields, and browsers ignore
them elsewhere. A `<select>` cannot be `readonly`: people can still change it.

Bad:

    <div class="field" autocomplete="email"><label>Email <input type="email" name="email" autocomplete="email"></label></div>
                       ^^^^^^^^^^^^^^^^^^^^ has no effect: `<div>` does not support this attribute

Bad:

    <label>Tariff <select name="tariff" readonly><option>Basic</option><option>Plus</option></select></label>
                                        ^^^^^^^^ has no effect on `<select>`: people can still change the value

Good:

    <div class="field"><label>Email <input type="email" name="email" autocomplete="email" required></label></div>

Good:

    <div contenteditable role="textbox" aria-label="Note" placeholder="Write a note"></div>

Source: WHATWG HTML, index of attributes.
"""

from collections.abc import Iterable, Iterator

from formlint.rule import Element, Hit, Level, Note, Page, Reason, place_of, predicate, rule, say

_REPORTED_ELSEWHERE = frozenset({("select", "maxlength"), ("select", "minlength")})


@rule(level="warning", category="markup-idle", since="0.1", every_page=True)
def check(page: Page) -> Iterator[Hit | Note]:
    """Find attributes on elements that do not take them; custom elements may define their own."""
    takers, strangers = page.tables.html("elements"), page.tables.html("strangers")
    for name in page.present(takers):
        yield from _misplaced(page, [one for one in page.select(f"[{name}]") if one.tag not in takers[name]], name)
    for name in page.present(strangers):
        yield from _misplaced(page, [one for one in page.select(f"[{name}]") if one.tag in strangers[name]], name)


def _misplaced(page: Page, elements: Iterable[Element], name: str) -> Iterator[Hit | Note]:
    known = page.tables.html("known")["elements"]
    for element in elements:
        if element.tag not in known:
            continue
        if (element.tag, name) in _REPORTED_ELSEWHERE or element.unknown(name):
            yield Note(Reason.CODE if element.unknown(name) else Reason.OTHER_RULE, element.span)
        elif element.has("contenteditable") or element.value("role") == "textbox":
            yield Note(Reason.SCRIPT, element.span)
        else:
            yield _idle(element, name)


def _idle(element: Element, name: str) -> Hit:
    if (element.tag, name) == ("select", "readonly"):
        message = predicate("has no effect on `<select>`: people can still change the value")
        remedy = say("Use `disabled` and send the value in a hidden field, or show the value as text")
        return Hit(place_of(element, name), message, help=remedy)
    return Hit(
        place_of(element, name),
        predicate("has no effect: `<{tag}>` does not support this attribute", tag=element.tag),
        help=say("Remove `{attribute}`, or move it to an element that supports it", attribute=name),
        level=Level.INFO,
    )
