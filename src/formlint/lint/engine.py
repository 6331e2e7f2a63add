"""The line itself, pure: a source becomes an analysis, and that a report.

Six steps, each a function of its own: `analyse` tells what the page is taken for, `ask` what the rules find on it,
`resolve` makes findings of that, `identify` names them, `suppress` parts them from those that nobody wants to see,
`report` tells all of it.
"""

from collections.abc import Iterable, Sequence

from formlint.forms.audience.unclear import unclear_forms
from formlint.forms.controls import Page
from formlint.html.document import Document
from formlint.html.not_understood import is_open, unread
from formlint.html.source import Source
from formlint.knowledge.message import told_in
from formlint.lint.analysis import Analysis, analyse, analysed
from formlint.lint.asking import Asking, ask, at_once
from formlint.lint.config import Config
from formlint.lint.deadline import Over
from formlint.lint.fingerprint import identify
from formlint.lint.notices import capped, notices, of_rules
from formlint.lint.pairs import paired, standing_on
from formlint.lint.placed import Found
from formlint.lint.plan import LEAST_CONFIDENCE, planned, selected, surely_served
from formlint.lint.report import Finding, Hidden, Notice, NotUnderstood, Report, translated
from formlint.lint.resolve import resolve
from formlint.lint.room import Room
from formlint.lint.third_parties import has_parts, is_brought, parted
from formlint.rule.declaration import Rule, Scope
from formlint.rule.discovery import rules
from formlint.rule.hit import Note
from formlint.rule.reasons import Reason

_IN_TERRITORIES = frozenset({Scope.FIELD_IN_EACH, Scope.FIELD_IN_ALL})
_Parted = tuple[Sequence[Finding], Sequence[Hidden]]


def check(source: Source, config: Config, chosen: Sequence[Rule] | None = None, over: Over | None = None) -> Report:
    """All findings of the chosen rules (all of them by default) on a page, in the order of its text.

    Raises PackError: the packs of the settings cannot be read.
    """
    return judge(analyse(source, config, over), chosen)


def judge(analysis: Analysis, chosen: Sequence[Rule] | None = None, most: int | None = None) -> Report:
    """The same for a page that is analysed, until its time is over; of each rule the worst of them, `most` at most."""
    return answered(analysis, chosen, most)[0]


def answered(
    analysis: Analysis,
    chosen: Sequence[Rule] | None = None,
    most: int | None = None,
    notes: list[tuple[str, Note]] | None = None,
) -> tuple[Report, Sequence[Found]]:
    """The same, and all that is found, hidden or not, with the fields concerned.

    `notes` gets why rules on pages and forms tell nothing of some places, with their ids.
    """
    known = rules(analysis.config.rules) if chosen is None else chosen
    wanted, asking = selected(known, analysis.config), Asking(analysis.deadline, notes)
    room = _room(analysis, wanted, most)
    every = _found_in_all_ways(analysis, wanted, asking, room)
    own, brought = parted(every, analysis.document)
    if notes is not None and brought:
        parts = [one for one, _, _ in every if is_brought(one.span, analysis.document)]
        notes += [(one.rule, Note(Reason.THIRD_PARTY, one.span)) for one in parts]
    found = paired(identify(own, analysis, room.left.values() if room else ()), wanted)
    shown = _suppressed(found, analysis, known, wanted, asking)
    told = report(analysis, shown, wanted, asking)._replace(third_parties=brought)
    told = told if most is None else capped(told, most, room.counts() if room else {})
    return _with_reasons(told, analysis), found


def _room(analysis: Analysis, wanted: Sequence[Rule], most: int | None) -> Room | None:
    """How many findings are made, where there may be more than are shown and each tells of itself only; None for all.

    Elsewhere, which are shown depends on all of them: some are hidden, or told of another page, or of a product.
    """
    if most is None or len(analysis.page.controls) <= most:
        return None
    config, document = analysis.config, analysis.document
    hiding = config.ignores or config.min_confidence or "formlint" in analysis.source.text
    if hiding or _has_alternatives(document) or has_parts(document):
        return None
    return Room(most, standing_on(document, wanted))


def _found(analysis: Analysis, wanted: Sequence[Rule], asking: Asking, room: Room | None = None) -> list[Found]:
    """What some rules find on a page, as it is written or in one of the ways in which its code decides."""
    return resolve(ask(analysis, planned(tuple(wanted)), asking), analysis.document, room, asking.note)


