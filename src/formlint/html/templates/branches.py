"""What template code may leave out: the arms around an element, and whether two elements may stand apart."""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from formlint.html.source import Span
from formlint.html.templates import RESPELT
from formlint.html.templates.conditions import Arm
from formlint.html.templates.masking import CONDITIONAL, all_arms, code_in

if TYPE_CHECKING:
    from formlint.html.document import Document
    from formlint.html.element import Element

_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\b(?:include|import|block|extends|yield|render|partial|section|component|slot|template|embed|call|macro|require"
    r"|insert|outlet|layout|content|body|form|widget|raw|safe|html)|\{\{[~-]?(?:>|\{)|<%-|\{!!",
    re.IGNORECASE,
)
_STRING = re.compile(r"[\"']([A-Za-z][\w-]*)[\"']")
_LEAVING = re.compile(r"\b(?:function|case|return|exit|die|break)\b")
_ALWAYS: Final = frozenset[object]()
_DEEPEST: Final = 32  # conditions in one another; the sets of those around a place would grow without end


def branches(document: "Document") -> list[Arm]:
    """The arms of all conditions and loops of a document."""
    if document.front.arms or not document.templated:
        return [*document.front.arms]
    return all_arms(document.source.text, document.front.language)


def may_be_apart(document: "Document", one: "Element", other: "Element") -> bool:
    """Whether code may write one of two elements without the other: each is under a condition that the other is not."""
    if document.front.language == "php" and _may_leave_between(document, one, other):
        return True
    first, second = _around(document, one), _around(document, other)
    return not (first <= second or second <= first)


def _may_leave_between(document: "Document", one: "Element", other: "Element") -> bool:
    """Whether there is code between two elements after which the second one may never be written."""
    start, end = sorted((one.start, other.start))
    places = document.once(_leaving)
    nth = bisect_left(places, start, key=attrgetter("start"))
    return nth < len(places) and places[nth].end <= end


def _leaving(document: "Document") -> list[Span]:
    text = document.source.text
    return [
        place for place, code in code_in(text, Span(0, len(text)), document.front.language) if _LEAVING.search(code)
    ]


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


def _around(document: "Document", element: "Element") -> frozenset[object]:
    """The conditions around an element: those of template code, and those that attributes state."""
    known = document.once(_known)
    found = known.get(element)
    if found is None:
        places, conditions = document.once(_conditions)
        found = known[element] = conditions[bisect_right(places, element.start) - 1] | _stated_around(element)
    return found


def _known(_: "Document") -> "dict[Element, frozenset[object]]":
    return {}


def _conditions(document: "Document") -> tuple[list[int], list[frozenset[object]]]:
    """The places where what is asked changes, rising, and the conditions that hold from there on."""
    places, conditions = [0], [_ALWAYS]
    open_ = [(len(document.source.text) + 1, _ALWAYS)]

    def close(until: int) -> None:
        while len(open_) > 1 and open_[-1][0] <= until:
            places.append(open_.pop()[0])
            conditions.append(open_[-1][1])

    for arm in sorted(branches(document), key=lambda arm: (arm.span.start, -arm.span.end)):
        close(arm.span.start)
        end, outer = open_[-1]
        condition = (arm.test, arm.negated) if arm.test else arm.span
        open_.append((min(arm.span.end, end), _under(outer, condition)))
        places.append(arm.span.start)
        conditions.append(open_[-1][1])
    close(len(document.source.text))
    return places, conditions


def _under(outer: frozenset[object], *conditions: object) -> frozenset[object]:
    """The conditions in something that is there under some more."""
    return outer.union(conditions) if len(outer) < _DEEPEST else outer


def _stated(document: "Document") -> "tuple[dict[Element, list[object]], dict[Element, frozenset[object]]]":
    """The conditions that elements state themselves, and those around elements, so far as they are known."""
    own: dict[Element, list[object]] = {}
    for element in document.having(*CONDITIONAL):
        own[element] = [(name, element.value(name) or element.start) for name in CONDITIONAL if element.has(name)]
    return own, {}


def _stated_around(element: "Element") -> frozenset[object]:
    own, known = element.document.once(_stated)
    path: list[Element] = []
    node: Element | None = element if own else None
    while node is not None and node not in known:
        path.append(node)
        node = node.parent
    around = _ALWAYS if node is None else known[node]
    for inner in reversed(path):
        around = known[inner] = _under(around, *own.get(inner, ()))
    return around
