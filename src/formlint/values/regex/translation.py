"""From the syntax of a pattern to the language it accepts, anchored at both ends."""

from formlint.values.regex.algebra import after, behind, chain, concat, either, factored, look, repeat, symbols
from formlint.values.regex.characters import LINE_ENDS, Characters
from formlint.values.regex.derivative import locate
from formlint.values.regex.nodes import ANYTHING, EPSILON, Node
from formlint.values.regex.syntax import Around, Choice, Edge, One, Sequence, Syntax, Times, WordEdge


def translate(syntax: Syntax) -> Node:
    """The closed node of a whole pattern."""
    return locate(_open(syntax))


def _open(syntax: Syntax) -> Node:
    match syntax:
        case One(chars):
            node = symbols(chars)
        case Sequence(items):
            node = chain([_open(item) for item in items])
        case Choice(options):
            node = factored([_open(option) for option in options])
        case Times(item, low, high):
            node = repeat(_open(item), low, high)
        case Around(item, ahead, negative):
            node = look(_open(item), negative=negative) if ahead else _behind(_open(item), negative=negative)
        case Edge(end, lines):
            node = _edge(end=end, lines=lines)
        case WordEdge(word, negative):
            node = _word_edge(word, negative=negative)
    return node


def _behind(body: Node, *, negative: bool) -> Node:
    return after(locate(concat(ANYTHING, body)), negative=negative)


def _edge(*, end: bool, lines: bool) -> Node:
    """Ends are where no character is next; for lines, none but a line terminator."""
    inside = symbols(~LINE_ENDS if lines else ~Characters(()))
    if end:
        return look(inside, negative=True)
    return behind(inside, negative=True) if lines else after(EPSILON, negative=False)


def _word_edge(word: Characters, *, negative: bool) -> Node:
    letter = symbols(word)
    inside, outside = look(letter, negative=False), look(letter, negative=True)
    return either([
        concat(behind(letter, negative=False), inside if negative else outside),
        concat(behind(letter, negative=True), outside if negative else inside),
    ])  # fmt: skip
