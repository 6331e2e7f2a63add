"""The line itself, pure: a source becomes beliefs, beliefs become findings.

What formlint believes about a page (the meaning of its fields, the territories it serves) is weighed once; rules ask
their questions of it, and their hits are placed, folded over territories, and lowered in level where a belief is weak.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod
from operator import itemgetter
from typing import NamedTuple

from formlint import audience, forms, markup, packs, purpose
from formlint.audience import Audience, Served
from formlint.config import Config, clock
from formlint.finding import Finding, Fix, Hidden, Hit, Level, Note, Report, Subject, translated
from formlint.fingerprint import identified
from formlint.forms import Form, Page
from formlint.markup import Element
from formlint.pattern import BudgetExceededError
from formlint.purpose import Evidence, Field
from formlint.rule import Rule, Scope, rules
from formlint.saying import Message, say
from formlint.source import Source, Span

LEAST_CONFIDENCE = 0.6  # below it a field's meaning is no ground for a finding
_ERROR_CONFIDENCE = 0.8  # below it a finding is a warning at most
LEAST_SERVED = 0.4  # below it a territory is not taken to be served
SERVED = 0.6  # below it what a territory needs is advice
_SERVED_BY_SHARED_SIGNS = 0.88  # the same where all signs speak for other territories as well, as a language does
_STOPPED_BY_NOVALIDATE = frozenset({"max", "min", "minlength", "pattern", "required", "step"})
_NAMED_TERRITORIES = 2  # territories named after the first before "and 31 more"
_NOTES = 3
_SWAPPED = "the field fits the country that is chosen: a script may change it with the country"
_SWAPPABLE = frozenset({"maxlength", "minlength", "pattern", "required"})


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What formlint takes a page for."""

    source: Source
    page: Page
    fields: tuple[Field, ...]
    audience: Audience


@dataclass(frozen=True, slots=True)
class _Placed:
    """A hit with what it was found on."""

    rule: Rule
    hit: Hit
    field: Field | None = None
    form: Form | None = None
    served: Served | None = None
    chosen: Served | None = None


class _Whom(NamedTuple):
    """Whom the rules ask about: the territories surely served, each that may be (or the world), and that chosen."""

    sure: Sequence[packs.Pack]
    each: Sequence[tuple[packs.Pack, Served | None]]
    chosen: Served | None


def believe(source: Source, config: Config) -> Beliefs:
    """Read a page: its forms, what their fields mean, whom they serve."""
    with packs.using(config.packs):
        return _believed(markup.parse(source.told(config.language, config.components)), config)


def _believed(document: markup.Document, config: Config) -> Beliefs:
    page = forms.find(document)
    fields = purpose.infer(page)
    return Beliefs(document.source, page, fields, audience.locate(page, fields, config.serves))


def check(source: Source, config: Config, chosen: Sequence[Rule] | None = None) -> Report:
    """All findings of the chosen rules (all of them by default) on a page, in the order of its text."""
    return judge(believe(source, config), config, chosen)


def judge(beliefs: Beliefs, config: Config, chosen: Sequence[Rule] | None = None) -> Report:
    """The same for a page that was read before."""
    source = beliefs.source
    known = rules(config.rules) if chosen is None else chosen
    wanted, over = _asked(known, config), clock(config)
    with packs.using(config.packs):
        found = _found(beliefs, wanted, over)
        document = beliefs.page.document
        if document.templated or document.front.language != "html":
            from formlint.alternatives import with_alternatives  # noqa: PLC0415  # few pages need it

            asked_alone = [rule for rule in wanted if rule.asks_fields]  # others compare fields of unlike conditions
            found = with_alternatives(
                found,
                beliefs.page,
                beliefs.fields,
                lambda way: [] if over() else _found(_believed(way, config), asked_alone, over),
            )
    found.sort(key=lambda one: (one[0].span, one[0].level.rank, one[0].rule))
    shown, hidden = identified(found, beliefs.page, beliefs.audience), ()
    if config.ignores or "formlint" in source.text:
        placed = [(finding, one[1]) for finding, one in zip(shown, found, strict=True)]
        shown, hidden = _parted(placed, beliefs, config, known, wanted)
    asked = [field.control.form.index for field in beliefs.fields if field.control.editable]
    return Report(
        source,
        tuple(_said(finding, config) for finding in shown if finding.confidence >= config.min_confidence),
        hidden,
        forms=len({*asked}),
        fields=len(asked),
        served=_served(beliefs),
        unfinished=over(),
    )


