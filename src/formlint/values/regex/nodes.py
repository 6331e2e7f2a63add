"""The nouns of regular expressions: shared, immutable nodes, one for each shape.

A node that looks around itself is *open*: it means something at a place in a text only. Every other node is *closed*, a
language. Nodes are built by the verbs in `algebra`, never directly.
"""

from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar, cast, final

from formlint.values.regex.characters import ALL, Characters
from formlint.values.regex.errors import BudgetExceededError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_DEPTH: Final = 120
_TABLE_LIMIT: Final = 30_000  # about 30 MB; a thousand real pages need some thousand nodes
_EDGES: Final = 20  # as large as a node

_numbers = count()


class _Table(dict[object, "Node"]):
    """The shared nodes, by what they are made of; `edges` is how many their sets of characters have together."""

    edges = 0


_table = _Table()
NodeT = TypeVar("NodeT", bound="Node")


class Node:
    """One expression.

    Attributes:
        closed: It is a language; nothing in it looks around.
        plain: No part needs a search: there is a member, `least` and `most` are exact.
        nullable: The empty text is a member, whatever surrounds it; `optional`: in some surroundings.
        least, most: Bounds of the length of a member, in UTF-16 units; None is no bound.
        depth: How deep a derivative recurses; `weight`: about how many nodes it visits; `size`: how many it builds.
        needs: The languages that some part asks about what went before.
        steps, firsts: What `derivative` has already found out.
    """

    __slots__ = (
        "closed",
        "depth",
        "firsts",
        "least",
        "most",
        "needs",
        "nullable",
        "number",
        "optional",
        "plain",
        "size",
        "steps",
        "weight",
    )

    def __init__(self, parts: "Iterable[Node]" = ()) -> None:
        self.number = next(_numbers)
        self.depth = self.weight = 1
        self.size = self.least = 0
        self.most: int | None = 0
        self.closed = self.plain = True
        self.nullable = self.optional = False
        self.needs: frozenset[Node] = frozenset()
        for part in parts:
            self.depth = max(self.depth, part.depth + 1)
            self.weight += part.weight
            self.size += part.size
            self._inherit(part)
        self.steps: dict[int, Node] = {}
        self.firsts: frozenset[Characters] | None = None
        if self.depth > MAX_DEPTH:
            raise BudgetExceededError("the expression is nested too deeply")

    def _inherit(self, part: "Node") -> None:
        self.closed = self.closed and part.closed
        self.plain = self.plain and part.plain
        if part.needs:
            self.needs |= part.needs


@final
class Empty(Node):
    """No text at all."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__()
        self.plain = False


@final
class Epsilon(Node):
    """The empty text only."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__()
        self.nullable = self.optional = True


@final
class Symbols(Node):
    """One character of a set."""

    __slots__ = ("chars",)

    def __init__(self, chars: Characters) -> None:
        super().__init__()
        self.chars = chars
        _table.edges += len(chars.edges)
        self.least = 1 if chars.edges[0] <= BMP_END else 2
        self.most = 1 if chars.edges[-1] <= BMP_END + 1 else 2


@final
class Length(Node):
    """Any text that takes between `low` and `high` UTF-16 units."""

    __slots__ = ("high", "low")

    def __init__(self, low: int, high: int | None) -> None:
        super().__init__()
        self.low = self.least = low
        self.high = self.most = high
        self.nullable = self.optional = low == 0


@final
class Concat(Node):
    """A head that is no Concat, then a tail."""

    __slots__ = ("head", "tail")

    def __init__(self, head: Node, tail: Node) -> None:
        super().__init__((head,))
        self.head = head
        self.tail = tail
        self.weight += head.size + (tail.weight if head.optional else 0)
        self.size = 1 + (tail.size if isinstance(tail, Concat) else 1)
        self.depth = max(self.depth, tail.depth) if head.optional else self.depth
        self._inherit(tail)
        self.nullable = head.nullable and tail.nullable
        self.optional = head.optional and tail.optional
        self.least = head.least + tail.least
        self.most = None if head.most is None or tail.most is None else head.most + tail.most


