"""The line itself, pure: a source becomes beliefs, beliefs become findings.

What formlint believes about a page (the meaning of its fields, the territories it serves) is weighed once; rules ask
their questions of it, and their hits are placed, folded over territories, and lowered in level where a belief is weak.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from formlint import html, knowledge
from formlint.forms import audience, controls, purpose
from formlint.forms.audience import Audience, Served
from formlint.forms.controls import Page
from formlint.forms.purpose import Field
from formlint.html.source import Source, Span
from formlint.lint.config import Config
from formlint.lint.deadline import Deadline, Over
from formlint.lint.fingerprint import identified
from formlint.lint.notices import notices, of_rules
from formlint.lint.plan import LEAST_CONFIDENCE, Plan, looks_at, planned
from formlint.lint.report import Finding, Hidden, Notice, NotUnderstood, Report, translated
from formlint.lint.resolve import SERVED, Found, Placed, every, findings
from formlint.rule import Rule, rules
from formlint.rule.declaration import RuleFailedError, Scope
from formlint.rule.field import Field as AskedField
from formlint.rule.hit import Fix, Hit, Level
from formlint.rule.page import KINDS
from formlint.values.identity_numbers import as_called_there
from formlint.values.regex import BudgetExceededError

LEAST_SERVED = 0.4  # below it a territory is not taken to be served
_IN_TERRITORIES = frozenset({Scope.FIELD_IN_EACH, Scope.FIELD_IN_ALL})
_AT_ONCE, _SPELLS = 500, 10  # a page of more fields forgets after each tenth of them what it has read of them


class Beliefs(NamedTuple):
    """What formlint takes a page for, and what is to be known of its reading."""

    source: Source
    page: Page
    fields: tuple[Field, ...]
    audience: Audience
    notices: tuple[Notice, ...] = ()


class _Asking:
    """How rules are asked about a page: until its time is `over`; what has `failed`, by its id, is not asked again."""

    def __init__(self, over: Over) -> None:
        self.over = over
        self.failed: dict[str, str] = {}

    def hits(self, rule: Rule, *asked: object) -> list[Hit]:
        """What a rule finds until the time is over; nothing where its question takes too long to decide."""
        found = list[Hit]()
        if rule.id in self.failed:
            return found
        try:
            for hit in rule.check(*asked):
                found.append(hit)
                if self.over():
                    break
        except BudgetExceededError:
            return []
        except RuleFailedError as error:
            self.failed[rule.id] = str(error)
        return found


class _Whom:
    """Whom the rules ask about: the territories surely served, and each that may be (or the world)."""

    def __init__(self, served: Iterable[Served]) -> None:
        self.served = [one for one in served if one.confidence >= LEAST_SERVED]
        known = [(knowledge.territory(one.territory), one) for one in self.served]
        self.sure: Sequence[knowledge.Pack] = [pack for pack, one in known if one.confidence >= SERVED]
        world = [] if self.sure else [(knowledge.territory(knowledge.WORLD), None)]
        self.known: Sequence[knowledge.Pack] = [pack for pack, _ in known]
        self.all_sure = len(self.sure) == len(known)
        self.each: Sequence[tuple[knowledge.Pack, Served | None]] = [*world, *known]


def believe(source: Source, config: Config, over: Over | None = None) -> Beliefs:
    """Read a page, until the time is over: its forms, what their fields mean, whom they serve."""
    with knowledge.using(config.packs) as known:
        over = over or Deadline(config)
        told = source.told(config.language, config.components, config.today)
        return _believed(html.parse(told, known, over), config, over)


def _believed(document: html.Document, config: Config, over: Over) -> Beliefs:
    page = controls.find(document, over, kinds=KINDS)
    fields = purpose.infer(page, over, kind=AskedField)
    whom = Audience(()) if over() else audience.locate(page, fields, config.serves)
    fields = as_called_there(fields, whom)
    return Beliefs(document.source, page, fields, whom, notices(document.source, config, over=over()))


def check(source: Source, config: Config, chosen: Sequence[Rule] | None = None, over: Over | None = None) -> Report:
    """All findings of the chosen rules (all of them by default) on a page, in the order of its text."""
    over = over or Deadline(config)
    return judge(believe(source, config, over), config, chosen, over)


def judge(beliefs: Beliefs, config: Config, chosen: Sequence[Rule] | None = None, over: Over | None = None) -> Report:
    """The same for a page that was read before, until the time is over."""
    return answered(beliefs, config, chosen, over)[0]


def answered(
    beliefs: Beliefs, config: Config, chosen: Sequence[Rule] | None = None, over: Over | None = None
) -> tuple[Report, Sequence[Found]]:
    """The same, and all that is found, hidden or not, with the fields concerned."""
    source, asking = beliefs.source, _Asking(over or Deadline(config))
    known = rules(config.rules) if chosen is None else chosen
    wanted = selected(known, config)
    with knowledge.using(config.packs):
        found = _with_alternatives(_found(beliefs, wanted, asking), beliefs, config, wanted, asking)
    found.sort(key=lambda one: (one[0].span, one[0].level.rank, one[0].rule))
    shown, hidden = identified(found, beliefs.page, beliefs.audience), ()
    if config.ignores or "formlint" in source.text:
        placed = [(finding, one[1]) for finding, one in zip(shown, found, strict=True)]
        answering = [] if asking.over() else [rule for rule in wanted if rule.id not in asking.failed]
        shown, hidden = _parted(placed, beliefs, config, known, answering, asking)
    asked = [field.control.form.index for field in beliefs.fields if field.control.editable]
    partial, failed = asking.over(), of_rules(source, asking.failed)
    report = Report(
        source,
        tuple(_said(finding, config) for finding in shown if finding.confidence >= config.min_confidence),
        hidden,
        forms=len({*asked}),
        fields=len(asked),
        served=_served(beliefs),
        unfinished=partial or bool(failed),
        notices=(*notices(source, config, over=partial), *failed),
        failed_rules=tuple(str(notice.text) for notice in failed),
        audience_unclear=0 if partial else _unclear(beliefs, wanted),
        not_understood=NotUnderstood() if partial else _not_understood(beliefs.page),
    )
    return report, found


def _with_alternatives(
    found: list[Found], beliefs: Beliefs, config: Config, wanted: Sequence[Rule], asking: _Asking
) -> list[Found]:
    """What is found, on the alternatives too of a page in which code decides."""
    document = beliefs.page.document
    if not document.templated and document.front.language == "html":
        return found
    from formlint.lint.variants import with_alternatives  # noqa: PLC0415  # few pages need it

    asked_alone = [rule for rule in wanted if rule.asks_fields]  # others compare fields of unlike conditions

    def look(way: html.Document) -> Sequence[Found]:
        return _found(_believed(way, config, asking.over), asked_alone, asking)

    return with_alternatives(found, beliefs.page, beliefs.fields, look, asking.over)


def _found(beliefs: Beliefs, wanted: Sequence[Rule], asking: _Asking) -> list[Found]:
    """What some rules, asked until the time is over, find, with the fields and forms concerned."""
    plan = planned(tuple(wanted))
    whole = [*_on_page(beliefs, plan, asking), *_on_forms(beliefs, plan, asking)]
    return findings(whole, _on_fields(beliefs, plan, asking))


def _said(finding: Finding, config: Config) -> Finding:
    return translated(finding, config.lang) if config.lang else finding


def selected(known: Iterable[Rule], config: Config) -> Sequence[Rule]:
    """The rules that are selected, with the levels that the settings give them."""
    return _selected(tuple(known), config.select, config.levels)


@lru_cache(maxsize=16)
def _selected(
    known: Iterable[Rule], select: frozenset[str] | None, levels: tuple[tuple[str, Level], ...]
) -> tuple[Rule, ...]:
    level = dict(levels)
    asked = [rule for rule in known if select is None or rule.id in select]
    return tuple([replace(rule, level=level[rule.id]) if rule.id in level else rule for rule in asked])


def _served(beliefs: Beliefs) -> tuple[tuple[str, ...], ...]:
    """The codes of the territories that each form serves, as far as that is sure enough to ask for what they need."""
    whom = beliefs.audience
    common, own = surely_served(whom.served), {index: surely_served(served) for index, served in whom.own.items()}
    return tuple(own.get(form.index, common) for form in beliefs.page.forms)


def _unclear(beliefs: Beliefs, wanted: Iterable[Rule]) -> int:
    """How many forms a rule that is asked cannot judge, since it is unclear whom they serve."""
    if _IN_TERRITORIES.isdisjoint(rule.scope for rule in wanted):
        return 0
    return audience.unclear_forms(beliefs.page.knowledge, beliefs.fields, beliefs.audience, LEAST_CONFIDENCE)


def _not_understood(page: Page) -> NotUnderstood:
    """What looks like controls, but is not known, and how many fields were checked in part only."""
    document = page.document
    half = () if document.plain else (one for one in page.controls if one.editable and html.is_open(one.element))
    return NotUnderstood(*html.unread(document), in_part=sum(1 for _ in half))


def surely_served(served: Iterable[Served]) -> tuple[str, ...]:
    """The codes of the territories that are served for sure."""
    return tuple(one.territory for one in served if one.confidence >= SERVED)


def ask(rule: Rule, field: Field, whom: Audience) -> tuple[Finding, ...]:
    """What one rule finds on one field, whatever other rules find."""
    asked = [rule] if looks_at(rule, field.control.type, field.control.element.names) else []
    return tuple(every(_on_field(asked, field, _Whom(whom.of(field.control.form)), _Asking(lambda: False))))


def _parted(
    found: Sequence[tuple[Finding, Field | None]],
    beliefs: Beliefs,
    config: Config,
    known: Sequence[Rule],
    wanted: Sequence[Rule],
    asking: _Asking,
) -> tuple[tuple[Finding, ...], tuple[Hidden, ...]]:
    """The findings that are shown, those about comments to formlint among them, and those that are hidden."""
    from formlint.lint.suppress import hush  # noqa: PLC0415  # few pages need it

    shown, hidden, directives = hush(found, beliefs.page.document, config, known, wanted)
    asked = [rule for rule in wanted if rule.scope is Scope.DIRECTIVE]
    about = [Placed(rule, hit) for directive in directives for rule in asked for hit in asking.hits(rule, directive)]
    own = identified([(finding, None, None) for finding in every(about)], beliefs.page, beliefs.audience)
    return tuple(sorted((*shown, *own), key=lambda finding: finding.span)), hidden


def _on_page(beliefs: Beliefs, plan: Plan, asking: _Asking) -> Iterator[Placed]:
    placed = _by_place(beliefs.fields) if plan.on_page else []
    for rule in plan.on_page:
        if asking.over():
            return
        if rule.every_page or beliefs.page.document.elements:
            for hit in asking.hits(rule, beliefs.page):
                yield Placed(rule, hit, _field_at(hit.span, placed))


def _by_place(fields: Iterable[Field]) -> list[tuple[int, Field]]:
    """The fields with the offsets at which their elements begin, in the order of the text."""
    return sorted(((field.control.element.start, field) for field in fields), key=itemgetter(0))


def _field_at(span: Span, placed: Sequence[tuple[int, Field]]) -> Field | None:
    """The field in whose start tag a span lies."""
    index = bisect_right(placed, span.start, key=itemgetter(0)) - 1
    field = placed[index][1] if index >= 0 else None
    return field if field and span in field.control.element.span else None


def _on_forms(beliefs: Beliefs, plan: Plan, asking: _Asking) -> Iterator[Placed]:
    for fields in purpose.by_form(beliefs.fields).values() if plan.on_forms else ():
        placed = _by_place(fields)
        for rule in plan.on_forms:
            if asking.over():
                return
            for hit in asking.hits(rule, fields[0].control.form, tuple(fields)):
                yield Placed(rule, hit, _field_at(hit.span, placed), fields[0].control.form)


def _on_fields(beliefs: Beliefs, plan: Plan, asking: _Asking) -> Iterator[Sequence[Placed]]:
    """The hits on so many fields at once, after which what was read of them is forgotten where there are more."""
    whom: dict[int, _Whom] = {}
    fields, at_once = beliefs.fields, max(_AT_ONCE, len(beliefs.fields) // _SPELLS)
    for start in range(0, len(fields), at_once):
        if len(fields) > at_once:
            html.forget(beliefs.page.document)
            for field in fields[max(0, start - at_once) : start]:
                field.control.forget()
        yield [*_on_some(fields[start : start + at_once], beliefs.audience, plan, whom, asking)]


def _on_some(
    fields: Iterable[Field], audience: Audience, plan: Plan, whom: dict[int, _Whom], asking: _Asking
) -> Iterator[Placed]:
    for field in fields:
        control = field.control
        if asking.over():
            return
        rules = plan.on_fields.about(field)
        if rules:
            served = audience.of(control.form)
            if id(served) not in whom:
                whom[id(served)] = _Whom(served)
            yield from _on_field(rules, field, whom[id(served)], asking)


def _on_field(rules: Iterable[Rule], field: Field, whom: _Whom, asking: _Asking) -> Iterator[Placed]:
    for rule in rules:
        if rule.scope is Scope.FIELD:
            for hit in asking.hits(rule, field):
                yield Placed(rule, hit, field)
        elif rule.scope is Scope.FIELD_IN_ALL:
            for hit in _in_all(rule, field, whom, asking):
                yield Placed(rule, hit, field)
        else:
            for pack, served in whom.each:
                if asking.over():  # one pattern may be asked about in two hundred territories
                    return
                for hit in asking.hits(rule, field, pack):
                    yield Placed(rule, hit, field, None, served, whom.served if served else ())


def _in_all(rule: Rule, field: Field, whom: _Whom, asking: _Asking) -> Iterable[Hit]:
    """What a rule finds in the territories surely served; its fixes are safe if they suit those perhaps served, too."""
    hits = asking.hits(rule, field, whom.sure)
    if whom.all_sure or not any(hit.fix and hit.fix.safe for hit in hits):
        return hits
    suiting = [hit.fix.edits for hit in asking.hits(rule, field, whom.known) if hit.fix and hit.fix.safe]
    return [hit if hit.fix is None or hit.fix.edits in suiting else _doubtful(hit, hit.fix) for hit in hits]


def _doubtful(hit: Hit, fix: Fix) -> Hit:
    """A hit whose fix may be wrong for a territory that is perhaps served, too."""
    return hit._replace(fix=fix._replace(safe=False))
