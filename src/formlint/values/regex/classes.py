r"""Character classes with the v flag: unions, ranges, `--`, `&&`, nested classes, and \q{...} with whole texts.

Members are kept in the terms of the letter case in force; `read_class` turns them into characters at the end.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from formlint.knowledge.message import Message, say
from formlint.values.regex.characters import NONE, Characters
from formlint.values.regex.cursor import SYNTAX, Cursor, read_escape, read_set
from formlint.values.regex.errors import NotRegularError
from formlint.values.regex.syntax import Choice, One, Sequence, Syntax

if TYPE_CHECKING:
    from formlint.values.regex.properties import Exact

MAX_NESTING: Final = 50
_RESERVED: Final = frozenset("()[]{}/-|")
_DOUBLED: Final = frozenset(char * 2 for char in "&!#$%*+,.:;<=>?@^`~")
_ESCAPABLE: Final = SYNTAX | frozenset("&-!#%,:;<=>@`~")
_BACKSPACE: Final = 8


class Members(NamedTuple):
    """Single characters and longer (or empty) texts; `strings` tells whether the syntax allows such texts at all."""

    chars: Characters
    texts: frozenset[tuple[int, ...]] = frozenset()
    strings: bool = False

    def __and__(self, other: "Members") -> "Members":
        return Members(self.chars & other.chars, self.texts & other.texts, self.strings and other.strings)

    def __sub__(self, other: "Members") -> "Members":
        return Members(self.chars - other.chars, self.texts - other.texts, self.strings)


def read_class(cursor: Cursor) -> Syntax:
    """Go past a class, from its bracket to its end."""
    members = _read_nested(cursor, MAX_NESTING)
    case = cursor.case
    chars = One(case.unfold(members.chars))
    if not members.texts:
        return chars
    texts = sorted(members.texts, key=len, reverse=True)
    return Choice(
        (*(_text(text, case) for text in texts if text), chars, *(Sequence(()) for text in texts if not text))
    )


def _text(codes: tuple[int, ...], case: "Exact") -> Syntax:
    return Sequence(tuple(One(case.unfold(_single(code))) for code in codes))


def _single(code: int) -> Characters:
    return Characters((code, code + 1))


def _read_nested(cursor: Cursor, levels: int) -> Members:
    start = cursor.at
    if not levels:
        raise NotRegularError(start, f"character classes nested more than {MAX_NESTING} deep")
    cursor.at += 1
    negated = cursor.take("^")
    members = _read_contents(cursor, start, levels)
    if not negated:
        return members
    if members.strings:
        cursor.fail(say("a negated character class cannot contain strings of several characters"), start)
    return Members(cursor.case.universe - members.chars)


def _read_contents(cursor: Cursor, start: int, levels: int) -> Members:
    parts: list[Members] = []
    operator = ""
    ranges = 0
    while not cursor.take("]"):
        if cursor.at >= len(cursor.text):
            cursor.fail(say('the character class is not closed: "]" is missing'), start)
        if parts and cursor.peek(2) in ("--", "&&"):
            operator = _read_operator(cursor, operator, len(parts) + ranges)
            operand = _read_operand(cursor, start, levels)[0]
            parts = [parts[0] - operand if operator == "--" else parts[0] & operand]
        elif operator:
            cursor.fail(_mixed(operator))
        else:
            part, is_range = _read_range(cursor, start, levels)
            parts.append(part)
            ranges += is_range
    return _union(parts)


def _union(parts: list[Members]) -> Members:
    chars = Characters.of([pair for part in parts for pair in part.chars.intervals()])
    texts = frozenset[tuple[int, ...]]().union(*[part.texts for part in parts])
    return Members(chars, texts, any(part.strings for part in parts))


def _mixed(operator: str) -> Message:
    return say(
        'in a character class, "{operator}" cannot be combined with other members; nest them in "[...]"',
        operator=operator,
    )


def _bare(char: str) -> Message:
    return say('in a character class with the v flag, "{char}" must be written "\\{char}"', char=char)


def _read_operator(cursor: Cursor, before: str, count: int) -> str:
    operator = cursor.peek(2)
    if before not in ("", operator) or (not before and count > 1):
        cursor.fail(_mixed(operator))
    cursor.at += 2
    if operator == "&&" and cursor.peek() == "&":
        cursor.fail(say('in a character class with the v flag, "&" after "&&" must be written "\\&"'))
    return operator


def _read_range(cursor: Cursor, start: int, levels: int) -> tuple[Members, bool]:
    """A range, or else one operand."""
    begin = cursor.at
    members, first = _read_operand(cursor, start, levels)
    if cursor.peek() != "-" or cursor.peek(2) == "--":
        return members, False
    dash = cursor.at
    cursor.at += 1
    if first is None or cursor.peek() in ("]", "["):
        cursor.fail(_bare("-"), dash)
    last = _read_operand(cursor, start, levels)[1]
    if last is None:
        cursor.fail(_bare("-"), dash)
    if last < first:
        cursor.fail(say('the range "{range}" is in the wrong order', range=cursor.text[begin : cursor.at]), begin)
    return Members(cursor.case.fold(Characters((first, last + 1)))), True


def _read_operand(cursor: Cursor, start: int, levels: int) -> tuple[Members, int | None]:
    """A nested class, a set or a character; of a character also its code point."""
    if cursor.peek() == "[":
        return _read_nested(cursor, levels - 1), None
    if cursor.take("\\q{"):
        return _read_strings(cursor), None
    strings = cursor.irregular
    found = read_set(cursor) if cursor.peek() == "\\" else None
    if found is not None:
        return Members(found, strings=cursor.irregular is not strings), None
    code = _read_character(cursor, start)
    return Members(cursor.case.fold(_single(code))), code


def _read_character(cursor: Cursor, start: int) -> int:
    char = cursor.peek()
    if char == "\\":
        if cursor.take("\\b"):
            return _BACKSPACE
        return read_escape(cursor, _ESCAPABLE)
    if not char:
        cursor.fail(say('the character class is not closed: "]" is missing'), start)
    if char in _RESERVED:
        cursor.fail(_bare(char))
    if cursor.peek(2) in _DOUBLED:
        cursor.fail(say('in a character class with the v flag, "{twice}" is reserved; write it once', twice=char * 2))
    cursor.at += 1
    return ord(char)


def _read_strings(cursor: Cursor) -> Members:
    r"""What follows \q{."""
    start = cursor.at
    chars = NONE
    texts: set[tuple[int, ...]] = set()
    text: list[int] = []
    while True:
        if cursor.peek() in ("|", "}"):
            if len(text) == 1:
                chars |= _single(text[0])
            else:
                texts.add(tuple(text))
            text = []
            cursor.at += 1
            if cursor.text[cursor.at - 1] == "}":
                return Members(chars, frozenset(texts), bool(texts))
        else:
            code = _read_character(cursor, start)
            text.append(cursor.case.fold(_single(code)).edges[0])
