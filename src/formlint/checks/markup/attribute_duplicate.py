"""Repeated attribute

Browsers keep the first attribute and ignore the second, without any error.

Bad:

    <label>Town <input name="town" class="wide" class="required"></label>
                                                ^^^^^^^^^^^^^^^^ is repeated; browsers ignore it and keep `class="wide"`

Bad:

    <label>Town <input name="town" required REQUIRED></label>
                                            ^^^^^^^^ is repeated; browsers ignore the second one

Bad:

    <p class="row" class="wide"><label>Town <input name="town"></label></p>
                   ^^^^^^^^^^^^ is repeated; browsers ignore it and keep `class="row"`

Good:

    <label>Town <input name="town" class="wide required"></label>

Source: WHATWG HTML, 13.1.2.3 Attributes.
"""

from formlint.rule import Element, Hit, Hits, Level, Page, predicate, rule


@rule(level="warning", category="markup-invalid", since="0.1", every_page=True)
def check(page: Page) -> Hits:
    """Ask the parser what it dropped; advice where both say the same, or the element is none of a form."""
    doubled = page.document.doubled
    own = set(page.document.elements) if doubled else frozenset[Element]()
    for element, first, again in doubled:
        if first.unknown or again.unknown or first.value is None:
            continue
        if first.value == again.value:
            yield Hit(again.span, predicate("is repeated; browsers ignore the second one"), level=Level.INFO)
        else:
            kept = page.document.source.text[first.span.start : first.span.end]
            level = None if element in own else Level.INFO
            yield Hit(
                again.span, predicate("is repeated; browsers ignore it and keep `{kept}`", kept=kept), level=level
            )
