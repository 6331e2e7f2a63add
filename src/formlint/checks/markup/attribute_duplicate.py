"""Repeated attribute

Browsers keep the first attribute and ignore the second, without any error. The field may then lack a class, a limit, or
a hint that you meant it to have.

Bad:

    <label>Town <input name="town" class="wide" class="required"></label>
                                                ^^^^^^^^^^^^^^^^ is repeated; browsers ignore it and keep `class="wide"`

Bad:

    <label>Town <input name="town" required REQUIRED></label>
                                            ^^^^^^^^ is repeated; browsers ignore the second one

Bad:

    <p class="row" class="wide"><label>Town <input name="town"></label></p>
                   ^^^^^^^^^^^^ is repeated; browsers ignore it and keep `class="row"`

Bad:

    <label>Town <input name="town" maxlength="40" maxlength="60"></label>
                                                  ^^^^^^^^^^^^^^
    = is repeated; browsers ignore it and keep `maxlength="40"`

Good:

    <label>Town <input name="town" class="wide required"></label>

Source: WHATWG HTML, 13.1.2.3 Attributes.
"""

from collections.abc import Iterator

from formlint.rule import Element, Hit, Level, Message, Note, Page, Reason, predicate, rule, say


@rule(level="warning", category="markup-invalid", since="0.1", every_page=True)
def check(page: Page) -> Iterator[Hit | Note]:
    """Report attributes that the parser dropped; as advice where both are equal, or outside form fields."""
    doubled = page.document.doubled
    own = set(page.document.elements) if doubled else frozenset[Element]()
    for element, first, again in doubled:
        if first.unknown or again.unknown or first.value is None:
            yield Note(Reason.CODE, again.span)
        elif first.value == again.value:
            message, remedy = predicate("is repeated; browsers ignore the second one"), say("Remove one of the two")
            yield Hit(again.span, message, help=remedy, level=Level.INFO)
        else:
            kept = page.document.source.text[first.span.start : first.span.end]
            level = None if element in own else Level.INFO
            message = predicate("is repeated; browsers ignore it and keep `{kept}`", kept=kept)
            yield Hit(again.span, message, help=_remedy(again.name), level=level)


def _remedy(name: str) -> Message:
    if name == "class":
        return say("Write all classes in one `class`")
    return say("Keep the one that you need, and remove the other")
