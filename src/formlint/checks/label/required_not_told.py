r"""Field marked as required only in its label

The label marks the field as required, but the markup does not. Screen readers announce "star" at best, and browsers let
users submit the form without a value.

Bad:

    <label for="town">Town *</label> <input id="town" name="town">
                      ^^^^^^ marks the field as required, but the markup does not

Good:

    <label for="town">Town *</label> <input id="town" name="town" required>

Good:

    <label for="town">Town *</label> <input id="town" name="town" aria-required="true">

Sources: WCAG 2.2, 1.3.1 and 3.3.2, techniques H90 and ARIA2; the words in `rules/languages/`.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, predicate, rule, say


@rule(level="info", category="contradiction", since="0.1", wcag=["1.3.1", "3.3.2"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Look at fields to fill in; a single checkbox of a group cannot be required."""
    for control in page.fields_heard:
        label = control.required_label
        if not label or control.element.has("required") or control.element.has("aria-required"):
            continue
        if control.element.may_have_more:
            yield Note(Reason.CODE, control.element.span)
        elif control.readonly:
            yield Note(Reason.OUT_OF_USE, control.element.span)
        else:
            yield Hit(
                label.span,
                predicate("marks the field as required, but the markup does not"),
                help=say('Add `required`, or `aria-required="true"` if a script checks the form'),
            )
