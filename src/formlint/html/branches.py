"""What template code may leave out: the arms around an element, and whether two elements may stand apart."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from formlint.html.bindings import CONDITIONAL, LOOPS
from formlint.html.parser import turbohtml
from formlint.html.source import Span
from formlint.html.templates import BRACED, RESPELT, code_of
from formlint.html.templates.masking import Code
from formlint.html.tree import Node, Tree
from formlint.system.patterns import compiled_when_used

if TYPE_CHECKING:
    from formlint.html.templates.conditions import Arm
    from formlint.html.written import Written

W = TypeVar("W", bound="Written")
_PAGE = compiled_when_used(r"<html[\s>]", re.IGNORECASE)
_INCLUDING: Final = (  # compiled when it is needed: HTML does not need it
    r"(?i)\b(?:include|import|block|extends|yield|render|partial|section|component|slot|template|embed|call|macro"
    r"|require|insert|outlet|layout|content|body|form|widget|raw|safe|html)|\{\{[~-]?(?:>|\{)|<%-|\{!!"
)
_STRING = compiled_when_used(r"[\"']([A-Za-z][\w-]*)[\"']")
_LEAVING = compiled_when_used(r"\b(?:function|case|return|exit|die|break)\b")
_TURNED: Final = "ng-scope"  # a class by which AngularJS marks what a loop has written: one turn of it
_UNSHOWN: Final = "ng-template"
_ALWAYS: Final = frozenset[object]()
_DEEPEST: Final = 32  # conditions in one another; the sets of those around a place would grow without end


class Branches:
    """The conditions and loops of one file."""

    def __init__(self, tree: "Tree[Written]") -> None:
        self._tree = tree
        self._known: dict[Node, frozenset[object]] = {}
        self._known_stated: dict[Node, frozenset[object]] = {}

    @cached_property
    def complete(self) -> bool:
        """Whether all of a page is written here: nothing is included, and the file is no part of another one."""
        front = self._tree.front
        if not self._tree.has_code:
            return True
        if front.language in RESPELT or front.tags or not _PAGE.search(front.masked):
            return False
        return not any(re.search(_INCLUDING, code) for _, code in self._codes)

    def is_in_code(self, word: str) -> bool:
        """Whether template code holds a string, such as the id of a field for which it may write a label."""
        return self._tree.templated and word in self._strings

    def may_be_apart(self, one: "Written", other: "Written") -> bool:
        """Whether code may write one of two elements without the other: each is under a condition the other is not."""
        tree = self._tree
        if tree.plain and not self._conditional:
            return False
        if tree.front.language == "php" and self._may_leave_between(one, other):
            return True
        first, second = self._around(one), self._around(other)
        return not (first <= second or second <= first)

    def together(self, elements: Iterable[W]) -> Iterator[W]:
        """Some elements in the order of the page, without those that code may write in place of an earlier one."""
        if not self._tree.has_code and not self._conditional:
            yield from elements
            return
        kept: set[frozenset[object]] = set()
        last = None
        for element in elements:
            around = self._around(element)
            apart = any(not (around <= one or one <= around) for one in kept)
            if not (apart or (last and self._tree.front.language == "php" and self._may_leave_between(last, element))):
                kept.add(around)
                last = element
                yield element

    def repeats(self, element: "Written") -> bool:
        """Whether a loop writes an element at each of its turns: no condition inside the loop may leave it out."""
        if not self._tree.has_code and self._tree.lookup.names.isdisjoint(LOOPS):
            return False
        node: turbohtml.Node | None = element.node
        for _ in range(_DEEPEST):
            if not isinstance(node, turbohtml.Element):
                break
            if any(name in LOOPS for name in node.attrs):
                return _TURNED not in (node.attr("class") or "")
            if any(name in self._conditional for name in node.attrs):
                return False
            node = node.parent
        places, _, loops = self._conditions
        return loops[bisect_right(places, element.start) - 1]

    def is_conditional(self, element: "Written", within: "Written | None") -> bool:
        """Whether code may leave an element out of another one, or of the page."""
        return bool(self._around(element) - (self._around(within) if within else _ALWAYS))

    @property
    def _codes(self) -> tuple[Code, ...]:
        return code_of(self._tree.front, self._tree.source.text)

    @cached_property
    def _strings(self) -> frozenset[str]:
        """The strings that stand in code: what a call says of an id may be that of a label it writes."""
        return frozenset(word for _, code in self._codes for word in _STRING.findall(code))

    def _may_leave_between(self, one: "Written", other: "Written") -> bool:
        """Whether there is code between two elements after which the second one may never be written."""
        start, end = sorted((one.start, other.start))
        nth = bisect_left(self._leaving, start, key=attrgetter("start"))
        return nth < len(self._leaving) and self._leaving[nth].end <= end

    @cached_property
    def _leaving(self) -> list[Span]:
        return [place for place, code in self._codes if _LEAVING.search(code)]

    def _around(self, element: "Written") -> frozenset[object]:
        """The conditions around an element: those of template code, and those that attributes state."""
        found = self._known.get(element.node)
        if found is None:
            places, conditions, _ = self._conditions
            found = conditions[bisect_right(places, element.start) - 1] | self._stated_around(element.node)
            self._known[element.node] = found
        return found

    @cached_property
    def _conditions(self) -> tuple[list[int], list[frozenset[object]], list[bool]]:
        """The places where what is asked changes, rising, and what holds from there on.

        That is the conditions, and whether a loop is the innermost of them.
        """
        places, conditions, loops = [0], [_ALWAYS], [False]
        end_of_text = len(self._tree.source.text)
        open_ = [(end_of_text + 1, _ALWAYS, False)]

        def close(until: int) -> None:
            while len(open_) > 1 and open_[-1][0] <= until:
                places.append(open_.pop()[0])
                conditions.append(open_[-1][1])
                loops.append(open_[-1][2])

        for arm in sorted(self._arms(), key=lambda arm: (arm.span.start, -arm.span.end)):
            close(arm.span.start)
            end, outer, _ = open_[-1]
            condition = (arm.test, arm.negated) if arm.test else arm.span
            open_.append((min(arm.span.end, end), _under(outer, condition), arm.loops))
            places.append(arm.span.start)
            conditions.append(open_[-1][1])
            loops.append(arm.loops)
        close(end_of_text)
        return places, conditions, loops

    def _arms(self) -> "list[Arm]":
        """The arms of all conditions and loops."""
        front = self._tree.front
        if not self._tree.has_code or (front.arms and front.language in BRACED):
            return [*front.arms]
        from formlint.html.templates.conditions import arms  # noqa: PLC0415  # HTML does not need it

        return [*front.arms, *arms(self._codes)[0]]

    @cached_property
    def _conditional(self) -> tuple[str, ...]:
        """The attributes of this file that say when their element is there."""
        return tuple(sorted(name for name in self._tree.lookup.names if name in CONDITIONAL or name.startswith("*")))

    @cached_property
    def _stated(self) -> dict[Node, list[object]]:
        """The conditions that elements state themselves."""
        names, tree = self._conditional, self._tree
        stated: dict[Node, list[object]] = {
            element.node: [(name, element.value(name) or element.start) for name in names if element.has(name)]
            for element in (tree.having(*names) if names else ())
        }
        if tree.front.language == "angular":  # shown in another's place, if ever
            stated |= {node: [(_UNSHOWN, tree.offset(node))] for node in tree.nodes.iter_elements((_UNSHOWN,))}
        return stated

    def _stated_around(self, element: Node) -> frozenset[object]:
        own, known = self._stated, self._known_stated
        path: list[Node] = []
        node = element if own else None
        while node is not None and node not in known:
            path.append(node)
            parent = node.parent
            node = parent if isinstance(parent, Node) else None
        around = _ALWAYS if node is None else known[node]
        for inner in reversed(path):
            around = known[inner] = _under(around, *own.get(inner, ()))
        return around


def _under(outer: frozenset[object], *conditions: object) -> frozenset[object]:
    """The conditions in something that is there under some more."""
    return outer.union(conditions) if len(outer) < _DEEPEST else outer
