r"""Field with several labels

Browsers join the labels into one name, but some screen readers announce only the first, others only the last. Their
users miss part of what to enter.

Bad:

    <label for="day">Date of issue</label> <label for="day">Day</label> <input id="day">
                                           ^^^^^^^^^^^^^^^^^
    = is label 2 of its field: some screen readers announce only one label

Good:

    <span id="issue">Date of issue</span> <label id="d" for="day">Day</label> <input id="day" aria-labelledby="issue d">

Sources: HTML Standard, 4.10.4 (a control may have several labels); WCAG 2.2, 3.3.2.
"""

from collections.abc import Iterator

from formlint.rule import Control, Element, Hit, Label, Note, Page, Reason, is_out_of_reach, predicate, rule, say

_REPORTS = ("error", "invalid", "feedback", "message", "help", "hint")


@rule(level="info", category="label-unclear", since="0.1", wcag=["3.3.2"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Count the labels with text, except error messages and those for a repeated id, which may belong elsewhere."""
    repeated = {element.value("id") for element in page.document.repeated_ids}
    for control in page.fields_heard:
        labels = page.document.labels(control.element)
        if len(labels) > 1 and control.id in repeated:
            yield Note(Reason.OTHER_RULE, control.element.span)
        elif len(labels) > 1 and not control.element.has("aria-labelledby"):
            heard = [label for label in labels if _is_heard(label, control)]
            heard = [label for label in heard if not page.document.may_be_apart(heard[0], label)]
            for number, label in enumerate(heard[1:], 2):
                yield Hit(
                    label.span,
                    predicate(
                        "is label {number} of its field: some screen readers announce only one label", number=number
                    ),
                    help=say(
                        "Keep one label, and point to the other text with `aria-labelledby` or `aria-describedby`"
                    ),
                )


def _is_heard(label: Element, control: Control) -> bool:
    reports = any(sign in (label.value("class") or "").lower() for sign in _REPORTS)
    return not reports and not is_out_of_reach(label) and not Label(label).is_empty(control.element)