def _found(
    beliefs: Beliefs, wanted: Sequence[Rule], over: Callable[[], bool]
) -> "list[tuple[Finding, Field | None, Form | None]]":
    """What some rules, asked until the time is over, find, with the fields and forms concerned."""
    placed = [*_on_page(beliefs, wanted, over), *_on_forms(beliefs, wanted, over)]
    placed += _on_fields(beliefs, wanted, over)
    return [(_finding(group), group[0].field, group[0].form) for group in _fold(_most_telling(placed))]


def _said(finding: Finding, config: Config) -> Finding:
    return translated(finding, config.lang) if config.lang else finding


def _asked(known: Iterable[Rule], config: Config) -> list[Rule]:
    """The rules that are selected, with the levels that the settings give them."""
    levels = dict(config.levels)
    selected = [rule for rule in known if config.select is None or rule.id in config.select]
    return [replace(rule, level=levels[rule.id]) if rule.id in levels else rule for rule in selected]


def _served(beliefs: Beliefs) -> tuple[tuple[str, ...], ...]:
    """The codes of the territories that each form serves, as far as that is sure enough to ask for what they need."""
    whom = beliefs.audience
    common, own = _codes(whom.served), {index: _codes(served) for index, served in whom.own.items()}
    return tuple(own.get(form.index, common) for form in beliefs.page.forms)


def _codes(served: Iterable[Served]) -> tuple[str, ...]:
    return tuple(one.territory for one in served if one.confidence >= SERVED)


def ask(rule: Rule, field: Field, whom: Audience) -> tuple[Finding, ...]:
    """What one rule finds on one field, whatever other rules find."""
    return tuple(_finding(group) for group in _fold(_on_field(rule, field, _whom(field.control.form, whom))))


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
    about = [
        (_finding([_Placed(rule, hit)]), None, None)
        for directive in directives
        for rule in asked
        for hit in _hits(rule, directive)
    ]
    own = identified(about, beliefs.page, beliefs.audience)
    return tuple(sorted((*shown, *own), key=lambda finding: finding.span)), hidden


def _on_page(beliefs: Beliefs, wanted: Iterable[Rule], over: Callable[[], bool]) -> Iterator[_Placed]:
    placed = _by_place(beliefs.fields)
    for rule in wanted:
        if over():
            return
        if rule.scope is Scope.PAGE and (rule.everywhere or beliefs.page.document.elements):
            for hit in _hits(rule, beliefs.page):
                yield _Placed(rule, hit, _field_at(hit.span, placed))


def _by_place(fields: Iterable[Field]) -> list[tuple[int, Field]]:
    """The fields with the offsets at which their elements begin, in the order of the text."""
    return sorted(((field.control.element.start, field) for field in fields), key=itemgetter(0))


def _field_at(span: Span, placed: Sequence[tuple[int, Field]]) -> Field | None:
    """The field in whose start tag a span lies."""
    index = bisect_right(placed, span.start, key=itemgetter(0)) - 1
    field = placed[index][1] if index >= 0 else None
    return field if field and span in field.control.element.span else None


def _on_forms(beliefs: Beliefs, wanted: Iterable[Rule], over: Callable[[], bool]) -> Iterator[_Placed]:
    asked = [rule for rule in wanted if rule.scope is Scope.FORM]
    owned: dict[int, list[Field]] = {}
    for field in beliefs.fields:
        owned.setdefault(field.control.form.index, []).append(field)
    for fields in owned.values() if asked else ():
        if over():
            return
        placed = _by_place(fields)
        for rule in asked:
            for hit in _hits(rule, fields[0].control.form, tuple(fields)):
                yield _Placed(rule, hit, _field_at(hit.span, placed), fields[0].control.form)