def _has_alternatives(document: Document) -> bool:
    return document.templated or document.front.language != "html"


def _found_in_all_ways(analysis: Analysis, wanted: Sequence[Rule], asking: Asking, room: Room | None) -> list[Found]:
    """What they find, on the alternatives too of a page in which code decides; in the order of the text."""
    found, document = _found(analysis, wanted, asking, room), analysis.document
    if _has_alternatives(document):
        from formlint.lint.variants import with_alternatives  # noqa: PLC0415  # few pages need it

        asked_alone = planned(tuple(wanted)).on_fields.rules  # others compare fields of unlike conditions

        def look(way: Document) -> Sequence[Found]:
            return _found(analysed(way, analysis.config, analysis.deadline), asked_alone, asking)

        found = with_alternatives(found, analysis, look)
    found.sort(key=lambda one: (one[0].span, one[0].level.rank, one[0].rule))
    return found


def _suppressed(
    found: Sequence[Found], analysis: Analysis, known: Sequence[Rule], wanted: Sequence[Rule], asking: Asking
) -> _Parted:
    """The findings that are shown, and those that somebody has decided not to see."""
    if not (analysis.config.ignores or "formlint" in analysis.source.text):
        return [finding for finding, _, _ in found], ()
    from formlint.lint.suppress.apply import suppress  # noqa: PLC0415  # few pages need it

    return suppress(found, analysis, known, wanted, asking)


def report(analysis: Analysis, parted: _Parted, wanted: Sequence[Rule], asking: Asking) -> Report:
    """All that is to be told of a page: the findings that are sure enough."""
    source, config = analysis.source, analysis.config
    asked = [field.control.form.index for field in analysis.fields if field.control.editable]
    partial, failed = asking.over(), _in_language(of_rules(source, asking.failed), config)
    return Report(
        source,
        tuple(finding for finding in parted[0] if finding.confidence >= config.min_confidence),
        tuple(parted[1]),
        forms=len({*asked}),
        fields=len(asked),
        served=_served(analysis),
        unfinished=partial or bool(failed),
        notices=(*_in_language(notices(analysis, partial=partial), config), *failed),
        failed_rules=tuple(str(notice.text) for notice in failed),
        audience_unclear=0 if partial else _unclear(analysis, wanted),
        not_understood=NotUnderstood() if partial else _not_understood(analysis.page),
    )


def _in_language(told: Iterable[Notice], config: Config) -> list[Notice]:
    return [notice._replace(text=told_in(config.lang, notice.text)) for notice in told]


def _with_reasons(report: Report, analysis: Analysis) -> Report:
    """A report whose findings have their reasons, those that are shown in the language of the reader."""
    lang, most = analysis.config.lang, at_once(report.findings)
    shown = list[Finding]()
    for finding in report.findings:
        if len(shown) % most == most - 1:
            analysis.forget_parts()
        told = finding._replace(evidence=tuple(finding.evidence))
        shown.append(translated(told, lang) if lang else told)
    hidden = [one._replace(finding=one.finding._replace(evidence=tuple(one.finding.evidence))) for one in report.hidden]
    return report._replace(findings=tuple(shown), hidden=tuple(hidden))


def _served(analysis: Analysis) -> tuple[tuple[str, ...], ...]:
    """The codes of the territories that each form serves, as far as that is sure enough to ask for what they need."""
    whom = analysis.audience
    common, own = surely_served(whom.served), {index: surely_served(served) for index, served in whom.own.items()}
    return tuple(own.get(form.index, common) for form in analysis.page.forms)


def _unclear(analysis: Analysis, wanted: Sequence[Rule]) -> int:
    """How many forms a rule that is asked cannot judge, since it is unclear whom they serve."""
    if _IN_TERRITORIES.isdisjoint(rule.scope for rule in wanted):
        return 0
    return unclear_forms(analysis.knowledge, analysis.fields, analysis.audience, LEAST_CONFIDENCE)


def _not_understood(page: Page) -> NotUnderstood:
    """What looks like controls, but is not known, and how many fields were checked in part only."""
    document = page.document
    half = () if document.plain else (one for one in page.controls if one.editable and is_open(one.element))
    return NotUnderstood(*unread(document), in_part=sum(1 for _ in half))
