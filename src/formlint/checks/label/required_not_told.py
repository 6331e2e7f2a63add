r"""Field marked as required only in its label

The label marks the field as required, but the markup does not. Screen readers announce "star" at best, and browsers do
not check the field.

Bad:

    <label for="town">Town *</label> <input id="town" name="town">
                      ^^^^^^ marks the field as required, but the markup does not

Good:

    <label for="town">Town *</label> <input id="town" name="town" required>

Good:

    <label for="town">Town *</label> <input id="town" name="town" aria-required="true">

Sources: WCAG 2.2, 1.3.1 and 3.3.2, techniques H90 and ARIA2; the words in `rules/languages/`.
"""

from formlint.rule import (
    Control,
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="info", category="contradiction", since="0.1", wcag=["1.3.1", "3.3.2"])
def check(page: Page) -> Hits:
    """Look at fields to fill in; one of a group of boxes cannot be required alone."""
    for control in page.fields_heard:
        label = control.required_label
        if label and not _is_told(control):
            yield Hit(
                label.span,
                predicate("marks the field as required, but the markup does not"),
                help=say('Add `required`, or `aria-required="true"` if a script checks the form'),
            )


def _is_told(control: Control) -> bool:
    element = control.element
    return element.has("required") or element.has("aria-required") or element.may_have_more or control.readonly