def _on_fields(beliefs: Beliefs, wanted: Sequence[Rule], over: Callable[[], bool]) -> Iterator[_Placed]:
    on_all = [rule for rule in wanted if rule.asks_fields and not rule.purposes]
    on_purpose: dict[str | None, list[Rule]] = {}
    for rule in wanted:
        for name in rule.purposes:
            on_purpose.setdefault(name, []).append(rule)
    whom: dict[int, _Whom] = {}
    for field in beliefs.fields:
        control = field.control
        if over():
            return
        if not (control.editable or control.readonly):
            continue
        known = on_purpose.get(field.purpose, ()) if field.confidence >= LEAST_CONFIDENCE else ()
        editable, names = control.editable, control.element.names
        if control.form.index not in whom:
            whom[control.form.index] = _whom(control.form, beliefs.audience)
        for rule in (*on_all, *known):
            if (editable or rule.readonly) and not (rule.needs and rule.needs.isdisjoint(names)):
                yield from _on_field(rule, field, whom[control.form.index])


def _whom(form: Form, whom: Audience) -> _Whom:
    served = [one for one in whom.of(form) if one.confidence >= LEAST_SERVED]
    known = [(packs.territory(one.territory), one) for one in served]
    sure = [pack for pack, one in known if one.confidence >= SERVED]
    chosen = next((one for one in served if any(clue.signal == "list-selected" for clue in one.clues)), None)
    return _Whom(sure, known if sure else [(packs.territory(packs.WORLD), None), *known], chosen)


def _on_field(rule: Rule, field: Field, whom: _Whom) -> Iterator[_Placed]:
    if rule.scope is Scope.FIELD:
        for hit in _hits(rule, field):
            yield _Placed(rule, hit, field)
    elif rule.scope is Scope.FIELD_IN_ALL:
        for hit in _hits(rule, field, whom.sure):
            yield _Placed(rule, hit, field)
    else:
        for pack, served in whom.each:
            for hit in _hits(rule, field, pack):
                yield _Placed(rule, hit, field, None, served, whom.chosen if served else None)


def _hits(rule: Rule, *asked: object) -> list[Hit]:
    """What a rule finds; nothing where its question takes too long to decide."""
    try:
        return list(rule.check(*asked))
    except BudgetExceededError:
        return []


def _most_telling(placed: Sequence[_Placed]) -> Iterator[_Placed]:
    """Leave out hits on a control on which a rule that tells more about the same fault has one."""
    on_control = {(one.rule.id, one.field.control.index) for one in placed if one.field}
    for one in placed:
        if one.field is None or not any((other, one.field.control.index) in on_control for other in one.rule.unless):
            yield one


def _fold(placed: Iterable[_Placed]) -> Iterable[list[_Placed]]:
    """Hits of one rule at one place, found for several territories, are one finding."""
    groups: dict[object, list[_Placed]] = {}
    for one in placed:
        groups.setdefault((one.rule.id, one.hit.span), []).append(one)
    return groups.values()


def _finding(group: list[_Placed]) -> Finding:
    first = min(group, key=lambda one: (one.hit.level or one.rule.level).rank)
    rule, hit, field = first.rule, first.hit, first.field
    served = [one.served for one in (first, *(one for one in group if one is not first)) if one.served]
    swapped = _is_swapped(first, served)
    fix = _widest_fix(group)
    return Finding(
        rule=rule.id,
        category=rule.category,
        level=Level.INFO if swapped else _level(first, served),
        confidence=round(_confidence(first), 2),
        message=_with_others(hit.message, [one.territory for one in served[1:]]),
        span=hit.span,
        subject=_subject(field),
        attribute=_attribute(hit, field),
        purpose=field.purpose if field else None,
        territories=tuple(one.territory for one in served),
        witness=hit.witness,
        wcag=rule.wcag,
        help=fix.title if fix else hit.help,
        fixes=(fix,) if fix else (),
        evidence=(*_evidence(rule, field, served), *([Note(_SWAPPED, None)] if swapped else [])),
        keyboard=hit.keyboard,
    )


