"""Membership by going through the text, for expressions whose derivatives grow too large.

For each node and place, the places are found where the node may end; work grows with the size of both, never faster.
"""

from typing import TYPE_CHECKING

from formlint.values.regex.characters import ASTRAL
from formlint.values.regex.nodes import (
    EPSILON,
    Behind,
    Both,
    Complement,
    Concat,
    Either,
    Length,
    Located,
    Look,
    Node,
    Repeat,
    Symbols,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Places = frozenset[int]
_NONE: Places = frozenset()


def matches(node: Node, text: str) -> bool:
    """Whether a text is a member of a closed node."""
    if isinstance(node, Located):
        node = node.body  # nothing stands before it or after it
    return len(text) in _Matcher(text).ends(node, 0)


class _Matcher:
    """What is known about one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.known: dict[tuple[Node, int], Places] = {}

    def ends(self, node: Node, start: int) -> Places:
        """Where the node may end when it begins at a place."""
        found = self.known.get((node, start))
        if found is None:
            found = self.known[node, start] = self._find(node, start)
        return found

    def step(self, node: Node, starts: "Iterable[int]") -> Places:
        """Where the node may end when it begins at one of several places."""
        return _NONE.union(*[self.ends(node, start) for start in starts])

    def _find(self, node: Node, start: int) -> Places:
        match node:
            case Symbols():
                fits = start < self.size and self.text[start] in node.chars
                found = frozenset((start + 1,)) if fits else _NONE
            case Concat():
                found = self._chain(node, start)
            case Repeat():
                found = self._repeat(node, start)
            case Either():
                found = _NONE.union(*[self.ends(part, start) for part in node.parts])
            case Both():
                found = self._common(node, start)
            case Complement():
                found = frozenset(range(start, self.size + 1)) - self.ends(node.body, start)
            case Length():
                found = frozenset(end for end in range(start, self.size + 1) if self._has_length(node, start, end))
            case _:
                found = frozenset((start,)) if self._holds(node, start) else self._located(node, start)
        return found

    def _common(self, node: Both, start: int) -> Places:
        found = self.ends(node.parts[0], start)
        for part in node.parts[1:]:
            found &= self.ends(part, start)
        return found

    def _chain(self, node: Node, start: int) -> Places:
        places = frozenset((start,))
        while isinstance(node, Concat) and places:
            places = self.step(node.head, places)
            node = node.tail
        return self.step(node, places)

    def _repeat(self, node: Repeat, start: int) -> Places:
        """More times than the text has characters reach no other places."""
        places = frozenset((start,))
        for _ in range(min(node.low, self.size + 1)):
            places = self.step(node.body, places)
        found, fresh = places, places
        for _ in range(self.size + 1 if node.high is None else min(node.high - node.low, self.size + 1)):
            fresh = self.step(node.body, fresh) - found
            found |= fresh
            if not fresh:
                break
        return found

    def _has_length(self, node: Length, start: int, end: int) -> bool:
        units = end - start + sum(char in ASTRAL for char in self.text[start:end])
        return node.low <= units and (node.high is None or units <= node.high)

    def _holds(self, node: Node, start: int) -> bool:
        if isinstance(node, Look):
            return bool(self.ends(node.body, start)) != node.negative
        if isinstance(node, Behind):
            return (start in self.ends(node.body, 0)) != node.negative
        return node is EPSILON

    def _located(self, node: Node, start: int) -> Places:
        """What is located looks no further back than to where it begins, and no further ahead than to where it ends."""
        if not isinstance(node, Located):
            return _NONE
        ends = range(start, self.size + 1)
        return frozenset(end for end in ends if end - start in _Matcher(self.text[start:end]).ends(node.body, 0))
