r"""Label on the unexpected side of its field

People look for the label before a text field or a list, and behind a checkbox or radio button. Who enlarges the screen
or listens to the page takes the neighbour's label for it.

Bad:

    <p><input id="town"> <label for="town">Town</label></p>
                         ^^^^^^^^^^^^^^^^^^ stands behind its field

Bad:

    <p><label for="news">Send me news</label> <input type="checkbox" id="news"></p>
       ^^^^^^^^^^^^^^^^^^ stands before its box

Good:

    <p><label for="town">Town</label> <input id="town"></p>
    <p><input type="checkbox" id="news"> <label for="news">Send me news</label></p>

Sources: WCAG 2.2, 3.3.2, technique G162 (positioning labels).
"""

from formlint.rule import (
    Control,
    Element,
    Hit,
    Hits,
    Page,
    fields_heard,
    is_empty,
    is_out_of_reach,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})
_MOVED = ("float", "order", "reverse", "absolute", "flex", "grid")


@rule(level="info", category="label-unclear", since="0.1", wcag=["3.3.2"])
def check(page: Page) -> Hits:
    """Compare places in the text: what a style sheet moves shows by customary class names only."""
    for control in fields_heard(page):
        labels = page.document.labels(control.element)
        label = labels[0] if len(labels) == 1 and control.element.closest("label") != labels[0] else None
        if label is None or control.type == "file" or _is_moved(label, control):
            continue
        behind = label.start > control.element.start
        if behind and control.type not in _CHOICES:
            yield Hit(label.span, say("stands behind its field"), help=say("Put the label before the field"))
        elif not behind and control.type in _CHOICES and not control.element.closest("table"):
            yield Hit(label.span, say("stands before its box"), help=say("Put the label behind the box"))


def _is_moved(label: Element, control: Control) -> bool:
    names = f"{label.value('class') or ''} {label.parent.value('class') or '' if label.parent else ''}".lower()
    unseen = is_out_of_reach(label) or is_empty(label, control.element) or "hidden" in names or "sr-only" in names
    floats = control.element.has("placeholder") and not (control.value("placeholder") or "").strip()
    return unseen or floats or any(sign in names for sign in _MOVED)
