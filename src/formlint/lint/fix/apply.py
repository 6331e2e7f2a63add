"""Applying fixes to a text. An edit touches its own span and nothing else."""

from bisect import bisect, insort
from collections.abc import Iterable, Sequence

from formlint.html.source import Span
from formlint.rule.hit import Edit, Fix


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """The text with the fixes applied; a fix that overlaps one before it is left out."""
    parts: list[str] = []
    position = 0
    for edit in edits_of(apart(fixes)):
        parts += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*parts, text[position:]])


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be applied together, as they overlap none before them; two may write at one place."""
    taken: list[Span] = []
    kept: list[Fix] = []
    for fix in fixes:
        spans = [edit.span for edit in fix.edits]
        if not any(_clashes(span, taken) for span in spans):
            kept.append(fix)
            for span in spans:
                insort(taken, span)
    return kept


def edits_of(fixes: Iterable[Fix]) -> list[Edit]:
    """All edits of some fixes in the order of the text."""
    return sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)


def _clashes(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a range overlaps one of those taken, which are sorted and overlap nowhere."""
    place = bisect(taken, span)
    return any(span.start < other.end and other.start < span.end for other in taken[max(0, place - 1) : place + 1])
