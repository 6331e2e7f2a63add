"""The text right before or after a control, whoever it is meant for."""

from collections.abc import Iterator

from formlint.html.accessibility.content import Text, squeeze
from formlint.html.document import Element, TextRun
from formlint.html.tags import CONTROL_TAGS, TITLE_TAGS

MOST_NODES = 40  # how far a text may stand from its control, in elements and texts
LONGEST = 160  # longer texts are prose, no hints
LIMITS = CONTROL_TAGS | TITLE_TAGS


def text_right_before(control: Element) -> Text | None:
    """The text that people read before it, back to the control or heading before, whoever it is meant for."""
    return _nearest(control.preceding(), "before")


def text_right_after(control: Element) -> Text | None:
    """The text that people read after it, up to the next control or heading."""
    return _nearest(control.following(), "after")


def _nearest(stream: Iterator[Element | TextRun], origin: str) -> Text | None:
    for node, _ in zip(stream, range(MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in LIMITS:
                return None
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            return Text(text, origin, node.parent) if len(text) <= LONGEST else None
    return None
