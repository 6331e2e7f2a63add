r"""ARIA role or name on a label

With a `role`, a label no longer counts as a label, and an `aria-label` replaces its text in some screen readers but not in
others. Users may get no name for the field, or the wrong one.

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


@rule(level="info", category="markup-invalid", since="0.1", wcag=["4.1.2"], attributes=_NAMES)
def check(page: Page) -> Hits:
    """Look at the labels that are associated with a control or contain one."""
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
                    help=say("Remove `{attribute}`", attribute=attribute.name)
                    if attribute.name == "role"
                    else say(
                        "Write the name in the text of the label, and remove `{attribute}`", attribute=attribute.name
                    ),
                )
