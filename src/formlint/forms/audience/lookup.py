"""What the packs and ``rules/inference/audience.toml`` know about territories, ready to be looked up."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

from formlint.forms.own_names import OwnNames
from formlint.forms.phrase_match import PhraseTable, table_of
from formlint.forms.tokens import LONGEST_TEXT, words
from formlint.knowledge.pack import TerritoryFacts
from formlint.knowledge.store import Knowledge

Shares = Mapping[str, float]
"""Confidences by territory."""

_OTHERWISE = {"the": "", "and": "", "of": "", "st": "saint"}
_ALONE, _FIRST, _OTHER = 0.88, 0.75, 0.35  # for languages that the table leaves to the packs


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


class Said(NamedTuple):
    """What a phrase of a label tells: territories, how surely, and whether it has to be all that the label says."""

    territories: tuple[str, ...]
    confidence: float
    alone: bool


@lru_cache(maxsize=4)
def atlas(knowledge: Knowledge) -> "Atlas":
    """All that is known of where people live."""
    return Atlas(knowledge)


class Atlas:
    """The territories, by all that pages call them and by which they are told apart.

    Attributes:
        knowledge: What it is made from.
        index: What tells them apart, by code.
        table: The content of ``rules/inference/audience.toml``.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the tables; what is made of them is made when it is asked for."""
        self.knowledge = knowledge
        self.index = knowledge.index()
        self.table: Mapping[str, Any] = knowledge.table("inference/audience")
        self._own_names: dict[str, OwnNames] = {}

    def weight(self, signal: str) -> float:
        """The confidence that a sign alone gives."""
        return self.table["weights"][signal]

    def limit(self, name: str) -> float:
        """A threshold."""
        return self.table["limits"][name]

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The places of the territories by population, from 0."""
        return {code: place for place, code in enumerate(self.table["people"]["order"])}

    def rank(self, territory: str) -> int:
        """The place of a territory among all by population, from 0."""
        return self.ranks.get(territory, len(self.ranks))

    # Names

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Territories by their names (as `key` makes them)."""
        also: Mapping[str, list[str]] = self.table["names"]["also"]
        found: dict[str, str] = {}
        for facts in self.index.values():
            for name in (*facts.names, *also.get(facts.code, ())):
                found.setdefault(key(name), facts.code)
        found.pop("", None)
        return found

    @cached_property
    def named_in_texts(self) -> PhraseTable[str]:
        """The same, to be found in running text."""
        return table_of(self.names)

    @cached_property
    def doubtful_names(self) -> frozenset[str]:
        """Names that tell nothing in running text."""
        return frozenset(self.table["names"]["doubtful"])

    def name_of(self, territory: str) -> str:
        """The English name of a territory."""
        facts = self.index.get(territory)
        return facts.names[0] if facts else territory

    def named(self, territory: str) -> TerritoryFacts | str:
        """What stands for a territory in a message: its facts, or the code of one that is unknown."""
        return self.index.get(territory, territory)

    def names_in(self, language: str) -> Mapping[str, str]:
        """Territories by their names in a language, as CLDR has them; empty for a language that it does not know."""
        return _names_in(self, language)

    # Codes

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Territories by their two- and three-letter codes, in capitals."""
        known = self.index.values()
        long = {facts.alpha3: facts.code for facts in known if facts.alpha3}
        return long | {facts.code: facts.code for facts in known}

    @cached_property
    def written_codes(self) -> Mapping[str, str]:
        """Territories by what addresses and locales say for them: codes, and a few words, in small letters."""
        return {facts.code.lower(): facts.code for facts in self.index.values()} | self.table["codes"]["also"]

    @cached_property
    def address_words(self) -> frozenset[str]:
        """All that a territory or a language may be called in an address: codes, and names (of one word)."""
        return frozenset((*self.written_codes, *self.languages, *self.names))

    @cached_property
    def language_codes(self) -> frozenset[str]:
        """Codes that mean the language in an address, not the territory of the same code."""
        return frozenset(self.table["codes"]["languages"])

    @cached_property
    def word_codes(self) -> frozenset[str]:
        """Codes that are words as well."""
        return frozenset(self.table["codes"]["words"])

    def is_place_elsewhere(self, language: str) -> bool:
        """Whether the tag of a language is also the code of a territory where others are spoken: `uk`, `be`."""
        territory = self.written_codes.get(language)
        return territory is not None and not self.speaks(territory, language)

    # Languages, money, telephones, domains

    @cached_property
    def languages(self) -> Mapping[str, tuple[str, ...]]:
        """The territories of each language by its first subtag (or two, in small letters), the largest first."""
        found: dict[str, list[str]] = {}
        for facts in sorted(self.index.values(), key=lambda facts: self.rank(facts.code)):
            for tag in facts.languages:
                found.setdefault(tag.partition("-")[0].lower(), []).append(facts.code)
        return {language: tuple(dict.fromkeys(territories)) for language, territories in found.items()}

    def shares(self, language: str) -> Shares:
        """Where a form in a language (`de`, `zh-hant`) is likely to be for."""
        told: Mapping[str, Shares] = self.table["languages"]["shares"]
        primary = language.partition("-")[0]
        if language in told or primary in told:
            return told.get(language) or told[primary]
        spoken = self.languages.get(primary, ())
        if len(spoken) == 1:
            return {spoken[0]: _ALONE}
        return {territory: _OTHER if place else _FIRST for place, territory in enumerate(spoken)}

    def speaks(self, territory: str, language: str) -> bool:
        """Whether a language is one of a territory's."""
        return territory in self.languages.get(language, ())

    @cached_property
    def currencies(self) -> Mapping[str, tuple[str, ...]]:
        """The territories that pay in a currency, by code and symbol; the largest first, without its small users."""
        rows = (
            (sign, facts.code) for facts in self.index.values() for sign in (facts.currency, *facts.currency_symbols)
        )
        return self._large((sign, code) for sign, code in rows if sign == "$" or len(sign) > 1 or not sign.isascii())

    @cached_property
    def bare_currencies(self) -> frozenset[str]:
        """The signs of currencies that may stand without an amount."""
        return frozenset(sign for sign in self.currencies if len(sign) == 3 or not sign.isalpha())  # noqa: PLR2004

    @cached_property
    def _calling_codes(self) -> Mapping[str, tuple[str, ...]]:
        """The territories of a calling code, the largest first, without its small users."""
        return self._large((facts.calling_code, facts.code) for facts in self.index.values())

    def _large(self, rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
        """The territories of each key, the largest first; small ones only where there are no others."""
        found: dict[str, list[str]] = {}
        for key_, territory in sorted(rows, key=lambda row: self.rank(row[1])):
            those = found.setdefault(key_, [])
            if territory not in those and (not those or self.rank(territory) < self.limit("small")):
                those.append(territory)
        return {key_: tuple(those) for key_, those in found.items() if key_}

    def called(self, digits: str) -> tuple[str, ...]:
        """The territories whose calling code a number (without plus) begins with, the largest first."""
        return next((found for length in (1, 2, 3) if (found := self._calling_codes.get(digits[:length]))), ())

    def shortest_number(self, territory: str) -> int:
        """How many digits a telephone number has at least, with its calling code: one fewer than our examples have."""
        phone = self.knowledge.territory(territory).phone
        examples = [len(one.e164.lstrip("+")) for one in phone.examples.values()] if phone else []
        return min(examples, default=1) - 1

    @cached_property
    def _all_domains(self) -> Mapping[str, str]:
        return {facts.tld: facts.code for facts in self.index.values() if facts.tld}

    @cached_property
    def _domains(self) -> Mapping[str, str]:
        """Territories by top-level domain, those left out that are used anywhere."""
        told = self.table["domains"]
        own = {tld: code for tld, code in self._all_domains.items() if tld not in told["generic"]}
        return own | told["places"]

    def territory_of_domain(self, labels: list[str]) -> str | None:
        """The territory of a host name, given as its labels, by its top-level domain."""
        own = self._domains.get(labels[-1])
        if own is None and len(labels) > 2 and labels[-2] in self.table["domains"]["second"]:  # noqa: PLR2004
            own = self._all_domains.get(labels[-1])
        return own

    # Words

    @cached_property
    def sayings(self) -> PhraseTable[Said]:
        """What phrases of labels tell."""
        return table_of(
            {
                " ".join(words(phrase)): Said(tuple(row["territories"]), row["weight"], how == "whole")
                for row in self.table["words"]
                for how in ("within", "whole")
                for phrase in row.get(how, ())
            }
        )

    def own_names(self, territory: str) -> OwnNames:
        """What a territory calls its numbers and places: made of the packs of those that pages serve."""
        if territory not in self._own_names:
            self._own_names[territory] = OwnNames(self.knowledge.territory(territory))
        return self._own_names[territory]

    @cached_property
    def subdivisions(self) -> Mapping[str, tuple[str, ...]]:
        """The territories that have a subdivision of this name (as `key` makes it)."""
        found: dict[str, tuple[str, ...]] = {}
        for territory, places in self.table["subdivisions"].items():
            if territory != "source":
                for place in {key(place) for place in places}:
                    found[place] = (*found.get(place, ()), territory)
        return found

    @cached_property
    def elsewhere(self) -> PhraseTable[str]:
        """Phrases that ask for another territory than that where people live."""
        phrases = [" ".join(words(phrase)) for phrase in self.knowledge.phrases("elsewhere")]
        return table_of(dict(zip(phrases, phrases, strict=True)))

    @cached_property
    def needing(self) -> frozenset[str]:
        """The purposes whose values differ from territory to territory."""
        return frozenset(self.table["needing"]["purposes"])


@lru_cache(maxsize=64)
def _names_in(known: Atlas, language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # slow to import, seldom needed

    try:
        spoken = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}
    called = cast("Mapping[str, str]", spoken.territories)
    return {key(name): code for code, name in called.items() if code in known.index}
