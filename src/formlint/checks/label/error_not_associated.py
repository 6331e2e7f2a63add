r"""Error message not associated with its field

Screen readers announce at most that the field is invalid, not why: they skip an error message that is merely next to
it.

Bad:

    <label for="ref">Reference</label> <input id="ref" value="12" spellcheck="false"> <span class="error">Eight digits, please</span>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not associated with the error message next to it: "Eight digits, please"

Good:

    <label for="ref">Reference</label> <input id="ref" value="12" aria-invalid="true" aria-describedby="ref-error" spellcheck="false">
    <span class="error" id="ref-error">Eight digits, please</span>

Sources: WCAG 2.2, 3.3.1 Error Identification, technique ARIA21; 1.3.1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["1.3.1", "3.3.1"])
def check(page: Page) -> Hits:
    """Look for texts right beside a field whose class names call them an error."""
    for control, text in page.texts_beside("error-classes"):
        yield Hit(
            control.element.span,
            predicate('is not associated with the error message next to it: "{text}"', text=text),
            help=say("Give the message an `id`, and reference it in the `aria-describedby` of the field"),
        )
