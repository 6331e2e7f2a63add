"""The texts around a control that may be meant for it though no markup says so."""

from collections.abc import Iterator

from formlint.html.accessibility.content import Text, squeeze, visible_text
from formlint.html.accessibility.names import is_worded_by_code
from formlint.html.document import Element, TextRun
from formlint.html.tags import CONTROL_TAGS, TITLE_TAGS

HEADING = "heading"
"""The origin of a text that is all that a heading says."""

_MOST_TEXTS = 3
_MOST_NODES = 40  # how far a text may stand from its control, in elements and texts
_LONGEST = 160  # longer texts are prose, no hints
_LIMITS = CONTROL_TAGS | TITLE_TAGS


def texts_before(control: Element) -> Iterator[Text]:
    """Texts back to the control before, the nearest first, at most three; a heading is the last.

    Where code writes what stands between, that names the control, and a heading does not.
    """
    found, by_code = 0, False
    for node, _ in zip(control.preceding(), range(_MOST_NODES), strict=False):
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
            if found == _MOST_TEXTS:
                return
        by_code |= node.unknown and node.parent.only_text is not None


def text_right_before(control: Element) -> Text | None:
    """The text that people read before it, back to the control or heading before, whoever it is meant for."""
    return _nearest(control.preceding(), "before")


def text_right_after(control: Element) -> Text | None:
    """The text that people read after it, up to the next control or heading."""
    return _nearest(control.following(), "after")


def _nearest(stream: Iterator[Element | TextRun], origin: str) -> Text | None:
    for node, _ in zip(stream, range(_MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in _LIMITS:
                return None
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            return Text(text, origin, node.parent) if len(text) <= _LONGEST else None
    return None


def _is_in_heading(element: Element) -> bool:
    return element.tag in TITLE_TAGS or element.closest(*TITLE_TAGS) is not None
