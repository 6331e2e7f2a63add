"""Attribute written twice in one tag

Browsers keep the first and drop the other. Whoever wrote the second one sees no effect of it, and no error.

Bad:

    <label>Town <input name="town" class="wide" class="required"></label>
                                                ^^^^^^^^^^^^^^^^ is written again: browsers drop it and keep class="wide"

Bad:

    <label>Town <input name="town" required REQUIRED></label>
                                            ^^^^^^^^ is written again

Bad:

    <p class="row" class="wide"><label>Town <input name="town"></label></p>
                   ^^^^^^^^^^^^ is written again: browsers drop it and keep class="row"

Good:

    <label>Town <input name="town" class="wide required"></label>

Source: WHATWG HTML, 13.1.2.3 Attributes.
"""

from formlint.rule import Element, Hit, Hits, Level, Page, rule, say


@rule(level="warning", category="markup-invalid", since="0.1", every_page=True)
def check(page: Page) -> Hits:
    """Ask the parser what it dropped; advice where both say the same, or the element is none of a form."""
    doubled = page.document.doubled
    own = set(page.document.elements) if doubled else frozenset[Element]()
    for element, first, again in doubled:
        if first.unknown or again.unknown or first.value is None:
            continue
        if first.value == again.value:
            yield Hit(again.span, say("is written again"), level=Level.INFO)
        else:
            kept = page.document.source.text[first.span.start : first.span.end]
            level = None if element in own else Level.INFO
            yield Hit(again.span, say("is written again: browsers drop it and keep {kept}", kept=kept), level=level)
