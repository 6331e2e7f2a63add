"""From clues to a purpose: adds up what speaks for each candidate, in log-odds, alone and then in company.

A purpose's score is the sum of the weights of its clues and of the traits of its control. In the second round the
neighbours' likely purposes add to it, as do the other fields, the buttons and the names of the form. The share of a
purpose among the candidates, nothing included, is its probability; the weights are fitted so that it can be read as one
(`tools/fit_weights.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from typing import Any, NamedTuple

from formlint import packs
from formlint.purpose.catalog import groups, kin, like, native_types
from formlint.purpose.signals import Clue
from formlint.purpose.vocabulary import NOTHING

START = "start"
"""What stands before the first and after the last control of a form."""

NEIGHBOURS = (("after", -1), ("before", 1), ("after2", -2), ("before2", 2))
"""The tables of weights for neighbours, with the places they stand at."""

_SLIGHT = 0.05
_HOPELESS = 9.0
_MOST = 0.6

Odds = dict[str, float]
Shares = dict[str, float]
Feature = tuple[str, str]
"""A table of weights and the key in it; the purpose is the key below."""

Company = tuple[tuple[Feature, float], ...]
"""What surrounds a control, as features with the probability that they are there."""


class Case(NamedTuple):
    """All that bears on one control by itself: its clues by candidate, and its traits."""

    clues: Mapping[str, Sequence[Clue]]
    traits: tuple[str, ...]


def case(found: Iterable[Clue], traits: tuple[str, ...], control_type: str) -> Case:
    """The clues sorted by candidate: the purposes they speak for, their kin, and those that the type was made for."""
    candidates: dict[str, list[Clue]] = {NOTHING: []}
    sources: dict[str, list[Clue]] = {}
    for clue in found:
        candidates.setdefault(clue.purpose, []).append(clue)
        sources.setdefault(clue.kind.partition(":")[0], []).append(clue)
    relatives = kin()
    for said in sources.values():
        named = {clue.purpose for clue in said}
        for clue in said:
            for relative in relatives.get(clue.purpose, ()):
                if relative not in named:
                    named.add(relative)
                    indirect = Clue(relative, clue.kind + "~", clue.said, clue.language, clue.text)
                    candidates.setdefault(relative, []).append(indirect)
    for purpose in native_types().get(control_type, ()):
        candidates.setdefault(purpose, [])
    return Case(candidates, traits)


def alone(found: Case) -> Odds:
    """The score of each candidate by its own clues and traits; those without hope are left out."""
    known = weights()["clue"]
    prior = _prior(found.traits)
    odds: Odds = {}
    for purpose, clues in found.clues.items():
        score = prior.get(purpose, 0.0)
        for clue in clues:
            score += known.get(clue.kind, 0.0)
        odds[purpose] = score
    bar = max(odds.values()) - _HOPELESS
    return {purpose: score for purpose, score in odds.items() if score > bar}


def shares(odds: Odds) -> Shares:
    """Scores as probabilities that add up to one."""
    best = max(odds.values())
    raised = {purpose: exp(score - best) for purpose, score in odds.items()}
    total = sum(raised.values())
    return {purpose: value / total for purpose, value in raised.items()}


def choose(found: Shares) -> tuple[str, float]:
    """The best answer and how likely it is right: its own share, and those of the purposes for which it is as good.

    Among purposes that are as good as each other the likeliest is chosen.
    """
    alike = like()
    sums = {
        purpose: share + sum(found.get(other, 0.0) for other in alike.get(purpose, ()))
        for purpose, share in found.items()
    }
    best = max(sums, key=lambda purpose: sums[purpose])
    for other in alike.get(best, ()):
        if found.get(other, 0.0) > max(found[best], sums[best] * _MOST):
            best = other
    return best, sums[best]


def likely(found: Shares) -> Shares:
    """The purposes that are worth telling the neighbours."""
    return {purpose: share for purpose, share in found.items() if share >= _SLIGHT}


class Row:
    """The controls of a form in order: what each is likely to ask for by itself, and what the form says of itself."""

    def __init__(self, found: Sequence[Shares], said: Iterable[str]) -> None:
        """Count the members of the groups that are to be expected in the form."""
        self._found = found
        self._weights = weights()
        self._expected = _members(found)
        self._said = [(("said", kind), 1.0) for kind in said]
        groups_here = [feature for group, members in self._expected.items() for feature in _with(group, members)]
        self._shared = [(row, share) for feature, share in [*self._said, *groups_here] if (row := self._row(feature))]
        self._sums: Odds = {}

    def company(self, at: int) -> Company:
        """What surrounds the control at a place."""
        own = _members([self._found[at]])
        others = {group: members - own.get(group, 0.0) for group, members in self._expected.items()}
        beside = [feature for group, members in others.items() for feature in _with(group, members)]
        return (*self._neighbours(at), *beside, *self._said)

    def together(self, at: int, odds: Odds) -> Odds:
        """The scores of the control at a place with what its company adds to them."""
        total = {purpose: score + self._sum(purpose) for purpose, score in odds.items()}
        for feature, share in (*self._neighbours(at), *self._own_share(at)):
            row = self._row(feature)
            if row:
                for purpose in total:
                    if purpose in row:
                        total[purpose] += row[purpose] * share
        return total

    def _row(self, feature: Feature) -> Mapping[str, float] | None:
        """The weights that a feature of the company has, by purpose."""
        table, key = feature
        return self._weights[table].get(key)

    def _sum(self, purpose: str) -> float:
        """What the form as a whole adds to a purpose, the control itself taken for one of its company."""
        if purpose not in self._sums:
            self._sums[purpose] = sum(row.get(purpose, 0.0) * share for row, share in self._shared)
        return self._sums[purpose]

    def _own_share(self, at: int) -> Iterator[tuple[Feature, float]]:
        """What to take back from that: the control is no company of its own."""
        for group, own in _members([self._found[at]]).items():
            members = self._expected[group]
            yield from ((feature, -share) for feature, share in _with(group, members))
            yield from _with(group, members - own)

    def _neighbours(self, at: int) -> Iterator[tuple[Feature, float]]:
        for table, step in NEIGHBOURS:
            if 0 <= at + step < len(self._found):
                for purpose, share in self._found[at + step].items():
                    yield (table, purpose), share
            else:
                yield (table, START), 1.0


def _with(group: str, members: float) -> Iterator[tuple[Feature, float]]:
    """The features of having so many members of a group as company."""
    if members > _SLIGHT:
        yield ("with", group), min(members, 1.0)
        if members > 1:
            yield ("with", f"{group}+"), min(members - 1, 1.0)


def weights() -> Mapping[str, Mapping[str, Any]]:
    """The weights in log-odds: by clue kind, by purpose (bias), and by table, key and purpose."""
    return packs.table("weights")


@packs.remembered
def _prior(traits: tuple[str, ...]) -> Odds:
    """What speaks for each purpose in a control with these traits, before anything is read."""
    prior: Odds = dict(weights()["bias"])
    for trait in traits:
        for purpose, weight in weights()["trait"].get(trait, {}).items():
            prior[purpose] = prior.get(purpose, 0.0) + weight
    return prior


def _members(row: Iterable[Shares]) -> dict[str, float]:
    """The number of members of each group that a row of controls is expected to have."""
    group_of = groups()
    found: dict[str, float] = {}
    for expected in row:
        for purpose, share in expected.items():
            group = group_of.get(purpose)
            if group:
                found[group] = found.get(group, 0.0) + share
    return found
