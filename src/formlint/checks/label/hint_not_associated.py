r"""Hint that is not bound to its field

People who go through a form by the keyboard hear the field, its label and what `aria-describedby` names. A hint that
only stands there is passed over.

Bad:

    <label for="ref">Reference</label> <input id="ref" spellcheck="false"> <small class="hint">On your last letter</small>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has a hint beside it that is not bound to it: "On your last letter"

Good:

    <label for="ref">Reference</label> <input id="ref" aria-describedby="ref-hint" spellcheck="false">
    <small class="hint" id="ref-hint">On your last letter</small>

Sources: WCAG 2.2, 1.3.1 and 3.3.2, technique ARIA1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="info", category="label-missing", since="0.1", wcag=["1.3.1", "3.3.2"])
def check(page: Page) -> Hits:
    """Look for texts right beside a field whose class names call them a hint."""
    for control, text in page.texts_beside("hint-classes"):
        yield Hit(
            control.element.span,
            say('has a hint beside it that is not bound to it: "{text}"', text=text.text),
            help=say("Give the hint an id, and name it in the field's aria-describedby"),
        )
