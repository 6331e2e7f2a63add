r"""Rules for generated passwords that do not work

`passwordrules` tells password managers what passwords to suggest. A rule that cannot be read makes them ignore all rules;
rules that contradict the field make them suggest passwords that it rejects.

Bad:

    <label>New password <input type="password" name="new_password" autocomplete="new-password" passwordrules="minlength: 12, required: digit"></label>
                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is not valid from "minlength: 12, required: digit" on, so password managers ignore it

Bad:

    <label>New password <input type="password" name="new_password" autocomplete="new-password" maxlength="128" passwordrules="minlength: 130"></label>
                                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for at least 130 characters, but at most 128 are allowed

Bad:

    <label>New PIN <input type="password" name="new_password" autocomplete="new-password" pattern="\d{4,12}" title="4 to 12 digits" passwordrules="required: special"></label>
                                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for passwords that the pattern rejects

Good:

    <label>New password <input type="password" name="new_password" autocomplete="new-password" minlength="12" passwordrules="minlength: 12; required: upper; required: digit; allowed: [-_.!]; max-consecutive: 2;"></label>

Sources: Apple, Customizing Password AutoFill rules, and the parser in apple/password-manager-resources; the proposal
whatwg/html#3518.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from formlint.rule import Field, Hit, Hits, Language, Message, certainly, compile_pattern, predicate, rule, say

_CLASSES = {
    "ascii-printable": r"[\x20-\x7e]",
    "digit": r"[0-9]",
    "lower": r"[a-z]",
    "special": r"[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]",
    "unicode": r"[\s\S]",
    "upper": r"[A-Z]",
}
_SETS = frozenset({"allowed", "required"})
_NUMBERS = frozenset({"max-consecutive", "maxlength", "minlength"})
_RULE = re.compile(r"\s*([a-z\-]+):\s*((?:\[[^\]]*+\]++|[^;\[])*+)\Z", re.IGNORECASE)
_PARTS = re.compile(r"\s*;\s*(?![^\[]*\])")
_ITEM = re.compile(r"\s*(?:(?P<name>[a-z\-]+)|\[(?P<own>.*)\])\s*\Z", re.IGNORECASE | re.DOTALL)
_ITEMS = re.compile(r",(?![^\[]*\])")
_LONGEST = 500  # characters; what is longer is not looked at
_DIGITS = 9


class _Rule(NamedTuple):
    """One rule: its name, and its number or the patterns of its characters."""

    name: str
    number: int
    classes: tuple[str, ...]


@rule(level="warning", category="contradiction", since="0.2", attributes={"passwordrules"})
def check(field: Field) -> Hits:
    """Read the rules; then compare them with the lengths and the pattern of the field."""
    control = field.control
    written = control.known("passwordrules")
    if written is None or len(written.value or "") > _LONGEST:
        return
    read: list[_Rule] = []
    message: Message | None = None
    for part in filter(str.strip, _PARTS.split(written.value or "")):
        one = _read(part)
        if one is None:
            message = predicate('is not valid from "{text}" on, so password managers ignore it', text=part.strip())
            break
        read.append(one)
    message = message or _length(field, read) or _pattern(field, read)
    if message:
        yield Hit(written.span, message, help=say("Correct the rules, or remove `passwordrules`"))


def _read(text: str) -> _Rule | None:
    """A rule as it is written between semicolons; None for one that cannot be read."""
    found = _RULE.match(text)
    name = found[1].lower() if found else ""
    value = found[2].strip() if found else ""
    if name in _NUMBERS and ((value.isascii() and value.isdigit()) or not value):
        return _Rule(name, int(value[:_DIGITS] or 0), ())
    classes = tuple(map(_class, _ITEMS.split(value))) if value else ()
    return _Rule(name, 0, tuple(filter(None, classes))) if name in _SETS and all(classes) else None


def _class(text: str) -> str | None:
    """The pattern of a class of characters; None for one that cannot be read."""
    item = _ITEM.match(text)
    if item and item["own"]:
        return "[" + "".join([f"\\u{{{ord(letter):x}}}" for letter in item["own"]]) + "]"
    return _CLASSES.get((item["name"] or "").lower()) if item else None


def _length(field: Field, read: Sequence[_Rule]) -> Message | None:
    """What is wrong with the lengths, if no password can have one that both the rules and the field allow."""
    least = max((one.number for one in read if one.name == "minlength"), default=0)
    most = min((one.number for one in read if one.name == "maxlength" and one.number), default=None)
    accepts = field.control.accepted
    longest, shortest = (accepts.longest, accepts.shortest) if accepts else (None, 0)
    limits = [limit for limit in (most, longest) if limit is not None]
    if limits and least > min(limits):
        return predicate(
            "asks for at least {least} characters, but at most {most} are allowed", least=least, most=min(limits)
        )
    if most is not None and most < shortest:
        return predicate("allows at most {most} characters, but the field requires {least}", most=most, least=shortest)
    return None


def _pattern(field: Field, read: Sequence[_Rule]) -> Message | None:
    """Whether the pattern takes no password that is made by the rules."""
    language, made = field.control.pattern_language, [*_made(read)]
    if language is None or not certainly(lambda: any(language.isdisjoint(one) for one in made)):
        return None
    return predicate("asks for passwords that the pattern rejects")


def _made(read: Sequence[_Rule]) -> Iterator[Language]:
    """The texts that have a character of each class that is required, and those of all characters that are used."""
    used: set[str] = set()
    for one in read:
        used.update(one.classes)
        if one.name == "required" and one.classes:
            yield compile_pattern(rf"[\s\S]*(?:{'|'.join(one.classes)})[\s\S]*")
    if used:
        yield compile_pattern(f"(?:{'|'.join(sorted(used))})*")
