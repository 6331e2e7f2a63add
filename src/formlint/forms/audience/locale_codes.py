"""Territories in what machines read: language tags, locales, host names and paths."""

import re
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.audience import lookup

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
def locale(tag: str) -> Locale:
    """What a language tag or a locale says, also one written the other way round (`sa-en`) or by name (`egypt-ar`)."""
    parts = [part for part in _SEAM.split(tag.strip().lower().partition(".")[0].partition("@")[0]) if part]
    if not parts or len(parts) > 4:  # noqa: PLR2004 -- language, extended language, script, region
        return Locale(None, None)
    languages = [part for part in parts if part in lookup.languages() or part in lookup.language_codes()]
    if len(parts) == 1:
        return Locale(parts[0], None) if languages else Locale(None, lookup.written_codes().get(parts[0]))
    territory, language = _pair(parts, languages)
    script = next((part for part in parts[1:] if part in {"hans", "hant"}), None)
    return Locale(f"{language}-{script}" if language and script else language, territory)


def _pair(parts: list[str], languages: list[str]) -> tuple[str | None, str | None]:
    """The territory and the language of a tag with several parts: language first, if that makes sense."""
    first, last = parts[0], parts[-1]
    forth, back = _territory(last), _territory(first)
    usual, reverse = forth is not None and first in languages, back is not None and last in languages
    if usual and reverse and not lookup.speaks(forth or "", first):
        usual = not lookup.speaks(back or "", last)
    if usual or not reverse:
        return (forth, first) if first in languages else (forth or back, None)
    return back, last


def _territory(part: str) -> str | None:
    return lookup.written_codes().get(part) or (lookup.names().get(part) if len(part) > 3 else None)  # noqa: PLR2004


def flag(text: str) -> str | None:
    """The territory whose flag is in a text."""
    match = _FLAG.search(text)
    if match is None:
        return None
    return lookup.codes().get("".join(chr(ord(letter) - _FLAG_A + ord("A")) for letter in match[0]))


@lru_cache(maxsize=2048)
def host(name: str) -> Told | None:
    """The territory that a host name tells: by its top-level domain, else by a label before the site's own name."""
    labels = name.lower().rstrip(".").split(".")
    if len(labels) < _LETTERS:
        return None
    own = lookup.territory_of_domain(labels)
    if own:
        return Told(own, "address-own")
    for label in labels[:-2]:
        told = _code(label, "address-host")
        if told:
            return told
    return None


def path(text: str) -> Told | None:
    """The territory that the first segments of an absolute path tell: `/de-at/`, `/at/de/`, `/dk/`."""
    start = text.split("/", 3)[1:3]
    if not start or (start[0] and not may_tell(start[0])):
        return None
    said = "/".join(filter(None, start)).lower()
    return _path(said) if said else None


@lru_cache(maxsize=2048)
def _path(start: str) -> Told | None:
    segments = start.split("/")
    if len(segments) > 1 and all(map(_is_code, segments)):
        said = _code("-".join(segments), "address-path")
        if said:
            return said
    return _code(segments[0], "address-path")


@lru_cache(maxsize=2048)
def may_tell(segment: str) -> bool:
    """Whether a segment may tell a territory, as few do: it consists of codes and names."""
    return lookup.address_words().issuperset(_SEAM.split(segment.lower()))


def _is_code(part: str) -> bool:
    return part in lookup.written_codes() or part in lookup.languages()


def _code(part: str, signal: str) -> Told | None:
    """The territory that a part of an address tells, which is a code or a pair of codes."""
    pieces = _SEAM.split(part)
    if len(pieces) == 1:
        territory = lookup.written_codes().get(part)
        if territory is None or part in lookup.word_codes() or part in lookup.language_codes():
            return None
        if lookup.rank(territory) >= lookup.limit("small"):
            return None
        return Told(territory, f"{signal}-doubtful" if part in lookup.languages() else f"{signal}-alone")
    if len(pieces) > _LETTERS or not lookup.address_words().issuperset(pieces):
        return None
    said = locale(part)
    return Told(said.territory, signal) if said.territory and said.language else None
