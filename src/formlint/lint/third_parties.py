"""The parts of a page that its author has not written: dialogs of consent managers, which a script of theirs brings."""

from collections.abc import Sequence

from formlint.html.document import Document, Element
from formlint.html.relations import Ids
from formlint.html.source import Span


def is_in_third_party(span: Span, document: Document) -> bool:
    """Whether a place lies in what a third party has brought into a page."""
    return any(span in part for part in document.facts(_spans))


def third_parties(document: Document) -> Sequence[Element]:
    """The outermost elements of such parts, in the order of the text."""
    return document.facts(_outermost)


def _outermost(document: Document) -> Sequence[Element]:
    names = frozenset(document.knowledge.phrases("third-parties"))
    there = [one for one in document.facts(Ids).written if one.casefold() in names]
    found = [one for one in map(document.by_id, there) if one]
    return [one for one in found if not any(around in found for around in one.ancestors())]


def _spans(document: Document) -> Sequence[Span]:
    return [
        Span(one.start, max([one.span.end, *(inner.span.end for inner in one.descendants())]))
        for one in document.facts(_outermost)
    ]
