"""Answers to questions about a control, found once and kept with its document."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, Protocol, TypeVar

from formlint.html.document import Document, Element

_UNASKED: Final = object()


class Placed(Protocol):
    """What is written at an element, as a control is."""

    @property
    def element(self) -> Element:
        """Where it is written."""
        ...


A = TypeVar("A", bound=Placed)
T = TypeVar("T")


def once_each(question: Callable[[A], T]) -> Callable[[A], T]:
    """Ask a question once for each control, however many rules have it."""

    @wraps(question)
    def answer(control: A) -> T:
        memo: dict[tuple[object, Element], Any] = control.element.document.passing
        asked = question, control.element
        found = memo.get(asked, _UNASKED)
        if found is _UNASKED:
            found = memo[asked] = question(control)
        return found

    return answer


def forget(document: Document) -> None:
    """Drop what was read of single elements: if it is asked for again, it is read again.

    All that is read of a field takes five times the memory of the field.
    """
    document.passing.clear()
    document.forget_elements()
