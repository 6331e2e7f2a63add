"""From clues to territories: independent clues add up, shared ones fade beside a certain territory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from formlint.audience.knowledge import limit, rank
from formlint.audience.model import Clue, Served

_ONLY = "phrase-only"
_BINDING = frozenset({_ONLY, "list-offered", "list-only", "list-selected", "serves"})


def weigh(clues: Iterable[Clue], order: Mapping[str, int] | None = None) -> tuple[Served, ...]:
    """The territories that the clues speak for, the likeliest first; equals as in `order`, else by population."""
    found: dict[str, list[Clue]] = {}
    for clue in clues:
        found.setdefault(clue.territory, []).append(clue)
    alone = {territory: _together(clue for clue in those if not clue.shared) for territory, those in found.items()}
    leaders = sorted(alone.values(), reverse=True)[:1]
    served = [_served(territory, those, alone[territory], *leaders) for territory, those in found.items()]
    served = [*_without_others(served)]
    places, least = order or {}, limit("least")
    return tuple(
        sorted(
            (one for one in served if one.confidence >= least),
            key=lambda one: (-one.confidence, places.get(one.territory, len(places)), rank(one.territory)),
        )
    )


def _without_others(served: Sequence[Served]) -> Iterator[Served]:
    """Where the page says "only" of some territories, the others lose confidence."""
    bound = {one.territory for one in served if any(clue.signal in _BINDING for clue in one.clues)}
    loss = limit("elsewhere") if any(clue.signal == _ONLY for one in served for clue in one.clues) else 0.0
    for one in served:
        kept = 1.0 if one.territory in bound else 1 - loss
        yield replace(one, confidence=round(one.confidence * kept, 4)) if kept < 1 else one


def _served(territory: str, clues: list[Clue], alone: float, leader: float) -> Served:
    fading = 1 - limit("shadow") * (leader - alone)
    shared = _together(clue for clue in clues if clue.shared) * fading
    strongest = tuple(sorted(clues, key=lambda clue: -clue.confidence))
    return Served(territory, round(1 - (1 - alone) * (1 - shared), 4), strongest)


def _together(clues: Iterable[Clue]) -> float:
    """The confidence of several clues: of a family the strongest, and the families are independent."""
    families: dict[str, float] = {}
    for clue in clues:
        families[clue.family] = max(families.get(clue.family, 0.0), clue.confidence)
    doubt = 1.0
    for confidence in families.values():
        doubt *= 1 - confidence
    return 1 - doubt
