"""What rules find on the fields that take one value together is told once, on the field where it is worst."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from formlint.knowledge.message import say
from formlint.lint.placed import Placed
from formlint.rule.hit import Hit, Note

_OF_EACH = frozenset({"aria", "group", "label"})
"""Topics of what counts for each field by itself, whatever it takes."""

_OF_THE_WHOLE = "constraint-rejects-valid-value"


def told_once(placed: Sequence[Placed]) -> Sequence[Placed]:
    """The hits on some fields; of those on the fields of one value only those on the first where a rule says its worst.

    The other places are noted there, and a fix mends them, too.
    """
    rows = defaultdict[tuple[str, int], list[Placed]](list)
    for one in placed:
        if _is_of_one(one) and one.field and one.field.part:
            rows[one.rule.id, one.field.part.run[0].control.index].append(one)
    if not rows:
        return placed
    return [*(one for one in placed if not _is_of_one(one)), *(one for row in rows.values() for one in _told(row))]


def _is_of_one(one: Placed) -> bool:
    """Whether a hit is about a value that several fields take together."""
    part = one.field.part if one.field else None
    return part is not None and part.is_split and one.rule.topic not in _OF_EACH


def _told(row: Sequence[Placed]) -> Iterator[Placed]:
    first = min(row, key=lambda one: (one.hit.level or one.rule.level).rank)
    elsewhere = {one.hit.span: one for one in row if one.field is not first.field}
    notes = tuple([Note(say("the same holds for this field"), span) for span in elsewhere])
    for one in row:
        if one.field is first.field:
            hit = one.hit._replace(notes=(*one.hit.notes, *notes))
            yield one._replace(hit=_with_fix(hit, [other.hit for other in elsewhere.values()], one.rule.category))
            notes = ()


def _with_fix(hit: Hit, others: Sequence[Hit], category: str) -> Hit:
    """A hit with a fix that mends the other fields, too; a limit of a part is not safe to change."""
    fix = hit.fix
    if fix is None:
        return hit
    if category == _OF_THE_WHOLE:
        return hit._replace(fix=fix._replace(safe=False))
    edits = [edit for other in others if other.fix for edit in other.fix.edits]
    return hit._replace(fix=fix._replace(edits=(*fix.edits, *edits)))
