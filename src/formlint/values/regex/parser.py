r"""Reading a pattern as browsers do: ECMAScript with the v flag.

Groups are kept on a stack of our own, so that no nesting can exhaust Python's.
"""

from typing import Final

from formlint.knowledge.message import Message, say
from formlint.values.regex.characters import ALL, LINE_ENDS, Characters
from formlint.values.regex.classes import read_class
from formlint.values.regex.cursor import SYNTAX, Cursor, read_escape, read_set, read_unicode
from formlint.values.regex.errors import NotRegularError
from formlint.values.regex.properties import EXACT, folded, is_identifier
from formlint.values.regex.syntax import EMPTY_TEXT, Around, Choice, Edge, One, Sequence, Syntax, Times, WordEdge

MAX_NESTING: Final = 60
MAX_LENGTH: Final = 20_000
_FLAGS: Final = "ims"
_AROUND: Final = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}


class _Group:
    """An open group: where it began, the flags outside it, whether it looks backwards, what has been read of it."""

    __slots__ = ("around", "backwards", "flags", "items", "options", "start")

    def __init__(self, start: int, flags: frozenset[str], *, backwards: bool = False) -> None:
        self.start = start
        self.flags = flags
        self.backwards = backwards
        self.around: tuple[bool, bool] | None = None
        self.options: list[Syntax] = []
        self.items: list[Syntax] = []

    def next_option(self) -> None:
        self.options.append(_sequence(self.items))
        self.items = []

    def syntax(self) -> Syntax:
        self.next_option()
        inner = self.options[0] if len(self.options) == 1 else Choice(tuple(self.options))
        return inner if self.around is None else Around(inner, *self.around)


def _sequence(items: list[Syntax]) -> Syntax:
    return items[0] if len(items) == 1 else Sequence(tuple(items)) if items else EMPTY_TEXT


def parse(text: str) -> Syntax:
    """The syntax tree of a pattern.

    Raises:
        PatternSyntaxError: Browsers do not compile it.
        NotRegularError: They do, but it is beyond what formlint decides.
    """
    if len(text) > MAX_LENGTH:
        raise NotRegularError(MAX_LENGTH, f"more than {MAX_LENGTH:,} characters")
    parser = _Parser(text)
    tree = parser.parse()
    if parser.cursor.irregular is not None:
        raise parser.cursor.irregular
    return tree


def _idle(quantifier: str) -> Message:
    return say('"{quantifier}" has nothing to repeat', quantifier=quantifier)


