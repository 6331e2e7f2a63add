r"""ARIA role or name on a label

A `role` removes the label semantics, and an `aria-label` on a label replaces its text in some programs but not in
others.

Bad:

    <label for="news" role="button">Send me news</label> <input type="checkbox" id="news">
                      ^^^^^^^^^^^^^ is not allowed on a label that names a field

Bad:

    <label for="news" aria-label="Newsletter">Send me news</label> <input type="checkbox" id="news">
                      ^^^^^^^^^^^^^^^^^^^^^^^ is not allowed on a label that names a field

Good:

    <input type="checkbox" id="news"> <label for="news">Send me news</label>

Sources: ARIA in HTML, 4, the label element: no role, and no naming, where it is associated with a labelable element.
"""

from formlint.rule import (
    Hit,
    Hits,
    Label,
    Page,
    predicate,
    rule,
    say,
)

_NAMES = ("role", "aria-label", "aria-labelledby")


@rule(level="info", category="markup-invalid", since="0.1", wcag=["4.1.2"])
def check(page: Page) -> Hits:
    """Look at the labels that are bound, or hold a control."""
    document = page.document
    for label in document.elements:
        if label.tag != "label" or not any(map(label.has, _NAMES)):
            continue
        if document.labelled_control(label) or Label(label).inside:
            stated = (attribute for attribute in label.attributes if attribute.name in _NAMES)
            for attribute in stated:
                yield Hit(
                    attribute.span,
                    predicate("is not allowed on a label that names a field"),
                    help=say("Remove the attribute, and put the name in the text of the label"),
                )
