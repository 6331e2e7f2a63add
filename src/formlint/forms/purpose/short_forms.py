"""What labels write short ("Geb. datum", "Tel.nr"), found among the known phrases by what is left of them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from formlint.system.patterns import compiled_when_used

LONGEST = 6
"""Words of the longest phrase that is looked for."""

_SHORTEST, _LONGEST_LEFT, _LONGEST_SHORT = 3, 5, 8
"""Letters of what is left of a word: at least so many where it stands alone, at most without a dot, and with one."""

_FEW = 3
"""Words of a text in which the last may be shortened without a dot."""

_DOTTED = compiled_when_used(r"[^\W\d_]+(?=\.|['׳](?!\w))")
_GAP = "(?: [^ ]{1,3})?"
"""What a short label leaves out: "di" of "data di nascita"."""

_LAST = "\U0010ffff"

Ways = tuple[str, ...]
"""The ways in which a word may be written out, itself first; a `*` stands for any end."""


def dotted_in(text: str) -> list[str]:
    """What stands before a dot or an apostrophe in a text, as far as it is letters."""
    if text.endswith(".") and text.count(" ") > _FEW:  # the end of a sentence
        text = text[:-1]
    return _DOTTED.findall(text) if "." in text or "'" in text or "׳" in text else []


class ShortForms:
    """How one language shortens the words of its phrases.

    Attributes:
        written: The full words of what has a usual short form, which is the key.
        ends: The short forms that may be the end of a compound.
    """

    def __init__(
        self,
        phrases: Collection[str],
        purposes: Callable[[str], frozenset[str]],
        written: Mapping[str, Sequence[str]],
        counters: Sequence[str],
    ) -> None:
        """Take the phrases and their purposes, and the short forms; each counter ("number") stands for the others."""
        self._known = phrases
        self._purposes = purposes
        self._counters = frozenset(counters)
        short = [counter for counter in counters if len(counter) < _LONGEST_LEFT]
        self.written = {**written, **dict.fromkeys(short, counters)}
        self.ends = tuple([counter for counter in short if len(counter) > 1])

    @cached_property
    def _phrases(self) -> Sequence[str]:
        return sorted(self._known)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(" ".join(self._known).split(" "))

    def ways(self, said: Sequence[str], dotted: Collection[str], *, loosely: bool) -> Sequence[Ways] | None:
        """The ways in which each word of a text may be written out; None where no word is short."""
        found = [self._ways_of(word, dotted, loosely=False) for word in said[:-1]]
        found.append(self._ways_of(said[-1], dotted, loosely=loosely))
        return found if any(len(ways) > 1 for ways in found) else None

    def _ways_of(self, word: str, dotted: Collection[str], *, loosely: bool) -> Ways:
        if word in self.written and (len(word) > 1 or word in dotted or word in self._counters):
            return (word, *self.written[word])
        ended = len(word) > _SHORTEST and word.endswith(self.ends)
        left = word in dotted or (loosely and 1 < len(word) <= _LONGEST_LEFT)
        if not (ended or left) or len(word) > _LONGEST_SHORT + _SHORTEST or not word.isalpha():
            return (word,)
        if word not in dotted and word in self._words:
            return (word,)
        ways = [word, *([f"{word}*"] if left else ())]
        for short in self.ends:
            head = word.removesuffix(short)
            if word != head and len(head) >= _SHORTEST:
                ways += [head + full for full in self.written[short]]
        return tuple(ways)

    def phrase(self, span: Sequence[str], ways: Sequence[Ways]) -> str | None:
        """The known phrase that words are short for, the shortest of those that all name one purpose.

        "" where they may be short for phrases of different purposes.
        """
        if all(len(each) == 1 for each in ways) or not self._is_enough(span):
            return None
        near = [phrase for way in ways[0] for phrase in self._beginning(way.removesuffix("*"))]
        for each in ways[1:]:  # leaves hardly any pattern to compile
            begun = [way.removesuffix("*") for way in each]
            near = [phrase for phrase in near if any(map(phrase.__contains__, begun))]
        pattern = _pattern(ways) if near else None
        found = [phrase for phrase in near if pattern and pattern.fullmatch(phrase)]
        if not found:
            return None
        common = frozenset[str].intersection(*map(self._purposes, found))
        return min(found, key=lambda phrase: (len(phrase), phrase)) if common else ""

    def _is_enough(self, span: Sequence[str]) -> bool:
        """Whether so much is left that one may tell what it is: initials alone are not."""
        letters = [word for word in span if len(word) == 1 and word not in self.written]
        telling = [word for word in span if len(word) >= _SHORTEST or (len(word) > 1 and word in self.written)]
        counted = not letters or not self._counters.issuperset(telling)  # "No. p." is a number of anything
        return len(letters) < _SHORTEST - 1 and bool(telling) and counted

    def _beginning(self, head: str) -> Sequence[str]:
        """The phrases that begin so."""
        phrases = self._phrases
        return phrases[bisect_left(phrases, head) : bisect_left(phrases, head + _LAST)]


def _pattern(ways: Sequence[Ways]) -> re.Pattern[str]:
    pieces: list[str] = []
    for each in ways:
        plain = [re.escape(way[:-1]) + "[^ ]*" if way.endswith("*") else re.escape(way) for way in each]
        pieces += [f"(?:{'|'.join(plain)})", f"{_GAP} ?" if len(each) > 1 else f"{_GAP} "]
    return re.compile("".join(pieces[:-1]))


class Shortening:
    """How some languages shorten the words of their phrases, the first before the others."""

    def __init__(self, languages: Sequence[ShortForms], is_phrase: Callable[[str], bool]) -> None:
        """Look up what is a phrase already by `is_phrase`."""
        self._languages = languages
        self._is_phrase = is_phrase
        self._written = frozenset[str]().union(*[one.written for one in languages])
        self._ends = tuple({end for one in languages for end in one.ends})

    def written_out(self, said: Sequence[str], dotted: Collection[str], *, loosely: bool) -> Sequence[str]:
        """The words of a text, what is short in it written out where only one purpose comes into question.

        If `loosely`, the last of few words need not have a dot to be short.
        """
        loosely = loosely and 1 < len(said) <= _FEW
        maybe = dotted or loosely or not self._written.isdisjoint(said)
        if not maybe and not [word for word in said if word.endswith(self._ends)]:
            return said
        known = [(one, one.ways(said, dotted, loosely=loosely)) for one in self._languages]
        shorts = [(one, ways) for one, ways in known if ways]
        return _written_out(said, shorts, self._is_phrase) if shorts else said


def _written_out(
    said: Sequence[str], shorts: Sequence[tuple[ShortForms, Sequence[Ways]]], is_phrase: Callable[[str], bool]
) -> Sequence[str]:
    places = [at for at in range(len(said)) if any(len(ways[at]) > 1 for _, ways in shorts)]
    told: list[str] = []
    at = 0
    while at < len(said):
        first = next((place for place in places if place >= at), len(said))
        for end in range(min(at + LONGEST, len(said)), first, -1):
            phrase = " ".join(said[at:end])
            if not is_phrase(phrase):
                full = (one.phrase(said[at:end], ways[at:end]) for one, ways in shorts)
                phrase = next((phrase for phrase in full if phrase is not None), "")
            if phrase:
                told += phrase.split()
                at = end
                break
        else:
            told.append(said[at])
            at += 1
    return told
