"""The texts around a control that may be meant for it though no markup says so."""

from collections.abc import Iterator

from formlint.forms.text_beside import LIMITS, LONGEST, MOST_NODES
from formlint.html.accessibility.content import Text, squeeze, visible_text
from formlint.html.accessibility.names import is_worded_by_code
from formlint.html.document import Element
from formlint.html.tags import CONTROL_TAGS, TITLE_TAGS

HEADING = "heading"
"""The origin of a text that is all that a heading says."""

_MOST_TEXTS = 3
_CHOICES = frozenset({"checkbox", "radio"})  # the label of a choice may ask for what people write beside it


def texts_before(control: Element) -> Iterator[Text]:
    """Texts back to the control before, the nearest first, at most three; a heading is the last.

    Where code writes what stands between, that names the control, and a heading does not. What is the label of the
    control before, and stands behind it, names that one.
    """
    found, before = _back_to_control(control)
    for text in found[:_MOST_TEXTS]:
        if before is None or not _names(text, before, control):
            yield text


def _back_to_control(control: Element) -> tuple[list[Text], Element | None]:
    """The texts before a control, and the control that ends them, if one does."""
    found, by_code = list[Text](), False
    for node, _ in zip(control.preceding(), range(MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in TITLE_TAGS and (text := visible_text(node)):
                found.append(Text(text, HEADING, node))
            if node.tag in LIMITS or (node.tag == "label" and is_worded_by_code(node)):
                return found, node if node.tag in CONTROL_TAGS else None
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            if len(text) > LONGEST or (by_code and _is_in_heading(node.parent)):
                break
            found.append(Text(text, "before", node.parent))
        by_code |= node.unknown and node.parent.only_text is not None
    return found, None


def _names(text: Text, before: Element, control: Element) -> bool:
    """Whether a text is the label of the control before: by its `for`, or as it repeats the placeholder of that one."""
    if text.text.casefold() == squeeze(before.value("placeholder") or "").casefold():
        return True
    if before.value("type") in _CHOICES or before.value("id") == control.value("id"):  # repeated, it binds neither
        return False
    label = text.element if text.element.tag == "label" else text.element.closest("label")
    return label is not None and label.has("for") and label in before.document.labels(before)


def _is_in_heading(element: Element) -> bool:
    return element.tag in TITLE_TAGS or element.closest(*TITLE_TAGS) is not None
