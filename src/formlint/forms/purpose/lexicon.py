"""The words of the languages, ready to be looked up: `rules/languages/*.toml` as phrases that say a purpose.

What people read is looked up in the page's languages and English. What developers write (`plz`, `codpostal`) is
looked up there too, and in all languages when that says nothing: they name things in their own language, whatever the
page speaks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from formlint.forms import phrase_match
from formlint.forms import tokens as wording
from formlint.forms.phrase_match import Match, PhraseTable, longest_of, table_of
from formlint.forms.purpose.short_forms import ShortForms
from formlint.forms.tokens import heads_of, is_spaceless, plain, words
from formlint.knowledge.store import Knowledge

ENGLISH = "en"
NOTHING = "none"
"""The key of phrases that look as if they said a purpose and do not ("zip file")."""

_MAKERS = tuple(map(Path, (__file__, phrase_match.__file__, wording.__file__)))
"""The code that decides what the files of the languages come to."""

_LONGEST_BEARER = 6
"""Words of who bears a name; in writing without spaces they are characters."""

_FEW, _SETS, _EACH = 4, 64, 256
"""What is kept of the whole, for each set of languages, and for each language."""


class Sense(NamedTuple):
    """What a phrase may say: a purpose, in a language; `vague` when it says so only in the right company."""

    purpose: str
    language: str
    vague: bool


Senses = tuple[Sense, ...]

Found = Match[Senses]
"""A known phrase, with its senses."""

NAMES = frozenset({"name", "given-name", "family-name", "cc-name"})
"""The names of people that a bare word for a name may stand for."""


class Identifiers(NamedTuple):
    """Senses by identifier (its parts, run together), and the heads of these, as `words.cut` needs them."""

    senses: Mapping[str, Senses]
    heads: Mapping[str, int]


class Lexicon(NamedTuple):
    """The phrases of one language.

    Attributes:
        language: BCP 47 tag.
        phrases: Senses by phrase (its words, with single spaces).
        longest: The number of words of the longest phrase, by its first word.
        names: What developers write.
        filler: Words that stand beside a phrase without changing what it says.
        prefixes: What is written in one word with the next one, and what is left of it there, the longest first.
        suffixes: The same of what follows.
        modifiers: What makes a technical thing of a personal one where it stands beside its name.
        joints: What may stand between the two.
        counters: The words for a number: "number", "no".
        bare_names: The words for a name of anybody or anything.
        bearers: What makes it the name of a person where it stands beside it.
        names_first: Whether what bears a name stands behind it.
        plain: All words that are known without these; none where the language glues nothing.
    """

    language: str
    phrases: Mapping[str, Senses]
    longest: Mapping[str, int]
    names: Identifiers
    filler: frozenset[str]
    prefixes: Sequence[tuple[str, str]]
    suffixes: Sequence[tuple[str, str]]
    modifiers: frozenset[str]
    joints: frozenset[str]
    counters: frozenset[str]
    bare_names: frozenset[str]
    bearers: frozenset[str]
    names_first: bool
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

    def beside_name(self, said: Sequence[str], start: int, end: int) -> int | None:
        """The place of the word that tells whose a bare name at a place in a text is; None where there is none."""
        if self.names_first or (end < len(said) and said[end] in self.joints):
            while end < len(said) and self._is_little(said[end]):
                end += 1
            if end < len(said):
                return end
        if not self.names_first:
            while start > 0 and self._is_little(said[start - 1]):
                start -= 1
            if start > 0:
                return start - 1
        return None

    def bearer(self, said: Sequence[str], at: int, *, before: bool) -> range | None:
        """The places of who bears a name, if that ends (`before` it) or begins at a place in a text."""
        if any(said[at].startswith(bearer[:-1]) for bearer in self.bearers if bearer.endswith("*")):
            return range(at, at + 1)
        for number in range(_LONGEST_BEARER, 0, -1):
            places = range(at - number + 1, at + 1) if before else range(at, at + number)
            if places.start >= 0 and " ".join(said[places.start : places.stop]) in self.bearers:
                return places
        return None

    def _is_little(self, word: str) -> bool:
        return word in self.filler or word in self.joints or (len(word) == 1 and not is_spaceless(word))


def less(match: Found, purposes: frozenset[str]) -> Found:
    """The match without some purposes."""
    return match._replace(meaning=tuple([sense for sense in match.meaning if sense.purpose not in purposes]))


def borne(named: list[Found], said: Sequence[str], bearing: Mapping[str, Lexicon]) -> list[Found]:
    """The matches; a bare name is a full name where a person bears it, and no person's where a thing has it.

    `bearing` are the words for a name, each with its language.
    """
    if bearing.keys().isdisjoint([match.phrase for match in named]):
        return named
    taken = frozenset([at for match in named for at in range(match.start, match.end)])
    return [_borne_by(match, said, taken, bearing.get(match.phrase)) for match in named]


def _borne_by(match: Found, said: Sequence[str], taken: frozenset[int], lexicon: Lexicon | None) -> Found:
    beside = lexicon.beside_name(said, match.start, match.end) if lexicon else None
    if lexicon is None or beside is None or beside in taken:
        return match
    bearer = lexicon.bearer(said, beside, before=beside < match.start)
    if bearer is None:
        return less(match, NAMES)
    name = Sense("name", lexicon.language, vague=False)
    return Match(min(match.start, bearer.start), max(match.end, bearer.stop), match.phrase, (name,))


def lexicons(knowledge: Knowledge, languages: Iterable[str]) -> tuple[Lexicon, ...]:
    """The lexicons of these languages, and English."""
    return tuple([_lexicon(knowledge, language) for language in dict.fromkeys([*languages, ENGLISH])])


@lru_cache(maxsize=_FEW)
def all_names(knowledge: Knowledge) -> Identifiers:
    """What developers of all languages write."""
    baked = knowledge.derived("technical-names", "languages", _MAKERS, lambda: _gather_names(knowledge))
    return Identifiers(_told(baked["names"], _senses(baked["senses"])), baked["heads"])


def _gather_names(knowledge: Knowledge) -> dict[str, Any]:
    names: dict[str, Senses] = {}
    for language in known_languages(knowledge):
        _add_names(names, table(knowledge, language))
    kept: dict[Senses, int] = {}
    return {"names": _numbered(names, kept), "senses": [*kept], "heads": heads_of(names)}


@lru_cache(maxsize=_FEW)
def other_tags(knowledge: Knowledge) -> Mapping[str, str]:
    """The language to be read for a tag that has no words of its own: an old code, or a language close to it."""
    return knowledge.derived("language-tags", "languages", _MAKERS, lambda: _gather_tags(knowledge))


def _gather_tags(knowledge: Knowledge) -> dict[str, str]:
    languages = known_languages(knowledge)
    return {tag: language for language in languages for tag in table(knowledge, language).get("also", ())}


def known_languages(knowledge: Knowledge) -> tuple[str, ...]:
    """The tags of the languages there are words for."""
    return knowledge.names("languages")


def language_name(knowledge: Knowledge, language: str) -> str:
    """The English name of a language that there are words for."""
    return str(_baked(knowledge, language)["name"])


def table(knowledge: Knowledge, language: str) -> Mapping[str, Any]:
    """The file of a language."""
    return knowledge.table(f"languages/{language}")


def options_of(knowledge: Knowledge, languages: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """What the options of a list read that asks for a purpose ("Mr", "Mrs"), by purpose."""
    found: dict[str, set[str]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for purpose, phrases in _baked(knowledge, language)["options"].items():
            found.setdefault(purpose, set()).update(phrases)
    return {purpose: frozenset(phrases) for purpose, phrases in found.items()}


@lru_cache(maxsize=_SETS)
def kind_words(knowledge: Knowledge, languages: tuple[str, ...]) -> PhraseTable[tuple[str, ...]]:
    """What buttons and headings say in these languages, with the kinds of form they speak of."""
    phrases: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys([*languages, ENGLISH]):
        for kind, spoken in _baked(knowledge, language)["kinds"].items():
            for phrase in spoken:
                phrases[phrase] = tuple(dict.fromkeys([*phrases.get(phrase, ()), kind]))
    return table_of(phrases)


@lru_cache(maxsize=_FEW)
def kind_names(knowledge: Knowledge) -> Mapping[str, str]:
    """The kinds of form that parts of a form's id, name, class or action speak of."""
    kinds = _baked(knowledge, ENGLISH)["kind-names"]
    return {name: kind for kind, names in kinds.items() for name in names}


