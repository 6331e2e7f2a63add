r"""Empty label

The label is associated with a field but has no text, so it does not tell users what to enter.

Bad:

    <label for="town"></label> <input id="town" aria-label="Town">
    ^^^^^^^^^^^^^^^^^^ has no text

Good:

    <label for="town">Town</label> <input id="town">

Sources: WCAG 2.2, 3.3.2 and 2.4.6; HTML Standard, 4.10.4.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Label, Note, Page, Reason, is_heard, name_of, predicate, rule, say


@rule(level="info", category="label-missing", since="0.1", wcag=["3.3.2"], same_as={"field-without-name"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for associated labels without text, image, or `title`."""
    document = page.document
    for label in document.elements:
        control = document.labelled_control(label) if label.tag == "label" else None
        if control is None or (name_of(control).element is label and name_of(control).text):
            continue
        if not Label(label).is_empty(control) or not is_heard(label) or not is_heard(control):
            continue
        if label.may_have_more:
            yield Note(Reason.CODE, control.span)
        else:
            remedy = say("Write in the label what people should enter")
            yield Hit(label.span, predicate("has no text"), help=remedy, concerns=control.span)
