r"""Required field that only a sign tells of

The label says that the field must be filled in, but neither `required` nor `aria-required` does. Who listens to the
page hears "star" at best, and the browser does not help.

Bad:

    <label for="town">Town *</label> <input id="town" name="town">
                      ^^^^^^ says that the field is required, which its markup does not

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
                say("says that the field is required, which its markup does not"),
                help=say("Add required, or aria-required where a script checks the form"),
            )


def _is_told(control: Control) -> bool:
    element = control.element
    return element.has("required") or element.has("aria-required") or element.may_have_more or control.readonly
