r"""Label does not match the field inside it

`for` takes precedence over the field inside the label. Screen readers announce that field without its name, and a click on
the text leads elsewhere or nowhere.

Bad:

    <label for="mail">Email <input id="email" name="email"></label>
           ^^^^^^^^^^ does not match the control inside the label, so the label does not name that control

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
    predicate,
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1", "4.1.2"], same_as={"label-for-dangling"})
def check(page: Page) -> Hits:
    """Look for a `for` that is not the id of a control in its label; a button inside has its own name."""
    for label in page.document.elements:
        target = label.attribute("for") if label.tag == "label" and Label(label).names_another else None
        if target and not label.in_template:
            yield Hit(
                target.span,
                predicate("does not match the control inside the label, so the label does not name that control"),
                help=say("Remove `for`, or give the control inside this `id`"),
                level=None if any(one.tag != "button" for one in Label(label).inside) else Level.INFO,
            )
