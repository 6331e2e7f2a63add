"""The rules are asked about a page, its forms and its fields, until its time is over; hits come form by form."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import overload

from formlint.forms.audience.binding import bound_in
from formlint.forms.audience.lookup import atlas
from formlint.forms.purpose.field import Field, by_form
from formlint.html.source import Span
from formlint.knowledge.message import Message
from formlint.knowledge.pack import Pack
from formlint.lint.alternatives import Alternatives
from formlint.lint.analysis import Analysis
from formlint.lint.deadline import Over
from formlint.lint.placed import Placed, Whom
from formlint.lint.plan import Plan, looks_at
from formlint.rule.declaration import Rule, RuleFailedError, Scope
from formlint.rule.hit import Answers, Fix, Hit, Level, Note
from formlint.rule.reasons import Reason
from formlint.values.regex.errors import BudgetExceededError

_AT_ONCE, _SPELLS = 500, 10  # fields of a stretch; of a page of more than ten of them, a tenth makes one


class Asking:
    """How rules are asked about a page: until its time is `over`; what has `failed`, by its id, is not asked again.

    Why rules tell nothing is kept in `notes`, with their ids, if that is a list.
    """

    def __init__(self, over: Over, notes: list[tuple[str, Note]] | None = None) -> None:
        """Begin, with all rules sound."""
        self.over = over
        self.failed: dict[str, str] = {}
        self._notes = notes

    def note(self, rule: Rule, note: Note) -> None:
        """Keep why a rule tells nothing."""
        if self._notes is not None:
            self._notes.append((rule.id, note))

    def hits(self, rule: Rule, *asked: object) -> list[Hit]:
        """What a rule finds until the time is over; nothing where its question takes too long to decide."""
        if self.failed and rule.id in self.failed:
            return []
        found: list[Hit] = []
        try:
            for hit in rule.check(*asked):
                if isinstance(hit, Note):
                    self.note(rule, hit)
                    continue
                found.append(hit)
                if self.over():
                    break
        except BudgetExceededError:
            self.note(rule, Note(Reason.UNDECIDED, None))
            return []
        except RuleFailedError as error:
            self.failed[rule.id] = str(error)
        return found


def ask(analysis: Analysis, plan: Plan, asking: Asking) -> Iterator[Sequence[Placed]]:
    """What the rules find: first all that is about no field, then form by form what is about its fields.

    All hits on one field come at once.
    """
    rows, whole = by_form(analysis.fields), defaultdict[int | None, list[Placed]](list)
    for one in chain(_on_page(analysis, plan, asking), _on_forms(rows.values(), plan, asking)):
        whole[one.field.control.index if one.field else None].append(one)
    yield whole.pop(None, ())
    whom = _Whoms(analysis)
    for fields in _stretches(rows.values(), analysis):
        of_whole = [one for field in fields for one in whole.get(field.control.index, ())]
        yield [*of_whole, *_on_fields(fields, plan, whom, asking)]


class _Whoms:
    """Whom the fields of a page serve; most of them share a state."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._known: dict[int, Whom] = {}
        self._bound: dict[int, frozenset[str]] = {}

    @cached_property
    def alternatives(self) -> Alternatives:
        """The fields of which people fill in one."""
        return Alternatives(self._analysis)

    def only(self, field: Field) -> frozenset[str]:
        """The territories that the texts of a field say it is only for; empty for all."""
        index = field.control.index
        if index not in self._bound:
            texts = (*field.control.labels, field.control.before(), field.control.after())
            known = atlas(self._analysis.knowledge)
            self._bound[index] = frozenset[str]().union(*(bound_in(known, text.text) for text in texts if text))
        return self._bound[index]

    def of(self, field: Field) -> Whom:
        """Whom rules ask about for a field."""
        state = self._analysis.audience.about(field.control, field.purpose)
        if id(state) not in self._known:
            self._known[id(state)] = Whom(state, self._analysis.knowledge)
        return self._known[id(state)]


