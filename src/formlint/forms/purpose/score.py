"""From clues to a purpose: adds up what speaks for each candidate, in log-odds, alone and then in company.

A purpose's score is the sum of the weights of its clues and of the traits of its control. In the second round the
neighbours' likely purposes add to it, as do the other fields, the buttons and the names of the form. The share of a
purpose among the candidates, nothing included, is its probability; the weights are fitted so that it can be read as one
(`tools/fit_weights.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from formlint.forms.purpose.clues import Clue
from formlint.forms.purpose.lexicon import NOTHING
from formlint.forms.purpose.model import EDGES, NEIGHBOURS, START, Model

_EDGE: Mapping[str, float] = {START: 1.0}
_NONE: Mapping[str, float] = {}
_SLIGHT = 0.05
_HOPELESS = 7.0
_MOST = 0.6
_ENOUGH = 0.8
_DIGITS = 9
_SMALL = 12
"""Controls of a form whose answers are worth keeping."""

_SQUARELY = frozenset({"label:exact", "aria-label:exact"})
_CROWD = 2
"""Members of a group to which a further one adds nothing."""

Odds = dict[str, float]
Shares = dict[str, float]
Weights = Mapping[str, float]
Rows = list[tuple[Weights, float]]
"""Weights by purpose, each with the probability that what has them is there."""

Feature = tuple[str, str]
"""A table of weights and the key in it; the purpose is the key below."""

Company = tuple[tuple[Feature, float], ...]
"""What surrounds a control, as features with the probability that they are there."""


class Case(NamedTuple):
    """All that bears on one control by itself.

    Attributes:
        clues: What speaks for purposes.
        traits: What makes them more or less likely.
        odds: The score of each candidate by these.
        squarely: The candidates that a label names, and nothing else, and that forms of all kinds may ask for.
    """

    clues: Sequence[Clue]
    traits: tuple[str, ...]
    odds: Odds
    squarely: frozenset[str] = frozenset()


class Answer(NamedTuple):
    """What a control asks for, how sure that is, and how likely it is that it asks for nothing."""

    purpose: str
    confidence: float
    nothing: float


def case(found: Sequence[Clue], traits: tuple[str, ...], control_type: str, by: Model) -> Case:
    """Score the candidates: the purposes that the clues speak for, and those that the type was made for."""
    prior = _prior(traits, by)
    odds: Odds = {NOTHING: prior.get(NOTHING, 0.0)}
    for clue in found:
        for purpose, _, _, weight in clue.marks:
            odds[purpose] = (odds[purpose] if purpose in odds else prior.get(purpose, 0.0)) + weight
    if control_type in by.native:
        for purpose in by.native[control_type]:
            if purpose not in odds:
                odds[purpose] = prior.get(purpose, 0.0)
    if by.anywhere.isdisjoint(odds):
        return Case(found, traits, odds)
    said = [mark.purpose for clue in found for mark in clue.marks if mark.kind in _SQUARELY]
    return Case(found, traits, odds, by.anywhere.intersection(said))


@lru_cache(maxsize=4096)
def _prior(traits: tuple[str, ...], by: Model) -> Odds:
    """What speaks for each purpose in a control with these traits, before anything is read."""
    prior: Odds = dict(by.weights["bias"])
    for trait in traits:
        for purpose, weight in by.weights["trait"].get(trait, {}).items():
            prior[purpose] = prior.get(purpose, 0.0) + weight
    return prior


def _hopeful(odds: Odds) -> Odds:
    """The candidates by their own clues and traits, those without hope left out."""
    if len(odds) == 1:
        return odds
    bar = max(odds.values()) - _HOPELESS
    return {purpose: score for purpose, score in odds.items() if score > bar}


def shares(odds: Odds) -> Shares:
    """Scores as probabilities that add up to one."""
    if len(odds) == 1:
        return dict.fromkeys(odds, 1.0)
    best = max(odds.values())
    raised = {purpose: exp(score - best) for purpose, score in odds.items()}
    total = sum(raised.values())
    return {purpose: value / total for purpose, value in raised.items()}


def choose(found: Shares, by: Model) -> tuple[str, float]:
    """The best answer and how likely it is right: its own share, and those of the purposes for which it is as good.

    Among purposes that are as good as each other the likeliest is chosen.
    """
    if len(found) == 1:
        return next(iter(found.items()))
    alike = by.alike
    sums = dict(found)
    for purpose in found:
        if purpose in alike:
            for other in alike[purpose]:
                if other in found:
                    sums[purpose] += found[other]
    best = _best(sums, found)
    for other in alike.get(best, ()):
        if found.get(other, 0.0) > max(found[best], sums[best] * _MOST):
            best = other
    return best, sums[best]


def _best(sums: Shares, found: Shares) -> str:
    """The purpose with the highest sum; of sums that are the same but for the errors of arithmetic, the likeliest."""
    bar = max(sums.values()) - 10**-_DIGITS
    highest = [purpose for purpose, total in sums.items() if total >= bar]
    if len(highest) == 1:
        return highest[0]
    return max(highest, key=lambda purpose: (round(sums[purpose], _DIGITS), found[purpose]))


def is_told_alone(answer: Answer, case: Case, by: Model) -> bool:
    """Whether the clues of a control would do for an answer without its company."""
    purpose, confidence = choose(shares(_hopeful(case.odds)), by)
    return purpose == answer.purpose and confidence >= _ENOUGH


def share(case: Case, purposes: Iterable[str]) -> float:
    """How likely it is by the clues of a control, without its company, that it asks for one of some purposes."""
    found = shares(_hopeful(case.odds))
    return min(sum([found.get(purpose, 0.0) for purpose in purposes]), 1.0)


def likely(found: Shares) -> Shares:
    """The purposes that are worth telling the neighbours."""
    return {purpose: share for purpose, share in found.items() if share >= _SLIGHT}


class Row:
    """The controls of a form in order: what each is likely to ask for by itself, and what is true of the form."""

    def __init__(self, found: Sequence[Shares], whole: Iterable[Feature], by: Model) -> None:
        """Count the members of the groups that are to be expected in the form."""
        self._by = by
        self._found = [_EDGE, _EDGE, *found, _EDGE, _EDGE]
        self._expected = by.members(found)
        self._whole = [(feature, 1.0) for feature in whole]
        groups_here = [feature for group, members in self._expected.items() for feature in _with(group, members)]
        features = [(by.weights[table].get(key), share) for (table, key), share in (*self._whole, *groups_here)]
        self._shared: Rows = [(row, share) for row, share in features if row]
        self._sums: Odds = {}

    def company(self, at: int) -> Company:
        """What surrounds the control at a place."""
        own = self._by.members([self._found[at + EDGES]])
        others = {group: members - own.get(group, 0.0) for group, members in self._expected.items()}
        beside = [feature for group, members in others.items() for feature in _with(group, members)]
        return (*self._neighbours(at), *beside, *self._whole)

    def together(self, at: int, odds: Odds) -> Odds:
        """The scores of the control at a place with what its company adds to them."""
        if len(odds) == 1:
            return odds
        rows = self._beside(at)
        sums = self._sums
        total: Odds = {}
        for purpose, own in odds.items():
            if purpose not in sums:
                sums[purpose] = sum([row[purpose] * share for row, share in self._shared if purpose in row])
            score = own + sums[purpose]
            for row, share in rows:
                if purpose in row:
                    score += row[purpose] * share
            total[purpose] = score
        return total

    def _beside(self, at: int) -> Rows:
        """The weights of the neighbours, and what is too much in the sums: the control is no company of its own."""
        rows: Rows = []
        for table, step in self._by.sides:
            for purpose, share in self._found[at + step].items():
                if purpose in table:
                    rows.append((table[purpose], share))
        for group, own in self._by.members([self._found[at + EDGES]]).items():
            members = self._expected[group]
            if members - own < _CROWD:
                rows += self._too_much(group, members, own)
        return rows

    def _too_much(self, group: str, members: float, own: float) -> Rows:
        table = self._by.weights["with"]
        first, further = _counted(members)
        first_without, further_without = _counted(members - own)
        rows: Rows = [(table.get(group, _NONE), first_without - first)]
        if further:
            rows.append((table.get(f"{group}+", _NONE), further_without - further))
        return rows

    def _neighbours(self, at: int) -> Iterator[tuple[Feature, float]]:
        for table, step in NEIGHBOURS:
            for purpose, share in self._found[at + step + EDGES].items():
                yield (table, purpose), share


Answers = tuple[Row, Sequence[Answer]]
"""The controls of a form in their company, with the answer for each."""


def answers(whole: tuple[Feature, ...], found: Sequence[Case], by: Model) -> Answers:
    """What the controls of a form ask for, given what is true of it as a whole and what bears on each."""
    if len(found) > _SMALL:
        return _decided(whole, [(case.odds, case.squarely) for case in found], by)
    return _decided_before(whole, tuple([(tuple(case.odds.items()), case.squarely) for case in found]), by)


@lru_cache(maxsize=256)
def _decided_before(
    whole: tuple[Feature, ...], told: tuple[tuple[tuple[tuple[str, float], ...], frozenset[str]], ...], by: Model
) -> Answers:
    """The answers for a small form; those for search and the like come again on each page of a site."""
    return _decided(whole, [(dict(odds), squarely) for odds, squarely in told], by)


def _decided(whole: tuple[Feature, ...], told: Sequence[tuple[Odds, frozenset[str]]], by: Model) -> Answers:
    hopeful = [_hopeful(odds) for odds, _ in told]
    row = Row([likely(shares(own)) for own in hopeful], whole, by)
    decided: list[Answer] = []
    for at, (own, (_, squarely)) in enumerate(zip(hopeful, told, strict=True)):
        together = row.together(at, own)
        found = shares(together)
        purpose, confidence = choose(found, by)
        if purpose == NOTHING and not squarely.isdisjoint(own):
            found = shares(_held(together, own, squarely))
            purpose, confidence = choose(found, by)
        decided.append(Answer(purpose, confidence, found.get(NOTHING, 0.0)))
    return row, decided


def _held(together: Odds, own: Odds, squarely: Iterable[str]) -> Odds:
    """The scores in company where that makes nothing of what a label says squarely: it does not speak against that."""
    company = together.get(NOTHING, 0.0) - own.get(NOTHING, 0.0)
    held = {said: max(together[said], own[said] + company) for said in squarely if said in own}
    return {**together, **held}


def _with(group: str, members: float) -> Iterator[tuple[Feature, float]]:
    """The features of having so many members of a group as company."""
    first, further = _counted(members)
    if first:
        yield ("with", group), first
    if further:
        yield ("with", f"{group}+"), further


def _counted(members: float) -> tuple[float, float]:
    """How much of one member of a group there is to be expected, and how much of a further one."""
    if members > 1:
        return 1.0, min(members - 1, 1.0)
    return (members, 0.0) if members > _SLIGHT else (0.0, 0.0)
