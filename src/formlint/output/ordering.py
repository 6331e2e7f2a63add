"""The order of findings where a platform shows only some of them: the worst first."""

from collections.abc import Iterable, Iterator

from formlint.lint.report import Finding, Report
from formlint.output.folding import Group, groups


def worst_first(reports: Iterable[Report]) -> list[tuple[Report, Finding]]:
    """All findings with their pages: by level, then by confidence, then in the order of pages and text."""
    return sorted(in_order(reports), key=lambda one: (one[1].level.rank, -one[1].confidence))


def in_order(reports: Iterable[Report]) -> Iterator[tuple[Report, Finding]]:
    """All findings with their pages, in the order of pages and text."""
    return ((report, finding) for report in reports for finding in report.findings)


def worst_groups_first(reports: Iterable[Report], *, fold: bool) -> list[tuple[Report, Group]]:
    """The same for findings with their places."""
    found = ((report, group) for report in reports for group in groups(report, fold=fold))
    return sorted(found, key=lambda one: worst(one[1]))


def worst(group: Group) -> tuple[int, float]:
    """What puts the worst findings first: their level, then how sure they are."""
    return group.first.level.rank, -group.first.confidence