@lru_cache(maxsize=_FEW)
def noise(knowledge: Knowledge) -> frozenset[str]:
    """Parts of identifiers that say nothing about the field, in any language."""
    return frozenset(_baked(knowledge, ENGLISH)["noise"])


@lru_cache(maxsize=_FEW)
def noise_heads(knowledge: Knowledge) -> Mapping[str, int]:
    """The heads of the `noise`."""
    return heads_of(noise(knowledge))


def phrase_of(text: str) -> str:
    """The words of a text, with single spaces."""
    plain = text.isascii() and text.islower() and text.replace(" ", "").isalpha()
    return text if plain else " ".join(words(text))


@lru_cache(maxsize=_EACH)
def _lexicon(knowledge: Knowledge, language: str) -> Lexicon:
    baked = _baked(knowledge, language)
    senses = _senses(baked["senses"])
    phrases, names = _told(baked["phrases"], senses), Identifiers(_told(baked["names"], senses), baked["heads"])
    filler, prefixes, suffixes = frozenset(baked["filler"]), baked["prefixes"], baked["suffixes"]
    unglued: frozenset[str] = frozenset()
    if prefixes or suffixes:
        unglued = filler.union(word for phrase in phrases for word in phrase.split())
    modifiers, joints = frozenset(baked["modifiers"]), frozenset(baked["joints"])
    beside = frozenset(baked["counters"]), frozenset(baked["bare-names"]), frozenset(baked["bearers"])
    return Lexicon(
        *(language, phrases, baked["longest"], names, filler, prefixes, suffixes, modifiers, joints),
        *(*beside, baked["names-first"], unglued),
    )


