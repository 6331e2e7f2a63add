"""What is counted over a whole run, and which findings are shown: one pass over the reports, which may be many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formlint.lint.report import Report
from formlint.output.folding import Group, groups
from formlint.rule.hit import Level

MOST_OF_RULE = 30
_MOST = 300  # findings that are shown in full
_MOST_BRIEF = 2000  # findings that are shown on a line each

_Candidate = tuple[int, float, int, int, str]  # rank and doubt, so that the worst sort first; the places; the rule
_Chosen = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings of a run by rule and by territory, and those that are shown.

    Attributes:
        total: How many findings there are, the places of one fault in one form counted once.
        chosen: The places of the reports and of the findings in them, the worst first.
        brief: The same of those that are shown in brief, in the order of the pages.
    """

    rules: dict[str, Counter[Level]]
    territories: dict[str, Counter[Level]]
    total: int
    chosen: _Chosen
    brief: _Chosen


def tally(reports: Sequence[Report]) -> Tally:
    """Count, and choose the worst findings, not too many of one rule."""
    rules: dict[str, Counter[Level]] = {}
    territories: dict[str, Counter[Level]] = {}
    candidates: list[_Candidate] = []
    for place, report in enumerate(reports):
        for number, (finding, *_) in enumerate(groups(report)):
            candidates.append((finding.level.rank, -finding.confidence, place, number, finding.rule))
            rules.setdefault(finding.rule, Counter())[finding.level] += 1
            for code in finding.territories:
                territories.setdefault(code, Counter())[finding.level] += 1
    chosen, rest = _chosen(candidates)
    return Tally(rules, territories, len(candidates), chosen, sorted(rest[:_MOST_BRIEF]))


def shown(reports: Sequence[Report], chosen: _Chosen) -> Iterator[tuple[int, Report, Group]]:
    """The findings that are chosen, with the places of their reports; each report is asked for once."""
    known: dict[int, tuple[Report, list[Group]]] = {}
    for place, number in chosen:
        if place not in known:
            known[place] = reports[place], groups(reports[place])
        report, found = known[place]
        yield place, report, found[number]


def _chosen(candidates: list[_Candidate]) -> tuple[_Chosen, _Chosen]:
    """Which are shown in full, and which are left, the worst first."""
    times = Counter[str]()
    chosen: list[tuple[int, int]] = []
    rest: list[tuple[int, int]] = []
    for _, _, place, number, rule in sorted(candidates):
        times[rule] += 1
        row = chosen if times[rule] <= MOST_OF_RULE and len(chosen) < _MOST else rest
        row.append((place, number))
    return chosen, rest
