"""Territories in what machines read: language tags, locales, host names and paths."""

import re
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.audience.lookup import Atlas

_SEAM = re.compile(r"[-_]")
_LETTERS = 2  # of an alpha-2 code
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6


class Locale(NamedTuple):
    """What a tag says: a language (`de`, `zh-hant`) and a territory, either may be missing."""

    language: str | None
    territory: str | None


class Told(NamedTuple):
    """A territory that an address tells, with the key of the weight of the sign."""

    territory: str
    signal: str


@lru_cache(maxsize=1024)
def locale(known: Atlas, tag: str) -> Locale:
    """What a language tag or a locale says, also one written the other way round (`sa-en`) or by name (`egypt-ar`)."""
    parts = [part for part in _SEAM.split(tag.strip().lower().partition(".")[0].partition("@")[0]) if part]
    if not parts or len(parts) > 4:  # noqa: PLR2004 -- language, extended language, script, region
        return Locale(None, None)
    languages = [part for part in parts if part in known.languages or part in known.language_codes]
    if len(parts) == 1:
        return Locale(parts[0], None) if languages else Locale(None, known.written_codes.get(parts[0]))
    territory, language = _pair(known, parts, languages)
    script = next((part for part in parts[1:] if part in {"hans", "hant"}), None)
    return Locale(f"{language}-{script}" if language and script else language, territory)


def _pair(known: Atlas, parts: list[str], languages: list[str]) -> tuple[str | None, str | None]:
    """The territory and the language of a tag with several parts: language first, if that makes sense."""
    first, last = parts[0], parts[-1]
    forth, back = _territory(known, last), _territory(known, first)
    usual, reverse = forth is not None and first in languages, back is not None and last in languages
    if usual and reverse and not known.speaks(forth or "", first):
        usual = not known.speaks(back or "", last)
    if usual or not reverse:
        return (forth, first) if first in languages else (forth or back, None)
    return back, last


def _territory(known: Atlas, part: str) -> str | None:
    return known.written_codes.get(part) or (known.names.get(part) if len(part) > 3 else None)  # noqa: PLR2004


def flag(known: Atlas, text: str) -> str | None:
    """The territory whose flag is in a text."""
    match = _FLAG.search(text)
    if match is None:
        return None
    return known.codes.get("".join(chr(ord(letter) - _FLAG_A + ord("A")) for letter in match[0]))


@lru_cache(maxsize=2048)
def host(known: Atlas, name: str, spoken: str = "") -> Told | None:
    """The territory that a host name tells: by its top-level domain, else by a label before the site's own name.

    `spoken` is the language of the page, in which a label that is a language as well may be read.
    """
    labels = name.lower().rstrip(".").split(".")
    if len(labels) < _LETTERS:
        return None
    own = known.territory_of_domain(labels)
    if own:
        return Told(own, "address-own")
    for label in labels[:-2]:
        told = _code(known, label, "address-host", spoken)
        if told:
            return told
    return None


def path(known: Atlas, text: str, spoken: str = "") -> Told | None:
    """The territory that the first segments of an absolute path tell: `/de-at/`, `/at/de/`, `/dk/`."""
    start = text.split("/", 3)[1:3]
    if not start or (start[0] and not may_tell(known, start[0])):
        return None
    said = "/".join(filter(None, start)).lower()
    return _path(known, said, spoken) if said else None


@lru_cache(maxsize=2048)
def _path(known: Atlas, start: str, spoken: str) -> Told | None:
    segments = start.split("/")
    if len(segments) > 1 and all(_is_code(known, segment) for segment in segments):
        said = _code(known, "-".join(segments), "address-path", spoken)
        if said:
            return said
    return _code(known, segments[0], "address-path", spoken)


@lru_cache(maxsize=2048)
def may_tell(known: Atlas, segment: str) -> bool:
    """Whether a segment may tell a territory, as few do: it consists of codes and names."""
    return known.address_words.issuperset(_SEAM.split(segment.lower()))


def _is_code(known: Atlas, part: str) -> bool:
    return part in known.written_codes or part in known.languages


def _code(known: Atlas, part: str, signal: str, spoken: str) -> Told | None:
    """The territory that a part of an address tells, which is a code or a pair of codes."""
    pieces = _SEAM.split(part)
    if len(pieces) == 1:
        return _single(known, part, signal, spoken)
    if len(pieces) > _LETTERS or not known.address_words.issuperset(pieces):
        return None
    said = locale(known, part)
    return Told(said.territory, signal) if said.territory and said.language else None


def _single(known: Atlas, part: str, signal: str, spoken: str) -> Told | None:
    """The territory of a code that is no word; of one that is a language if the page is in another of that place."""
    territory = known.written_codes.get(part)
    if territory is None or part in known.word_codes or known.rank(territory) >= known.limit("small"):
        return None
    if part not in known.languages or (spoken != part and known.speaks(territory, spoken)):
        return Told(territory, f"{signal}-alone")
    return None if part in known.language_codes else Told(territory, f"{signal}-doubtful")
