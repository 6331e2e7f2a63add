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

from formlint.rule import Element, Hit, Hits, Level, Page, html, matching, rule, say

_SAID_ELSEWHERE = frozenset({("select", "maxlength"), ("select", "minlength")})


@rule(level="warning", category="markup-invalid", since="0.1", everywhere=True)
def check(page: Page) -> Hits:
    """Look for the attributes where they do not belong; elements that HTML does not know have their own."""
    takers = html("elements")
    known = html("known")["elements"]
    for name in takers:
        if name == "source":
            continue
        others = "".join(f":not({tag})" for tag in takers[name])
        for element in matching(page, f"[{name}]{others}"):
            if element.tag in known and (element.tag, name) not in _SAID_ELSEWHERE and not element.unknown(name):
                yield from _idle(element, name)


def _idle(element: Element, name: str) -> Hits:
    attribute = element.attribute(name)
    if attribute is None or element.has("contenteditable") or element.value("role") == "textbox":
        return
    if (element.tag, name) == ("select", "readonly"):
        yield Hit(attribute.span, say("means nothing on select: people can change it all the same"))
    else:
        yield Hit(attribute.span, say("means nothing on {tag}", tag=element.tag), level=Level.INFO)
