"""The words of the languages, ready to be looked up: `rules/languages/*.toml` as phrases that say a purpose.

What people read is looked up in the page's languages and English. What developers write (`plz`, `codpostal`) is
looked up there too, and in all languages when that says nothing: they name things in their own language, whatever the
page speaks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formlint import packs
from formlint.purpose.words import plain, words

ENGLISH = "en"
NOTHING = "none"
"""The key of phrases that look as if they said a purpose and do not ("zip file")."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase may say: a purpose, in a language; `vague` when it says so only in the right company."""

    purpose: str
    language: str
    vague: bool


Senses = tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language.

    Attributes:
        language: BCP 47 tag.
        phrases: Senses by phrase (its words, with single spaces).
        longest: The number of words of the longest phrase, by its first word.
        names: Senses by identifier (its parts, run together).
        filler: Words that stand beside a phrase without changing what it says.
        prefixes: What is written in one word with the next one, and what is left of it there, the longest first.
        suffixes: The same of what follows.
        plain: All words that are known without these; none where the language glues nothing.
    """

    language: str
    phrases: Mapping[str, Senses]
    longest: Mapping[str, int]
    names: Mapping[str, Senses]
    filler: frozenset[str]
    prefixes: Sequence[tuple[str, str]]
    suffixes: Sequence[tuple[str, str]]
    plain: frozenset[str]

    def stem(self, word: str) -> str:
        """The word without what is glued to it, where it is known only so."""
        if word in self.plain:
            return word
        for glued, left in self.prefixes:
            if word.startswith(glued) and left + word[len(glued) :] in self.plain:
                return left + word[len(glued) :]
        for glued, left in self.suffixes:
            if word.endswith(glued) and word[: -len(glued)] + left in self.plain:
                return word[: -len(glued)] + left
        return word


@packs.remembered
def lexicons(languages: tuple[str, ...]) -> tuple[Lexicon, ...]:
    """The lexicons of these languages, and English."""
    return tuple(_lexicon(language) for language in dict.fromkeys([*languages, ENGLISH]))


@packs.remembered
def all_names() -> Mapping[str, Senses]:
    """What developers of all languages write, by identifier."""
    baked = packs.derived("technical-names", "languages", __file__, _gather_names)
    senses = {pair: Sense(*pair, vague=False) for pairs in baked.values() for pair in map(tuple, pairs)}
    return {name: tuple(senses[purpose, language] for purpose, language in pairs) for name, pairs in baked.items()}


def _gather_names() -> dict[str, list[list[str]]]:
    names: dict[str, Senses] = {}
    for language in known_languages():
        _add_names(names, language)
    return {name: [[sense.purpose, sense.language] for sense in senses] for name, senses in names.items()}


@packs.remembered
def common_words() -> Mapping[str, Sequence[str]]:
    """The languages in which a word is among the commonest, by word."""
    return packs.derived("common-words", "languages", __file__, _gather_words)


def _gather_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language in known_languages():
        for word in sorted({word for text in table(language)["common"] for word in words(text)}):
            found.setdefault(word, []).append(language)
    return found


@packs.remembered
def other_tags() -> Mapping[str, str]:
    """The language to be read for a tag that has no words of its own: an old code, or a language close to it."""
    return packs.derived("language-tags", "languages", __file__, _gather_tags)


def _gather_tags() -> dict[str, str]:
    return {tag: language for language in known_languages() for tag in table(language).get("also", ())}


def known_languages() -> tuple[str, ...]:
    """The tags of the languages there are words for."""
    return packs.names("languages")


def language_name(language: str) -> str:
    """The English name of a language that there are words for."""
    return str(table(language)["name"])


def table(language: str) -> Mapping[str, Any]:
    """The file of a language."""
    return packs.table(f"languages/{language}")


@packs.remembered
def options_of(languages: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """What the options of a list read that asks for a purpose ("Mr", "Mrs"), by purpose."""
    found: dict[str, set[str]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for purpose, texts in table(language).get("options", {}).items():
            found.setdefault(purpose, set()).update(map(phrase_of, texts))
    return {purpose: frozenset(texts) for purpose, texts in found.items()}


@dataclass(frozen=True, slots=True)
class KindWords:
    """The phrases that tell what a form is for; `longest` as in `Lexicon`."""

    phrases: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]


@packs.remembered
def kind_words(languages: tuple[str, ...]) -> KindWords:
    """What buttons and headings say in these languages, with the kinds of form they speak of."""
    phrases: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for kind, texts in table(language).get("kinds", {}).items():
            for phrase in map(phrase_of, texts):
                phrases[phrase] = tuple(dict.fromkeys([*phrases.get(phrase, ()), kind]))
    return KindWords(phrases, _longest(phrases))


@packs.remembered
def kind_names() -> Mapping[str, str]:
    """The kinds of form that parts of a form's id, name, class or action speak of."""
    kinds = table(ENGLISH)["kind-names"]
    return {name: kind for kind, names in kinds.items() for name in names}


def phrase_of(text: str) -> str:
    """The words of a text, with single spaces."""
    plain = text.isascii() and text.islower() and text.replace(" ", "").isalpha()
    return text if plain else " ".join(words(text))


@packs.remembered
def _lexicon(language: str) -> Lexicon:
    phrases: dict[str, Senses] = {}
    names: dict[str, Senses] = {}
    _add_names(names, language)
    for phrase, sense in _sayings(language):
        for known, key in ((phrases, phrase), (names, phrase.replace(" ", ""))):
            known[key] = _both(known[key], sense) if key in known else (sense,)
    filler = frozenset(word for text in table(language).get("filler", ()) for word in words(text))
    prefixes, suffixes = _glued(language, "prefixes"), _glued(language, "suffixes")
    unglued: frozenset[str] = frozenset()
    if prefixes or suffixes:
        unglued = filler.union(word for phrase in phrases for word in phrase.split())
    return Lexicon(language, phrases, _longest(phrases), names, filler, prefixes, suffixes, unglued)


def _glued(language: str, side: str) -> Sequence[tuple[str, str]]:
    written = [text.partition(" ") for text in table(language).get(side, ())]
    pairs = [(plain(glued), plain(left)) for glued, _, left in written]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _add_names(names: dict[str, Senses], language: str) -> None:
    for purpose, spellings in table(language).get("technical", {}).items():
        sense = Sense(purpose, language, vague=False)
        for spelling in spellings:
            names[spelling] = _both(names[spelling], sense) if spelling in names else (sense,)


def _sayings(language: str) -> Iterator[tuple[str, Sense]]:
    facts = table(language)
    for vague, key in ((False, "words"), (True, "vague")):
        for purpose, phrases in facts.get(key, {}).items():
            sense = Sense(purpose, language, vague)
            for phrase in phrases:
                yield phrase_of(phrase), sense


def _both(senses: Senses, other: Sense) -> Senses:
    """The senses with another, unless its purpose is among them."""
    return senses if any(sense.purpose == other.purpose for sense in senses) else (*senses, other)


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        head, _, rest = phrase.partition(" ")
        length = 2 + rest.count(" ") if rest else 1
        if length > longest.get(head, 0):
            longest[head] = length
    return longest
