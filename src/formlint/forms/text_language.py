"""The language that texts are in, told by their letters and by their commonest words.

Whoever asks sets how sure it has to be: to read a page in a language that it may be in does less harm than to tell
people that their page is in another one than it says.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import fsum
from pathlib import Path

from formlint.forms import tokens
from formlint.forms.tokens import words
from formlint.knowledge.store import Knowledge

_LEAST = 2.5  # words of a language, those counted in parts that several share
_LEAD = 1.6  # times as many as of any other language
_MAKERS = (Path(__file__), Path(tokens.__file__))
_NOT_ASCII = re.compile(r"[^\0-\x7f]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalpha())


# By common words, of all languages


def heard(knowledge: Knowledge, texts: Iterable[str]) -> tuple[str, ...]:
    """The language of the texts as its BCP 47 tag; empty where nothing or several tell one."""
    hits = spoken(knowledge, chain.from_iterable(map(words, texts)))
    first, second = sorted((*hits.values(), 0.0, 0.0), reverse=True)[:2]
    if first < _LEAST or second * _LEAD > first:
        return ()
    return (max(hits, key=hits.__getitem__),)


def spoken(knowledge: Knowledge, said: Iterable[str]) -> dict[str, float]:
    """How many of some words, each counted once, are common in a language; one that is so in several is shared."""
    known = common_words(knowledge)
    parts: dict[str, list[float]] = {}
    for word in dict.fromkeys(said):
        languages = known.get(word, ())
        for language in languages:
            parts.setdefault(language, []).append(1 / len(languages))
    return {language: fsum(each) for language, each in parts.items()}  # the same in whatever order the words come


@lru_cache(maxsize=4)
def common_words(knowledge: Knowledge) -> Mapping[str, Sequence[str]]:
    """The languages in which a word is among the commonest, by word."""
    return knowledge.derived("common-words", "languages", _MAKERS, lambda: _gather_words(knowledge))


def _gather_words(knowledge: Knowledge) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language in knowledge.names("languages"):
        common = knowledge.table(f"languages/{language}")["common"]
        for word in sorted({word for text in common for word in words(text)}):
            found.setdefault(word, []).append(language)
    return found


# By letters


def scripts_of(knowledge: Knowledge, text: str, plain: str = "") -> dict[str, int]:
    """How many letters of a text, and of one in ASCII, are of each script."""
    latin = len(f"{text} {plain}".encode("ascii", "ignore").translate(None, _ASCII_SIGNS))
    found = {"latin": latin} if latin else {}
    if not text.isascii():
        # Texts in Latin letters have few others: they are looked for in what is left without ASCII.
        starts, ends, scripts = _ranges(knowledge)
        for letter, count in Counter("".join(_NOT_ASCII.findall(text))).items():
            place = bisect_right(starts, letter) - 1
            if place >= 0 and letter <= ends[place]:
                found[scripts[place]] = found.get(scripts[place], 0) + count
    return found


@lru_cache(maxsize=4)
def written_in(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """The languages that are written in each script, and in no other one."""
    return {script: tuple(those) for script, those in knowledge.tongues.written.of.items()}


@lru_cache(maxsize=4)
def not_latin(knowledge: Knowledge) -> frozenset[str]:
    """The scripts, but for the Latin one."""
    return frozenset(knowledge.tongues.scripts.of) - {"latin"}


@lru_cache(maxsize=64)
def no_leads(knowledge: Knowledge, scripts: frozenset[str]) -> bytes:
    """The bytes with which no letter of some scripts begins in UTF-8."""
    ranges = [one.partition("-") for script in scripts for one in knowledge.tongues.scripts.of[script]]
    leads = [(chr(int(low, 16)).encode()[0], chr(int(high, 16)).encode()[0]) for low, _, high in ranges]
    return bytes({*range(256)}.difference(*(range(low, high + 1) for low, high in leads)))


@lru_cache(maxsize=4)
def _ranges(knowledge: Knowledge) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The first letters of all ranges, rising, and beside them the last letters and the scripts."""
    known = knowledge.tongues.scripts.of.items()
    parts = [(one.partition("-"), script) for script, ranges in known for one in ranges]
    rising = sorted((chr(int(low, 16)), chr(int(high, 16)), script) for (low, _, high), script in parts)
    starts, ends, scripts = zip(*rising, strict=True)
    return starts, ends, scripts
