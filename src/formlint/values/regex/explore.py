"""Questions that need a search through what may follow, each within a budget of work."""

from collections import deque
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from formlint.values.regex.characters import ASTRAL, Characters, union
from formlint.values.regex.choice import INVISIBLE, CharacterClass, classes
from formlint.values.regex.derivative import deciders, derive
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.matching import matches
from formlint.values.regex.nodes import EMPTY, Concat, Node, Repeat, Several, Symbols, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

BUDGET: Final = 300_000
"""The work one question may take, in nodes visited: a second or so."""

LONGEST: Final = 10_000
"""Members that are longer at the least are not looked for."""
MEMBERSHIP_BUDGET: Final = 50_000
"""The work one text may take before another way is taken."""

Graph = dict[Node, list[tuple[CharacterClass, Node]]]


class _Search:
    """What is left of the budget."""

    def __init__(self, node: Node, prefer: str = "") -> None:
        tidy()
        self.left = BUDGET if node.least <= LONGEST else 0
        self.prefer = prefer

    def steps(self, node: Node) -> "Iterator[tuple[CharacterClass, Node]]":
        """Each class of characters and what may follow it, best character first, dead ends left out."""
        for one in classes(deciders(node), self.prefer):
            self.left -= node.weight + 2
            if self.left < 0:
                raise BudgetExceededError("the question takes too much work")
            following = derive(node, one.code)
            if following is not EMPTY:
                yield one, following


def accepts(node: Node, text: str) -> bool:
    """Whether the text is a member; this is always decided."""
    whole = node
    left = MEMBERSHIP_BUDGET
    for char in text:
        left -= node.weight
        if left < 0:
            return matches(whole, text)
        node = derive(node, ord(char))
        if node is EMPTY:
            return False
    return node.nullable


def shortest(node: Node, prefer: str = "") -> str | None:
    """The shortest member; of several the one with the best characters; None if there is none.

    Steps by characters that nobody can read wait until all others have been tried.
    """
    if node.nullable or node is EMPTY:
        return None if node is EMPTY else ""
    search = _Search(node, prefer)
    origin: dict[Node, tuple[Node, int]] = {}
    states, waiting = deque([node]), deque[tuple[Node, Node, int]]()
    while states or waiting:
        if states:
            state = states.popleft()
            found = [(following, state, one) for one, following in search.steps(state)]
            waiting.extend((following, state, one.code) for following, state, one in found if one.rank[0] >= INVISIBLE)
            steps = [(following, state, one.code) for following, state, one in found if one.rank[0] < INVISIBLE]
        else:
            steps = [waiting.popleft()]
        for following, state, code in steps:
            if following not in origin and following is not node:
                origin[following] = (state, code)
                if following.nullable:
                    return _spell(origin, following, node)
                states.append(following)
    return None


def _spell(origin: dict[Node, tuple[Node, int]], node: Node, start: Node) -> str:
    codes: list[int] = []
    while node is not start:
        node, code = origin[node]
        codes.append(code)
    return "".join(map(chr, reversed(codes)))


def is_empty(node: Node) -> bool:
    """Whether there is no member."""
    return node is EMPTY or not (node.plain or node.nullable or shortest(node) is not None)


def lengths(node: Node) -> tuple[int, int | None] | None:
    """The least and the greatest length of a member in UTF-16 units (None: no greatest); None if there is no member."""
    if node.plain:
        return node.least, node.most
    graph = _live(node)
    return (_least(graph, node), _most(graph)) if graph else None


def alphabet(node: Node) -> Characters:
    """The characters that occur in members."""
    if node.plain:
        return _symbols(node)
    return union({one.members for steps in _live(node).values() for one, _ in steps})


def _symbols(node: Node) -> Characters:
    found: set[Characters] = set()
    seen: set[Node] = set()
    left = [node]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            if isinstance(one, Symbols):
                found.add(one.chars)
            elif isinstance(one, Concat):
                left += (one.head, one.tail)
            elif isinstance(one, Several):
                left += one.parts
            elif isinstance(one, Repeat):
                left.append(one.body)
    return union(found)


def _live(node: Node) -> Graph:
    """The states from which a member can still be reached, with the steps between them."""
    search = _Search(node)
    graph: Graph = {}
    sources: dict[Node, list[Node]] = {}
    left = [node]
    while left:
        state = left.pop()
        if state not in graph:
            graph[state] = list(search.steps(state))
            for _, following in graph[state]:
                sources.setdefault(following, []).append(state)
                left.append(following)
    live: set[Node] = set()
    left = [state for state in graph if state.nullable]
    while left:
        state = left.pop()
        if state not in live:
            live.add(state)
            left += sources.get(state, ())
    return {state: [step for step in steps if step[1] in live] for state, steps in graph.items() if state in live}


def _least(graph: Graph, start: Node) -> int:
    done: set[Node] = set()
    left: list[tuple[int, int, Node]] = [(0, start.number, start)]
    while True:
        units, _, state = heappop(left)
        if state.nullable:
            return units
        if state not in done:
            done.add(state)
            for one, following in graph[state]:
                heappush(left, (units + (1 if one.members - ASTRAL else 2), following.number, following))


def _most(graph: Graph) -> int | None:
    """The longest way, last states first; None when the states cannot be brought into an order."""
    into = dict.fromkeys(graph, 0)
    for steps in graph.values():
        for _, following in steps:
            into[following] += 1
    longest = dict.fromkeys(graph, 0)
    left = [state for state, count in into.items() if not count]
    ordered = 0
    while left:
        state = left.pop()
        ordered += 1
        for one, following in graph[state]:
            units = 2 if one.members & ASTRAL else 1
            longest[following] = max(longest[following], longest[state] + units)
            into[following] -= 1
            if not into[following]:
                left.append(following)
    return max(longest[state] for state in graph if state.nullable) if ordered == len(graph) else None
