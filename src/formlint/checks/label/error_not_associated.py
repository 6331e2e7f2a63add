r"""Error message that is not bound to its field

Who comes to the field hears that it is invalid at best, not why: the message that stands beside it is passed over.

Bad:

    <label for="ref">Reference</label> <input id="ref" value="12" spellcheck="false"> <span class="error">Eight digits, please</span>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has an error message beside it that is not bound to it: "Eight digits, please"

Good:

    <label for="ref">Reference</label> <input id="ref" value="12" aria-invalid="true" aria-describedby="ref-error" spellcheck="false">
    <span class="error" id="ref-error">Eight digits, please</span>

Sources: WCAG 2.2, 3.3.1 Error Identification, technique ARIA21; 1.3.1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1", "3.3.1"])
def check(page: Page) -> Hits:
    """Look for texts right beside a field whose class names call them an error."""
    for control, text in page.texts_beside("error-classes"):
        yield Hit(
            control.element.span,
            say('has an error message beside it that is not bound to it: "{text}"', text=text),
            help=say("Give the message an id, and name it in the field's aria-describedby"),
        )
