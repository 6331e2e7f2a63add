r"""Visible label for a hidden field

People see the label but no field. If the field opens only through its label, as file fields often do, the keyboard
cannot reach it.

Bad:

    <label for="doc">Upload</label> <input type="file" id="doc" style="display: none">
           ^^^^^^^^^ points to a hidden field, which the keyboard cannot reach

Good:

    <label for="doc">Upload</label> <input type="file" id="doc">

Sources: WCAG 2.2, 2.1.1 Keyboard; HTML Standard, 4.10.4.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, hides, is_out_of_reach, predicate, rule, say


@rule(level="info", category="label-missing", since="0.1", wcag=["2.1.1"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for controls that are hidden while their labels are not."""
    document = page.document
    for label in document.elements:
        target = label.value("for") if label.tag == "label" else None
        control = document.labelled_control(label) if target else None
        attribute = label.attribute("for") if control and hides(control) else None
        if not attribute or not control or is_out_of_reach(label):
            continue
        if control.unknown("hidden"):
            yield Note(Reason.CODE, control.span)
        else:
            yield Hit(
                attribute.span,
                predicate("points to a hidden field, which the keyboard cannot reach"),
                help=say("Hide the field with a style that keeps it focusable, or hide the label as well"),
            )
