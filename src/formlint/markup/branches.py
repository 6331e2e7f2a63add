"""What template code may leave out: the arms around an element, and whether two elements may stand apart."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from formlint.markup.steering import Arm
from formlint.markup.templates import all_arms

if TYPE_CHECKING:
    from formlint.markup.document import Document
    from formlint.markup.element import Element

_CONDITIONAL: Final = ("v-if", "v-else", "v-else-if", "v-show", "*ngif", "*ngswitchcase", "x-if", "ng-if", "th:if", "th:unless")  # fmt: skip


def branches(document: "Document") -> list[Arm]:
    """The arms of all conditions and loops of a document."""
    if document.front.arms or not document.templated:
        return [*document.front.arms]
    return all_arms(document.source.text, document.front.language)


def may_be_apart(document: "Document", one: "Element", other: "Element") -> bool:
    """Whether code may write one of two elements without the other: each is under a condition that the other is not."""
    first, second = {*_around(document, one)}, {*_around(document, other)}
    return not (first <= second or second <= first)


def _around(document: "Document", element: "Element") -> Iterator[object]:
    """The conditions around an element."""
    arms = document.once(branches)
    start = element.start
    for arm in arms[: bisect_right(arms, start, key=lambda arm: arm.span.start)]:
        if start < arm.span.end:
            yield (arm.test, arm.negated) if arm.test else arm.span
    node: Element | None = element
    while node is not None:
        for name in _CONDITIONAL:
            if node.has(name):
                yield (name, node.value(name)) if node.value(name) else (name, node.start)
        node = node.parent
