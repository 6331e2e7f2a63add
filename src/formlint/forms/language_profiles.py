"""Telling the languages of one script apart, by their little words and by the groups of letters that they use.

Most texts are in the language that their page names: little words of other languages, which are quick to look for, show
which may not be. Such a text is compared with the profile of each language that the script has: how often it uses
groups of one to three letters. How far one is ahead of another is told per group, in natural logarithms: at 0.2, a text
of ten words is a thousand times as likely in the one as in the other.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from formlint.forms.text_language import written_in
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

LONGEST = 3  # letters of a group
EDGE = "_"  # the beginning or the end of a word
_UNSEEN = 3  # steps by which those that a profile lacks are rarer than its rarest group
_AHEAD = 0.1  # of the language that a text says it is in, and so much more the shorter it is:
_AHEAD_OF_ONE = 1.2  # divided by the number of words
_CLOSE = 0.03  # to the best one: a language that the text may be in as well, and so much more the shorter it is:
_CLOSE_TO_ONE = 0.4
_FEWEST_SMALL = 0.55  # of all words, in running text; those in small letters
_FEWEST_OF_NAMES = 8  # words of a list of names
_FEWEST_LITTLE = 2  # different little words of other languages, in a text that may be in another one
_ALIKE = 3  # times as far away a language may be that is much like the likeliest one
_TELLING = 3  # little words by which languages that are near each other are told apart
_NEARLY = 0.8  # of as many little words as the likeliest one has
_MOST_NEAR = 2  # languages that a text may be in
_NO_LANGUAGE = frozenset({"la"})  # what fills templates, "Lorem ipsum", looks like Latin
_SAME = {"fil": "tl", "in": "id", "iw": "he", "ji": "yi", "no": "nb", "sh": "sr"}
_MARKS = r"\u0300-\u036F\u05B0-\u05C7\u064B-\u0652\u0900-\u0903\u093A-\u094F"
_WORD = compiled_when_used(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_LETTERS = compiled_when_used(r"[^\W\d_]+")
_ASCII_WORD = compiled_when_used(r"(?<![A-Za-z])[a-z]+(?![A-Z])")
_QUOTES = '"“„«'
_QUOTED = compiled_when_used(r"[\"“„«][^\"”“»]{1,40}[\"”“»]")
_FIRST = compiled_when_used(r"\W*([A-Za-z]+)")


class _Profile(NamedTuple):
    """How a language is written in one script, in steps of the table: whole numbers, so that sums have no order."""

    weights: Mapping[str, int]
    """How much likelier than an unseen group the groups of letters are that it has often."""
    unseen: int
    """How unlikely any other group is."""


class _Beside(NamedTuple):
    """The little words of a language, and those of all others that it lacks."""

    own: frozenset[str]
    foreign: frozenset[str]


def words_of(text: str) -> list[str]:
    """The words of a text as they are written, each with its marks."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def running_words(text: str) -> list[str]:
    """The words of a text in small letters, without those with a capital behind the first word: many are names."""
    if "/" in text or "@" in text or "www." in text:
        text = " ".join([part for part in text.split() if not _is_address(part)])
    if any(sign in text for sign in _QUOTES):
        around = _QUOTED.sub(" ", text)
        text = around if any(map(str.isalpha, around)) else text
    if text.isascii():
        first = _FIRST.match(text)
        begins = first is not None and first[1][0].isupper()
        return [*([first[1].lower()] if first and begins else ()), *_ASCII_WORD.findall(text)]
    return [word.casefold() for place, word in enumerate(words_of(text)) if not (place and word[0].isupper())]


def _is_address(part: str) -> bool:
    """Whether what stands between two spaces is an address of the web or of a mailbox."""
    return "@" in part or "www." in part or part.count("/") > 1


def are_names(texts: Iterable[str], words: Sequence[str]) -> bool:
    """Whether so many words of some texts are written with a capital that they list names; `words` are the others."""
    number = sum(len(words_of(text)) for text in texts)
    return number >= _FEWEST_OF_NAMES and len(words) < _FEWEST_SMALL * number


def has_foreign_words(knowledge: Knowledge, text: str, declared: str) -> bool:
    """Whether a text has little words of other languages at all; most pages have hardly any, and this is quickest."""
    found = _beside(knowledge, declared).foreign.intersection(_LETTERS.findall(text.lower()))
    return len(found) >= _FEWEST_LITTLE


def may_be_foreign(knowledge: Knowledge, words: Sequence[str], declared: str) -> bool:
    """Whether a text has as many little words of other languages as of the one that it says it is in; quick."""
    beside = _beside(knowledge, declared)
    foreign = [word for word in words if word in beside.foreign]
    if len(foreign) < _FEWEST_LITTLE or len({*foreign}) < _FEWEST_LITTLE:
        return False
    return sum(map(beside.own.__contains__, words)) <= len(foreign)