@final
class Repeat(Node):
    """A body between `low` and `high` times in a row; no upper limit is None."""

    __slots__ = ("body", "high", "low")

    def __init__(self, body: Node, low: int, high: int | None) -> None:
        super().__init__((body,))
        self.body = body
        self.low = low
        self.high = high
        self.weight += self.size
        self.size += 1
        self.nullable = low == 0
        self.optional = low == 0 or body.optional
        self.least = low * body.least
        self.most = None if high is None or body.most is None else high * body.most


class Several(Node):
    """Parts that are read side by side."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Node) -> None:
        super().__init__(parts)
        self.parts = parts


@final
class Either(Several):
    """The union."""

    __slots__ = ()

    def __init__(self, *parts: Node) -> None:
        super().__init__(*parts)
        self.nullable = any(part.nullable for part in parts)
        self.optional = any(part.optional for part in parts)
        self.least = min(part.least for part in parts)
        highs = [part.most for part in parts if part.most is not None]
        self.most = max(highs) if len(highs) == len(parts) else None


@final
class Both(Several):
    """The intersection of closed parts."""

    __slots__ = ()

    def __init__(self, *parts: Node) -> None:
        super().__init__(*parts)
        self.plain = False
        self.nullable = self.optional = all(part.nullable for part in parts)
        self.least, self.most = common_lengths(parts)


@final
class Complement(Node):
    """Every text that the closed body does not have."""

    __slots__ = ("body",)

    def __init__(self, body: Node) -> None:
        super().__init__((body,))
        self.body = body
        self.plain = False
        self.nullable = self.optional = not body.nullable
        self.most = None


@final
class Look(Node):
    """The place before (or with `negative`, not before) a text that begins with the body."""

    __slots__ = ("body", "negative")

    def __init__(self, body: Node, *, negative: bool) -> None:
        super().__init__((body,))
        self.body = body
        self.negative = negative
        self.closed = self.plain = False
        self.optional = True


@final
class Behind(Node):
    """The place after (or with `negative`, not after) everything that is a member of the closed body."""

    __slots__ = ("body", "negative")

    def __init__(self, body: Node, *, negative: bool) -> None:
        super().__init__()
        self.body = body
        self.negative = negative
        self.closed = self.plain = False
        self.optional = True
        self.needs = frozenset((body,))


@final
class Located(Node):
    """What an open body means at one place; `past` has what is left of each language that the body needs."""

    __slots__ = ("body", "past")

    def __init__(self, body: Node, past: "tuple[tuple[Node, Node], ...]", *, nullable: bool) -> None:
        super().__init__((body, *(left for _, left in past)))
        self.body = body
        self.past = past
        self.weight *= body.depth
        self.closed = True
        self.plain = False
        self.needs = frozenset()
        self.nullable = self.optional = nullable
        self.least, self.most = body.least, body.most


def intern(kind: "Callable[..., NodeT]", *parts: object, **flags: bool) -> NodeT:
    """The one node of a kind with these parts."""
    key = (kind, *parts, *flags.values())
    found = _table.get(key)
    if found is None:
        found = _table.setdefault(key, kind(*parts, **flags))
    return cast("NodeT", found)


def tidy() -> None:
    """Forget the shared nodes when they have become many; nodes in use go on to work."""
    if len(_table) + _table.edges // _EDGES > _TABLE_LIMIT:
        for node in [*_table.values()]:
            node.steps.clear()  # else a language that is kept would keep all that was ever asked of it
        _table.clear()
        _table.edges = 0
        _table.update(_LASTING)


def common_lengths(parts: "Iterable[Node]") -> tuple[int, int | None]:
    """Bounds of the length of a text that is a member of all parts."""
    least, most = 0, None
    for part in parts:
        least = max(least, part.least)
        most = part.most if most is None else min(most, most if part.most is None else part.most)
    return least, most


BMP_END: Final = 0xFFFF
EMPTY: Final = Empty()
EPSILON: Final = Epsilon()
_ANY: Final = Symbols(ALL)
ANYTHING: Final = Repeat(_ANY, 0, None)
_LASTING: "Final[dict[object, Node]]" = {(Symbols, ALL): _ANY, (Repeat, _ANY, 0, None): ANYTHING}
_table.update(_LASTING)
