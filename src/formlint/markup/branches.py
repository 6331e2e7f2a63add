"""What template code may leave out: the arms around an element, and whether two elements may stand apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from formlint.markup.front import RESPELT
from formlint.markup.steering import Arm
from formlint.markup.templates import all_arms, code_in
from formlint.source import Span

if TYPE_CHECKING:
    from formlint.markup.document import Document
    from formlint.markup.element import Element

_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\b(?:include|import|block|extends|yield|render|partial|section|component|slot|template|embed|call|macro|require"
    r"|insert|outlet|layout|content|body|form|widget|raw|safe|html)|\{\{[~-]?(?:>|\{)|<%-|\{!!",
    re.IGNORECASE,
)
_STRING = re.compile(r"[\"']([A-Za-z][\w-]*)[\"']")
_LEAVING = re.compile(r"\b(?:function|case|return|exit|die|break)\b")
_CONDITIONAL: Final = (
    *("v-if", "v-else", "v-else-if", "v-show", "*ngif", "*ngswitchcase", "x-if", "ng-if", "th:if", "th:unless"),
)  # fmt: skip


def branches(document: "Document") -> list[Arm]:
    """The arms of all conditions and loops of a document."""
    if document.front.arms or not document.templated:
        return [*document.front.arms]
    return all_arms(document.source.text, document.front.language)


def may_be_apart(document: "Document", one: "Element", other: "Element") -> bool:
    """Whether code may write one of two elements without the other: each is under a condition that the other is not."""
    if document.front.language == "php" and _LEAVING.search(_code_between(document, one, other)):
        return True
    first, second = {*_around(document, one)}, {*_around(document, other)}
    return not (first <= second or second <= first)


def _code_between(document: "Document", one: "Element", other: "Element") -> str:
    start, end = sorted((one.start, other.start))
    text = document.source.text
    return " ".join(code for _, code in code_in(text, Span(start, end), document.front.language))


def strings_in_code(document: "Document") -> frozenset[str]:
    """The strings that stand in template code: what a call says of an id may be that of a label it writes."""
    text = document.source.text
    codes = code_in(text, Span(0, len(text)), document.front.language)
    return frozenset(word for _, code in codes for word in _STRING.findall(code))


def is_complete(document: "Document") -> bool:
    """Whether all of a page is written in its file."""
    front, text = document.front, document.source.text
    if front.language in RESPELT:
        return False
    if front.tags or not _PAGE.search(front.masked):
        return False
    return not any(_INCLUDING.search(code) for _, code in code_in(text, Span(0, len(text)), front.language))


def _around(document: "Document", element: "Element") -> Iterator[object]:
    """The conditions around an element."""
    arms = document.once(branches)
    start = element.start
    for arm in arms[: bisect_right(arms, start, key=lambda arm: arm.span.start)]:
        if start < arm.span.end:
            yield (arm.test, arm.negated) if arm.test else arm.span
    written = document.once(_written)
    for node in (element, *element.ancestors()) if written else ():
        for name in written:
            if node.has(name):
                yield (name, node.value(name)) if node.value(name) else (name, node.start)


def _written(document: "Document") -> tuple[str, ...]:
    """The attributes with conditions that a page seems to have."""
    text = document.source.text.lower()
    return tuple(name for name in _CONDITIONAL if name in text)
