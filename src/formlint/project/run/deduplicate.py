"""Folding: the same form on a thousand pages is one finding.

Built sites repeat the form in the header on every page. What is found on the same form (same controls, labels and
audience), in the same words, is told once, on the first page, with the places of all others.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from formlint.lint.report import Place
from formlint.project.run.record import Mark, Record


class Page(NamedTuple):
    """What was found on a page: its findings that are shown, and those that are known from a baseline.

    Once folded, its record has no marks: what is told elsewhere need not be kept.
    """

    path: str
    record: Record
    shown: tuple[Mark, ...]
    known: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """Pages with those of their findings that no page before has, and where else each of these is, by its key."""

    pages: list[Page] = field(default_factory=list[Page])
    shown: dict[str, list[Place]] = field(default_factory=dict[str, list[Place]])
    known: dict[str, list[Place]] = field(default_factory=dict[str, list[Place]])


def fold(pages: Iterable[Page]) -> Folded:
    """Tell each finding once."""
    folded = Folded()
    for page in pages:
        shown = _new(page.path, page.shown, folded.shown)
        known = _new(page.path, page.known, folded.known)
        folded.pages.append(Page(page.path, page.record._replace(marks=()), shown, known))
    return folded


def unfolded(pages: Iterable[Page]) -> Folded:
    """Tell each finding on each page."""
    return Folded([Page(page.path, page.record._replace(marks=()), page.shown, page.known) for page in pages])


def _new(path: str, marks: Iterable[Mark], places: dict[str, list[Place]]) -> tuple[Mark, ...]:
    """The marks whose key is met for the first time; the others become places."""
    new: list[Mark] = []
    for mark in marks:
        if mark.key in places:
            places[mark.key].append(Place(path, mark.line, mark.column))
            continue
        if mark.key:
            places[mark.key] = []
        new.append(mark)
    return tuple(new)
