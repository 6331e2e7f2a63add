"""The syntax tree of a pattern, after groups, escapes and flags have been resolved."""

from dataclasses import dataclass

from formlint.pattern.characters import Characters


@dataclass(frozen=True, slots=True)
class One:
    """One character of a set."""

    chars: Characters


@dataclass(frozen=True, slots=True)
class Sequence:
    """One item after the other; none is the empty text."""

    items: "tuple[Syntax, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: "tuple[Syntax, ...]"


@dataclass(frozen=True, slots=True)
class Times:
    """An item between `low` and `high` times; None is no limit."""

    item: "Syntax"
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Around:
    """A lookahead or a lookbehind."""

    item: "Syntax"
    ahead: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the text; with `lines`, of a line."""

    end: bool
    lines: bool


@dataclass(frozen=True, slots=True)
class WordEdge:
    """A place where words of these characters begin or end; with `negative`, any other place."""

    word: Characters
    negative: bool


Syntax = One | Sequence | Choice | Times | Around | Edge | WordEdge
EMPTY_TEXT = Sequence(())