def at_once(things: Sized) -> int:
    """How many fields or findings of a page may be read before what was read is let go."""
    return max(_AT_ONCE, len(things) // _SPELLS)


def _stretches(rows: Iterable[Sequence[Field]], analysis: Analysis) -> Iterator[Sequence[Field]]:
    """The fields form by form; of very many in stretches, before each of which what was read so far is let go."""
    most = at_once(analysis.fields)
    many = len(analysis.fields) > most
    read = most if many else 0  # by the rules on pages
    for row in rows:
        for fields in (row[start : start + most] for start in range(0, len(row), most)):
            if read + len(fields) > most:
                analysis.forget_parts()
                read = 0
            read += len(fields)
            yield fields
    if many:
        analysis.forget_parts()


def ask_alone(rule: Rule, field: Field, analysis: Analysis) -> tuple[list[Placed], Sequence[Message]]:
    """What one rule finds on one field, whatever other rules find; and why it leaves out what it leaves out."""
    if not looks_at(rule, field.control.type, field.control.element.names):
        return [], ()
    whom, notes = _Whoms(analysis), list[tuple[str, Note]]()
    asking = Asking(lambda: False, notes)

    def noted(*asked: object) -> Answers:
        reason = yield from rule.check(*asked)
        if reason is not None:
            asking.note(rule, Note(reason, None))
        return reason

    placed = [*_on_field([replace(rule, check=noted)], field, whom.of(field), asking)]
    why = [_why_taken_beside(one, field, whom) for one in placed]
    left = [one for one, reason in zip(placed, why, strict=True) if reason is None]
    return left, tuple(dict.fromkeys([*(note.text for _, note in notes), *filter(None, why)]))


def _on_page(analysis: Analysis, plan: Plan, asking: Asking) -> Iterator[Placed]:
    placed = _by_place(analysis.fields) if plan.on_page else []
    written = analysis.document.lookup.names if plan.on_page else frozenset[str]()
    for rule in plan.on_page if analysis.document.elements else plan.on_every_page:
        if rule.attributes and rule.attributes.isdisjoint(written):
            continue
        if asking.over():
            return
        for hit in asking.hits(rule, analysis.page):
            yield Placed(rule, hit, _field_at(hit.span, placed))


def _by_place(fields: Iterable[Field]) -> list[tuple[int, Field]]:
    """The fields with the offsets at which their elements begin, in the order of the text."""
    return sorted(((field.control.element.start, field) for field in fields), key=itemgetter(0))


def _field_at(span: Span, placed: Sequence[tuple[int, Field]]) -> Field | None:
    """The field in whose start tag a span lies."""
    index = bisect_right(placed, span.start, key=itemgetter(0)) - 1
    field = placed[index][1] if index >= 0 else None
    return field if field and span in field.control.element.span else None


def _on_forms(rows: Iterable[Sequence[Field]], plan: Plan, asking: Asking) -> Iterator[Placed]:
    for fields in rows if plan.on_forms else ():
        placed, form = _by_place(fields), fields[0].control.form
        for rule in plan.on_forms:
            if asking.over():
                return
            for hit in asking.hits(rule, form, tuple(fields)):
                yield Placed(rule, hit, _field_at(hit.span, placed), form)


def _on_fields(fields: Iterable[Field], plan: Plan, whom: _Whoms, asking: Asking) -> Iterator[Placed]:
    for field in fields:
        if asking.over():
            return
        rules = plan.on_fields.about(field)
        if rules:
            for one in _on_field(rules, field, whom.of(field), asking):
                if not _why_taken_beside(one, field, whom):
                    yield one


def _why_taken_beside(one: Placed, field: Field, whom: _Whoms) -> Message | None:
    """Why a hit concerns nobody: people there have another field, or this one, or its label, is not theirs."""
    if one.served is None:
        return None
    only, witness = whom.only(field), one.hit.witness
    if only and one.served.territory not in only:
        return Reason.FOR_OTHERS
    beside = whom.alternatives
    taken = beside.take(field, witness) if witness else one.rule.topic == "label" and beside.to(field)
    return Reason.OTHER_CHOICE if taken else None


def _on_field(rules: Iterable[Rule], field: Field, whom: Whom, asking: Asking) -> Iterator[Placed]:
    for rule in rules:
        if rule.scope is Scope.FIELD:
            for hit in asking.hits(rule, field):
                yield from _as_seen(Placed(rule, hit, field), asking)
        elif rule.scope is Scope.FIELD_IN_ALL:
            for hit in _in_all(rule, field, whom, asking):
                code = _territory_of(hit)
                served = next((one for one in whom.served if one.territory == code), None)
                yield from _as_seen(Placed(rule, hit, field, None, served, whom if served else None), asking)
        else:
            for pack, served in whom.each:
                if asking.over():  # one pattern may be asked about in two hundred territories
                    return
                for hit in asking.hits(rule, field, pack):
                    yield from _as_seen(Placed(rule, hit, field, None, served, whom if served else None), asking)


def _as_seen(one: Placed, asking: Asking) -> Iterator[Placed]:
    """A hit, one level milder where its field is hidden at first: a script that shows it may change it, too.

    What a class hides counts for what a territory needs, which changes most; advice about that is not told there.
    """
    control = one.field.control if one.field else None
    away = control is not None and one.served is not None and control.is_put_away
    if away and one.level is Level.INFO:
        asking.note(one.rule, Note(Reason.PUT_AWAY, None))
    else:
        unseen = away or (control is not None and control.hidden)
        yield one.lowered_to(one.level.milder) if unseen else one


def _territory_of(hit: Hit) -> str | None:
    """The territory that a hit is about, as it says itself or names it in its message."""
    named = (one.territory for one in hit.message.parts.values() if isinstance(one, Pack))
    return hit.territory or next(named, None)


class _Packs(Sequence[Pack]):
    """Packs that a rule is asked about, and whether it has `looked` at them."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._packs = packs
        self.looked = False

    @overload
    def __getitem__(self, index: int) -> Pack: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Pack]: ...
    def __getitem__(self, index: int | slice) -> Pack | Sequence[Pack]:
        self.looked = True
        return self._packs[index]

    def __iter__(self) -> Iterator[Pack]:
        self.looked = True
        return iter(self._packs)

    def __len__(self) -> int:
        self.looked = True
        return len(self._packs)


def _in_all(rule: Rule, field: Field, whom: Whom, asking: Asking) -> Iterable[Hit]:
    """What a rule finds in the territories surely served; its fixes are safe if they suit those perhaps served, too.

    Where those who may choose another country are all that it finds something in, what it finds in those who count now
    is told instead. A rule that looks at no territory says the same of any.
    """
    sure = _Packs(whom.sure)
    hits = asking.hits(rule, field, sure)
    if not hits or not sure.looked:
        return hits
    counting = [pack for pack in whom.sure if pack.territory in whom.state.standing]
    if counting and whom.may_change(field) and _is_about_others(hits, whom):
        hits = asking.hits(rule, field, counting) or hits
    if len(whom.sure) == len(whom.known) or not any(hit.fix and hit.fix.safe for hit in hits):
        return hits
    suiting = [hit.fix.edits for hit in asking.hits(rule, field, whom.known) if hit.fix and hit.fix.safe]
    return [hit if hit.fix is None or hit.fix.edits in suiting else _doubtful(hit, hit.fix) for hit in hits]


def _is_about_others(hits: Sequence[Hit], whom: Whom) -> bool:
    """Whether hits are about territories, and about none that counts now."""
    named = [*map(_territory_of, hits)]
    return any(named) and whom.state.standing.keys().isdisjoint(named)


def _doubtful(hit: Hit, fix: Fix) -> Hit:
    """A hit whose fix may be wrong for a territory that is perhaps served, too."""
    return hit._replace(fix=fix._replace(safe=False))
