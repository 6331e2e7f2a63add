r"""Hint not associated with its field

When users move from field to field, screen readers announce the label and the text that `aria-describedby` points to.
They skip a hint that is merely next to the field.

Bad:

    <label for="ref">Reference</label> <input id="ref" spellcheck="false"> <small class="hint">On your last letter</small>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not associated with the hint next to it: "On your last letter"

Good:

    <label for="ref">Reference</label> <input id="ref" aria-describedby="ref-hint" spellcheck="false">
    <small class="hint" id="ref-hint">On your last letter</small>

Sources: WCAG 2.2, 1.3.1 and 3.3.2, technique ARIA1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["1.3.1", "3.3.2"])
def check(page: Page) -> Hits:
    """Look for texts right next to a field whose class names call them a hint."""
    for control, text in page.texts_beside("hint-classes"):
        yield Hit(
            control.element.span,
            predicate('is not associated with the hint next to it: "{text}"', text=text.text),
            help=say("Give the hint an `id`, and set `aria-describedby` of the field to it"),
        )
