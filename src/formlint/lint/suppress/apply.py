"""Parting findings into those that are shown and those that somebody has decided not to see.

A finding lies where its place is, and where the control is that it is about.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from formlint.html.comments import whole
from formlint.html.document import Document
from formlint.html.source import Span
from formlint.lint.analysis import Analysis
from formlint.lint.asking import Asking
from formlint.lint.config import Ignore
from formlint.lint.fingerprint import identify
from formlint.lint.placed import Found, Placed
from formlint.lint.report import Finding, Hidden, HiddenBy
from formlint.lint.resolve import every
from formlint.lint.suppress.directives import read
from formlint.rule.declaration import Rule, Scope
from formlint.rule.directives import Directive, Named

_Parted = tuple[list[Finding], list[Hidden], tuple[Directive, ...]]
"""The findings that are shown, those that are hidden, and the comments that hide them, or nothing."""


def suppress(
    found: Sequence[Found], analysis: Analysis, known: Sequence[Rule], wanted: Sequence[Rule], asking: Asking
) -> tuple[Sequence[Finding], Sequence[Hidden]]:
    """Part findings into those shown, those about comments to formlint among them, and those hidden.

    Args:
        found: The findings on the page.
        analysis: The page.
        known: All rules there are.
        wanted: Those that are asked: only of these, where they could all answer, a comment can be idle.
        asking: How they are asked.
    """
    answering = [] if asking.over() else [rule for rule in wanted if rule.id not in asking.failed]
    shown, hidden, directives = _parted(found, analysis, known, answering)
    rules = [rule for rule in answering if rule.scope is Scope.DIRECTIVE]
    hits = [Placed(rule, hit) for directive in directives for rule in rules for hit in asking.hits(rule, directive)]
    own = identify([(finding, None, None) for finding in every(hits, analysis.document)], analysis)
    return sorted((*shown, *(finding for finding, _, _ in own)), key=lambda finding: finding.span), hidden


def _parted(found: Sequence[Found], analysis: Analysis, known: Sequence[Rule], asked: Sequence[Rule]) -> _Parted:
    said = read(analysis.document, known)
    hidings = _Ranges([one.span for one in said.hidings])
    ignores = [(ignore, _ranges(ignore, analysis.document)) for ignore in analysis.config.ignores]
    hiding, used = dict[str, tuple[HiddenBy, str]](), {*said.ends}
    for finding, field, _ in found:
        places = {finding.span.start, field.control.element.start if field else finding.span.start}
        around = map(said.hidings.__getitem__, hidings.around(places))
        by = [one for one in around if finding.rule in one.ids]
        used.update(one.source for one in by)
        ignore = next((one for one, ranges in ignores if _applies(one, ranges, finding, places)), None)
        if by:
            hiding[finding.fault] = "page", by[-1].reason
        elif ignore:
            hiding.setdefault(finding.fault, ("settings", ignore.reason))
    shown = [finding for finding, _, _ in found if finding.fault not in hiding]
    hidden = [Hidden(finding, *hiding[finding.fault]) for finding, _, _ in found if finding.fault in hiding]
    return shown, hidden, _judged(said.directives, used, frozenset(rule.id for rule in asked))


class _Ranges:
    """Ranges in the order in which they begin, for a page may have thousands of them and of findings."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda number: spans[number].start)
        self._spans = [spans[number] for number in self._order]
        self._ends = [*accumulate([span.end for span in self._spans], max)]

    def around(self, places: Iterable[int]) -> list[int]:
        """The numbers of the ranges that hold one of some places."""
        found: set[int] = set()
        for place in places:
            nth = bisect_right(self._spans, place, key=attrgetter("start")) - 1
            while nth >= 0 and self._ends[nth] > place:
                if self._spans[nth].end > place:
                    found.add(self._order[nth])
                nth -= 1
        return sorted(found)


def _ranges(ignore: Ignore, document: Document) -> _Ranges:
    """The elements that an ignore of the settings is about; the whole page where it names none."""
    if not ignore.selector:
        return _Ranges([Span(0, len(document.source.text) + 1)])
    return _Ranges([whole(element) for element in document.select(ignore.selector)])


def _applies(ignore: Ignore, ranges: _Ranges, finding: Finding, places: set[int]) -> bool:
    return (not ignore.rules or finding.rule in ignore.rules) and bool(ranges.around(places))


def _judged(
    directives: Iterable[Directive], used: set[tuple[int, frozenset[str]]], asked: frozenset[str]
) -> tuple[Directive, ...]:
    """The comments with what is idle in them: of rules that were all asked, it hides nothing."""
    return tuple(
        directive._replace(
            names=tuple(_idle(named, asked, used=(number, named.ids) in used) for named in directive.names),
        )
        for number, directive in enumerate(directives)
    )


def _idle(named: Named, asked: frozenset[str], *, used: bool) -> Named:
    return named._replace(idle=named.ids is not None and not used and named.ids <= asked)