def _is_swapped(one: _Placed, served: Sequence[Served]) -> bool:
    """Whether the attribute is right for the country that the form has chosen: it may change with that."""
    if one.chosen is None or one.chosen in served:
        return False
    swapped = any(clue.signal == "list-subdivisions" for clue in one.chosen.clues)  # the form has its regions only
    return swapped or _attribute(one.hit, one.field) in _SWAPPABLE


def _level(one: _Placed, served: Sequence[Served]) -> Level:
    level = one.rule.level.lowered_to(one.hit.level or one.rule.level)
    if one.field is not None:
        if one.rule.purposes and one.field.confidence < _ERROR_CONFIDENCE:
            level = level.lowered_to(Level.WARNING)
        if one.field.control.form.novalidate and _attribute(one.hit, one.field) in _STOPPED_BY_NOVALIDATE:
            level = level.lowered_to(Level.WARNING)
    return level.lowered_to(_highest(served, one.field)) if served else level


def _highest(served: Sequence[Served], field: Field | None) -> Level:
    """The highest level that the audience bears: territories that share a language count together.

    What only another form says is good for a warning: that form may have nothing to do with this one.
    """
    bare = [one for one in served if all(clue.shared for clue in one.clues)]
    alone = [one.confidence for one in served if one not in bare and not _is_offered_elsewhere(one, field)]
    if max(alone, default=0) >= SERVED or _together(bare) >= _SERVED_BY_SHARED_SIGNS:
        return Level.ERROR
    together = _together(served)
    return Level.WARNING if together >= SERVED else Level.INFO


def _together(served: Sequence[Served]) -> float:
    return 1 - prod(1 - one.confidence for one in served)


def _is_offered_elsewhere(one: Served, field: Field | None) -> bool:
    """Whether all that speaks for a territory alone stands in other forms."""
    owner = field.control.form.element if field else None
    plain = [clue.element for clue in one.clues if not clue.shared]
    return field is not None and all(element is not None and _form(element) not in {None, owner} for element in plain)


def _form(element: Element) -> Element | None:
    """The form that an element, or the list around it, is submitted with or stands in."""
    listed = element.closest("select") or element
    return listed.document.form_owner(listed) or listed.closest("form")


def _confidence(one: _Placed) -> float:
    meaning = one.field.confidence if one.field and one.rule.purposes else 1.0
    return meaning * (one.served.confidence if one.served else 1.0)


def _widest_fix(group: Sequence[_Placed]) -> Fix | None:
    fixes = [one.hit.fix for one in group if one.hit.fix]
    return max(
        fixes, key=lambda fix: [int(edit.text) if edit.text.isdecimal() else 0 for edit in fix.edits], default=None
    )


def _with_others(message: Message, territories: Sequence[str]) -> Message:
    named = [packs.territory(code) for code in territories[:_NAMED_TERRITORIES]]
    more = len(territories) - len(named)
    if not named:
        return message
    if len(named) == 1:
        return say("{message}; also {first}", message=message, first=named[0])
    if not more:
        return say("{message}; also {first} and {second}", message=message, first=named[0], second=named[1])
    return say(
        "{message}; also {first}, {second} and {more} more", message=message, first=named[0], second=named[1], more=more
    )


def _subject(field: Field | None) -> Subject | None:
    return Subject(field.control.tag, field.control.id, field.control.name) if field else None


def _attribute(hit: Hit, field: Field | None) -> str | None:
    attributes = field.control.element.attributes if field else ()
    index = bisect_right(attributes, hit.span.start, key=lambda attribute: attribute.span.start) - 1
    return attributes[index].name if index >= 0 and hit.span in attributes[index].span else None


def _evidence(rule: Rule, field: Field | None, served: Sequence[Served]) -> tuple[Note, ...]:
    """The weightiest reasons to take the field for what it is, and to think that it serves the territories."""
    reasons: list[Evidence] = []
    if field and rule.purposes:
        reasons += sorted(field.evidence, key=lambda reason: -reason.weight)[:_NOTES]
    for one in served[: _NAMED_TERRITORIES + 1]:
        reasons += sorted(one.evidence, key=lambda reason: -reason.weight)[:1]
    return tuple(dict.fromkeys(Note(reason.text, reason.span) for reason in reasons))