@lru_cache(maxsize=_EACH)
def short_forms(knowledge: Knowledge, language: str) -> ShortForms:
    """How a language shortens its words."""
    phrases = _lexicon(knowledge, language).phrases
    baked = _baked(knowledge, language)
    return ShortForms(phrases, lambda phrase: _purposes(phrases[phrase]), baked["shortened"], baked["counters"])


def _purposes(senses: Senses) -> frozenset[str]:
    """What a phrase says whatever its company; where there is nothing, what it may say."""
    return frozenset([one.purpose for one in senses if not one.vague] or [one.purpose for one in senses])


@lru_cache(maxsize=_EACH)
def _baked(knowledge: Knowledge, language: str) -> Mapping[str, Any]:
    """What the file of a language comes to, in JSON types: making it takes ten times as long as reading it again."""
    source = f"languages/{language}"
    return knowledge.derived(f"lexicons/{language}", source, _MAKERS, lambda: _gather(table(knowledge, language)))


def _gather(facts: Mapping[str, Any]) -> dict[str, Any]:
    phrases: dict[str, Senses] = {}
    names: dict[str, Senses] = {}
    _add_names(names, facts)
    for phrase, sense in _sayings(facts):
        for known, key in ((phrases, phrase), (names, phrase.replace(" ", ""))):
            known[key] = _both(known[key], sense) if key in known else (sense,)
    kept: dict[Senses, int] = {}
    return {
        "name": facts["name"],
        "phrases": _numbered(dict(sorted(phrases.items())), kept),
        "names": _numbered(names, kept),
        "heads": heads_of(names),
        "senses": [*kept],
        "longest": longest_of(phrases),
        "filler": [*dict.fromkeys(word for text in _filler(facts) for word in words(text))],
        "modifiers": [*map(phrase_of, facts.get("modifiers", ()))],
        "joints": [*map(phrase_of, facts.get("joints", ()))],
        "counters": [*dict.fromkeys(filter(None, map(phrase_of, facts.get("counters", ()))))],
        "shortened": _shortened(facts),
        "bare-names": [*map(phrase_of, facts.get("bare-names", ()))],
        "bearers": [*map(_beginning_of, facts.get("bearers", ()))],
        "names-first": facts.get("names-first", False),
        "prefixes": _glued(facts.get("prefixes", ())),
        "suffixes": _glued(facts.get("suffixes", ())),
        "options": {purpose: [*map(phrase_of, texts)] for purpose, texts in facts.get("options", {}).items()},
        "kinds": {kind: [*map(phrase_of, texts)] for kind, texts in facts.get("kinds", {}).items()},
        "kind-names": facts.get("kind-names", {}),
        "noise": facts.get("noise", ()),
    }


