"""Fixing a page: the fixes of its findings are applied, proven and applied again until nothing is left to fix.

A fix is kept only if the changed text, read again, is what the fix means, if its finding is gone and if no finding came
instead (or a fix of that one mends it at once, as `inputmode` does after `type="text"`), unless it is a milder one on
the same field, or one that was silent because the other told more of the fault: that is progress. So each round leaves
fewer findings than the one before, or milder ones in place of worse ones, and fixing twice is fixing once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from formlint.html.compare import element_at
from formlint.html.document import Document, parse
from formlint.html.source import Lines
from formlint.knowledge.message import Predicate, predicate
from formlint.lint.fix.apply import apart, apply, edits_of
from formlint.lint.fix.encoding import written
from formlint.lint.fix.verify import as_meant
from formlint.lint.precedence import Told
from formlint.lint.report import Finding, LeftOut, Place, Report
from formlint.rule.declaration import Rule
from formlint.rule.hit import Edit, Fix

Judge = Callable[[Document], Report]
"""What finds the findings of a changed page."""

_Offer = tuple[Finding, Fix]
_Refused = tuple[Finding, Fix, Predicate]  # with the reason
_PAIR, _STEPS = 2, 4  # what a fix brings may be mended at once, and what that brings

_Identity = tuple[str, int]  # the rule, and the offset at which the tag concerned stood before


@dataclass(frozen=True, slots=True)
class Fixed:
    """A page after fixing.

    Attributes:
        report: What is found on the page as it is now; it offers no fix that was left out.
        applied: The findings that were fixed, each with its fix, in the order of fixing.
        left: The fixes that were left out.
    """

    report: Report
    applied: tuple[tuple[Finding, Fix], ...]
    left: tuple[LeftOut, ...]


def fix_page(document: Document, report: Report, judge: Judge, known: Iterable[Rule] = (), *, unsafe: bool) -> Fixed:
    """Fix what can be fixed on a page; with `unsafe` also where the meaning may change.

    Args:
        document: The page.
        report: What is found on it.
        judge: What finds the same on it once it is changed.
        known: The rules that were asked.
        unsafe: Whether fixes are applied that may change what is meant.
    """
    applied: list[_Offer] = []
    rules = {rule.id: rule for rule in known}
    while True:
        page = _Page(report, document, judge, unsafe, rules)
        waiting: list[_Offer] = _offers(page)
        kept = _State([], report, document)
        while waiting and not kept.offers:
            together = {id(fix) for fix in apart(fix for _, fix in waiting)}
            kept = _most(page, kept, [offer for offer in waiting if id(offer[1]) in together])
            waiting = [offer for offer in waiting if id(offer[1]) not in together]
        if not kept.offers:
            return Fixed(_without(report, page.left), tuple(applied), tuple(_left_out(report, page.left)))
        applied += kept.applied
        report, document = kept.report, kept.document


def _without(report: Report, refused: Iterable[_Refused]) -> Report:
    """The report without the fixes that were left out: what is not kept is not promised."""
    these = {finding for finding, _, _ in refused}
    findings = [one._replace(fixes=()) if one in these else one for one in report.findings]
    return report._replace(findings=tuple(findings))


def _left_out(report: Report, refused: Iterable[_Refused]) -> Iterator[LeftOut]:
    lines = Lines(report.source.text)
    for finding, fix, reason in sorted(refused, key=lambda one: one[0].span):
        place = Place(report.source.path, *lines.position(finding.span.start))
        yield LeftOut(place, finding.rule, fix.title, reason)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page before a round of fixes, or within one: after those whose edits are in `before`."""

    report: Report
    document: Document
    judge: Judge
    unsafe: bool
    rules: Mapping[str, Rule]
    before: tuple[Sequence[Edit], ...] = ()
    left: list[_Refused] = field(default_factory=list[_Refused])

    def identity(self, finding: Finding) -> _Identity:
        """What a finding has in common with itself before the round."""
        element = element_at(self.document, finding.span)
        offset = element.start if element else finding.span.start
        for edits in reversed(self.before):
            offset = _unedited(offset, edits)
        return finding.rule, offset

    def identities(self) -> Counter[_Identity]:
        """What its findings have in common with themselves before the round."""
        return Counter(map(self.identity, self.report.findings))


