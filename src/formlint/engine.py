"""The line itself, pure: a source becomes beliefs, beliefs become findings.

What formlint believes about a page (the meaning of its fields, the territories it serves) is weighed once; rules ask
their questions of it, and their hits are placed, folded over territories, and lowered in level where a belief is weak.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from formlint import audience, forms, markup, packs, purpose
from formlint.audience import Audience, Served
from formlint.config import Config, Over, clock
from formlint.finding import Finding, Hidden, Hit, Level, Notice, Report, translated
from formlint.fingerprint import identified
from formlint.forms import Form, Page
from formlint.notices import notices
from formlint.pattern import BudgetExceededError
from formlint.purpose import Field
from formlint.rule import Rule, Scope, rules
from formlint.source import Source, Span
from formlint.weighing import SERVED, Placed, every, findings

LEAST_CONFIDENCE = 0.6  # below it a field's meaning is no ground for a finding
LEAST_SERVED = 0.4  # below it a territory is not taken to be served
_AT_ONCE, _SPELLS = 500, 10  # a page of more fields forgets after each tenth of them what it has read of them


class Beliefs(NamedTuple):
    """What formlint takes a page for, and what is to be known of its reading."""

    source: Source
    page: Page
    fields: tuple[Field, ...]
    audience: Audience
    notices: tuple[Notice, ...] = ()


class _Questions:
    """What is asked about single fields."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.needed = frozenset([name for rule in rules for name in rule.needs])

    def about(self, field: Field) -> Sequence[Rule]:
        """The rules that may have something to say about a field."""
        purpose = field.purpose if field.confidence >= LEAST_CONFIDENCE else None
        return _asked_about(self, purpose, field.control.type, self.needed.intersection(field.control.element.names))


@lru_cache(maxsize=4096)
def _asked_about(questions: _Questions, purpose: str | None, kind: str, names: AbstractSet[str]) -> Sequence[Rule]:
    """The rules for fields of a purpose and a type, with some attributes."""
    known = [rule for rule in questions.rules if not rule.purposes or purpose in rule.purposes]
    return [rule for rule in known if _has_needed(rule, kind, names)]


def _has_needed(rule: Rule, kind: str, names: AbstractSet[str]) -> bool:
    return not rule.needs or not rule.needs.isdisjoint(names) or f"type={kind}" in rule.needs


class _Plan:
    """The rules by what they are asked about."""

    def __init__(self, wanted: Iterable[Rule]) -> None:
        self.on_page = [rule for rule in wanted if rule.scope is Scope.PAGE]
        self.on_forms = [rule for rule in wanted if rule.scope is Scope.FORM]
        self.on_fields = _Questions([rule for rule in wanted if rule.asks_fields])
        self.on_readonly = _Questions([rule for rule in self.on_fields.rules if rule.readonly])


_planned = lru_cache(maxsize=16)(_Plan)


class _Whom:
    """Whom the rules ask about: the territories surely served, and each that may be (or the world)."""

    def __init__(self, served: Iterable[Served]) -> None:
        self.served = [one for one in served if one.confidence >= LEAST_SERVED]
        known = [(packs.territory(one.territory), one) for one in self.served]
        self.sure: Sequence[packs.Pack] = [pack for pack, one in known if one.confidence >= SERVED]
        world = [] if self.sure else [(packs.territory(packs.WORLD), None)]
        self.each: Sequence[tuple[packs.Pack, Served | None]] = [*world, *known]


def believe(source: Source, config: Config, over: Over | None = None) -> Beliefs:
    """Read a page, until the time is over: its forms, what their fields mean, whom they serve."""
    with packs.using(config.packs):
        over = over or clock(config)
        return _believed(markup.parse(source.told(config.language, config.components), over), config, over)


def _believed(document: markup.Document, config: Config, over: Over) -> Beliefs:
    page = forms.find(document, over)
    fields = purpose.infer(page, over)
    whom = Audience(()) if over() else audience.locate(page, fields, config.serves)
    return Beliefs(document.source, page, fields, whom, notices(document.source, config, over=over()))