def _filler(facts: Mapping[str, Any]) -> list[str]:
    """The filler of a language, and the words by which it calls a field optional or required."""
    marks: Mapping[str, Sequence[str]] = facts.get("phrases", {})
    marking = (*marks.get("optional", ()), *marks.get("required", ()))
    return [*facts.get("filler", ()), *(text for text in marking if " " not in text)]


def _numbered(known: Mapping[str, Senses], kept: dict[Senses, int]) -> dict[str, int]:
    """The place among those kept in place of the senses, which few phrases have for themselves."""
    return {key: kept.setdefault(senses, len(kept)) for key, senses in known.items()}


def _senses(kept: Iterable[Iterable[tuple[str, str, bool]]]) -> list[Senses]:
    return [tuple([Sense(*sense) for sense in senses]) for senses in kept]


def _told(numbered: Mapping[str, int], senses: Sequence[Senses]) -> dict[str, Senses]:
    return {key: senses[number] for key, number in numbered.items()}


def _glued(texts: Iterable[str]) -> Sequence[tuple[str, str]]:
    written = [text.partition(" ") for text in texts]
    pairs = [(plain(glued), plain(left)) for glued, _, left in written]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _shortened(facts: Mapping[str, Any]) -> dict[str, list[str]]:
    """The full words by their short form, if that is no word of running text."""
    found: dict[str, list[str]] = {}
    little = {phrase_of(word) for word in (*facts.get("function-words", ()), *facts.get("filler", ()))}
    for text in facts.get("shortened", ()):
        short, full = map(phrase_of, text.split(" ", 1))
        if short not in little:
            found.setdefault(short, []).append(full)
    return found


def _beginning_of(text: str) -> str:
    return phrase_of(text) + "*" * text.endswith("*")


def _add_names(names: dict[str, Senses], facts: Mapping[str, Any]) -> None:
    for purpose, spellings in facts.get("technical", {}).items():
        sense = Sense(purpose, facts["language"], vague=False)
        for spelling in spellings:
            names[spelling] = _both(names[spelling], sense) if spelling in names else (sense,)


def _sayings(facts: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for vague, key in ((False, "words"), (True, "vague")):
        for purpose, phrases in facts.get(key, {}).items():
            sense = Sense(purpose, facts["language"], vague)
            for phrase in phrases:
                yield phrase_of(phrase), sense


def _both(senses: Senses, other: Sense) -> Senses:
    """The senses with another, unless its purpose is among them."""
    return senses if any(sense.purpose == other.purpose for sense in senses) else (*senses, other)
