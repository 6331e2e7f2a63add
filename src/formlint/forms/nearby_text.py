"""The texts around a control that may be meant for it though no markup says so."""

from collections.abc import Iterator

from formlint.forms.text_beside import LIMITS, LONGEST, MOST_NODES
from formlint.html.accessibility.content import Text, squeeze, visible_text
from formlint.html.accessibility.names import is_worded_by_code
from formlint.html.document import Element
from formlint.html.tags import TITLE_TAGS

HEADING = "heading"
"""The origin of a text that is all that a heading says."""

_MOST_TEXTS = 3


def texts_before(control: Element) -> Iterator[Text]:
    """Texts back to the control before, the nearest first, at most three; a heading is the last.

    Where code writes what stands between, that names the control, and a heading does not.
    """
    found, by_code = 0, False
    for node, _ in zip(control.preceding(), range(MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in TITLE_TAGS and (text := visible_text(node)):
                yield Text(text, HEADING, node)
            if node.tag in LIMITS or (node.tag == "label" and is_worded_by_code(node)):
                return
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            if len(text) > LONGEST or (by_code and _is_in_heading(node.parent)):
                return
            yield Text(text, "before", node.parent)
            found += 1
            if found == _MOST_TEXTS:
                return
        by_code |= node.unknown and node.parent.only_text is not None


def _is_in_heading(element: Element) -> bool:
    return element.tag in TITLE_TAGS or element.closest(*TITLE_TAGS) is not None
