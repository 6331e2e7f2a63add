"""Start tags, read again with exact ranges: every attribute with its name, its value, its quotes and its doubles."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from turbohtml import parse

from formlint.markup.templates import BLANK, MARK
from formlint.source import Span

Quote = Literal["", '"', "'"]
Code = Callable[[Span], tuple[tuple[Span, ...], tuple[Span, ...]]]
"""Tells the template code in a start tag: the parts that may be absent, and the code that may write anything."""

_NAME = re.compile(r"<[a-zA-Z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*(?:>|(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)|(?=>)))?)"""
)
_QUOTES: tuple[Quote, ...] = ("", "", '"', "'", "")  # by the last group of _ATTRIBUTE that matched; from 2 on a value
_VALUE = 2
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)} | {0: 0xFFFD}


@dataclass(frozen=True, slots=True)
class Attribute:
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


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: its range, its attributes in source order, and whether code in it may write more of them."""

    span: Span
    attributes: tuple[Attribute, ...] = ()
    may_have_more: bool = False


def scan(masked: str, start: int, values: Mapping[str, str | None], code: Code, text: str = "") -> StartTag:
    """Read the start tag at an offset; `values` are its decoded attribute values, the first of each name.

    With a `text`, what was blanked there beside an attribute, in another spelling of it, belongs to the attribute.
    """
    name = _NAME.match(masked, start)
    if name is None:  # the parser made the element up
        return StartTag(Span(start, start))
    found: list[re.Match[str]] = []
    position = name.end()
    while attribute := _ATTRIBUTE.match(masked, position):
        position = attribute.end()
        if attribute["name"] is None:
            break
        found.append(attribute)
    span = Span(start, position)
    if not any(MARK in attribute["name"] for attribute in found):
        return StartTag(span, tuple(_attributes(found, values, (), text)))
    conditional, other = code(span)
    named = [attribute for attribute in found if attribute["name"].strip(MARK)]
    return StartTag(span, tuple(_attributes(named, values, conditional, text)), _adds_attributes(found, other))


def _attributes(
    found: Iterable[re.Match[str]], values: Mapping[str, str | None], conditional: tuple[Span, ...], text: str
) -> Iterator[Attribute]:
    seen: set[str] = set()
    for match in found:
        name = match["name"].translate(_LOWER)
        group = match.lastindex or 1
        span = _widened(Span(*match.span("name")), match.string, text) if text else Span(*match.span("name"))
        whole = Span(span.start, max(match.end(), span.end))
        whole = _widened(whole, match.string, text) if text else whole
        duplicate = name in seen
        value = _decoded(match) if duplicate else values.get(name, "")
        unknown = value is None or MARK in match[0] or any(whole in place for place in conditional)
        yield Attribute(
            name,
            whole,
            span,
            Span(*match.span(group)) if group >= _VALUE else None,
            None if unknown else value,
            _QUOTES[group],
            duplicate,
            unknown,
        )
        seen.add(name)


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
    tag = parse(f"<p {attribute[0]}>", positions=False).find("p")
    return "".join(tag.attr(name) or "" for name in tag.attrs) if tag else ""


def _adds_attributes(found: Iterable[re.Match[str]], code: Iterable[Span]) -> bool:
    """Whether some of the code stands where attribute names do."""
    names = [match.span("name") for match in found if MARK in match["name"]]
    return any(place.start < end and start < place.end for place in code for start, end in names)
