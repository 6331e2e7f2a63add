"""From clues to a purpose: adds up what speaks for each candidate, in log-odds, alone and then in company.

A purpose's score is the sum of the weights of its clues and of the traits of its control. In the second round the
neighbours' likely purposes add to it, as do the other fields and the buttons of the form. The share of a purpose among
the candidates, nothing included, is its confidence; the weights are fitted so that it can be read as a probability
(`tools/fit_weights.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Any

from formlint import packs
from formlint.purpose.catalog import groups, kin, native_types
from formlint.purpose.signals import Clue
from formlint.purpose.vocabulary import NOTHING

START = "start"
Odds = dict[str, float]
Shares = dict[str, float]
Feature = tuple[str, str]
"""A table of the weights and the key in it; the purpose is the key in the third level."""

_SLIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """All that bears on one control: its clues by candidate, and what is true of the control itself."""

    clues: Mapping[str, Sequence[Clue]]
    traits: tuple[str, ...]


def case(found: Iterable[Clue], traits: tuple[str, ...], control_type: str) -> Case:
    """The clues sorted by the purposes they speak for, with the purposes that share their words."""
    by_purpose: dict[str, list[Clue]] = {NOTHING: []}
    sources: dict[str, list[Clue]] = {}
    for clue in found:
        if clue.purpose == NOTHING:
            clue = replace(clue, kind=f"not-{clue.kind}")
        by_purpose.setdefault(clue.purpose or NOTHING, []).append(clue)
        sources.setdefault(clue.kind.partition(":")[0], []).append(clue)
    for clues in sources.values():
        direct = {clue.purpose for clue in clues}
        for clue in clues:
            for relative in kin().get(clue.purpose, ()):
                if relative not in direct:
                    direct.add(relative)
                    indirect = Clue(relative, f"{clue.kind}~", clue.said, clue.language, clue.text)
                    by_purpose.setdefault(relative, []).append(indirect)
    for purpose in native_types().get(control_type, ()):
        by_purpose.setdefault(purpose, [])
    return Case(by_purpose, traits)


def alone(found: Case) -> Odds:
    """The score of each candidate by its own clues and traits."""
    weights = _weights()
    bias, clue_weights = weights["bias"], weights["clue"]
    tables = [weights["trait"][trait] for trait in found.traits if trait in weights["trait"]]
    odds: Odds = {}
    for purpose, clues in found.clues.items():
        score = bias.get(purpose, 0.0)
        for clue in clues:
            score += clue_weights.get(clue.kind, 0.0)
        for table in tables:
            score += table.get(purpose, 0.0)
        odds[purpose] = score
    return odds


def shares(odds: Odds) -> Shares:
    """Scores as probabilities that add up to one."""
    best = max(odds.values())
    raised = {purpose: exp(score - best) for purpose, score in odds.items()}
    total = sum(raised.values())
    return {purpose: value / total for purpose, value in raised.items()}


def likely(found: Shares) -> Shares:
    """The purposes that are worth telling the neighbours."""
    return {purpose: share for purpose, share in found.items() if share >= _SLIGHT}


@dataclass(frozen=True, slots=True)
class Company:
    """What surrounds a control, as weighted keys into the tables of the weights."""

    keys: tuple[tuple[Feature, float], ...]


def company(at: int, row: Sequence[Shares], around: Mapping[str, float], said: Iterable[str]) -> Company:
    """The company of the control at a place of a row of controls, whose likely purposes are given.

    `around` has the group members expected in the whole form, `said` the kinds that its buttons and headings speak of.
    """
    keys: list[tuple[Feature, float]] = []
    for table, place in (("after", at - 1), ("before", at + 1), ("after2", at - 2), ("before2", at + 2)):
        neighbour = row[place] if 0 <= place < len(row) else {START: 1.0}
        keys.extend(((table, purpose), share) for purpose, share in neighbour.items())
    own = row[at]
    for group, expected in around.items():
        others = expected - sum(share for purpose, share in own.items() if groups().get(purpose) == group)
        if others > _SLIGHT:
            keys.append((("with", group), min(others, 1.0)))
            if others > 1:
                keys.append((("with", f"{group}+"), min(others - 1, 1.0)))
    keys.extend((("said", kind), 1.0) for kind in said)
    return Company(tuple(keys))


def members(row: Iterable[Shares]) -> dict[str, float]:
    """The number of members of each group that a row of controls is expected to have."""
    found: dict[str, float] = {}
    for expected in row:
        for purpose, share in expected.items():
            group = groups().get(purpose)
            if group:
                found[group] = found.get(group, 0.0) + share
    return found


def together(odds: Odds, surroundings: Company) -> Odds:
    """The scores with what the company adds to them."""
    weights = _weights()
    tables = [(weights[table].get(key), share) for (table, key), share in surroundings.keys]
    known = [(table, share) for table, share in tables if table]
    return {
        purpose: score + sum(table.get(purpose, 0.0) * share for table, share in known)
        for purpose, score in odds.items()
    }


def clue_weight(clue: Clue) -> float:
    """What a clue adds to the log-odds of its purpose."""
    return _weights()["clue"].get(clue.kind, 0.0)


def trait_weight(trait: str, purpose: str) -> float:
    """What a trait adds to the log-odds of a purpose."""
    return _weights()["trait"].get(trait, {}).get(purpose, 0.0)


def company_weights(purpose: str, surroundings: Company) -> Iterator[tuple[Feature, float]]:
    """What each part of the company adds to the log-odds of a purpose."""
    for (table, key), share in surroundings.keys:
        yield (table, key), _weights()[table].get(key, {}).get(purpose, 0.0) * share


def _weights() -> Mapping[str, Mapping[str, Any]]:
    return packs.table("weights")
