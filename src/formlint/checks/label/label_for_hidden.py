r"""Label of a field that is hidden

People see the label, but nothing to fill in. A field that only its label opens, as one for files, cannot be reached by
the keyboard.

Bad:

    <label for="doc">Upload</label> <input type="file" id="doc" style="display: none">
           ^^^^^^^^^ leads to a field that is hidden, which the keyboard does not reach

Good:

    <label for="doc">Upload</label> <input type="file" id="doc">

Sources: WCAG 2.2, 2.1.1 Keyboard; HTML Standard, 4.10.4.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    hides,
    is_out_of_reach,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["2.1.1"])
def check(page: Page) -> Hits:
    """Look for controls that are hidden themselves, while their labels are not."""
    document = page.document
    for label in document.elements:
        target = label.value("for") if label.tag == "label" else None
        control = document.labelled_control(label) if target else None
        attribute = label.attribute("for") if control and hides(control) else None
        if attribute and control and not control.unknown("hidden") and not is_out_of_reach(label):
            yield Hit(
                attribute.span,
                say("leads to a field that is hidden, which the keyboard does not reach"),
                help=say(
                    "Hide the field by a style that leaves it in the order of the keyboard, or hide the label too"
                ),
            )
