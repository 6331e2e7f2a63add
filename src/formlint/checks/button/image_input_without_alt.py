r"""Image button without alt

It has a name by other means, but HTML demands `alt`: that is the text which people see where the picture does not load.

Bad:

    <input type="image" src="go.png" aria-label="Search">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no alt, which HTML demands of an image button

Good:

    <input type="image" src="go.png" alt="Search">

Sources: HTML Standard, 4.10.5.1.19, Image Button state: the alt attribute must be present and not empty.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    is_nameless,
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
                say("has no alt, which HTML demands of an image button"),
                help=say("Say in alt what the button does"),
            )
