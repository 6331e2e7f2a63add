"""Building nodes: each verb returns the simplest node it knows, so that few different derivatives appear."""

from typing import TYPE_CHECKING

from formlint.values.regex.characters import ALL, NONE, Characters
from formlint.values.regex.nodes import (
    ANYTHING,
    EMPTY,
    EPSILON,
    Behind,
    Both,
    Complement,
    Concat,
    Either,
    Length,
    Look,
    Node,
    Repeat,
    Several,
    Symbols,
    common_lengths,
    intern,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def symbols(chars: Characters) -> Node:
    """One character of the set."""
    return intern(Symbols, chars) if chars else EMPTY


def text(literal: str) -> Node:
    """The text itself."""
    return chain([symbols(Characters.of(char)) for char in literal])


def length(low: int, high: int | None) -> Node:
    """Any text of so many UTF-16 units."""
    if high is not None and high < max(low, 0):
        return EMPTY
    return ANYTHING if low <= 0 and high is None else intern(Length, max(low, 0), high)


def chain(parts: "Sequence[Node]") -> Node:
    """One after the other."""
    result: Node = EPSILON
    for part in reversed(parts):
        result = concat(part, result)
    return result


def concat(first: Node, second: Node) -> Node:
    """The first, then the second."""
    heads: list[Node] = []
    while isinstance(first, Concat):
        heads.append(first.head)
        first = first.tail
    result = _prepend(first, second)
    for head in reversed(heads):
        result = _prepend(head, result)
    return result


def _prepend(head: Node, tail: Node) -> Node:
    if head is EMPTY or tail is EMPTY:
        return EMPTY
    if head is EPSILON or (tail is ANYTHING and head.nullable):
        return tail
    if tail is EPSILON:
        return head
    following, rest = (tail.head, tail.tail) if isinstance(tail, Concat) else (tail, EPSILON)
    body, low, high = _times(head)
    same, more, most = _times(following)
    if body is same:
        return _prepend(repeat(body, low + more, None if high is None or most is None else high + most), rest)
    return intern(Concat, head, tail)


def _times(node: Node) -> tuple[Node, int, int | None]:
    return (node.body, node.low, node.high) if isinstance(node, Repeat) else (node, 1, 1)


def repeat(body: Node, low: int, high: int | None) -> Node:
    """The body, at least `low` and at most `high` times."""
    if high == 0 or body is EPSILON:
        return EPSILON
    if body is EMPTY:
        return EPSILON if low == 0 else EMPTY
    if low == 1 and high == 1:
        return body
    if isinstance(body, Repeat) and body.low <= 1:  # every count between the extremes is reached
        high = None if high is None or body.high is None else high * body.high
        return repeat(body.body, low * body.low, high)
    return intern(Repeat, body, 0 if body.nullable else low, high)


def complement(body: Node) -> Node:
    """Every text that a closed body does not have."""
    if body is EMPTY or body is ANYTHING:
        return ANYTHING if body is EMPTY else EMPTY
    any_char = ANYTHING.body
    if body is EPSILON:
        return repeat(any_char, 1, None)
    if isinstance(body, Repeat) and body.body is any_char and (body.low == 0 or body.high is None):
        return repeat(any_char, 0, body.low - 1) if body.high is None else repeat(any_char, body.high + 1, None)
    return body.body if isinstance(body, Complement) else intern(Complement, body)


def either(parts: "Iterable[Node]") -> Node:
    """The union."""
    chars = NONE
    kept: set[Node] = set()
    for part in _flat(parts, Either):
        if isinstance(part, Symbols):
            chars = chars | part.chars if chars else part.chars
        elif part is ANYTHING:
            return ANYTHING
        elif part is not EMPTY:
            kept.add(part)
    if chars:
        kept.add(symbols(chars))
    if len(kept) > 1:
        _join_repeats(kept)
        if EPSILON in kept and any(part.nullable for part in kept if part is not EPSILON):
            kept.discard(EPSILON)
        if any(isinstance(part, Complement) and part.body in kept for part in kept):
            return ANYTHING
    return _several(Either, kept, EMPTY)


def _join_repeats(parts: set[Node]) -> None:
    """Turn x{2,5}y | x{4,9}y into x{2,9}y: else counting after a loop makes a state of every set of counts."""
    by_shape: dict[tuple[Node, Node], list[Node]] = {}
    for part in parts:
        head, tail = (part.head, part.tail) if isinstance(part, Concat) else (part, EPSILON)
        if isinstance(head, Repeat):
            by_shape.setdefault((head.body, tail), []).append(part)
    joined = [(shape, alike) for shape, alike in by_shape.items() if len(alike) > 1]
    # A set has no order of its own, and new nodes are numbered in the order in which they are made.
    for (body, tail), alike in sorted(joined, key=lambda one: min(part.number for part in one[1])):
        parts.difference_update(alike)
        parts.update([concat(repeat(body, *counts), tail) for counts in _join_counts(alike)])


def _join_counts(alike: list[Node]) -> list[tuple[int, int | None]]:
    joined: list[tuple[int, int | None]] = []
    ranges = [_times(part.head if isinstance(part, Concat) else part)[1:] for part in alike]
    for low, high in sorted(ranges, key=lambda one: one[0]):
        last = joined[-1][1] if joined else -1
        if joined and (last is None or low <= last + 1):
            joined[-1] = (joined[-1][0], None if last is None or high is None else max(last, high))
        else:
            joined.append((low, high))
    return joined


def both(parts: "Iterable[Node]") -> Node:
    """The intersection of closed nodes."""
    kept = set(_flat(parts, Both))
    if EMPTY in kept:
        return EMPTY
    kept.discard(ANYTHING)
    if len(kept) > 1:
        _join_symbols(kept)
        _join_lengths(kept)
        least, most = common_lengths(kept)
        if most is not None and most < least:
            return EMPTY
        if EPSILON in kept or most == 0:
            return EPSILON if all(part.nullable for part in kept) else EMPTY
        if any(isinstance(part, Complement) and part.body in kept for part in kept):
            return EMPTY
    return _several(Both, kept, ANYTHING)


def _join_symbols(parts: set[Node]) -> None:
    """Turn [a-z]{2,5} & [c-e]* into [c-e]{2,5}."""
    alike = [part for part in parts if isinstance(_times(part)[0], Symbols)]
    if len(alike) > 1:
        chars, low, high = ALL, 0, None
        for part in alike:
            body, more, most = _times(part)
            assert isinstance(body, Symbols)
            chars, low, high = chars & body.chars, max(low, more), most if high is None else min(high, most or high)
        parts.difference_update(alike)
        parts.add(EMPTY if high is not None and high < low else repeat(symbols(chars), low, high))


def _join_lengths(parts: set[Node]) -> None:
    alike = [part for part in parts if isinstance(part, Length)]
    if len(alike) > 1:
        highs = [part.high for part in alike if part.high is not None]
        parts.difference_update(alike)
        parts.add(length(max(part.low for part in alike), min(highs) if highs else None))


def _flat(parts: "Iterable[Node]", kind: type[Several]) -> "Iterable[Node]":
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _several(kind: type[Several], parts: set[Node], none: Node) -> Node:
    if len(parts) > 1:
        return intern(kind, *sorted(parts, key=lambda part: part.number))
    return parts.pop() if parts else none


def factored(parts: "Iterable[Node]", levels: int = 100) -> Node:
    """The union of many chains as a tree by their first nodes, so that a character needs to be compared with few."""
    by_head: dict[Node, list[Node]] = {}
    for part in parts:
        head, tail = (part.head, part.tail) if isinstance(part, Concat) else (part, EPSILON)
        by_head.setdefault(head, []).append(tail)
    return either(
        concat(head, tails[0] if len(tails) == 1 else factored(tails, levels - 1) if levels else either(tails))
        for head, tails in by_head.items()
    )


def look(body: Node, *, negative: bool) -> Node:
    """The place before a text that begins with the body."""
    return intern(Look, body, negative=negative)


def behind(body: Node, *, negative: bool) -> Node:
    """The place after a text that ends with the closed body."""
    return after(concat(ANYTHING, body), negative=negative)


def after(everything: Node, *, negative: bool) -> Node:
    """The place after everything that has been read is a member of a closed node."""
    return intern(Behind, everything, negative=negative)
