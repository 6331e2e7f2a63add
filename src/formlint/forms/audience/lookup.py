"""What the packs and ``rules/inference/audience.toml`` know about territories, ready to be looked up."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

from formlint import knowledge
from formlint.forms.purpose.tokens import LONGEST_TEXT, words

Shares = Mapping[str, float]
"""Confidences by territory."""

_OTHERWISE = {"the": "", "and": "", "of": "", "st": "saint"}
_ALONE, _FIRST, _OTHER = 0.88, 0.75, 0.35  # for languages that the table leaves to the packs


def table() -> Mapping[str, Any]:
    """The content of ``rules/inference/audience.toml``."""
    return knowledge.table("audience")


def weight(signal: str) -> float:
    """The confidence that a sign alone gives."""
    return table()["weights"][signal]


def limit(name: str) -> float:
    """A threshold."""
    return table()["limits"][name]


def rank(territory: str) -> int:
    """The place of a territory among all by population, from 0."""
    known = ranks()
    return known.get(territory, len(known))


@knowledge.remembered
def ranks() -> Mapping[str, int]:
    """The places of the territories by population, from 0."""
    return {code: place for place, code in enumerate(table()["people"]["order"])}


# Names


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """A name as it is compared: `The Netherlands` is `NETHERLANDS`, `Côte d’Ivoire` is `Cote d'Ivoire`."""
    if text.isascii() and text.isalpha() and len(text) <= LONGEST_TEXT:  # as many names are: in half the time
        word = text.lower()
        return _OTHERWISE.get(word, word)
    found = words(text)
    if _OTHERWISE.keys().isdisjoint(found):
        return " ".join(found)
    return " ".join(filter(None, (_OTHERWISE.get(word, word) for word in found)))


@knowledge.remembered
def names() -> Mapping[str, str]:
    """Territories by their names (as `key` makes them)."""
    also: Mapping[str, list[str]] = table()["names"]["also"]
    found: dict[str, str] = {}
    for facts in knowledge.index().values():
        for name in (*facts.names, *also.get(facts.code, ())):
            found.setdefault(key(name), facts.code)
    found.pop("", None)
    return found


@knowledge.remembered
def longest_names() -> Mapping[str, int]:
    """The number of words of the longest name, by its first word."""
    return longest(names())


def longest(phrases: Iterable[str]) -> Mapping[str, int]:
    """The number of words of the longest phrase, by its first word."""
    found: dict[str, int] = {}
    for phrase in phrases:
        head = phrase.partition(" ")[0]
        found[head] = max(found.get(head, 0), phrase.count(" ") + 1)
    return found


@knowledge.remembered
def doubtful_names() -> frozenset[str]:
    """Names that tell nothing in running text."""
    return frozenset(table()["names"]["doubtful"])


def name_of(territory: str) -> str:
    """The English name of a territory."""
    facts = knowledge.index().get(territory)
    return facts.names[0] if facts else territory


def named(territory: str) -> str:
    """The same as it stands in a sentence: "the Netherlands"."""
    return knowledge.in_sentence(name_of(territory))


@knowledge.remembered
def names_in(language: str) -> Mapping[str, str]:
    """Territories by their names in a language, as CLDR has them; empty for a language that it does not know."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- slow to import, seldom needed

    try:
        spoken = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}
    known = knowledge.index()
    named = cast("Mapping[str, str]", spoken.territories)
    return {key(name): code for code, name in named.items() if code in known}


# Codes


@knowledge.remembered
def codes() -> Mapping[str, str]:
    """Territories by their two- and three-letter codes, in capitals."""
    known = knowledge.index().values()
    return {facts.alpha3: facts.code for facts in known if facts.alpha3} | {facts.code: facts.code for facts in known}


@knowledge.remembered
def written_codes() -> Mapping[str, str]:
    """Territories by what addresses and locales say for them: codes, and a few words, in small letters."""
    return {facts.code.lower(): facts.code for facts in knowledge.index().values()} | table()["codes"]["also"]


@knowledge.remembered
def address_words() -> frozenset[str]:
    """All that a territory or a language may be called in an address: codes, and names (of one word)."""
    return frozenset((*written_codes(), *languages(), *names()))


@knowledge.remembered
def language_codes() -> frozenset[str]:
    """Codes that mean the language in an address, not the territory of the same code."""
    return frozenset(table()["codes"]["languages"])


@knowledge.remembered
def word_codes() -> frozenset[str]:
    """Codes that are words as well."""
    return frozenset(table()["codes"]["words"])


# Languages, money, telephones, domains


