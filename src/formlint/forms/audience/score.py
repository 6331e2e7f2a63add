"""From clues to territories: independent clues add up, shared ones fade beside a certain territory."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from formlint.forms.audience.lookup import Atlas
from formlint.forms.audience.model import Clue, Served

_ONLY = "phrase-only"
_BINDING = frozenset({_ONLY, "list-offered", "list-only", "list-selected", "serves"})


def weigh(known: Atlas, clues: Iterable[Clue], order: Mapping[str, int]) -> tuple[Served, ...]:
    """The territories that the clues speak for, the likeliest first; equals as in `order`, else by population."""
    found: dict[str, list[Clue]] = {}
    for clue in clues:
        found.setdefault(clue.territory, []).append(clue)
    alone = {territory: together(those, shared=False) for territory, those in found.items()}
    leader, shadow = max(alone.values(), default=0.0), known.limit("shadow")
    served = [_served(those, alone[territory], leader, shadow) for territory, those in found.items()]
    served = _without_others(known, served)
    ranks, least = known.ranks, known.limit("least")
    rows = [
        (-one.confidence, order.get(one.territory, len(order)), ranks.get(one.territory, len(ranks)), place)
        for place, one in enumerate(served)
        if one.confidence >= least
    ]
    return tuple([served[row[-1]] for row in sorted(rows)])


def _without_others(known: Atlas, served: list[Served]) -> list[Served]:
    """Where the page says "only" of some territories, the others lose confidence."""
    if not any(clue.signal == _ONLY for one in served for clue in one.clues):
        return served
    kept = 1 - known.limit("elsewhere")
    return [
        one if kept >= 1 or _is_bound(one) else one._replace(confidence=round(one.confidence * kept, 4))
        for one in served
    ]


def _is_bound(one: Served) -> bool:
    return any(clue.signal in _BINDING for clue in one.clues)


def _served(clues: Sequence[Clue], alone: float, leader: float, shadow: float) -> Served:
    fading = 1 - shadow * (leader - alone)
    shared = together(clues, shared=True) * fading
    strongest = tuple(clues if len(clues) == 1 else sorted(clues, key=_doubt))
    return Served(clues[0].territory, round(1 - (1 - alone) * (1 - shared), 4), strongest)


def _doubt(clue: Clue) -> float:
    return -clue.confidence


def together(clues: Sequence[Clue], *, shared: bool) -> float:
    """The confidence of those clues that are shared or not: of a family the strongest; families are independent."""
    if len(clues) == 1:  # as nearly all countries of a list have
        return 1 - (1 - clues[0].confidence) if clues[0].shared == shared else 0.0
    families: dict[str, float] = {}
    for clue in clues:
        if clue.shared == shared:
            family = _family(clue.signal)
            families[family] = max(families.get(family, 0.0), clue.confidence)
    doubt = 1.0
    for confidence in families.values():
        doubt *= 1 - confidence
    return 1 - doubt


@lru_cache(maxsize=256)
def _family(signal: str) -> str:
    """The fact that a clue tells."""
    return signal.partition("-")[0]
