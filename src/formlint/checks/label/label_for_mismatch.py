r"""Label around one field that names another

A `for` wins over what stands inside the label: the field inside goes without a name, and a click on the text leads to
another field or nowhere.

Bad:

    <label for="mail">Email <input id="email" name="email"></label>
           ^^^^^^^^^^ is not the id of the field inside, which goes without this label

Good:

    <label for="email">Email <input type="email" id="email" name="email" autocomplete="email"></label>

Good:

    <label>Email <input type="email" name="email" autocomplete="email"></label>

Sources: HTML Standard, 4.10.4, the label element: a `for` attribute decides alone; WCAG 2.2, 1.3.1 and 4.1.2.
"""

from formlint.rule import (
    Hit,
    Hits,
    Label,
    Level,
    Page,
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1", "4.1.2"], same_as={"label-for-dangling"})
def check(page: Page) -> Hits:
    """Look for a `for` that is the id of nothing inside its label; a button inside has a name of its own."""
    for label in page.document.elements:
        target = label.attribute("for") if label.tag == "label" and Label(label).names_another else None
        if target and not label.in_template:
            yield Hit(
                target.span,
                say("is not the id of the field inside, which goes without this label"),
                help=say("Take the for away, or give the field inside this id"),
                level=None if any(one.tag != "button" for one in Label(label).inside) else Level.INFO,
            )
