r"""Image button without `alt`

Users see the `alt` text if the image does not load. Here, the button has an accessible name from another attribute, but
HTML requires `alt` as well.

Bad:

    <input type="image" src="go.png" aria-label="Search">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no `alt` text, which HTML requires on image buttons

Good:

    <input type="image" src="go.png" alt="Search">

Sources: HTML Standard, 4.10.5.1.19, Image Button state: the alt attribute must be present and not empty.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, is_nameless, predicate, rule, say


@rule(level="info", category="markup-invalid", since="0.1", wcag=["1.1.1"], unless={"button-without-name"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for image buttons that have a name; `button-without-name` reports those that have none."""
    for control in page.controls:
        element = control.element
        if control.type != "image" or (control.value("alt") or "").strip() or is_nameless(element):
            continue
        if element.unknown("alt") or element.may_have_more:
            yield Note(Reason.CODE, element.span)
        else:
            yield Hit(
                element.span,
                predicate("has no `alt` text, which HTML requires on image buttons"),
                help=say("Add an `alt` that says what the button does"),
            )
