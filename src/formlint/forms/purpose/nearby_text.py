"""The texts before a control that may be meant for it though no markup says so."""

from collections.abc import Iterator

from formlint.forms.controls import Control, Text, squeeze, visible_text
from formlint.html import Element
from formlint.html.accessibility import is_worded_by_code
from formlint.html.tags import CONTROL_TAGS, TITLE_TAGS

MOST_TEXTS = 3
_MOST_NODES = 40
_LONGEST = 160
_LIMITS = CONTROL_TAGS | TITLE_TAGS


HEADING = "heading"
"""The origin of a text that is all that a heading says."""


def nearby(control: Control) -> Iterator[Text]:
    """Texts back to the control before, the nearest first, at most three; a heading is the last.

    Where code writes what stands between, that names the control, and a heading does not.
    """
    found, by_code = 0, False
    for node, _ in zip(control.element.preceding(), range(_MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in TITLE_TAGS and (text := visible_text(node)):
                yield Text(text, HEADING, node)
            if node.tag in _LIMITS or (node.tag == "label" and is_worded_by_code(node)):
                return
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            if len(text) > _LONGEST or (by_code and _is_in_heading(node.parent)):
                return
            yield Text(text, "before", node.parent)
            found += 1
            if found == MOST_TEXTS:
                return
        by_code |= node.unknown and node.parent.only_text is not None


def _is_in_heading(element: Element) -> bool:
    return element.tag in TITLE_TAGS or element.closest(*TITLE_TAGS) is not None
