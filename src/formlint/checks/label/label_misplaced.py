r"""Label on the wrong side of its field

People expect the label before a text field or list, and after a checkbox or radio button. With screen magnification,
they easily mistake the label of a neighboring field for it.

Bad:

    <p><input id="town"> <label for="town">Town</label></p>
       ^^^^^^^^^^^^^^^^^ has its label after it: people expect it before

Bad:

    <p><label>Send me news <input type="checkbox" name="news"></label></p>
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has its label before it: people expect it after

Good:

    <p><label for="town">Town</label> <input id="town"></p>
    <p><input type="checkbox" id="news"> <label for="news">Send me news</label></p>
    <p><label><input type="checkbox" name="terms"> I agree</label></p>
    <p><label>Dark mode <input type="checkbox" switch name="dark"></label></p>

Sources: WCAG 2.2, 3.3.2, technique G162 (positioning labels); WebKit, an HTML switch control.
"""

from collections.abc import Iterator

from formlint.rule import (
    Control,
    Element,
    Hit,
    Label,
    Note,
    Page,
    Reason,
    TextRun,
    is_out_of_reach,
    predicate,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})
_VALUES = frozenset({"optgroup", "option", "select", "textarea"})
_MOVED = ("float", "order", "reverse", "absolute", "flex", "grid", "input-field")


@rule(level="info", category="label-unclear", since="0.1", wcag=["3.3.2"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Compare positions in the markup; common class names show that a style sheet moves the label."""
    for control in page.fields_heard:
        labels = page.document.labels(control.element)
        if len(labels) != 1 or control.type == "file" or _is_switch(control):
            continue
        before, behind = _sides(labels[0], control.element)
        is_box = control.type in _CHOICES
        if before == behind or before != is_box:
            continue
        if _is_moved(labels[0], control) or (is_box and control.element.closest("table")):
            yield Note(Reason.STYLE, control.element.span)
        elif behind:
            yield Hit(
                control.element.span,
                predicate("has its label after it: people expect it before"),
                help=say("Move the label before the field"),
            )
        else:
            yield Hit(
                control.element.span,
                predicate("has its label before it: people expect it after"),
                help=say("Move the label after the checkbox or radio button"),
            )


def _is_switch(control: Control) -> bool:
    """Whether it is shown as a switch, which may have its label on either side."""
    return control.element.has("switch") or control.value("role") == "switch"


def _sides(label: Element, control: Element) -> tuple[bool, bool]:
    """Whether words of a label are before its control, and whether some are after it."""
    if control.closest("label") is not label:
        return label.start < control.start, label.start > control.start
    before, behind, passed = False, False, False
    for node in label.walk():
        passed |= node is control
        words = isinstance(node, TextRun) and node.parent.tag not in _VALUES and any(map(str.isalnum, node.text))
        before, behind = before or (words and not passed), behind or (words and passed)
    return before, behind


def _is_moved(label: Element, control: Control) -> bool:
    names = f"{label.value('class') or ''} {label.parent.value('class') or '' if label.parent else ''}".lower()
    unseen = is_out_of_reach(label) or Label(label).is_empty(control.element) or "hidden" in names or "sr-only" in names
    floats = control.element.has("placeholder") and not (control.value("placeholder") or "").strip()
    return unseen or floats or any(sign in names for sign in _MOVED)
