"""Two JSON reports, before and after: which findings are new, which are gone, which stayed.

Findings are the same if their fingerprints are, on the same page or, for pages that were moved, on another one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from formlint.lint.report import Place
from formlint.rule.hit import Level

_VERSION = 1


class CompareError(Exception):
    """A document that is no JSON report to compare; the message says why."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as a report tells of it, on one page."""

    rule: str
    level: Level
    message: str
    fingerprint: str
    place: Place


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, in the order of the reports; `unchanged` as the later one tells of it."""

    new: tuple[Seen, ...]
    gone: tuple[Seen, ...]
    unchanged: tuple[Seen, ...]


def seen(document: object) -> tuple[Seen, ...]:
    """The findings of a JSON report, one for each page that they stand on.

    Args:
        document: What `formlint check --format json` wrote, decoded.

    Raises:
        CompareError: It is something else, of another version, or without fingerprints.
    """
    if not isinstance(document, dict) or "files" not in document:
        raise CompareError("is not a report of `formlint check --format json`")
    report = cast("dict[str, Any]", document)
    if report.get("version") != _VERSION:
        raise CompareError(f"has version {report.get('version')}; this version of formlint reads version {_VERSION}")
    try:
        found = [one for file in report["files"] for finding in file["findings"] for one in _seen(file, finding)]
    except (KeyError, TypeError, ValueError) as error:
        raise CompareError(f"is not a valid report: {error!r}") from error
    if not all(one.fingerprint for one in found):
        raise CompareError("has findings without fingerprints; create the report again")
    return tuple(found)


def compare(before: Sequence[Seen], after: Sequence[Seen]) -> Comparison:
    """Match the findings of two runs."""
    gone, new = _unmatched(before, after, lambda one: (one.place.path, one.fingerprint))
    gone, new = _unmatched(gone, new, lambda one: (one.rule, one.fingerprint))
    fresh = set(map(id, new))
    return Comparison(new, gone, tuple(one for one in after if id(one) not in fresh))


def _unmatched(
    before: Sequence[Seen], after: Sequence[Seen], key: Callable[[Seen], object]
) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """What has no partner of the same key, on both sides."""
    return tuple(_rest(before, map(key, after), key)), tuple(_rest(after, map(key, before), key))


def _rest(findings: Iterable[Seen], partners: Iterable[object], key: Callable[[Seen], object]) -> Iterator[Seen]:
    left = Counter(partners)
    for one in findings:
        if left[key(one)]:
            left[key(one)] -= 1
        else:
            yield one


def _seen(file: Any, finding: Any) -> Iterator[Seen]:
    first = Place(file["path"], finding["line"], finding["column"])
    others = (Place(place["path"], place["line"], place["column"]) for place in finding["places"])
    texts = (finding["rule"], finding["message"], finding["fingerprint"])
    for place in (first, *others):
        if {*map(type, (*texts, place.path))} != {str} or {type(place.line), type(place.column)} != {int}:
            raise TypeError("a value of another type")
        yield Seen(texts[0], Level(finding["level"]), texts[1], texts[2], place)
