"""The words of the languages, ready to be looked up: `rules/languages/*.toml` as phrases that say a purpose.

What people read is looked up in the page's languages and English. What developers write (`plz`, `codpostal`) is looked up
in all languages at once: they name things in their own language, whatever the page speaks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from formlint import packs
from formlint.purpose.words import words

ENGLISH = "en"
NOTHING = "none"
"""The key of phrases that look as if they said a purpose and do not ("zip file")."""

MOST_LANGUAGES = 4
CERTAIN = 1.5


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase may say: a purpose, in a language; `vague` when it says so only in the right company."""

    purpose: str
    language: str
    vague: bool


Senses = tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of some languages.

    Attributes:
        languages: BCP 47 tags, the page's own first.
        phrases: Senses by phrase (its words, with single spaces).
        longest: The number of words of the longest phrase, by its first word.
        names: Senses by identifier (its parts, run together).
        filler: Words that stand beside a phrase without changing what it says.
    """

    languages: tuple[str, ...]
    phrases: Mapping[str, Senses]
    longest: Mapping[str, int]
    names: Mapping[str, Senses]
    filler: frozenset[str]


@lru_cache(maxsize=64)
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """The vocabulary of these languages and English, with the technical names of all."""
    spoken = tuple(dict.fromkeys([*languages, ENGLISH]))
    phrases: dict[str, Senses] = {}
    names = dict(_technical_names())
    filler: set[str] = set()
    for language in spoken:
        filler.update(_filler(language))
        for phrase, senses in _phrases(language).items():
            phrases[phrase] = _both(phrases.get(phrase, ()), senses)
            joined = phrase.replace(" ", "")
            names[joined] = _both(names.get(joined, ()), senses)
    return Vocabulary(spoken, phrases, _longest(phrases), names, frozenset(filler))


def known_languages() -> tuple[str, ...]:
    """The tags of the languages there are words for."""
    return packs.names("languages")


def language_name(language: str) -> str:
    """The English name of a language that there are words for."""
    return str(_table(language)["name"])


def languages_of(tag: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The languages a page is likely in: what it says itself, and what its words tell."""
    found: dict[str, float] = {}
    for word in {word for text in texts for word in words(text)}:
        speaking = _common_words().get(word, ())
        for language in speaking:
            found[language] = found.get(language, 0.0) + 1 / len(speaking)
    told = _closest(tag)
    best = sorted(found, key=lambda language: -found[language])[:MOST_LANGUAGES]
    bar = max(CERTAIN, max(found.values(), default=0.0) / 2)
    heard = [language for language in best if found[language] >= bar]
    if not heard and told is None:
        heard = best
    return tuple(dict.fromkeys([told, *heard] if told else heard))


@dataclass(frozen=True, slots=True)
class KindWords:
    """The phrases that tell what a form is for; `longest` as in `Vocabulary`."""

    phrases: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]


@lru_cache(maxsize=64)
def kind_words(languages: tuple[str, ...]) -> KindWords:
    """What buttons and headings say in these languages, with the kinds of form they speak of."""
    phrases: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for kind, texts in _table(language).get("kinds", {}).items():
            for text in texts:
                phrase = " ".join(words(text))
                phrases[phrase] = tuple(dict.fromkeys([*phrases.get(phrase, ()), kind]))
    return KindWords(phrases, _longest(phrases))


@lru_cache(maxsize=1)
def kind_names() -> Mapping[str, str]:
    """The kinds of form that parts of a form's id, name, class or action speak of."""
    kinds = _table(ENGLISH)["kind-names"]
    return {name: kind for kind, names in kinds.items() for name in names}


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    """The number of words of the longest phrase, by its first word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        head, _, rest = phrase.partition(" ")
        longest[head] = max(longest.get(head, 0), 1 + rest.count(" ") + (rest != ""))
    return longest


def options_of(languages: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """What the options of a list read that asks for a purpose ("Mr", "Mrs"), by purpose."""
    return _options(languages)


@lru_cache(maxsize=64)
def _options(languages: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for purpose, texts in _table(language).get("options", {}).items():
            found.setdefault(purpose, set()).update(" ".join(words(text)) for text in texts)
    return {purpose: frozenset(texts) for purpose, texts in found.items()}


@lru_cache(maxsize=256)
def _closest(tag: str) -> str | None:
    """The language there are words for that a BCP 47 tag means; None when there is none."""
    subtags = tag.replace("_", "-").lower().split("-")
    if subtags[0] in {"no", "nn"}:
        subtags[0] = "nb"
    if subtags[0] == "zh" and len(subtags) > 1:
        traditional = {"hant", "tw", "hk", "mo"} & set(subtags)
        subtags[1:] = ["hant" if traditional else "hans"]
    known = {language.lower(): language for language in known_languages()}
    return known.get("-".join(subtags[:2])) or known.get(subtags[0]) or known.get(f"{subtags[0]}-hans")


@lru_cache(maxsize=1)
def _common_words() -> Mapping[str, tuple[str, ...]]:
    """The languages in which a word is common, by word."""
    found: dict[str, list[str]] = {}
    for language in known_languages():
        for text in _table(language)["common"]:
            for word in words(text):
                found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@lru_cache(maxsize=1)
def _technical_names() -> Mapping[str, Senses]:
    names: dict[str, Senses] = {}
    for language in sorted(known_languages(), key=lambda language: language != ENGLISH):
        for purpose, spellings in _table(language).get("technical", {}).items():
            sense = (Sense(purpose, language, vague=False),)
            for spelling in spellings:
                names[spelling] = _both(names[spelling], sense) if spelling in names else sense
    return names


@lru_cache(maxsize=64)
def _filler(language: str) -> frozenset[str]:
    return frozenset(word for text in _table(language).get("filler", ()) for word in words(text))


@lru_cache(maxsize=64)
def _phrases(language: str) -> Mapping[str, Senses]:
    found: dict[str, Senses] = {}
    for phrase, sense in _sayings(language):
        found[phrase] = _both(found[phrase], (sense,)) if phrase in found else (sense,)
    return found


def _sayings(language: str) -> Iterator[tuple[str, Sense]]:
    table = _table(language)
    for vague, key in ((False, "words"), (True, "vague")):
        for purpose, phrases in table.get(key, {}).items():
            sense = Sense(purpose, language, vague)
            for phrase in phrases:
                yield " ".join(words(phrase)), sense


def _both(first: Senses, second: Senses) -> Senses:
    """The senses of both, one a purpose; a plain sense goes before a vague one."""
    purposes = {sense.purpose for sense in first}
    return (*first, *(sense for sense in second if sense.purpose not in purposes))


def _table(language: str) -> Mapping[str, Any]:
    return packs.table(f"languages/{language}")
