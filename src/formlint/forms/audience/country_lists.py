"""What a list of options offers: territories, country calling codees, currencies or the subdivisions of a territory."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from formlint.forms.audience import locale_codes
from formlint.forms.audience.lookup import Atlas, atlas, key
from formlint.knowledge.store import Knowledge

Item = tuple[str, str]
"""The value and the text of an option."""

_CALLING = re.compile(r"(?:\+|\b00)\s?(\d{1,4}(?:[ -]\d{3})?)\b")
_PLAIN_CODE = re.compile(r"(?:.*[:_\-. ])?([A-Za-z]{2,3})", re.DOTALL)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_PIECES = re.compile(r"\s[-–—|/·]\s|\s*[(\[)\]|]\s*|(?<=\w)/(?=\w)")
_SEAM = re.compile(r"[-–—|/·()\[\]]")
_WORDED = re.compile(r"[A-Za-z]|[^\x00-\x7f]")
_ISO_4217 = re.compile(r"\b[A-Z]{3}\b")
_FEWEST = 2
_LONGEST_CODE = 3
_FEWEST_CODES = 5
_FEWEST_PLACES = 3
_MOST = 0.5
_NEARLY_ALL = 0.8
_ENGLISH = frozenset({"en", "en-us"})  # the packs have its names; CLDR's take long to read
_SAMPLE = 60  # options that are looked at to tell what a list is
_KEPT = 1000  # options of a list that is worth remembering: longer ones take megabytes


class Kind(Enum):
    """What a list is a list of."""

    TERRITORIES = "territories"
    CALLING_CODES = "calling codes"
    CURRENCIES = "currencies"
    SUBDIVISIONS = "subdivisions"


class Reading(NamedTuple):
    """What a list is, and the territories of each of its options; of subdivisions, those of the list as a whole."""

    kind: Kind
    territories: tuple[tuple[str, ...], ...]


_OPEN: Final = Reading(Kind.TERRITORIES, ())
"""Stands for what only the names of territories in the languages of the page can tell."""


def read(
    knowledge: Knowledge, items: tuple[Item, ...], languages: Callable[[], tuple[str, ...]], *, asked: bool
) -> Reading | None:
    """What a list offers, None when nothing of this.

    Args:
        knowledge: What is known of territories.
        items: Its options.
        languages: Tells the languages of the page; few lists need it.
        asked: Whether the control is known to ask for a country.
    """
    read_list = _read if len(items) <= _KEPT else _read.__wrapped__
    known = atlas(knowledge)
    reading = read_list(known, items, None, asked=asked)
    return read_list(known, items, languages(), asked=asked) if reading is _OPEN else reading


def are_codes(knowledge: Knowledge, items: Sequence[Item]) -> bool:
    """Whether each option has a two-letter code of a territory for value and text, as countries beside an address."""
    known = atlas(knowledge).index
    return bool(items) and all(value == text and text in known for value, text in items[:_SAMPLE])


def are_short(items: Sequence[Item]) -> bool:
    """Whether each option is a code of two or three letters: of states, where these are asked for."""
    return all(len(text.strip()) <= _LONGEST_CODE for _, text in items[:_SAMPLE])


@lru_cache(maxsize=256)
def _read(known: Atlas, items: tuple[Item, ...], languages: tuple[str, ...] | None, *, asked: bool) -> Reading | None:
    sample = [(value, text) for value, text in items[:_SAMPLE] if text.strip() and any(map(str.isalnum, text))]
    if len(sample) < (1 if asked else _FEWEST):
        return None
    if _share(sample, lambda item: _calling_code(item[1]) is not None) > _MOST:
        return Reading(Kind.CALLING_CODES, tuple(_called(known, item) for item in items))
    if not asked and not any(_WORDED.search(text) for _, text in items):  # numbers name no places
        return _currencies(known, items, sample)
    return (
        _territories(known, items, sample, languages, asked=asked)
        or _subdivisions(known, items)
        or _currencies(known, items, sample)
    )


def _share(sample: Sequence[Item], test: Callable[[Item], bool]) -> float:
    return sum(map(test, sample)) / len(sample)


def _nearly_all(sample: Sequence[Item], test: Callable[[Item], bool]) -> bool:
    """Whether nearly all of a sample pass a test, which is asked no longer than it takes to tell."""
    left = len(sample)
    for item in sample:
        if not test(item):
            left -= 1
            if left / len(sample) < _NEARLY_ALL:
                return False
    return True


# Territories


class _Names(NamedTuple):
    """How the texts of a list name territories.

    Attributes:
        known: The territories.
        more: Their names in the page's languages; None where it takes these to tell, but they are not known.
        bare: Whether codes are names.
    """

    known: Atlas
    more: Mapping[str, str] | None
    bare: bool

    def of(self, text: str) -> str | None:
        found = _by_name(self.known, text)
        if found is None and self.more:
            found = self.more.get(_bracketless(text))
        return found or (self.known.codes.get(text.strip()) if self.bare else None)

    def count(self, sample: Sequence[Item]) -> int:
        return len({found for _, text in sample if (found := self.of(text))})


def _territories(
    known: Atlas, items: tuple[Item, ...], sample: list[Item], languages: tuple[str, ...] | None, *, asked: bool
) -> Reading | None:
    names = _names(known, sample, languages, asked=asked)
    if names is None:
        return None
    if names.more is None:
        return _OPEN
    coded = _share(sample, lambda item: _by_value(known, item[0]) is not None)
    if not (names.count(sample) >= _MOST * len(sample) or (asked and coded > _MOST)):
        return None
    trusted = coded > _MOST and _agree(sample, names)
    found = ((_by_value(known, value) if trusted else None) or names.of(text) for value, text in items)
    return Reading(Kind.TERRITORIES, tuple((territory,) if territory else () for territory in found))


def _names(known: Atlas, sample: list[Item], languages: tuple[str, ...] | None, *, asked: bool) -> _Names | None:
    """The names to read a list with; None when it is no list of territories."""
    codes = known.codes
    bare = (asked or len(sample) >= _FEWEST_CODES) and _nearly_all(sample, lambda item: item[1].strip() in codes)
    names = _Names(known, {}, bare)
    named = names.count(sample)
    if not asked and _places(known, sample, named):
        return None
    if named >= _MOST * len(sample):
        return names if asked or named >= _FEWEST else None
    coded = len(sample) >= _FEWEST_CODES and _nearly_all(sample, lambda item: _by_value(known, item[0]) is not None)
    if not asked and not coded:
        return None
    if languages is None:
        return _Names(known, None, bare)
    spoken = [one for one in reversed(languages) if one.lower() not in _ENGLISH]
    return _Names(known, {name: code for one in spoken for name, code in known.names_in(one).items()}, bare)


def _places(known: Atlas, sample: Sequence[Item], named: int) -> bool:
    """Whether the options are rather the states of a country, some of which are called like territories."""
    places = Counter(place for _, text in sample for place in known.subdivisions.get(key(text), ()))
    return max(places.values(), default=0) >= max(named, _FEWEST_PLACES)


def _agree(sample: Sequence[Item], names: _Names) -> bool:
    """Whether the values are codes of the territories that the texts name, wherever both say anything."""
    pairs = [(_by_value(names.known, value), names.of(text)) for value, text in sample]
    both = [value == text for value, text in pairs if value and text]
    return sum(both) >= _NEARLY_ALL * len(both)


def by_value(knowledge: Knowledge, value: str) -> str | None:
    """The territory that the value of an option means: a code, perhaps with something before it, or a name."""
    return _by_value(atlas(knowledge), value)


@lru_cache(maxsize=4096)
def _by_value(known: Atlas, value: str) -> str | None:
    match = _PLAIN_CODE.fullmatch(value)
    return known.codes.get(match[1].upper()) if match else known.names.get(key(value))


@lru_cache(maxsize=4096)
def _by_name(known: Atlas, text: str) -> str | None:
    """The territory that a text names, or shows the flag of."""
    if not text:
        return None
    names = known.names
    found = names.get(key(text))
    if found:
        return found
    for piece in (_BRACKETS.sub(" ", text), *_PIECES.split(text)) if _SEAM.search(text) else ():
        found = names.get(key(piece))
        if found:
            return found
    return None if text.isascii() else locale_codes.flag(known, text)


def _bracketless(text: str) -> str:
    """The key of a text without what is in brackets."""
    return key(_BRACKETS.sub(" ", text) if "(" in text or "[" in text else text)


# Other lists


def _calling_code(text: str) -> str | None:
    match = _CALLING.search(text)
    return match[1].replace(" ", "").replace("-", "") if match else None


def _called(known: Atlas, item: Item) -> tuple[str, ...]:
    value, text = item
    named = _by_name(known, _CALLING.sub(" ", text)) or _by_value(known, value)
    if named:
        return (named,)
    number = _calling_code(text)
    return known.called(number)[:2] if number else ()


def _subdivisions(known: Atlas, items: tuple[Item, ...]) -> Reading | None:
    found = Counter(place for _, text in items for place in known.subdivisions.get(_bracketless(text), ()))
    least = max(_FEWEST_PLACES, max(found.values(), default=0) // 3)
    territories = tuple(territory for territory, hits in found.most_common() if hits >= least)
    return Reading(Kind.SUBDIVISIONS, (territories,)) if territories else None


def _currencies(known: Atlas, items: tuple[Item, ...], sample: list[Item]) -> Reading | None:
    if not _nearly_all(sample, lambda item: bool(_paid(known, item))):
        return None
    return Reading(Kind.CURRENCIES, tuple(_paid(known, item) for item in items))


def _paid(known: Atlas, item: Item) -> tuple[str, ...]:
    value, text = item
    money = known.currencies
    signs = (value.strip().upper(), text.strip(), *_ISO_4217.findall(text))
    return next((money[sign] for sign in signs if len(sign) == 3 and sign in money), money.get(text.strip(), ()))  # noqa: PLR2004
