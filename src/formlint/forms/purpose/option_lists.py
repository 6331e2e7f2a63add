"""What a list of options is a list of: countries, months, years, days, calling codes, titles, cards."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from formlint.forms.controls import Option
from formlint.forms.purpose.lexicon import options_of, phrase_of
from formlint.forms.tokens import words
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

FEWEST = 2
ENOUGH = 0.5
MOST_LOOKED_AT = 60
_KEPT = 300  # options of a list that is worth remembering
_LISTS = 64  # that are remembered
FEWEST_YEARS = 4
MOST_OTHERS = 2
"""Texts in a list of numbers that are none, such as "Month"."""
PAST_YEAR = 1990
BIRTH_YEAR = 1945
_YEAR = compiled_when_used(r"(?:19|20)\d\d")
_CALLING_CODE = compiled_when_used(r"(?:^|[\s(])(?:\+|00)\d{1,3}\b|\(\d{1,3}\)$")
_MAYBE_CODE = compiled_when_used(r"\+|00|\(\d")


def kind_of(knowledge: Knowledge, options: Sequence[Option], languages: tuple[str, ...]) -> str | None:
    """What it is a list of: a purpose, or "month", "year" (to come), "past-year", "day", "number"; None if unknown."""
    texts = tuple([text for option in options if (text := option.text.strip())])
    told_by = _told_by if len(texts) <= _KEPT else _told_by.__wrapped__
    return told_by(knowledge, texts, languages)


@lru_cache(maxsize=_LISTS)  # those of countries and months come again
def _told_by(knowledge: Knowledge, texts: tuple[str, ...], languages: tuple[str, ...]) -> str | None:
    if len(texts) < FEWEST:
        return None
    first = texts[:MOST_LOOKED_AT]
    return _numbers(texts) or _codes(first) or _words(knowledge, first, languages)


def _numbers(texts: Sequence[str]) -> str | None:
    if sum([text.isdecimal() for text in texts[:6]]) + MOST_OTHERS < len(texts[:6]):  # most lists are of words
        return None
    return _sort_of({int(text) for text in texts if text.isdecimal() and len(text) <= 4}, len(texts))  # noqa: PLR2004


def _sort_of(numbers: set[int], texts: int) -> str | None:
    """What the numbers are among so many texts."""
    if len(numbers) + MOST_OTHERS < texts or len(numbers) < FEWEST_YEARS:
        return None
    if min(numbers) >= 1900:  # noqa: PLR2004
        if min(numbers) < BIRTH_YEAR:
            return "birth-year"
        return "past-year" if min(numbers) < PAST_YEAR or max(numbers) - min(numbers) > 50 else "year"  # noqa: PLR2004
    if numbers == set(range(1, 13)):
        return "month"
    if set(range(1, 29)) <= numbers <= set(range(1, 32)):
        return "day"
    return "number"


def _codes(texts: Sequence[str]) -> str | None:
    if not _MAYBE_CODE.search("\n".join(texts)):
        return None
    codes = sum(_CALLING_CODE.search(text) is not None for text in texts)
    return "tel-country-code" if codes > ENOUGH * len(texts) and codes >= FEWEST else None


def _words(knowledge: Knowledge, texts: Sequence[str], languages: tuple[str, ...]) -> str | None:
    known = _known(knowledge, languages)
    counts: dict[str, int] = {}
    for text in texts:
        for kind in known.get(phrase_of(text), ()):
            counts[kind] = counts.get(kind, 0) + 1
    kind, most = max(counts.items(), key=itemgetter(1), default=("", 0))
    return None if most < FEWEST or most < min(ENOUGH * len(texts), 12) else kind


@lru_cache(maxsize=_LISTS)
def _known(knowledge: Knowledge, languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """What the texts of options are those of, by text."""
    known: dict[str, tuple[str, ...]] = dict.fromkeys(_countries(knowledge), ("country",))
    for kind, texts in options_of(knowledge, languages).items():
        for text in texts:
            kinds = known.get(text, ())
            known[text] = kinds if kind in kinds else (*kinds, kind)
    return known


@lru_cache(maxsize=4)
def _countries(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(" ".join(words(name)) for facts in knowledge.index().values() for name in facts.names)