@knowledge.remembered
def languages() -> Mapping[str, tuple[str, ...]]:
    """The territories of each language by its first subtag (or two, in small letters), the largest first."""
    found: dict[str, list[str]] = {}
    for facts in sorted(knowledge.index().values(), key=lambda facts: rank(facts.code)):
        for tag in facts.languages:
            found.setdefault(tag.partition("-")[0].lower(), []).append(facts.code)
    return {language: tuple(dict.fromkeys(territories)) for language, territories in found.items()}


@knowledge.remembered
def shares(language: str) -> Shares:
    """Where a form in a language (`de`, `zh-hant`) is likely to be for."""
    told: Mapping[str, Shares] = table()["languages"]["shares"]
    primary = language.partition("-")[0]
    if language in told or primary in told:
        return told.get(language) or told[primary]
    spoken = languages().get(primary, ())
    if len(spoken) == 1:
        return {spoken[0]: _ALONE}
    return {territory: _OTHER if place else _FIRST for place, territory in enumerate(spoken)}


def speaks(territory: str, language: str) -> bool:
    """Whether a language is one of a territory's."""
    return territory in languages().get(language, ())


@knowledge.remembered
def currencies() -> Mapping[str, tuple[str, ...]]:
    """The territories that pay in a currency, by code and symbol; the largest first, without its small users."""
    rows = (
        (sign, facts.code) for facts in knowledge.index().values() for sign in (facts.currency, *facts.currency_symbols)
    )
    return _large((sign, code) for sign, code in rows if sign == "$" or len(sign) > 1 or not sign.isascii())


@knowledge.remembered
def calling_codes() -> Mapping[str, tuple[str, ...]]:
    """The territories of a calling code, the largest first, without its small users."""
    return _large((facts.calling_code, facts.code) for facts in knowledge.index().values())


def _large(rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The territories of each key, the largest first; small ones only where there are no others."""
    found: dict[str, list[str]] = {}
    for key_, territory in sorted(rows, key=lambda row: rank(row[1])):
        those = found.setdefault(key_, [])
        if territory not in those and (not those or rank(territory) < limit("small")):
            those.append(territory)
    return {key_: tuple(those) for key_, those in found.items() if key_}


def called(digits: str) -> tuple[str, ...]:
    """The territories whose calling code a number (without plus) begins with, the largest first."""
    return next((found for length in (1, 2, 3) if (found := calling_codes().get(digits[:length]))), ())


@knowledge.remembered
def domains() -> Mapping[str, str]:
    """Territories by top-level domain, those left out that are used anywhere."""
    domains = table()["domains"]
    own = {facts.tld: facts.code for facts in knowledge.index().values() if facts.tld}
    return {tld: code for tld, code in own.items() if tld not in domains["generic"]} | domains["places"]


def territory_of_domain(labels: list[str]) -> str | None:
    """The territory of a host name, given as its labels, by its top-level domain."""
    own = domains().get(labels[-1])
    if own is None and len(labels) > 2 and labels[-2] in table()["domains"]["second"]:  # noqa: PLR2004
        own = _all_domains().get(labels[-1])
    return own


@knowledge.remembered
def _all_domains() -> Mapping[str, str]:
    return {facts.tld: facts.code for facts in knowledge.index().values() if facts.tld}


# Words


@knowledge.remembered
def sayings() -> Mapping[str, tuple[tuple[str, ...], float, bool]]:
    """The territories, the confidence and whether it has to stand alone, by phrase of a label."""
    return {
        " ".join(words(phrase)): (tuple(row["territories"]), row["weight"], how == "whole")
        for row in table()["words"]
        for how in ("within", "whole")
        for phrase in row.get(how, ())
    }


@knowledge.remembered
def longest_sayings() -> Mapping[str, int]:
    """The number of words of the longest phrase, by its first word."""
    return longest(sayings())


@knowledge.remembered
def subdivisions() -> Mapping[str, tuple[str, ...]]:
    """The territories that have a subdivision of this name (as `key` makes it)."""
    found: dict[str, tuple[str, ...]] = {}
    for territory, places in table()["subdivisions"].items():
        if territory != "source":
            for place in {key(place) for place in places}:
                found[place] = (*found.get(place, ()), territory)
    return found


@knowledge.remembered
def elsewhere() -> frozenset[str]:
    """Phrases that ask for another territory than that where people live."""
    return frozenset(" ".join(words(phrase)) for phrase in table()["elsewhere"]["words"])


@knowledge.remembered
def longest_elsewhere() -> Mapping[str, int]:
    """The number of words of the longest of these phrases, by its first word."""
    return longest(elsewhere())
