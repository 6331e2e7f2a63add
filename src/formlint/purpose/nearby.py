"""The texts before a control that may be meant for it though no markup says so."""

from collections.abc import Iterator

from formlint.forms import Control, Text, squeeze, visible_text
from formlint.markup import Element

MOST_TEXTS = 3
_MOST_NODES = 40
_LONGEST = 160
_CONTROLS = frozenset({"input", "select", "textarea"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend"})


HEADING = "heading"
"""The origin of a text that is all that a heading says."""


def nearby(control: Control) -> Iterator[Text]:
    """Texts back to the control before, the nearest first, at most three; a heading is the last."""
    found = 0
    for node, _ in zip(control.element.preceding(), range(_MOST_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in _HEADINGS:
                text = visible_text(node)
                if text:
                    yield Text(text, HEADING, node)
                return
            if node.tag in _CONTROLS:
                return
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            if len(text) > _LONGEST:
                return
            yield Text(text, "before", node.parent)
            found += 1
            if found == MOST_TEXTS:
                return
