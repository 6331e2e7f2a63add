"""What a text tells of values in numbers: how many characters or digits they have, and from where to where they go.

Digits of all scripts count, numbers in words where `rules/languages/` list them (`numerals`), and all minus signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from formlint.knowledge.store import Knowledge

_DASH = r"[\-‐‑–—~〜～−]"
_MINUS = re.compile(r"(?<![\w\-)])[−‐‑–﹣－](?=\d)")
_OPENING, _CLOSING = "([（［:：「", ")]）］」.,;。、，%°"
_NEAR = 24  # letters around a number that may say what it bounds
_UNSPACED = (("\u0e00", "\u0e7f"), ("\u1100", "\u11ff"), ("\u2e80", "\ud7ff"))


class Count(NamedTuple):
    """How many of something a text tells; None where it sets no such bound, the same twice where it names one number.

    `apart` is whether a word stands between the number and what it counts, as in "2 special characters".
    """

    least: int | None
    most: int | None
    apart: bool

    @property
    def exact(self) -> bool:
        """Whether the text names one number."""
        return self.least is not None and self.least == self.most

    @property
    def bounds(self) -> tuple[int, ...]:
        """The numbers that the text allows for certain, each once."""
        return tuple(sorted({one for one in (self.least, self.most) if one is not None}))


class Range(NamedTuple):
    """The least and the greatest number that a text tells, written with ASCII digits, "-" and "."."""

    least: str
    most: str


def counts(knowledge: Knowledge, text: str, unit: str) -> list[Count]:
    """The numbers of something that a text tells; `unit` is the list of its names, such as "characters"."""
    said = in_digits(text).casefold()
    if not any(map(said.__contains__, knowledge.phrases(unit))):
        return []
    following = _following(knowledge, unit)
    found = ((one, following.match(said, one.end())) for one in _counted(knowledge).finditer(said))
    return [_count(knowledge, said, one, after) for one, after in found if after]


def _count(knowledge: Knowledge, said: str, number: re.Match[str], unit: re.Match[str]) -> Count:
    apart = bool(unit["apart"])
    low, high = (_number(knowledge, number[first] or number[second] or "") for first, second in ("ac", "bd"))
    if high is not None:
        return Count(low, high, apart)
    around = said[max(0, number.start() - _NEAR) : unit.end() + _NEAR // 2]
    above, below = (_bound(knowledge, name).search(around) is not None for name in ("at-least", "at-most"))
    if above and below:
        return Count(None, None, apart)
    return Count(None if below else low, None if above else low, apart)


def _number(knowledge: Knowledge, written: str) -> int | None:
    digits = written if written[:1].isdigit() else _numerals(knowledge).get(written, "")
    return int(re.sub(r"\D", "", digits)) if digits else None


def ranges(knowledge: Knowledge, text: str) -> Iterator[Range]:
    """The ranges of numbers that a text tells alone, in brackets, or with words such as "between 1 and 9"."""
    said = _MINUS.sub("-", in_digits(text).casefold())
    for found in _ranged(knowledge).finditer(said) if any(map(str.isdigit, said)) else ():
        before, after = said[: found.start()].rstrip(), said[found.end() :].lstrip()
        introduced = found["between"] or found["from"] or not before or before[-1] in _OPENING
        if introduced and (not after or after[0] in _CLOSING):
            low, high = ((found[one] or found[other]).replace(",", ".") for one, other in ("ac", "bd"))
            if float(low) < float(high):
                yield Range(low, high)


def in_digits(text: str) -> str:
    """A text with ASCII digits in place of those of other scripts."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


@lru_cache(maxsize=4)
def _counted(knowledge: Knowledge) -> re.Pattern[str]:
    """One number, or two that a word or a dash joins."""
    words = sorted(_numerals(knowledge), key=len, reverse=True)
    number = rf"(?:\d{{1,3}}[.,]\d{{3}}|\d{{1,5}}|(?<!\w)(?:{_any(words)}))"
    between, and_ = (_any(knowledge.phrases(name)) for name in ("between-words", "and-words"))
    return re.compile(
        rf"(?<!\w)(?:{between})\s+(?P<c>{number})\s+(?:{and_})\s+(?P<d>{number})(?!\d)"
        rf"|(?<![a-z\d.,/\-–])(?P<a>{number})(?:{_joint(knowledge)}(?P<b>{number}))?(?!\d|[.,]\d)"
    )


@lru_cache(maxsize=4)
def _ranged(knowledge: Knowledge) -> re.Pattern[str]:
    number = r"[\-+]?\d{1,9}(?:[.,]\d{1,2}(?!\d))?"
    between, and_ = (_any(knowledge.phrases(name)) for name in ("between-words", "and-words"))
    from_ = rf"(?P<from>(?<!\w)(?:{_any(knowledge.phrases('from-words'))})\s+)?"
    return re.compile(
        rf"(?<!\w)(?P<between>{between})\s+(?P<c>{number})\s+(?:{and_})\s+(?P<d>{number})(?![\d.,:/\-]*\d)"
        rf"|{from_}(?<![\w.,:/\-])(?P<a>{number}){_joint(knowledge)}(?P<b>{number})(?![\d.,:/\-]*\d)"
    )


def _joint(knowledge: Knowledge) -> str:
    """What joins the two numbers of a range; words of scripts that write spaces have one on each side."""
    spaced, glued = _by_script(knowledge.phrases("to-words"))
    return rf"(?:\s*{_DASH}\s*|\s+(?:{spaced})\s+|\s*(?:{glued})\s*)"


@lru_cache(maxsize=16)
def _following(knowledge: Knowledge, unit: str) -> re.Pattern[str]:
    """What follows a number of something; "digit" begins "digits", but a character is a whole word."""
    if unit != "characters":
        return re.compile(rf"[\s\-]{{0,2}}(?P<apart>)(?:{_any(knowledge.phrases(unit))})")
    return re.compile(rf"[\s\-]{{0,2}}(?P<apart>[^\W\d]+\s)??(?:{_whole(knowledge.phrases(unit))})")


@lru_cache(maxsize=8)
def _bound(knowledge: Knowledge, name: str) -> re.Pattern[str]:
    return re.compile(_whole(knowledge.phrases(name), r"(?<!\w)"))


@lru_cache(maxsize=4)
def _numerals(knowledge: Knowledge) -> dict[str, str]:
    pairs = (one.rpartition(" ") for one in knowledge.phrases("numerals"))
    return {word: digits for word, _, digits in pairs}


def _whole(phrases: tuple[str, ...], before: str = "") -> str:
    """Phrases as whole words, but for scripts that write no spaces; a counter may stand before those."""
    spaced, glued = _by_script(phrases)
    return rf"{before}(?:{spaced})(?!\w)|[个個개]?의?\s?(?:{glued})"


def _by_script(phrases: tuple[str, ...]) -> tuple[str, str]:
    """The phrases of scripts that write spaces between words, and those of others."""
    glued = [one for one in phrases if any(first <= sign <= last for sign in one for first, last in _UNSPACED)]
    return _any([one for one in phrases if one not in glued]), _any(glued)


def _any(words: "list[str] | tuple[str, ...]") -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