def check(source: Source, config: Config, chosen: Sequence[Rule] | None = None) -> Report:
    """All findings of the chosen rules (all of them by default) on a page, in the order of its text."""
    over = clock(config)
    return judge(believe(source, config, over), config, chosen, over)


def judge(beliefs: Beliefs, config: Config, chosen: Sequence[Rule] | None = None, over: Over | None = None) -> Report:
    """The same for a page that was read before, until the time is over."""
    source, over = beliefs.source, over or clock(config)
    known = rules(config.rules) if chosen is None else chosen
    wanted = _asked(known, config)
    with packs.using(config.packs):
        found = _found(beliefs, wanted, over)
        document = beliefs.page.document
        if (document.templated or document.front.language != "html") and not over():
            from formlint.alternatives import with_alternatives  # noqa: PLC0415  # few pages need it

            asked_alone = [rule for rule in wanted if rule.asks_fields]  # others compare fields of unlike conditions
            found = with_alternatives(
                found,
                beliefs.page,
                beliefs.fields,
                lambda way: [] if over() else _found(_believed(way, config, over), asked_alone, over),
            )
    found.sort(key=lambda one: (one[0].span, one[0].level.rank, one[0].rule))
    shown, hidden = identified(found, beliefs.page, beliefs.audience), ()
    if config.ignores or "formlint" in source.text:
        placed = [(finding, one[1]) for finding, one in zip(shown, found, strict=True)]
        shown, hidden = _parted(placed, beliefs, config, known, [] if over() else wanted)
    asked = [field.control.form.index for field in beliefs.fields if field.control.editable]
    partial = over()
    return Report(
        source,
        tuple(_said(finding, config) for finding in shown if finding.confidence >= config.min_confidence),
        hidden,
        forms=len({*asked}),
        fields=len(asked),
        served=_served(beliefs),
        unfinished=partial,
        notices=notices(source, config, over=partial),
    )


def _found(beliefs: Beliefs, wanted: Sequence[Rule], over: Over) -> "list[tuple[Finding, Field | None, Form | None]]":
    """What some rules, asked until the time is over, find, with the fields and forms concerned."""
    plan = _planned(tuple(wanted))
    whole = [*_on_page(beliefs, plan, over), *_on_forms(beliefs, plan, over)]
    return findings(whole, _on_fields(beliefs, plan, over))


def _said(finding: Finding, config: Config) -> Finding:
    return translated(finding, config.lang) if config.lang else finding


def _asked(known: Iterable[Rule], config: Config) -> Sequence[Rule]:
    """The rules that are selected, with the levels that the settings give them."""
    return _selected(tuple(known), config.select, config.levels)


@lru_cache(maxsize=16)
def _selected(
    known: Iterable[Rule], select: frozenset[str] | None, levels: tuple[tuple[str, Level], ...]
) -> tuple[Rule, ...]:
    level = dict(levels)
    selected = [rule for rule in known if select is None or rule.id in select]
    return tuple([replace(rule, level=level[rule.id]) if rule.id in level else rule for rule in selected])


def _served(beliefs: Beliefs) -> tuple[tuple[str, ...], ...]:
    """The codes of the territories that each form serves, as far as that is sure enough to ask for what they need."""
    whom = beliefs.audience
    common, own = _codes(whom.served), {index: _codes(served) for index, served in whom.own.items()}
    return tuple(own.get(form.index, common) for form in beliefs.page.forms)


def _codes(served: Iterable[Served]) -> tuple[str, ...]:
    return tuple(one.territory for one in served if one.confidence >= SERVED)


def ask(rule: Rule, field: Field, whom: Audience) -> tuple[Finding, ...]:
    """What one rule finds on one field, whatever other rules find."""
    asked = [rule] if _has_needed(rule, field.control.type, field.control.element.names) else []
    return tuple(every(_on_field(asked, field, _Whom(whom.of(field.control.form)))))


