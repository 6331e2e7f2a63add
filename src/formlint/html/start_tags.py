"""Start tags, read again with exact ranges: every attribute with its name, its value, its quotes and its doubles."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from formlint.html.marks import BLANK, MARK
from formlint.html.parser import turbohtml
from formlint.html.source import Span

Quote = Literal["", '"', "'"]
Code = Callable[[Span], tuple[tuple[Span, ...], tuple[Span, ...]]]
"""Tells the template code in a start tag: the parts that may be absent, and the code that may write anything."""

BEGINNING = re.compile(r"<[a-zA-Z][^\t\n\f\r />]*")
_BETWEEN = r"[\t\n\f\r /]*"
_WRITTEN = (
    r"(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)|(?=>)))?"""
)
_ATTRIBUTE = re.compile(rf"{_BETWEEN}(?:>|{_WRITTEN})")
_WHOLE = re.compile(rf"{BEGINNING.pattern}(?:{_BETWEEN}{_WRITTEN})*+(?:{_BETWEEN}>)?")
_QUOTES: tuple[Quote, ...] = ("", "", '"', "'", "")  # by the last group of _ATTRIBUTE that matched; from 2 on a value
_VALUE = 2
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)} | {0: 0xFFFD}


class Attribute(NamedTuple):
    """One attribute as written in a start tag.

    `span` reaches from the name to the end of the value with its quotes; `value_span` leaves out the quotes and is None
    when there is no value. `value` is decoded ("" without a value) and None when unknown; `unknown` says that template
    code decides about the value or the presence; a `duplicate` comes after another of its name and has no effect.
    """

    name: str
    span: Span
    name_span: Span
    value_span: Span | None
    value: str | None
    quote: Quote
    duplicate: bool
    unknown: bool


class StartTag(NamedTuple):
    """A start tag: its range, its attributes in source order, and whether code in it may write more of them."""

    span: Span
    attributes: tuple[Attribute, ...] = ()
    may_have_more: bool = False


def extent(masked: str, start: int) -> Span:
    """The range of the start tag at an offset; empty where the parser made the element up."""
    whole = _WHOLE.match(masked, start)
    return Span(start, start if whole is None else whole.end())


def find(masked: str, start: int, name: str, value: str) -> Attribute | None:
    """The first attribute of a name in the start tag at an offset, in a page without code; `value` is the decoded one.

    Most attributes of a tag are never asked for, and each takes 5 µs to make.
    """
    for match in _matches(masked, start):
        if _lowered(match["name"]) == name:
            span = Span(*match.span("name"))
            return _attribute(match, Span(span.start, match.end()), span, value)
    return None


def last_end(masked: str, start: int) -> int:
    """Where the last attribute in the start tag at an offset ends, or else its name, in a page without code."""
    name = BEGINNING.match(masked, start)
    ends = [match.end() for match in _matches(masked, start)]
    return ends[-1] if ends else name.end() if name else start


def scan(masked: str, start: int, values: Mapping[str, str | None], code: Code, text: str = "") -> StartTag:
    """Read the start tag at an offset; `values` are its decoded attribute values, the first of each name.

    With a `text`, what was blanked there beside an attribute, in another spelling of it, belongs to the attribute.
    """
    span = extent(masked, start)
    found = [*_matches(masked, start)]
    if not any(MARK in attribute["name"] for attribute in found):
        return StartTag(span, tuple(_attributes(found, values, (), text)))
    conditional, other = code(span)
    conditional = _outermost(conditional)
    named = [attribute for attribute in found if attribute["name"].strip(MARK)]
    return StartTag(span, tuple(_attributes(named, values, conditional, text)), _adds_attributes(found, other))


def raw_attributes(masked: str, start: int) -> Iterator[Attribute]:
    """The attributes in the start tag at an offset, with their values as written; None for those with code in them."""
    for match in _matches(masked, start):
        group = match.lastindex or 1
        value = match[group] if group >= _VALUE else ""
        name = Span(*match.span("name"))
        yield _attribute(match, Span(name.start, match.end()), name, None if MARK in value else value)


def _matches(masked: str, start: int) -> Iterator[re.Match[str]]:
    """The attributes in the start tag at an offset; none where the parser made the element up."""
    name = BEGINNING.match(masked, start)
    position = name.end() if name else len(masked)
    while (found := _ATTRIBUTE.match(masked, position)) and found["name"] is not None:
        yield found
        position = found.end()


def _attributes(
    found: Iterable[re.Match[str]], values: Mapping[str, str | None], conditional: tuple[Span, ...], text: str
) -> Iterator[Attribute]:
    seen: set[str] = set()
    for match in found:
        name = _lowered(match["name"])
        span = Span(*match.span("name"))
        whole = Span(span.start, match.end())
        if text:
            span = _widened(span, match.string, text)
            whole = _widened(Span(span.start, max(whole.end, span.end)), match.string, text)
        duplicate = name in seen
        value = _decoded(match) if duplicate else values.get(name, "")
        if MARK in match[0] or (conditional and _is_in(whole, conditional)):
            value = None
        yield _attribute(match, whole, span, value, duplicate=duplicate)
        seen.add(name)


def _outermost(places: Iterable[Span]) -> tuple[Span, ...]:
    """Those of some ranges, each beside or in another one, that are in no other."""
    found: list[Span] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not found or place not in found[-1]:
            found.append(place)
    return tuple(found)


def _is_in(span: Span, places: Sequence[Span]) -> bool:
    """Whether a range is in one of some others, which come one after the other."""
    nth = bisect_right(places, span.start, key=attrgetter("start")) - 1
    return nth >= 0 and span in places[nth]


def _attribute(
    match: re.Match[str], whole: Span, name_span: Span, value: str | None, *, duplicate: bool = False
) -> Attribute:
    group = match.lastindex or 1
    value_span = Span(*match.span(group)) if group >= _VALUE else None
    name, quote = _lowered(match["name"]), _QUOTES[group]
    return Attribute(name, whole, name_span, value_span, value, quote, duplicate, value is None)


@lru_cache(maxsize=1024)
def _lowered(name: str) -> str:
    """A name as the parser has it."""
    return name.translate(_LOWER)


def _widened(span: Span, masked: str, text: str) -> Span:
    """A range with what was blanked on either side of it."""
    start, end = span.start, span.end
    while masked[start - 1] == BLANK != text[start - 1]:
        start -= 1
    while masked[end] == BLANK != text[end]:
        end += 1
    return Span(start, end)


def _decoded(attribute: re.Match[str]) -> str:
    """The value of an attribute that the parser dropped."""
    tag = turbohtml.parse(f"<p {attribute[0]}>", positions=False).find("p")
    return "".join(tag.attr(name) or "" for name in tag.attrs) if tag else ""


def _adds_attributes(found: Iterable[re.Match[str]], code: Iterable[Span]) -> bool:
    """Whether some of the code stands where attribute names do."""
    names = [Span(*match.span("name")) for match in found if MARK in match["name"]]
    ends = [name.end for name in names]
    nths = ((place, bisect_right(ends, place.start)) for place in code)
    return any(nth < len(names) and names[nth].start < place.end for place, nth in nths)
