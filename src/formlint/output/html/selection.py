"""What is counted over a whole run, and which findings are shown: one pass over the reports, which may be many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formlint.lint.report import Finding, Report
from formlint.rule.hit import Level

MOST_OF_RULE = 30
_MOST = 300  # findings that are shown

_Candidate = tuple[int, float, int, int, str]  # rank and doubt, so that the worst sort first; the places; the rule


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings of a run by rule and by territory, and those that are shown.

    Attributes:
        chosen: The places of the reports and of the findings in them, the worst first.
    """

    rules: dict[str, Counter[Level]]
    territories: dict[str, Counter[Level]]
    chosen: Sequence[tuple[int, int]]


def tally(reports: Sequence[Report]) -> Tally:
    """Count, and choose the worst findings, not too many of one rule."""
    rules: dict[str, Counter[Level]] = {}
    territories: dict[str, Counter[Level]] = {}
    candidates: list[_Candidate] = []
    for place, report in enumerate(reports):
        for number, finding in enumerate(report.findings):
            candidates.append((finding.level.rank, -finding.confidence, place, number, finding.rule))
            rules.setdefault(finding.rule, Counter())[finding.level] += 1
            for code in finding.territories:
                territories.setdefault(code, Counter())[finding.level] += 1
    return Tally(rules, territories, list(_chosen(candidates)))


def shown(reports: Sequence[Report], chosen: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Report, Finding]]:
    """The findings that are chosen, with the places of their reports; each report is asked for once."""
    known: dict[int, Report] = {}
    for place, number in chosen:
        if place not in known:
            known[place] = reports[place]
        yield place, known[place], known[place].findings[number]


def _chosen(candidates: list[_Candidate]) -> Iterator[tuple[int, int]]:
    times = Counter[str]()
    taken = 0
    for _, _, place, number, rule in sorted(candidates):
        times[rule] += 1
        if times[rule] <= MOST_OF_RULE and taken < _MOST:
            taken += 1
            yield place, number
