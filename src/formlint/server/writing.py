"""Where in a tag somebody is writing: found in the text, since a half-written tag means another one to a parser."""

import re
from dataclasses import dataclass

from formlint.html.source import Span

_TAG = re.compile(r"<(input|select|textarea)(?=[\s/>]|\Z)", re.IGNORECASE)
_SPACE = re.compile(r"[\s/]*")
_NAME = re.compile(r"""[^\s/>="'<]+""")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"""[^\s>"'<]*""")
_NEXT = re.compile(r"""[\w:.@-]+\s*=\s*\Z""")
_TRIES = 8  # `<`s before the place that may be in values


@dataclass(frozen=True, slots=True)
class Writing:
    """An attribute whose value is being written.

    Attributes:
        tag: The offset of its tag.
        name: The attribute, in small letters.
        whole: The attribute, from its name to the quote after it where there is one.
        value: The range of its value, without quotes.
        quote: The quote it is in, or "".
        closed: Whether that is written after the value.
    """

    tag: int
    name: str
    whole: Span
    value: Span
    quote: str
    closed: bool


def writing(text: str, offset: int) -> Writing | None:
    """The attribute of a control in whose value an offset lies."""
    start = text.rfind("<", 0, offset)
    for _ in range(_TRIES):
        if start < 0:
            return None
        if (tag := _TAG.match(text, start)) and tag.end() <= offset:
            return _attribute(text, tag, offset)
        start = text.rfind("<", 0, start)
    return None


def without(text: str, place: Writing) -> str:
    """The page without the attribute that is being written, its tag closed, so that the rest can be read as it is."""
    before, after = text[: place.whole.start], text[place.whole.end :]
    closing, opening = after.find(">"), after.find("<")
    is_open = closing < 0 or 0 <= opening < closing
    return f"{before}{'>' if is_open else ''}{after}"


def _attribute(text: str, tag: re.Match[str], offset: int) -> Writing | None:
    at = tag.end()
    while at < offset:
        at = _end(_SPACE, text, at)
        name = _NAME.match(text, at)
        if at >= offset or (name is None and text[at] == ">"):
            return None
        if name is None:
            at += 1
            continue
        equals = _EQUALS.match(text, name.end())
        at = equals.end() if equals else name.end()
        if equals is None or at > offset:
            continue
        found = _value(text, tag.start(), name, at, offset)
        if isinstance(found, Writing):
            return found
        at = found
    return None


def _value(text: str, tag: int, name: re.Match[str], at: int, offset: int) -> Writing | int:
    """The attribute where the offset is in its value, which begins at a place; else where that ends."""
    quote = text[at : at + 1] if text[at : at + 1] in {'"', "'"} else ""
    if not quote:
        end = _end(_BARE, text, at)
        if end < offset:
            return max(end, at + 1)
        return Writing(tag, name[0].lower(), Span(name.start(), end), Span(at, end), "", closed=True)
    if offset == at:
        return at + 1
    end = text.find(quote, at + 1)
    if 0 <= end < offset:
        return end + 1
    closed = end >= 0 and _is_one_value(text[offset:end])
    end = end if closed else offset
    return Writing(tag, name[0].lower(), Span(name.start(), end + closed), Span(at + 1, end), quote, closed)


def _is_one_value(rest: str) -> bool:
    """Whether what comes up to the next quote is the rest of a value, not another attribute."""
    return "\n" not in rest and not _NEXT.search(rest)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