@dataclass(frozen=True, slots=True)
class _State:
    """The offers that were taken in a round, those that were applied for their sake included, and the page then."""

    offers: list[_Offer]
    report: Report
    document: Document
    followed: tuple[_Offer, ...] = ()

    @property
    def applied(self) -> list[_Offer]:
        """All fixes."""
        return [*self.offers, *self.followed]


def _offers(page: _Page) -> list[_Offer]:
    """The first fix of each finding that may be applied, written in the letters that the page's encoding has."""
    offers: list[_Offer] = []
    for finding in page.report.findings:
        fix = next((fix for fix in finding.fixes if fix.safe or page.unsafe), None)
        if fix is not None:
            edits = tuple(written(edit, page.report.source.encoding) for edit in fix.edits)
            offers.append((finding, fix._replace(edits=edits)))
    return offers


def _most(page: _Page, state: _State, offers: Sequence[_Offer]) -> _State:
    """The state with as many more offers as can be proven: all at once, or else those of each half."""
    together = [*state.offers, *offers]
    allowed = page.identities() - Counter(page.identity(finding) for finding, _ in together)
    proven = _proven(page, together, allowed) if offers else None
    if isinstance(proven, _State):
        return proven
    if len(offers) < _PAIR:
        page.left.extend((*offer, proven) for offer in offers if proven is not None)
        return state
    middle = len(offers) // 2
    return _most(page, _most(page, state, offers[:middle]), offers[middle:])


def _proven(page: _Page, offers: list[_Offer], allowed: Counter[_Identity]) -> _State | Predicate:
    """What some fixes make of a page, if they do what they mean and leave nothing but what is allowed; else why not."""
    fixes = [fix for _, fix in offers]
    edits = edits_of(fixes)
    source = replace(page.report.source, text=apply(page.report.source.text, fixes))
    document = parse(source, page.document.knowledge)
    if not as_meant(page.document, document, edits):
        return predicate("would change more than it means to")
    after = _Page(page.judge(document), document, page.judge, page.unsafe, page.rules, (*page.before, edits))
    new = after.identities() - allowed
    if not new:
        return _State(offers, after.report, document)
    following = [offer for offer in _offers(after) if after.identity(offer[0]) in new]
    if len(page.before) < _STEPS and Counter(after.identity(finding) for finding, _ in following) == new:
        state = _proven(after, following, allowed)
        if isinstance(state, _State):
            return _State(offers, state.report, state.document, (*following, *state.followed))
    worse = _no_progress(page, offers, after, new)
    if not worse:
        return _State(offers, after.report, document)
    return predicate("would cause {rule} instead: {message}", rule=worse[0].rule, message=worse[0].message)


def _no_progress(page: _Page, offers: Iterable[_Offer], after: _Page, new: Counter[_Identity]) -> list[Finding]:
    """What is new after some fixes, but for what a mended finding on the same field told more of, or was worse than."""
    mended: dict[object, list[Finding]] = {}
    for finding, _ in offers:
        for field_of in (page.identity(finding)[1], finding.subject):
            mended.setdefault(field_of, []).append(finding)

    def is_progress(finding: Finding, offset: int) -> bool:
        mine = [*mended.get(offset, ()), *(mended.get(finding.subject, ()) if finding.subject else ())]
        return any(old.level.rank < finding.level.rank for old in mine) or _was_told(page, mine, finding)

    there = [(finding, after.identity(finding)) for finding in after.report.findings]
    return [finding for finding, identity in there if identity in new and not is_progress(finding, identity[1])]


def _was_told(page: _Page, mended: Iterable[Finding], finding: Finding) -> bool:
    """Whether one of the mended findings on a field told more about the fault that another finding there tells now."""
    told, rule = Told(), page.rules.get(finding.rule)
    for old in mended:
        if old.rule in page.rules:
            told.add(page.rules[old.rule], 0, old.attribute)
    return rule is not None and told.more_than(rule, 0, finding.attribute) is not None


def _unedited(offset: int, edits: Sequence[Edit]) -> int:
    """Where an offset was before some edits, which come in the order of the text."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        if offset < start + len(edit.text):
            return min(offset, start) - shift
        shift += len(edit.text) - len(edit.span)
    return offset - shift