class _Parser:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(text)
        self.flags: frozenset[str] = frozenset()
        self.groups = [_Group(0, self.flags)]
        self.captures = 0
        self.numbers: list[tuple[int, int]] = []
        self.references: list[tuple[int, str]] = []
        self.names: dict[str, list[list[tuple[_Group, int]]]] = {}

    def parse(self) -> Syntax:
        cursor = self.cursor
        while cursor.at < len(cursor.text):
            item = self.read_item()
            if item is not None:
                self.groups[-1].items.append(item)
        if len(self.groups) > 1:
            cursor.fail(say('the group is not closed: ")" is missing'), self.groups[-1].start)
        self.check_references()
        return self.groups[0].syntax()

    def read_item(self) -> Syntax | None:
        """One item with its quantifier; None for what only opens a group or ends an option."""
        cursor = self.cursor
        char = cursor.peek()
        if char == "(":
            self.open_group()
            return None
        if cursor.take("|"):
            self.groups[-1].next_option()
            return None
        if char in "^$" or cursor.peek(2) in ("\\b", "\\B"):
            return self.read_edge()
        if char != ")":
            return self.read_times(self.read_atom(char))
        group = self.close_group()
        return self.read_times(group.syntax(), repeatable=group.around is None)

    def read_edge(self) -> Syntax:
        cursor = self.cursor
        start = cursor.at
        if cursor.take("^"):
            edge: Syntax = Edge(end=False, lines="m" in self.flags)
        else:
            if self.groups[-1].backwards:
                cursor.note("a lookbehind that itself looks ahead", start)
            if cursor.take("$"):
                edge = Edge(end=True, lines="m" in self.flags)
            else:
                cursor.at += 2
                edge = WordEdge(cursor.case.unfold(cursor.case.word), negative=cursor.text[start + 1] == "B")
        if cursor.peek() in ("*", "+", "?", "{"):
            cursor.fail(_idle(cursor.peek()))
        return edge

    def read_atom(self, char: str) -> Syntax:
        cursor = self.cursor
        if char == "[":
            return read_class(cursor)
        if char == "\\":
            return self.read_backslash()
        if char in ("*", "+", "?"):
            cursor.fail(_idle(char))
        if char in ("{", "}", "]"):
            cursor.fail(say('"{char}" must be written "\\{char}"', char=char))
        cursor.at += 1
        if char == ".":
            return One(ALL if "s" in self.flags else ~LINE_ENDS)
        return self.one(ord(char))

    def one(self, code: int) -> Syntax:
        case = self.cursor.case
        return One(case.unfold(case.fold(Characters((code, code + 1)))))

    def read_backslash(self) -> Syntax:
        cursor = self.cursor
        start = cursor.at
        chars = read_set(cursor)
        if chars is not None:
            return One(cursor.case.unfold(chars))
        following = cursor.text[start + 1 : start + 2]
        if following == "k":
            cursor.at += 2
            if not cursor.take("<"):
                cursor.fail(say('"\\k" needs the name of a group, such as "\\k<name>"'), start)
            self.references.append((start, self.read_name()))
        elif following in frozenset("123456789"):
            cursor.at += 1
            self.numbers.append((start, cursor.number() or 0))
        else:
            return self.one(read_escape(cursor, SYNTAX))
        cursor.note("a backreference", start)
        return EMPTY_TEXT

    def read_times(self, item: Syntax, *, repeatable: bool = True) -> Syntax:
        """The item with the quantifier that follows it, if any."""
        cursor = self.cursor
        start = cursor.at
        counts = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(cursor.peek())
        if counts is not None:
            cursor.at += 1
        elif cursor.take("{"):
            counts = self.read_counts(start)
        else:
            return item
        if not repeatable:
            cursor.fail(say("a lookahead or lookbehind cannot be repeated"), start)
        cursor.take("?")
        if cursor.peek() in ("*", "+", "?", "{"):
            cursor.fail(_idle(cursor.peek()))
        return Times(item, *counts)

    def read_counts(self, start: int) -> tuple[int, int | None]:
        cursor = self.cursor
        low = cursor.number()
        high = cursor.number() if cursor.take(",") else low
        if low is None or not cursor.take("}"):
            cursor.fail(
                say('"{{" must be written "\\{{", or start a count such as "{{2}}", "{{2,}}", or "{{2,5}}"'), start
            )
        if high is not None and high < low:
            cursor.fail(
                say('the numbers in "{count}" are in the wrong order', count=cursor.text[start : cursor.at]), start
            )
        return low, high

    def open_group(self) -> None:
        cursor = self.cursor
        start = cursor.at
        group = _Group(start, self.flags, backwards=self.groups[-1].backwards)
        self.groups.append(group)
        if len(self.groups) - 1 > MAX_NESTING:
            cursor.note(f"groups nested more than {MAX_NESTING} deep", start)
        token = next((token for token in _AROUND if cursor.take(token)), None)
        if token:
            group.around = _AROUND[token]
            if group.backwards and group.around[0]:
                cursor.note("a lookbehind that itself looks ahead", start)
            group.backwards = group.backwards or not group.around[0]
        elif cursor.take("(?<"):
            self.captures += 1
            self.add_name(start, self.read_name())
        elif cursor.take("(?"):
            self.read_flags(start)
        else:
            cursor.at += 1
            self.captures += 1

    def close_group(self) -> _Group:
        if len(self.groups) == 1:
            self.cursor.fail(say('")" has no matching "("; write "\\)" for the character'))
        self.cursor.at += 1
        group = self.groups.pop()
        self.set_flags(group.flags)
        return group

    def read_flags(self, start: int) -> None:
        cursor = self.cursor
        added = cursor.take_while(_FLAGS)
        removed = cursor.take_while(_FLAGS) if cursor.take("-") else None
        if not cursor.take(":"):
            told = say('"(?" does not begin a valid group; write "\\(" for the character, or "(?:" for a group')
            cursor.fail(told, start)
        both = added + (removed or "")
        if len(set(both)) < len(both) or (removed is not None and not both):
            cursor.fail(say("the flags of a group must not be empty or repeated"), start)
        self.set_flags((self.flags | {*added}) - {*(removed or "")})

    def set_flags(self, flags: frozenset[str]) -> None:
        if flags is not self.flags:
            self.flags = flags
            self.cursor.case = folded() if "i" in flags else EXACT

    def read_name(self) -> str:
        """A group's name, up to and with the bracket."""
        cursor = self.cursor
        start = cursor.at
        name = ""
        while not cursor.take(">"):
            if cursor.take("\\u"):
                code = read_unicode(cursor)
            else:
                code = ord(cursor.peek() or "\0")
                cursor.at += 1
            if code is None or not is_identifier(chr(code), first=not name):
                cursor.fail(say('the name of a group must be an identifier, followed by ">"'), start)
            name += chr(code)
        if not name:
            cursor.fail(say("the name of the group is empty"), start)
        return name

    def add_name(self, start: int, name: str) -> None:
        """Two groups may have one name only if they are in different options of a choice."""
        place = [(group, len(group.options)) for group in self.groups[:-1]]
        for other in self.names.setdefault(name, []):
            if not any(a is b and mine != theirs for (a, mine), (b, theirs) in zip(place, other, strict=False)):
                self.cursor.fail(say('two groups are named "{name}"', name=name), start)
        self.names[name].append(place)

    def check_references(self) -> None:
        for start, number in self.numbers:
            if number > self.captures:
                told = say('"\\{number}" refers to group {number}, which does not exist', number=number)
                self.cursor.fail(told, start)
        for start, name in self.references:
            if name not in self.names:
                self.cursor.fail(say('there is no group named "{name}"', name=name), start)
