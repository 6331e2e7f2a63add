"""Reading one character: the derivative of a language is what may follow that character (Brzozowski).

Looking around becomes intersection. At a known place, a lookahead is a condition on the rest of the text, and what a
lookbehind asks is already decided by what has been read; `Located` carries that along.
"""

from typing import TYPE_CHECKING, Final

from formlint.values.regex.algebra import both, complement, concat, either, length, repeat
from formlint.values.regex.characters import ASTRAL, Characters
from formlint.values.regex.nodes import (
    ANYTHING,
    EMPTY,
    EPSILON,
    Behind,
    Both,
    Complement,
    Concat,
    Either,
    Empty,
    Epsilon,
    Length,
    Located,
    Look,
    Node,
    Repeat,
    Several,
    Symbols,
    intern,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Past = dict[Node, Node]
_STEPS_LIMIT: Final = 256


def derive(node: Node, code: int) -> Node:
    """What may follow the character in a closed node."""
    found = node.steps.get(code)
    if found is None:
        if len(node.steps) >= _STEPS_LIMIT:
            node.steps.clear()
        found = node.steps[code] = _AFTER[type(node)](node, code)
    return found


def _after_nothing(_node: Node, _code: int) -> Node:
    return EMPTY


def _after_symbols(node: Symbols, code: int) -> Node:
    return EPSILON if code in node.chars else EMPTY


def _after_length(node: Length, code: int) -> Node:
    units = 2 if code in ASTRAL else 1
    return length(node.low - units, None if node.high is None else node.high - units)


def _after_concat(node: Node, code: int) -> Node:
    found: list[Node] = []
    while isinstance(node, Concat):
        found.append(concat(derive(node.head, code), node.tail))
        if not node.head.nullable:
            return either(found) if len(found) > 1 else found[0]
        node = node.tail
    return either([*found, derive(node, code)])


def _after_repeat(node: Repeat, code: int) -> Node:
    return concat(derive(node.body, code), fewer(node))


def fewer(node: Repeat, times: int = 1) -> Node:
    """What is left of a repetition after some times."""
    return repeat(node.body, max(node.low - times, 0), None if node.high is None else max(node.high - times, 0))


def _after_either(node: Either, code: int) -> Node:
    return either([derive(part, code) for part in node.parts])


def _after_both(node: Both, code: int) -> Node:
    found: list[Node] = []
    for part in node.parts:
        found.append(derive(part, code))
        if found[-1] is EMPTY:
            return EMPTY
    return both(found)


def _after_complement(node: Complement, code: int) -> Node:
    return complement(derive(node.body, code))


def _after_located(node: Located, code: int) -> Node:
    past = dict(node.past)
    return _consume(node.body, EPSILON, _Place(past, {need: derive(left, code) for need, left in node.past}, code))


def locate(node: Node, past: Past | None = None) -> Node:
    """The language that an open node is at a place; without a past, at the start of the text."""
    if node.closed:
        return node
    past = {need: need for need in node.needs} if past is None else past
    parts = _links(node)
    rest: Node = EPSILON
    while parts and not parts[-1].needs:
        rest = _before(parts.pop(), rest)
    conditions: list[Node] = []
    while parts and parts[0].most == 0:
        conditions.append(condition(parts.pop(0), past))
    if len(parts) == 1 and isinstance(parts[0], Either):
        return both([*conditions, either([locate(concat(part, rest), past) for part in parts[0].parts])])
    return both([*conditions, _rejoin(parts, rest, past)])


def _links(node: Node) -> list[Node]:
    links: list[Node] = []
    while isinstance(node, Concat):
        links.append(node.head)
        node = node.tail
    return [*links, node]


def _before(part: Node, rest: Node) -> Node:
    """An open part that needs no past, and then a closed rest."""
    if part.closed:
        return concat(part, rest)
    if part.most == 0:
        return both([condition(part, {}), rest])
    if isinstance(part, Either):
        return either([locate(concat(each, rest)) for each in part.parts])
    return _located(concat(part, rest), {})


def _rejoin(parts: list[Node], rest: Node, past: Past) -> Node:
    """The open parts that need a past, and then a closed rest."""
    for part in reversed(parts):
        rest = concat(part, rest)
    if not rest.needs:
        return rest
    return _located(rest, past)


def _located(node: Node, past: Past) -> Node:
    pairs = tuple((need, past[need]) for need in sorted(node.needs, key=lambda need: need.number))
    return intern(Located, node, pairs, nullable=condition(node, past).nullable)


def condition(node: Node, past: Past) -> Node:
    """The texts that may follow a place at which the node takes no character."""
    if node.closed:
        return ANYTHING if node.nullable else EMPTY
    if isinstance(node, Look):
        seen = locate(concat(node.body, ANYTHING), past)
        return complement(seen) if node.negative else seen
    if isinstance(node, Behind):
        return ANYTHING if past[node.body].nullable != node.negative else EMPTY
    if isinstance(node, Concat):
        return both([condition(part, past) for part in _links(node)])
    if isinstance(node, Either):
        return either([condition(part, past) for part in node.parts])
    assert isinstance(node, Repeat)
    return ANYTHING if node.low == 0 else condition(node.body, past)


class _Place:
    """A place in a text, and the next character: what had been read before it, and with it."""

    __slots__ = ("code", "past", "then")

    def __init__(self, past: Past, then: Past, code: int) -> None:
        self.past = past
        self.then = then
        self.code = code

    def still(self, node: Node) -> Node:
        """After the character: what may follow if the node takes nothing at this place."""
        return derive(condition(node, self.past), self.code)


def _consume(node: Node, rest: Node, place: _Place) -> Node:
    """What may follow when the node takes the character, and the rest goes on from there."""
    if node.closed:
        after = derive(node, place.code)
        return EMPTY if after is EMPTY else locate(concat(after, rest), place.then)
    if isinstance(node, Concat):
        return _consume_links(node, rest, place)
    if isinstance(node, Either):
        return either([_consume(part, rest, place) for part in node.parts])
    if isinstance(node, Repeat):
        return _consume_repeat(node, rest, place)
    return EMPTY


def _consume_links(node: Node, rest: Node, place: _Place) -> Node:
    found: list[Node] = []
    still: Node = ANYTHING
    while still is not EMPTY:
        head, tail = (node.head, node.tail) if isinstance(node, Concat) else (node, None)
        found.append(both([still, _consume(head, rest if tail is None else concat(tail, rest), place)]))
        if tail is None:
            break
        still = both([still, place.still(head)])
        node = tail
    return either(found)


def _consume_repeat(node: Repeat, rest: Node, place: _Place) -> Node:
    """A time that takes nothing does for all times that must be, so nothing is lost by having it once, and first."""
    found = _consume(node.body, concat(fewer(node), rest), place)
    if node.low > 1 and node.body.optional:
        idle = repeat(node.body, 0, None if node.high is None else max(node.high - 2, 0))
        found = either([found, both([place.still(node.body), _consume(node.body, concat(idle, rest), place)])])
    return found


def deciders(node: Node) -> frozenset[Characters]:
    """The sets that decide what the next character does."""
    if node.firsts is None:
        node.firsts = frozenset(_deciders(node))
    return node.firsts


def _deciders(node: Node) -> set[Characters]:
    found: set[Characters] = set()
    for head in _heads(node):
        if isinstance(head, Symbols):
            found.add(head.chars)
        elif isinstance(head, Length):
            found.add(ASTRAL)
        elif isinstance(head, Several):
            found.update(*map(deciders, head.parts))
        elif isinstance(head, Repeat | Complement | Look):
            found |= deciders(head.body)
        elif isinstance(head, Located):
            found.update(deciders(head.body), *(deciders(left) for _, left in head.past))
    return found


def _heads(node: Node) -> list[Node]:
    heads: list[Node] = []
    while isinstance(node, Concat):
        heads.append(node.head)
        if not node.head.optional:
            return heads
        node = node.tail
    return [*heads, node]


_AFTER: "Final[dict[type[Node], Callable[..., Node]]]" = {
    Empty: _after_nothing,
    Epsilon: _after_nothing,
    Symbols: _after_symbols,
    Length: _after_length,
    Concat: _after_concat,
    Repeat: _after_repeat,
    Either: _after_either,
    Both: _after_both,
    Complement: _after_complement,
    Located: _after_located,
}
