r"""`title` used as the label

A `title` appears only when the mouse rests on the field. People who use a touch screen or the keyboard never see it.

Bad:

    <form><input name="town" title="Town"></form>
                             ^^^^^^^^^^^^ is the only name of the field, and it appears only on mouse hover

Good:

    <form><label>Town <input name="town"></label></form>

Sources: WCAG 2.2, 3.3.2, technique H65 (a title only where the text beside the field says it too).
"""

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    name_of,
    predicate,
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["3.3.2"], attributes={"title"})
def check(page: Page) -> Hits:
    """Look for fields that only a `title` names; advice where text or a placeholder is also there."""
    for control in page.fields_heard:
        name = name_of(control.element)
        if name.origin == "title" and name.known and (title := control.attribute("title")):
            seen = control.value("placeholder") or control.before() or control.after() or control.options
            yield Hit(
                title.span,
                predicate("is the only name of the field, and it appears only on mouse hover"),
                help=say("Add a visible `<label>`"),
                level=Level.INFO if seen else None,
            )
