"""Reading a pattern character by character: the place, and the escapes that mean one character or a set."""

from typing import TYPE_CHECKING, Final, NoReturn

from formlint.knowledge.message import Message, say
from formlint.values.regex.characters import DIGITS, MAXIMUM, NONE, SPACES, Characters
from formlint.values.regex.errors import NotRegularError, PatternSyntaxError
from formlint.values.regex.properties import EXACT, STRING_PROPERTIES, Exact, property_characters

if TYPE_CHECKING:
    from collections.abc import Container

SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
_CONTROLS: Final = {"f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_HEX: Final = frozenset("0123456789abcdefABCDEF")
_ASCII_DIGITS: Final = frozenset("0123456789")
_SURROGATES: Final = (0xD800, 0xDC00, 0xE000)
_LARGE: Final = 10**9


class Cursor:
    """A place in a pattern, what has been noted on the way, and whether letter case matters here."""

    __slots__ = ("at", "case", "irregular", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.case: Exact = EXACT
        self.irregular: NotRegularError | None = None

    def peek(self, count: int = 1) -> str:
        """The next characters; fewer or none at the end."""
        return self.text[self.at : self.at + count]

    def take(self, token: str) -> bool:
        """Go past the token if it is next."""
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def take_while(self, allowed: "Container[str]", most: int | None = None) -> str:
        """Go past the allowed characters that are next."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in allowed and self.at - start != most:
            self.at += 1
        return self.text[start : self.at]

    def fail(self, reason: Message, at: int | None = None) -> NoReturn:
        """The pattern does not compile."""
        raise PatternSyntaxError(self.at if at is None else at, reason)

    def note(self, construct: str, at: int) -> None:
        """The pattern may compile, but formlint does not decide it; the rest is still read for mistakes."""
        if self.irregular is None:
            self.irregular = NotRegularError(at, construct)

    def number(self) -> int | None:
        """Go past decimal digits."""
        digits = self.take_while(_ASCII_DIGITS)
        return _as_count(digits) if digits else None


def _as_count(digits: str) -> int:
    """Counts beyond what any text reaches are all the same, as they are in browsers."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) < len(str(_LARGE)) else _LARGE


def read_set(cursor: Cursor) -> Characters | None:
    r"""Go past \d, \w, \s, \p{...} or their opposites, in the terms of `cursor.case`; None if none is next."""
    letter = cursor.text[cursor.at + 1 : cursor.at + 2]
    sets = {"d": DIGITS, "s": SPACES, "w": cursor.case.word}
    if letter in ("p", "P"):
        found = _read_property(cursor, negated=letter == "P")
    elif letter and letter.lower() in sets:
        cursor.at += 2
        found = sets[letter.lower()]
    else:
        return None
    return cursor.case.universe - found if letter.isupper() else found


def _read_property(cursor: Cursor, *, negated: bool) -> Characters:
    start = cursor.at
    cursor.at += 2
    end = cursor.text.find("}", cursor.at)
    if not cursor.take("{") or end < 0:
        letter = cursor.text[start + 1]
        cursor.fail(say('"\\{letter}" needs a property name in braces, such as "\\p{{L}}"', letter=letter), start)
    name = cursor.text[cursor.at : end]
    cursor.at = end + 1
    if name in STRING_PROPERTIES:
        if negated:
            cursor.fail(
                say('"{name}" contains strings of several characters, so "\\P" cannot negate it', name=name), start
            )
        cursor.note(f'the property "{name}"', start)
        return NONE
    found = property_characters(name)
    if found is None:
        cursor.fail(say('"{name}" is not a Unicode property', name=name), start)
    return cursor.case.fold(found)


def read_escape(cursor: Cursor, literals: "Container[str]") -> int:
    r"""Go past a backslash and what belongs to it, which means one character; `literals` may stand for themselves."""
    start = cursor.at
    char = cursor.peek(2)[1:]
    cursor.at += 1 + len(char)
    if char and char in literals:
        return ord(char)
    code = _CONTROLS.get(char)
    if char == "0" and cursor.peek() not in _ASCII_DIGITS:
        code = 0
    elif char == "c" and cursor.peek().isascii() and cursor.peek().isalpha():
        cursor.at += 1
        code = ord(cursor.text[cursor.at - 1]) % 32
    elif char == "x":
        code = _hex(cursor, 2)
    elif char == "u":
        code = read_unicode(cursor)
    return cursor.fail(_escape_reason(char), start) if code is None else code


def read_unicode(cursor: Cursor) -> int | None:
    r"""Go past what follows \u; None if it is no character."""
    if cursor.take("{"):
        digits = cursor.take_while(_HEX)
        code = int(digits, 16) if digits and len(digits.lstrip("0")) <= len("10FFFF") else MAXIMUM + 1
        return code if cursor.take("}") and code <= MAXIMUM else None
    code = _hex(cursor, 4)
    lead, trail, beyond = _SURROGATES
    if code is None or not lead <= code < trail:
        return code
    after = cursor.at
    second = _hex(cursor, 4) if cursor.take("\\u") else None
    if second is not None and trail <= second < beyond:
        return 0x10000 + (code - lead) * 0x400 + second - trail
    cursor.at = after
    return code


def _hex(cursor: Cursor, count: int) -> int | None:
    digits = cursor.take_while(_HEX, count)
    return int(digits, 16) if len(digits) == count else None


def _escape_reason(char: str) -> Message:
    if not char:
        return say("the pattern ends with a single backslash")
    needs = {
        "x": say('"\\x" needs two hexadecimal digits, such as "\\x41"'),
        "u": say('"\\u" needs four hexadecimal digits or a code point in braces, such as "\\u0041" or "\\u{{41}}"'),
        "c": say('"\\c" needs a letter from A to Z after it'),
        "0": say('"\\0" cannot be followed by a digit'),
    }
    return needs.get(char) or say('"\\{char}" is not a valid escape; write "{char}" without the backslash', char=char)
