"""The baseline: findings that a project knows of and has put off. Only new ones are shown.

A baseline is JSON, sorted, a finding on each line, so that two branches seldom change the same line. Findings are
matched by path and fingerprint: they stay known when lines move or the faulty value changes.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from formlint.project.run.record import Mark, read
from formlint.system.structured import read_json

NAME = "formlint-baseline.json"
"""The usual name of the file."""

VERSION = 1
_KEYS = ("path", "rule", "field", "fingerprint")


class BaselineError(Exception):
    """A file that is no baseline; the message says what is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding. `path` is seen from the folder of the baseline, with slashes; `field` is for people only."""

    path: str
    rule: str
    field: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Met:
    """What a run has met on a page: the fingerprints of its findings, and the rules that were asked (None: all)."""

    fingerprints: frozenset[str]
    asked: frozenset[str] | None


def parse(text: str) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        content: Any = read_json(text)
    except ValueError as error:
        raise BaselineError(f"invalid JSON: {error}") from error
    if not isinstance(content, dict) or cast("dict[str, Any]", content).get("version") != VERSION:
        raise BaselineError(f"not a baseline of version {VERSION}")
    found: Any = cast("dict[str, Any]", content).get("findings")
    if not isinstance(found, list) or not all(map(_is_entry, cast("list[Any]", found))):
        raise BaselineError(f"`findings` must be a list of objects with {', '.join(_KEYS)}")
    return tuple(Entry(*(one[key] for key in _KEYS)) for one in cast("list[dict[str, str]]", found))


def render(entries: Iterable[Entry]) -> str:
    """A baseline with these entries."""
    lines = [json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False) for entry in sorted(entries)]
    body = "".join(f"\n{line}," for line in lines).removesuffix(",")
    return f'{{"version": {VERSION}, "findings": [{body}\n]}}\n'


def entry(path: str, mark: Mark) -> Entry:
    """The entry for a finding on a page."""
    subject = read(mark.content).subject
    return Entry(path, mark.rule, (subject.name or subject.id or subject.tag) if subject else "", mark.fingerprint)


def known(entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """The fingerprints of the known findings on each page."""
    found: dict[str, set[str]] = {}
    for one in entries:
        found.setdefault(one.path, set()).add(one.fingerprint)
    return {path: frozenset(fingerprints) for path, fingerprints in found.items()}


def stale(entries: Iterable[Entry], met: Mapping[str, Met], exists: Callable[[str], bool]) -> list[Entry]:
    """The entries whose findings are gone: from pages that were checked with their rules, or with their pages.

    `exists` tells whether there is a page that was not checked.
    """
    return [one for one in entries if _is_stale(one, met.get(one.path), exists)]


def _is_stale(one: Entry, met: Met | None, exists: Callable[[str], bool]) -> bool:
    if met is None:
        return not exists(one.path)
    return one.fingerprint not in met.fingerprints and (met.asked is None or one.rule in met.asked)


def _is_entry(one: Any) -> bool:
    return isinstance(one, dict) and all(type(cast("dict[str, Any]", one).get(key)) is str for key in _KEYS)
