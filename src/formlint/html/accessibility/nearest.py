"""The nearest element around another one of which something is true, each element asked once, whatever the nesting."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from formlint.html.document import Element


class Nearest:
    """Of every element the nearest one around it, or that itself, of which something is true."""

    def __init__(self, holds: "Callable[[Element], bool]") -> None:
        """Take what is to be true."""
        self._holds = holds
        self._known: dict[Element, Element | None] = {}

    def nearest(self, element: "Element") -> "Element | None":
        """The nearest such element; None where there is none."""
        known = self._known
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node not in known:
            path.append(node)
            node = node.parent
        found = None if node is None else known[node]
        for inner in reversed(path):
            found = known[inner] = inner if self._holds(inner) else found
        return found
