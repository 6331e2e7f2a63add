r"""Title in place of a label

A title shows when a mouse rests on the field. Who uses a touch screen or the keyboard never sees it.

Bad:

    <form><input name="town" title="Town"></form>
                             ^^^^^^^^^^^^ is all that names the field, and shows only under a mouse

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
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["3.3.2"])
def check(page: Page) -> Hits:
    """Look for fields that only a title names; where a text or a placeholder stands there, it is seldom missed."""
    for control in page.fields_heard:
        name = name_of(control.element)
        if name.origin == "title" and name.known and (title := control.attribute("title")):
            seen = control.value("placeholder") or control.before() or control.after() or control.options
            yield Hit(
                title.span,
                say("is all that names the field, and shows only under a mouse"),
                help=say("Add a label"),
                level=Level.INFO if seen else None,
            )
