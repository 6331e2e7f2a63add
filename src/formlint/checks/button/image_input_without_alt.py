r"""Image button without `alt`

The button gets its accessible name elsewhere, but HTML requires `alt`: it is the text that users see if the image does
not load.

Bad:

    <input type="image" src="go.png" aria-label="Search">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no `alt` text, which HTML requires on image buttons

Good:

    <input type="image" src="go.png" alt="Search">

Sources: HTML Standard, 4.10.5.1.19, Image Button state: the alt attribute must be present and not empty.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    is_nameless,
    predicate,
    rule,
    say,
)


@rule(level="info", category="markup-invalid", since="0.1", wcag=["1.1.1"], unless={"button-without-name"})
def check(page: Page) -> Hits:
    """Look for image buttons; one without any name is another rule's."""
    for control in page.controls:
        element = control.element
        written = (control.value("alt") or "").strip() or element.unknown("alt") or element.may_have_more
        if control.type == "image" and not written and not is_nameless(element):
            yield Hit(
                element.span,
                predicate("has no `alt` text, which HTML requires on image buttons"),
                help=say("Add an `alt` that says what the button does"),
            )