def foreign_languages(knowledge: Knowledge, words: Sequence[str], script: str, declared: str) -> tuple[str, ...]:
    """The language that a text is surely in, or the two of which it is in one; none if it may be the declared one.

    Args:
        knowledge: What is known of the languages.
        words: The words of the text, in small letters.
        script: The script of most of its letters.
        declared: The first subtag of the language that it says it is in.
    """
    found = likelihoods(knowledge, words, script)
    if not words or not found:
        return ()
    best = max(found.values())
    own = [found[one] for one in _alike(knowledge, declared) if one in found]
    if own and best - max(own) < _AHEAD + _AHEAD_OF_ONE / len(words):
        return ()
    if not own and not _is_written_elsewhere(knowledge, script, declared):
        return ()
    return _likeliest(knowledge, words, found)


def _likeliest(knowledge: Knowledge, words: Sequence[str], found: Mapping[str, float]) -> tuple[str, ...]:
    """The likeliest language, or two of which either may be it; none where there are more than these."""
    best, close = max(found.values()), _CLOSE + _CLOSE_TO_ONE / len(words)
    rising = sorted(found, key=lambda one: -found[one])
    near = _by_little_words(knowledge, words, [one for one in rising if found[one] > best - close])
    alike = _alike(knowledge, near[0])
    told = (alike & knowledge.function_words().keys()) - {*near}
    near += [one for one in rising if one in told and found[one] > best - _ALIKE * close]
    unlike = {*near[_MOST_NEAR:]} - alike
    return () if unlike or _NO_LANGUAGE.intersection(near) else tuple(near[:_MOST_NEAR])


def _by_little_words(knowledge: Knowledge, words: Sequence[str], near: list[str]) -> list[str]:
    """Those of some languages that are near each other of which a text has most little words; all, if it has few."""
    known, said = knowledge.function_words(), Counter(words)
    counts = [sum(said[word] for word in known.get(one, ()) if word in said) for one in near]
    most = max(counts)
    return [one for one, count in zip(near, counts, strict=True) if most < _TELLING or count >= _NEARLY * most]


def may_be(knowledge: Knowledge, words: Sequence[str], script: str, language: str, declared: str) -> bool:
    """Whether some words are about as likely in a language as in the one that they say they are in, or one like it."""
    others = _alike(knowledge, declared) & _profiles(knowledge, script).keys()
    found = likelihoods(knowledge, words, script, {language, *others})
    return all(found[language] > found[one] - _CLOSE for one in others)


def _alike(knowledge: Knowledge, declared: str) -> frozenset[str]:
    """A language, and those that are so much like it that a text in the one is hardly told from one in the other."""
    declared = _SAME.get(declared, declared)
    return frozenset({declared}.union(*(one for one in knowledge.tongues.alike.of.values() if declared in one)))


def _is_written_elsewhere(knowledge: Knowledge, script: str, declared: str) -> bool:
    """Whether a language is known to be written in other scripts alone."""
    written = written_in(knowledge)
    return declared not in written.get(script, ()) and any(declared in those for those in written.values())


def likelihoods(
    knowledge: Knowledge, words: Iterable[str], script: str, languages: Iterable[str] = ()
) -> Mapping[str, float]:
    """How likely some words in small letters are in each language of a script, or in some: logarithms, per group."""
    known, counted = _profiles(knowledge, script), Counter(groups(words))
    step, total = knowledge.profiles.step, counted.total() or 1
    return {one: step * (_sum(counted, known[one].weights) / total - known[one].unseen) for one in languages or known}


def _sum(counted: Mapping[str, int], weights: Mapping[str, int]) -> int:
    shared = counted.keys() & weights.keys()
    return sum(map(mul, map(counted.__getitem__, shared), map(weights.__getitem__, shared)))


def groups(words: Iterable[str]) -> Iterator[str]:
    """The groups of letters of some words in small letters; longer ones may begin or end with the edge of the word."""
    for word in words:
        framed = f"{EDGE}{word}{EDGE}"
        yield from word
        for size in range(2, LONGEST + 1):
            yield from (framed[at : at + size] for at in range(len(framed) - size + 1))


@lru_cache(maxsize=64)
def _beside(knowledge: Knowledge, declared: str) -> _Beside:
    known = knowledge.function_words()
    own = known.get(_SAME.get(declared, declared), frozenset[str]())
    return _Beside(own, frozenset[str]().union(*known.values()) - own)


@lru_cache(maxsize=8)
def _profiles(knowledge: Knowledge, script: str) -> Mapping[str, _Profile]:
    """The profiles of the languages of a script."""
    found: dict[str, _Profile] = {}
    for language, profile in knowledge.profiles.of.get(script, {}).items():
        levels = profile.split("|")
        unseen = len(levels) + _UNSEEN
        weights: dict[str, int] = {}
        for level, those in enumerate(levels, 1):
            weights.update(dict.fromkeys(those.split(), unseen - level))
        found[language] = _Profile(weights, unseen)
    return found
