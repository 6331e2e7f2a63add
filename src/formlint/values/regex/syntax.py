"""The syntax tree of a pattern, after groups, escapes and flags have been resolved."""

from typing import NamedTuple

from formlint.values.regex.characters import Characters


class One(NamedTuple):
    """One character of a set."""

    chars: Characters


class Sequence(NamedTuple):
    """One item after the other; none is the empty text."""

    items: "tuple[Syntax, ...]"


class Choice(NamedTuple):
    """One of several."""

    options: "tuple[Syntax, ...]"


class Times(NamedTuple):
    """An item between `low` and `high` times; None is no limit."""

    item: "Syntax"
    low: int
    high: int | None


class Around(NamedTuple):
    """A lookahead or a lookbehind."""

    item: "Syntax"
    ahead: bool
    negative: bool


class Edge(NamedTuple):
    """The start or the end of the text; with `lines`, of a line."""

    end: bool
    lines: bool


class WordEdge(NamedTuple):
    """A place where words of these characters begin or end; with `negative`, any other place."""

    word: Characters
    negative: bool


Syntax = One | Sequence | Choice | Times | Around | Edge | WordEdge
EMPTY_TEXT = Sequence(())
