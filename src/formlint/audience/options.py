"""What a list of options offers: territories, telephone prefixes, currencies or the subdivisions of a territory."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from formlint.audience import codes, knowledge

Item = tuple[str, str]
"""The value and the text of an option."""

_CALLING = re.compile(r"(?:\+|\b00)\s?(\d{1,4}(?:[ -]\d{3})?)\b")
_PLAIN_CODE = re.compile(r"(?:.*[:_\-. ])?([A-Za-z]{2,3})", re.DOTALL)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_PIECES = re.compile(r"\s[-–—|/·]\s|\s*[(\[)\]|]\s*|(?<=\w)/(?=\w)")
_FEWEST = 2
_FEWEST_CODES = 5
_FEWEST_PLACES = 3
_MOST = 0.5
_NEARLY_ALL = 0.8
_SAMPLE = 60  # options that are looked at to tell what a list is


class Kind(Enum):
    """What a list is a list of."""

    TERRITORIES = "territories"
    CALLING_CODES = "calling codes"
    CURRENCIES = "currencies"
    SUBDIVISIONS = "subdivisions"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list is, and the territories of each of its options; of subdivisions, those of the list as a whole."""

    kind: Kind
    territories: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=256)
def read(items: tuple[Item, ...], languages: tuple[str, ...], *, asked: bool) -> Reading | None:
    """What a list offers, None when nothing of this. `asked`: the control is known to ask for a country."""
    sample = [(value, text) for value, text in items[:_SAMPLE] if text.strip() and any(map(str.isalnum, text))]
    if len(sample) < (1 if asked else _FEWEST):
        return None
    if _share(sample, lambda item: _calling_code(item[1]) is not None) > _MOST:
        return Reading(Kind.CALLING_CODES, tuple(_called(item) for item in items))
    return _territories(items, sample, languages, asked=asked) or _subdivisions(items) or _currencies(items, sample)


def _share(sample: Sequence[Item], test: Callable[[Item], bool]) -> float:
    return sum(map(test, sample)) / len(sample)


# Territories


@dataclass(frozen=True, slots=True)
class _Names:
    """How the texts of a list name territories: `more` names in the page's languages, `bare` codes are names."""

    more: Mapping[str, str]
    bare: bool

    def of(self, text: str) -> str | None:
        found = _by_name(text) or codes.flag(text) or self.more.get(knowledge.key(_BRACKETS.sub(" ", text)))
        return found or (knowledge.codes().get(text.strip()) if self.bare else None)

    def count(self, sample: Sequence[Item]) -> int:
        return len({found for _, text in sample if (found := self.of(text))})


def _territories(
    items: tuple[Item, ...], sample: list[Item], languages: tuple[str, ...], *, asked: bool
) -> Reading | None:
    names = _names(sample, languages, asked=asked)
    coded = _share(sample, lambda item: by_value(item[0]) is not None)
    if names is None or not (names.count(sample) >= _MOST * len(sample) or (asked and coded > _MOST)):
        return None
    trusted = coded > _MOST and _agree(sample, names)
    found = ((by_value(value) if trusted else None) or names.of(text) for value, text in items)
    return Reading(Kind.TERRITORIES, tuple((territory,) if territory else () for territory in found))


def _names(sample: list[Item], languages: tuple[str, ...], *, asked: bool) -> _Names | None:
    """The names to read a list with; None when it is no list of territories."""
    bare = _share(sample, lambda item: item[1].strip() in knowledge.codes()) >= _NEARLY_ALL
    names = _Names({}, bare and (asked or len(sample) >= _FEWEST_CODES))
    named = names.count(sample)
    if not asked and _places(sample, named):
        return None
    if named >= _MOST * len(sample):
        return names if asked or named >= _FEWEST else None
    coded = _share(sample, lambda item: by_value(item[0]) is not None) >= _NEARLY_ALL and len(sample) >= _FEWEST_CODES
    if not asked and not coded:
        return None
    more = {name: code for language in reversed(languages) for name, code in knowledge.names_in(language).items()}
    return _Names(more, names.bare)


def _places(sample: Sequence[Item], named: int) -> bool:
    """Whether the options are rather the states of a country, some of which are called like territories."""
    places = Counter(place for _, text in sample for place in knowledge.subdivisions().get(knowledge.key(text), ()))
    return max(places.values(), default=0) >= max(named, _FEWEST_PLACES)


def _agree(sample: Sequence[Item], names: _Names) -> bool:
    """Whether the values are codes of the territories that the texts name, wherever both say anything."""
    pairs = [(by_value(value), names.of(text)) for value, text in sample]
    both = [value == text for value, text in pairs if value and text]
    return sum(both) >= _NEARLY_ALL * len(both)


def by_value(value: str) -> str | None:
    """The territory that the value of an option means: a code, perhaps with something before it, or a name."""
    match = _PLAIN_CODE.fullmatch(value)
    return knowledge.codes().get(match[1].upper()) if match else knowledge.names().get(knowledge.key(value))


@lru_cache(maxsize=4096)
def _by_name(text: str) -> str | None:
    known = knowledge.names()
    found = known.get(knowledge.key(text))
    if found or not text:
        return found
    for piece in (_BRACKETS.sub(" ", text), *_PIECES.split(text)):
        found = known.get(knowledge.key(piece))
        if found:
            return found
    return None


# Other lists


def _calling_code(text: str) -> str | None:
    match = _CALLING.search(text)
    return match[1].replace(" ", "").replace("-", "") if match else None


def _called(item: Item) -> tuple[str, ...]:
    value, text = item
    named = _by_name(_CALLING.sub(" ", text)) or codes.flag(text) or by_value(value)
    if named:
        return (named,)
    number = _calling_code(text)
    return knowledge.called(number)[:2] if number else ()


def _subdivisions(items: tuple[Item, ...]) -> Reading | None:
    known = knowledge.subdivisions()
    found = Counter(place for _, text in items for place in known.get(knowledge.key(_BRACKETS.sub(" ", text)), ()))
    least = max(_FEWEST_PLACES, max(found.values(), default=0) // 3)
    territories = tuple(territory for territory, hits in found.most_common() if hits >= least)
    return Reading(Kind.SUBDIVISIONS, (territories,)) if territories else None


def _currencies(items: tuple[Item, ...], sample: list[Item]) -> Reading | None:
    if _share(sample, lambda item: bool(_paid(item))) < _NEARLY_ALL:
        return None
    return Reading(Kind.CURRENCIES, tuple(_paid(item) for item in items))


def _paid(item: Item) -> tuple[str, ...]:
    value, text = item
    known = knowledge.currencies()
    signs = (value.strip().upper(), text.strip(), *re.findall(r"\b[A-Z]{3}\b", text))
    return next((known[sign] for sign in signs if len(sign) == 3 and sign in known), known.get(text.strip(), ()))  # noqa: PLR2004
