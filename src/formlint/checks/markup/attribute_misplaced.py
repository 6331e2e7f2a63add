"""Attribute of form fields on an element that does not take it

`autocomplete`, `required`, `placeholder` and the like work on fields. On a `div` or a `label` they do nothing, and a
`select` cannot be `readonly`: people change what they are not meant to change.

Bad:

    <div class="field" autocomplete="email"><label>Email <input type="email" name="email" autocomplete="email"></label></div>
                       ^^^^^^^^^^^^^^^^^^^^ means nothing on div

Bad:

    <label>Tariff <select name="tariff" readonly><option>Basic</option><option>Plus</option></select></label>
                                        ^^^^^^^^ means nothing on select: people can change it all the same

Good:

    <div class="field"><label>Email <input type="email" name="email" autocomplete="email" required></label></div>

Good:

    <div contenteditable role="textbox" aria-label="Note" placeholder="Write a note"></div>

Source: WHATWG HTML, index of attributes.
"""

from formlint.rule import Element, Hit, Hits, Level, Page, html, matching, place_of, rule, say

_SAID_ELSEWHERE = frozenset({("select", "maxlength"), ("select", "minlength")})


@rule(level="warning", category="markup-invalid", since="0.1", everywhere=True)
def check(page: Page) -> Hits:
    """Look for the attributes where they do not belong; elements that HTML does not know have their own."""
    known = frozenset(html("known")["elements"])
    takers = {name: known.difference(tags) for name, tags in html("elements").items() if name != "source"}
    strangers = {name: known.intersection(tags) for name, tags in html("strangers").items() if name != "source"}
    for name, tags in (*takers.items(), *strangers.items()):
        for element in matching(page, f"[{name}]"):
            if element.tag in tags and (element.tag, name) not in _SAID_ELSEWHERE and not element.unknown(name):
                yield from _idle(element, name)


def _idle(element: Element, name: str) -> Hits:
    if element.has("contenteditable") or element.value("role") == "textbox":
        return
    if (element.tag, name) == ("select", "readonly"):
        message = say("means nothing on select: people can change it all the same")
        yield Hit(place_of(element, name), message)
    else:
        yield Hit(place_of(element, name), say("means nothing on {tag}", tag=element.tag), level=Level.INFO)
