r"""Error message not associated with its field

Screen readers announce at most that a field is invalid, but not why: users who move from field to field do not learn of
an error message that is merely next to the field.

Bad:

    <label for="ref">Reference</label> <input id="ref" value="12" spellcheck="false"> <span class="error">Eight digits, please</span>
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not associated with the error message next to it: "Eight digits, please"

Good:

    <label for="ref">Reference</label> <input id="ref" value="12" aria-invalid="true" aria-describedby="ref-error" spellcheck="false">
    <span class="error" id="ref-error">Eight digits, please</span>

Sources: WCAG 2.2, 3.3.1 Error Identification, technique ARIA21; 1.3.1.
"""

from itertools import islice

from formlint.rule import (
    Control,
    Element,
    Hit,
    Hits,
    Level,
    Page,
    is_only_heard,
    predicate,
    rule,
    say,
)

_SPEAKING = frozenset({"alert", "log", "status"})
_MOST_AROUND, _MOST_INSIDE = 3, 20  # elements


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.3.1", "3.3.1"])
def check(page: Page) -> Hits:
    """Look for texts right next to a field whose class names call them an error."""
    for control, text in page.texts_beside("error-classes"):
        yield Hit(
            control.element.span,
            predicate('is not associated with the error message next to it: "{text}"', text=text.text),
            help=say("Give the message an `id`, and set `aria-describedby` of the field to it"),
            level=Level.INFO if _is_waiting(control, text.element) else None,
        )


def _is_waiting(control: Control, message: Element) -> bool:
    """Whether a message is not shown yet, as its classes tell, or speaks for itself when a script shows it."""
    unseen = frozenset(control.tables.phrases("unseen-classes"))
    around, inside = islice(message.ancestors(), _MOST_AROUND), islice(message.descendants(), _MOST_INSIDE)
    for element in (message, *around, *inside):
        names = (element.value("class") or "").lower()
        if is_only_heard(element) or "hide" in names or not unseen.isdisjoint(names.split()):
            return True
        if element.value("role") in _SPEAKING or (element.value("aria-live") or "off") != "off":
            return True
    return "invalid-feedback" in (message.value("class") or "") and "invalid" not in (control.value("class") or "")
