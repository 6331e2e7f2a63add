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
from formlint.purpose.catalog import groups, like, native_types
from formlint.purpose.signals import Clue
from formlint.purpose.vocabulary import NOTHING

START = "start"
"""What stands before the first and after the last control of a form."""

NEIGHBOURS = (("after", -1), ("before", 1), ("after2", -2), ("before2", 2))
"""The tables of weights for neighbours, with the places they stand at."""

_EDGES = 2
_EDGE: Mapping[str, float] = {START: 1.0}
_SLIGHT = 0.05
_HOPELESS = 7.0
_MOST = 0.6
_DIGITS = 9
_CROWD = 2
"""Members of a group to which a further one adds nothing."""

Odds = dict[str, float]
Shares = dict[str, float]
Weights = Mapping[str, float]
Feature = tuple[str, str]
"""A table of weights and the key in it; the purpose is the key below."""

Company = tuple[tuple[Feature, float], ...]
"""What surrounds a control, as features with the probability that they are there."""


class Case(NamedTuple):
    """All that bears on one control by itself: its clues and traits, and the score of each candidate by them."""

    clues: Sequence[Clue]
    traits: tuple[str, ...]
    odds: Odds


def case(found: Sequence[Clue], traits: tuple[str, ...], control_type: str) -> Case:
    """Score the candidates: the purposes that the clues speak for, and those that the type was made for."""
    prior = _prior(traits)
    odds: Odds = {NOTHING: prior.get(NOTHING, 0.0)}
    for clue in found:
        for purpose, _, _, weight in clue.marks:
            odds[purpose] = (odds[purpose] if purpose in odds else prior.get(purpose, 0.0)) + weight
    for purpose in native_types().get(control_type, ()):
        if purpose not in odds:
            odds[purpose] = prior.get(purpose, 0.0)
    return Case(found, traits, odds)


def alone(found: Case) -> Odds:
    """The score of each candidate by its own clues and traits; those without hope are left out."""
    if len(found.odds) == 1:
        return found.odds
    bar = max(found.odds.values()) - _HOPELESS
    return {purpose: score for purpose, score in found.odds.items() if score > bar}


def shares(odds: Odds) -> Shares:
    """Scores as probabilities that add up to one."""
    if len(odds) == 1:
        return dict.fromkeys(odds, 1.0)
    best = max(odds.values())
    raised = {purpose: exp(score - best) for purpose, score in odds.items()}
    total = sum(raised.values())
    return {purpose: value / total for purpose, value in raised.items()}


def choose(found: Shares) -> tuple[str, float]:
    """The best answer and how likely it is right: its own share, and those of the purposes for which it is as good.

    Among purposes that are as good as each other the likeliest is chosen.
    """
    if len(found) == 1:
        return next(iter(found.items()))
    alike = like()
    sums = dict(found)
    for purpose in found:
        for other in alike.get(purpose, ()):
            if other in found:
                sums[purpose] += found[other]
    best = max(sums, key=lambda purpose: (round(sums[purpose], _DIGITS), found[purpose]))
    for other in alike.get(best, ()):
        if found.get(other, 0.0) > max(found[best], sums[best] * _MOST):
            best = other
    return best, sums[best]


def likely(found: Shares) -> Shares:
    """The purposes that are worth telling the neighbours."""
    return {purpose: share for purpose, share in found.items() if share >= _SLIGHT}


class Row:
    """The controls of a form in order: what each is likely to ask for by itself, and what is true of the form."""

    def __init__(self, found: Sequence[Shares], whole: Iterable[Feature]) -> None:
        """Count the members of the groups that are to be expected in the form."""
        self._found = [_EDGE, _EDGE, *found, _EDGE, _EDGE]
        self._weights = weights()
        self._sides = [(self._weights[table], step + _EDGES) for table, step in NEIGHBOURS]
        self._expected = _members(found)
        self._whole = [(feature, 1.0) for feature in whole]
        groups_here = [feature for group, members in self._expected.items() for feature in _with(group, members)]
        self._shared = list(self._rows([*self._whole, *groups_here]))
        self._sums: Odds = {}

    def company(self, at: int) -> Company:
        """What surrounds the control at a place."""
        own = _members([self._found[at + _EDGES]])
        others = {group: members - own.get(group, 0.0) for group, members in self._expected.items()}
        beside = [feature for group, members in others.items() for feature in _with(group, members)]
        return (*self._neighbours(at), *beside, *self._whole)

    def together(self, at: int, odds: Odds) -> Odds:
        """The scores of the control at a place with what its company adds to them."""
        if len(odds) == 1:
            return odds
        rows = [*self._beside(at), *self._rows(self._own_share(at))]
        total: Odds = {}
        for purpose, own in odds.items():
            total[purpose] = own + self._sum(purpose)
            for row, share in rows:
                if purpose in row:
                    total[purpose] += row[purpose] * share
        return total

    def _rows(self, features: Iterable[tuple[Feature, float]]) -> Iterator[tuple[Weights, float]]:
        """The weights that features of the company have, by purpose."""
        for (table, key), share in features:
            row = self._weights[table].get(key)
            if row:
                yield row, share

    def _sum(self, purpose: str) -> float:
        """What the form as a whole adds to a purpose, the control itself taken for one of its company."""
        if purpose not in self._sums:
            self._sums[purpose] = sum([row[purpose] * share for row, share in self._shared if purpose in row])
        return self._sums[purpose]

    def _own_share(self, at: int) -> Iterator[tuple[Feature, float]]:
        """What to take back from that: the control is no company of its own."""
        for group, own in _members([self._found[at + _EDGES]]).items():
            members = self._expected[group]
            if members - own < _CROWD:
                yield from ((feature, -share) for feature, share in _with(group, members))
                yield from _with(group, members - own)

    def _beside(self, at: int) -> Iterator[tuple[Weights, float]]:
        """The weights that the neighbours have."""
        for table, step in self._sides:
            for purpose, share in self._found[at + step].items():
                row = table.get(purpose)
                if row:
                    yield row, share

    def _neighbours(self, at: int) -> Iterator[tuple[Feature, float]]:
        for table, step in NEIGHBOURS:
            for purpose, share in self._found[at + step + _EDGES].items():
                yield (table, purpose), share


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


def _members(row: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The number of members of each group that a row of controls is expected to have."""
    group_of = groups()
    found: dict[str, float] = {}
    for expected in row:
        for purpose, share in expected.items():
            group = group_of.get(purpose)
            if group:
                found[group] = found.get(group, 0.0) + share
    return found
