"""From hits to findings: folded over territories, lowered in level where a belief is weak, with the reasons for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import prod

from formlint.forms.audience.model import Served
from formlint.forms.controls import Control, squeeze
from formlint.forms.purpose.field import Evidence, Field
from formlint.html.document import Document
from formlint.html.source import Span
from formlint.knowledge.message import Message, TerritoryName, say, sentence, several
from formlint.knowledge.pack import Pack
from formlint.knowledge.store import Knowledge
from formlint.lint import naming
from formlint.lint.parts import told_once
from formlint.lint.placed import Found, Placed
from formlint.lint.plan import ERROR_CONFIDENCE, SERVED, SERVED_BY_SHARED_SIGNS
from formlint.lint.precedence import Told
from formlint.lint.report import Finding, InTerritory, Reasons, Subject
from formlint.lint.room import Left, Room
from formlint.lint.standing import Judged, judge
from formlint.lint.subject import about, attribute_at
from formlint.rule.declaration import Rule
from formlint.rule.hit import Fix, Hit, Level, Note
from formlint.rule.reasons import Reason

_STOPPED_BY_NOVALIDATE = frozenset({"max", "min", "minlength", "pattern", "required", "step"})
_NAMED_TERRITORIES = 2  # territories named after the first before "and 31 more"
_NOTES = 3
_LABEL = 200  # characters of a label


_Key = tuple[str, Span]
"""A rule and the place of its hits."""


def resolve(
    asked: Iterable[Sequence[Placed]],
    document: Document,
    room: Room | None = None,
    note: Callable[[Rule, Note], None] | None = None,
) -> list[Found]:
    """What hits amount to, which come form by form, and all on one control at once; those that there is `room` for.

    A rule and a place make one finding, though fields of two forms may share the place. `note` is told which rules
    leave a place to another one.
    """
    found, words = dict[_Key, Found](), _Words()
    for hits in asked:
        grounds = _Grounds(words, document)
        for key, judged in _most_telling(_fold(told_once(hits), document.knowledge), note):
            if key in found or (room and _is_left(key, judged, room)):
                continue
            found[key] = _finding(judged, grounds), judged.telling[0].field, judged.telling[0].form
            if room:
                room.add(found[key][0])
    return [*found.values()]


def _is_left(key: _Key, judged: Judged, room: Room) -> bool:
    """Whether a finding is left out, as it could not be shown."""
    rule, span = key
    if key in room.left:
        return True
    if not room.may_be_full(rule):
        return False
    first, field, form = _worst(judged.telling), judged.telling[0].field, judged.telling[0].form
    attribute = _attribute(first.hit, first.field)
    full = room.is_full(rule, _level_of(judged, first, attribute), span)
    if full:
        room.left[key] = Left(rule, attribute, span, field, form)
    return full


def every(placed: Iterable[Placed], document: Document) -> list[Finding]:
    """The same, also where another rule tells more about the same fault."""
    grounds = _Grounds(_Words(), document)
    return [_finding(judged, grounds) for judged in _fold(placed, document.knowledge).values()]


def untold(placed: Iterable[Placed], document: Document) -> list[Message]:
    """Why hits make no finding, if all of those at a place are left out."""
    return [one.why or Reason.SMALL for one in _judged(placed, document.knowledge).values() if not one.telling]


def _most_telling(
    groups: Mapping[_Key, Judged], note: Callable[[Rule, Note], None] | None
) -> Iterator[tuple[_Key, Judged]]:
    """Leave out what is told of a control on which a rule that tells more about the same fault has something."""
    told, first = Told(), {key: judged.telling[0] for key, judged in groups.items()}
    for one in first.values():
        if one.field:
            told.add(one.rule, one.field.control.index, _attribute(one.hit, one.field))
    for key, one in first.items():
        field = one.field
        if not field or not told.more_than(one.rule, field.control.index, _attribute(one.hit, field)):
            yield key, groups[key]
        elif note:
            note(one.rule, Note(Reason.OTHER_RULE, one.hit.span))


def _fold(placed: Iterable[Placed], known: Knowledge) -> dict[_Key, Judged]:
    """Hits of one rule at one place, found for several territories, are one finding, if they are worth one."""
    return {key: one for key, one in _judged(placed, known).items() if one.telling}


def _judged(placed: Iterable[Placed], known: Knowledge) -> dict[_Key, Judged]:
    """How those at each place are told."""
    groups: dict[_Key, list[Placed]] = {}
    for one in placed:
        groups.setdefault((one.rule.id, one.hit.span), []).append(one)
    meant = ((key, naming.named(group, known)) for key, group in groups.items())
    return {
        key: judge(group, _attribute(group[0].hit, group[0].field), known) if group else Judged(())
        for key, group in meant
    }


class _Words:
    """What is said on a page, each sentence once: with its parts one takes as much memory as a finding."""

    def __init__(self) -> None:
        self._messages: dict[tuple[str, str], Message] = {}
        self._notes: dict[str, Message] = {}
        self._elsewhere: dict[tuple[InTerritory, ...], tuple[InTerritory, ...]] = {}

    def message(self, message: Message) -> Message:
        """The first message that is like this one."""
        return self._messages.setdefault((message, message.template), message)

    def elsewhere(self, subject: Message, group: Iterable[Placed]) -> tuple[InTerritory, ...]:
        """What some hits on a subject say of their territories."""
        said = [
            InTerritory(one.served.territory, self.message(sentence(subject, one.hit.message)), one.hit.witness)
            for one in group
            if one.served
        ]
        return self._elsewhere.setdefault(tuple(said), tuple(said))

    def notes(self, reasons: Iterable[Evidence]) -> list[Note]:
        """The reasons for a belief."""
        return [Note(self._notes.setdefault(one.text, one.text), one.span) for one in reasons]


class _Grounds:
    """The reasons for what is believed of the fields and territories of one form, looked up once each."""

    def __init__(self, words: _Words, document: Document) -> None:
        self.words, self.document, self.known = words, document, document.knowledge
        self._fields: dict[int, list[Note]] = {}
        self._subjects: dict[int, Subject] = {}
        self._territories: dict[str, list[Note]] = {}

    def of_field(self, field: Field) -> list[Note]:
        """The weightiest reasons to take a field for what it is."""
        index = field.control.index
        if index not in self._fields:
            self._fields[index] = self.words.notes(field.reasons(_NOTES))
        return self._fields[index]

    def subject(self, control: Control) -> Subject:
        """A control as findings call it."""
        if control.index not in self._subjects:
            label = squeeze(control.label.text)[:_LABEL] if control.label else None
            self._subjects[control.index] = Subject(control.tag, control.id, control.name, label or None)
        return self._subjects[control.index]

    def of_territory(self, served: Served) -> list[Note]:
        """The weightiest reason to think that a territory is served."""
        code = served.territory
        if code not in self._territories:
            self._territories[code] = self.words.notes(served.reasons(1))
        return self._territories[code]


def _finding(judged: Judged, grounds: _Grounds) -> Finding:
    telling = judged.telling
    first = _worst(telling)
    rule, hit, field = first.rule, first.hit, first.field
    others = [*(one for one in telling if one is not first), *judged.rest]
    served = [one.served for one in (first, *others) if one.served]
    subject, named = about(hit.span, grounds.document, field.control.element if field else None)
    attribute = named if field else None
    fix, words = _widest_fix([*telling, *judged.rest], attribute), grounds.words
    title = words.message(fix.title) if fix else None
    message = sentence(subject, hit.message)
    if _names_territory(hit.message):
        message = _with_others(message, [one.territory for one in _alike(hit, others)], grounds.known)
    message = judged.condition(message, grounds.known)
    return Finding(
        rule=rule.id,
        category=rule.category,
        level=_level_of(judged, first, attribute),
        confidence=round(_confidence(first), 2),
        message=words.message(message),
        about=words.message(subject),
        span=hit.span,
        subject=grounds.subject(field.control) if field else None,
        attribute=attribute,
        purpose=field.purpose if field else None,
        territories=tuple([one.territory for one in _leading(telling, first)]),
        states=_states(first, served),
        elsewhere=words.elsewhere(subject, others) if others else (),
        witness=hit.witness,
        wcag=rule.wcag,
        help=words.message(hit.help) if title is None and hit.help else title,
        fixes=()
        if fix is None or title is None
        else (Fix(title, fix.edits, fix.safe and (attribute in _LENGTHS or not _is_guess(first))),),
        evidence=Reasons(partial(_evidence, hit.notes, field if rule.purposes else None, served, grounds)),
        keyboard=hit.keyboard,
        concerns=hit.concerns,
    )


def _worst(telling: Sequence[Placed]) -> Placed:
    return min(telling, key=lambda one: one.level.rank) if len(telling) > 1 else telling[0]


def _leading(telling: Sequence[Placed], first: Placed) -> list[Served]:
    """The territories of the hits that decide about the level, that of the first one first."""
    return [one.served for one in (first, *(one for one in telling if one is not first)) if one.served]


def _level_of(judged: Judged, first: Placed, attribute: str | None) -> Level:
    return _level(first, _leading(judged.telling, first), attribute).lowered_to(judged.highest)


_LENGTHS = frozenset({"maxlength", "minlength"})
"""To let more in harms nobody, whatever the field asks for."""


def _is_guess(one: Placed) -> bool:
    """Whether what the field asks for, which the rule goes by, is not sure enough to write it into the page unseen."""
    purposes, field = one.rule.purposes, one.field
    if not purposes or field is None:
        return False
    return field.confidence < ERROR_CONFIDENCE or (field.rival is not None and field.rival not in purposes)


def _states(first: Placed, served: Sequence[Served]) -> tuple[tuple[str, str], ...]:
    """Why each territory counts, the one whose witness is shown first."""
    state = first.whom.state if first.whom else None
    return tuple([(one.territory, str(state.stand(one.territory))) for one in served]) if state else ()


def _level(one: Placed, served: Sequence[Served], attribute: str | None) -> Level:
    level = one.rule.level.lowered_to(one.hit.level or one.rule.level)
    if one.field is not None:
        if one.rule.purposes and one.field.confidence < ERROR_CONFIDENCE:
            level = level.lowered_to(Level.WARNING)
        if attribute in _STOPPED_BY_NOVALIDATE and one.field.control.form.novalidate:
            level = level.lowered_to(Level.WARNING)
    return level.lowered_to(_highest(served, one.field)) if served else level


def _highest(served: Sequence[Served], field: Field | None) -> Level:
    """The highest level that the audience bears: territories that share a language count together."""
    bare, alone = list[Served](), list[Served]()
    for one in served:
        (bare if all(clue.shared for clue in one.clues) else alone).append(one)
    if any(one.confidence >= SERVED for one in alone) or (
        _together(bare) >= SERVED_BY_SHARED_SIGNS and not naming.is_by_language(bare, field)
    ):
        return Level.ERROR
    return Level.WARNING if _together(served) >= SERVED else Level.INFO


def _together(served: Sequence[Served]) -> float:
    return 1 - prod(1 - one.confidence for one in served)


def _confidence(one: Placed) -> float:
    meaning = one.field.confidence if one.field and one.rule.purposes else 1.0
    return meaning * (one.served.confidence if one.served else 1.0)


def _widest_fix(group: Sequence[Placed], attribute: str | None) -> Fix | None:
    """The fix that is good for all territories: the greatest limit, of minlength the least."""
    fixes = [one.hit.fix for one in group if one.hit.fix]
    if len(fixes) <= 1:
        return fixes[0] if fixes else None
    widest = min if attribute == "minlength" else max
    return widest(fixes, key=lambda fix: [int(edit.text) if edit.text.isdecimal() else 0 for edit in fix.edits])


def _names_territory(message: Message) -> bool:
    """Whether a message says of which territory it is true: what is said of none cannot be "the same for" others."""
    parts = message.parts.values()
    return any(
        isinstance(one, (Pack, TerritoryName)) or (isinstance(one, Message) and _names_territory(one)) for one in parts
    )


def _alike(hit: Hit, others: Iterable[Placed]) -> list[Served]:
    """The territories of other hits that say the same, each with a value of its own where there is one."""
    as_much = (one for one in others if one.hit.witness or one.hit.message.template == hit.message.template)
    return [one.served for one in as_much if one.served]


def _with_others(message: Message, territories: Sequence[str], known: Knowledge) -> Message:
    if not territories:
        return message
    named = several([known.territory(code) for code in territories], _NAMED_TERRITORIES)
    return say("{message}; the same for {territories}", message=message, territories=named)


def _attribute(hit: Hit, field: Field | None) -> str | None:
    attribute = attribute_at(hit.span, field.control.element) if field else None
    return attribute.name if attribute else None


def _evidence(
    noted: Sequence[Note], field: Field | None, served: Sequence[Served], grounds: _Grounds
) -> tuple[Note, ...]:
    """What is noted, and the weightiest reasons to take the field for what it is, and to think whom it serves."""
    reasons = [*grounds.of_field(field)] if field else []
    for one in served[: _NAMED_TERRITORIES + 1]:
        reasons += grounds.of_territory(one)
    return (*noted, *dict.fromkeys(reasons))