def _parted(
    found: Sequence[tuple[Finding, Field | None]],
    beliefs: Beliefs,
    config: Config,
    known: Sequence[Rule],
    wanted: Sequence[Rule],
) -> tuple[tuple[Finding, ...], tuple[Hidden, ...]]:
    """The findings that are shown, those about comments to formlint among them, and those that are hidden."""
    from formlint.suppress import hush  # noqa: PLC0415  # few pages need it

    shown, hidden, directives = hush(found, beliefs.page.document, config, known, wanted)
    asked = [rule for rule in wanted if rule.scope is Scope.DIRECTIVE]
    about = [Placed(rule, hit) for directive in directives for rule in asked for hit in _hits(rule, directive)]
    own = identified([(finding, None, None) for finding in every(about)], beliefs.page, beliefs.audience)
    return tuple(sorted((*shown, *own), key=lambda finding: finding.span)), hidden


def _on_page(beliefs: Beliefs, plan: _Plan, over: Over) -> Iterator[Placed]:
    placed = _by_place(beliefs.fields) if plan.on_page else []
    for rule in plan.on_page:
        if over():
            return
        if rule.everywhere or beliefs.page.document.elements:
            for hit in _hits(rule, beliefs.page):
                yield Placed(rule, hit, _field_at(hit.span, placed))


def _by_place(fields: Iterable[Field]) -> list[tuple[int, Field]]:
    """The fields with the offsets at which their elements begin, in the order of the text."""
    return sorted(((field.control.element.start, field) for field in fields), key=itemgetter(0))


def _field_at(span: Span, placed: Sequence[tuple[int, Field]]) -> Field | None:
    """The field in whose start tag a span lies."""
    index = bisect_right(placed, span.start, key=itemgetter(0)) - 1
    field = placed[index][1] if index >= 0 else None
    return field if field and span in field.control.element.span else None


def _on_forms(beliefs: Beliefs, plan: _Plan, over: Over) -> Iterator[Placed]:
    for fields in purpose.by_form(beliefs.fields).values() if plan.on_forms else ():
        if over():
            return
        placed = _by_place(fields)
        for rule in plan.on_forms:
            for hit in _hits(rule, fields[0].control.form, tuple(fields)):
                yield Placed(rule, hit, _field_at(hit.span, placed), fields[0].control.form)


def _on_fields(beliefs: Beliefs, plan: _Plan, over: Over) -> Iterator[Sequence[Placed]]:
    """The hits on so many fields at once, after which what was read of them is forgotten where there are more."""
    whom: dict[int, _Whom] = {}
    fields, at_once = beliefs.fields, max(_AT_ONCE, len(beliefs.fields) // _SPELLS)
    for start in range(0, len(fields), at_once):
        if len(fields) > at_once:
            markup.forget(beliefs.page.document)
        yield [*_on_some(fields[start : start + at_once], beliefs.audience, plan, whom, over)]


def _on_some(
    fields: Iterable[Field], audience: Audience, plan: _Plan, whom: dict[int, _Whom], over: Over
) -> Iterator[Placed]:
    for field in fields:
        control = field.control
        if over():
            return
        editable = control.editable
        rules = (plan.on_fields if editable else plan.on_readonly).about(field) if editable or control.readonly else ()
        if rules:
            served = audience.of(control.form)
            if id(served) not in whom:
                whom[id(served)] = _Whom(served)
            yield from _on_field(rules, field, whom[id(served)])


def _on_field(rules: Iterable[Rule], field: Field, whom: _Whom) -> Iterator[Placed]:
    for rule in rules:
        if rule.scope is Scope.FIELD:
            for hit in _hits(rule, field):
                yield Placed(rule, hit, field)
        elif rule.scope is Scope.FIELD_IN_ALL:
            for hit in _hits(rule, field, whom.sure):
                yield Placed(rule, hit, field)
        else:
            for pack, served in whom.each:
                for hit in _hits(rule, field, pack):
                    yield Placed(rule, hit, field, None, served, whom.served if served else ())


def _hits(rule: Rule, *asked: object) -> list[Hit]:
    """What a rule finds; nothing where its question takes too long to decide."""
    try:
        return list(rule.check(*asked))
    except BudgetExceededError:
        return []
