"""What people enter in each field where a value is split over several: the whole is judged, the parts are asked.

A value gets through if it can be cut so that each field takes its piece. Where it can be, each field has its piece to
take; where it cannot, the fields up to the first that refuses its piece have.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from formlint.values.accepted import Accepted, accepted
from formlint.values.spelling import Value

if TYPE_CHECKING:
    from formlint.forms.purpose.field import Part

_MOST = 24  # characters of a value that is cut up


class _Cut(NamedTuple):
    """The pieces of a value, and whether the last of them is refused."""

    pieces: tuple[str, ...]
    refused: bool


def pieces(part: "Part", values: Sequence[Value]) -> tuple[Value, ...]:
    """What of some values a field has to take, each piece once."""
    takers = [accepted(one.control) for one in part.run]
    known = [taker for taker in takers if taker]
    if len(known) < len(takers):
        return ()
    cuts = (_best(value, known) for value in values)
    found = [cut.pieces[part.place] for cut in cuts if len(cut.pieces) > part.place]
    return tuple([Value(piece, (piece,)) for piece in dict.fromkeys(found) if piece])


def _best(value: Value, takers: Sequence[Accepted]) -> _Cut:
    """The value cut so that most of the fields take their piece."""
    best = _Cut((), refused=True)
    for text in _ways(value):
        cut = _cut(text, takers)
        if not cut.refused:
            return cut
        best = cut if len(cut.pieces) > len(best.pieces) else best
    return best


def _ways(value: Value) -> Iterator[str]:
    """The spellings without separators first: boxes stand for these."""
    bare = ["".join(filter(str.isalnum, way)) for way in value.spellings]
    yield from dict.fromkeys(way for way in (*bare, *value.spellings) if len(way) <= _MOST)


def _cut(text: str, takers: Sequence[Accepted]) -> _Cut:
    """Cut a text, longest pieces first; what is left goes into the last field, or the first that refuses its piece."""
    furthest: tuple[str, ...] = ()
    dead = set[tuple[int, int]]()

    def tried(done: tuple[str, ...], at: int) -> tuple[str, ...] | None:
        nonlocal furthest
        place = len(done)
        if place == len(takers):
            return done if at == len(text) else None
        furthest = max(furthest, done, key=len)
        taker, left = takers[place], len(text) - at
        room = left if taker.longest is None else min(taker.longest, left)
        sizes = [left] if place == len(takers) - 1 else range(room, 0 if left else -1, -1)
        for size in sizes:
            piece = text[at : at + size]
            if (place + 1, at + size) not in dead and taker.accepts(piece):
                found = tried((*done, piece), at + size)
                if found is not None:
                    return found
        dead.add((place, at))
        return None

    found = tried((), 0)
    if found is not None:
        return _Cut(found, refused=False)
    return _Cut((*furthest, _refused_piece(text[sum(map(len, furthest)) :], takers, len(furthest))), refused=True)


def _refused_piece(rest: str, takers: Sequence[Accepted], place: int) -> str:
    longest = takers[place].longest
    return rest if longest is None or place == len(takers) - 1 else rest[:longest]
