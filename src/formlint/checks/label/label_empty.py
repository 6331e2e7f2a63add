r"""Label that says nothing

It is bound to its field, but has no text: nobody sees or hears what is asked.

Bad:

    <label for="town"></label> <input id="town" aria-label="Town">
    ^^^^^^^^^^^^^^^^^^ has no text

Good:

    <label for="town">Town</label> <input id="town">

Sources: WCAG 2.2, 3.3.2 and 2.4.6; HTML Standard, 4.10.4.
"""

from formlint.rule import (
    Hit,
    Hits,
    Label,
    Page,
    is_heard,
    name_of,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["3.3.2"], same_as={"field-without-name"})
def check(page: Page) -> Hits:
    """Look for bound labels without text, picture or title; a field that goes nameless by it is another rule's."""
    document = page.document
    for label in document.elements:
        control = document.labelled_control(label) if label.tag == "label" else None
        if control is None or (name_of(control).element is label and name_of(control).text):
            continue
        if not label.may_have_more and Label(label).is_empty(control) and is_heard(label) and is_heard(control):
            remedy = say("Write what is asked into the label")
            yield Hit(label.span, say("has no text"), help=remedy, about=control.span)
