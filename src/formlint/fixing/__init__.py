"""Fixing a page: the fixes of its findings are applied, proven and applied again until nothing is left to fix.

A fix is kept only if the changed text, read again, is what the fix means, if its finding is gone and if no finding came
instead. So every round has fewer findings than the one before, and fixing twice is fixing once.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from formlint.finding import Edit, Finding, Fix, Report
from formlint.fix import apart, apply, edits_of
from formlint.fixing.encoding import written
from formlint.fixing.intent import as_meant
from formlint.markup import Document, parse
from formlint.markup.comparing import element_at
from formlint.source import Source

Judge = Callable[[Source], Report]
"""What finds the findings of a page."""

_Offer = tuple[Finding, Fix]
_Identity = tuple[str, int]  # the rule, and the offset at which the tag concerned stood before


@dataclass(frozen=True, slots=True)
class Fixed:
    """A page after fixing.

    Attributes:
        report: What is found on the page as it is now.
        applied: The findings that were fixed, each with its fix, in the order of fixing.
        dropped: How many fixes were offered that would not have done what they mean.
    """

    report: Report
    applied: tuple[tuple[Finding, Fix], ...]
    dropped: int


def fix_page(report: Report, judge: Judge, *, unsafe: bool) -> Fixed:
    """Fix what can be fixed on a page; with `unsafe` also where the meaning may change."""
    applied: list[_Offer] = []
    while True:
        offers = _offers(report, unsafe=unsafe)
        kept, after = _kept(report, offers, judge) if offers else ([], report)
        if not kept:
            return Fixed(report, tuple(applied), len(offers))
        applied += kept
        report = after


def _offers(report: Report, *, unsafe: bool) -> list[_Offer]:
    """The first fix of each finding that may be applied, written in the letters that the page's encoding has."""
    offers: list[_Offer] = []
    for finding in report.findings:
        fix = next((fix for fix in finding.fixes if fix.safe or unsafe), None)
        if fix is not None:
            edits = tuple(written(edit, report.source.encoding) for edit in fix.edits)
            offers.append((finding, replace(fix, edits=edits)))
    return offers


def _kept(report: Report, offers: Sequence[_Offer], judge: Judge) -> tuple[list[_Offer], Report]:
    """As many of the offers as can be proven together, and the report after them."""
    page = _Page(report, parse(report.source), judge)
    together = {id(fix) for fix in apart(fix for _, fix in offers)}
    return _most(page, [], report, [offer for offer in offers if id(offer[1]) in together])


@dataclass(frozen=True, slots=True)
class _Page:
    report: Report
    document: Document
    judge: Judge


def _most(page: _Page, kept: list[_Offer], after: Report, offers: Sequence[_Offer]) -> tuple[list[_Offer], Report]:
    """The offers that can be added to those kept: all at once, or else those of each half."""
    together = [*kept, *offers]
    report = _proven(page, together)
    if report is not None:
        return together, report
    if len(offers) == 1:
        return kept, after
    middle = len(offers) // 2
    return _most(page, *_most(page, kept, after, offers[:middle]), offers[middle:])


def _proven(page: _Page, offers: Sequence[_Offer]) -> Report | None:
    """The report of the page after some fixes, if they do what they mean and no more."""
    fixes = [fix for _, fix in offers]
    edits = edits_of(fixes)
    source = replace(page.report.source, text=apply(page.report.source.text, fixes))
    document = parse(source)
    if not as_meant(page.document, document, edits):
        return None
    after = page.judge(source)
    had, has = Counter(_identities(page.report, page.document, ())), Counter(_identities(after, document, edits))
    gone = Counter(_identity(page.document, finding, ()) for finding, _ in offers)
    return after if has <= had - gone else None


def _identities(report: Report, document: Document, edits: Sequence[Edit]) -> list[_Identity]:
    return [_identity(document, finding, edits) for finding in report.findings]


def _identity(document: Document, finding: Finding, edits: Sequence[Edit]) -> _Identity:
    """What a finding has in common with itself before the edits."""
    element = element_at(document, finding.span)
    return finding.rule, _before(element.start if element else finding.span.start, edits)


def _before(offset: int, edits: Sequence[Edit]) -> int:
    """Where an offset was before some edits, which come in the order of the text."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        if offset < start + len(edit.text):
            return min(offset, start) - shift
        shift += len(edit.text) - len(edit.span)
    return offset - shift
