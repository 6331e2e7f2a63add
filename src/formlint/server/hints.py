"""What each field was taken for, as a word after its tag, for editors that show such words."""

from collections.abc import Iterator

from lsprotocol import types

from formlint.knowledge.message import say, told_in
from formlint.lint.plan import known_purpose
from formlint.server.checking import Checked


def hints(checked: Checked, place: types.Range) -> Iterator[types.InlayHint]:
    """The purposes of the fields in a range."""
    asked = checked.text.span(place)
    for field in checked.analysis.fields:
        tag = field.control.element.span
        if known_purpose(field) and asked.start <= tag.end <= asked.end:
            yield types.InlayHint(
                checked.text.position(tag.end),
                f"{field.purpose} {field.confidence:.0%}",
                padding_left=True,
                tooltip=told_in(checked.config.lang, say("what formlint takes the field for")),
            )
