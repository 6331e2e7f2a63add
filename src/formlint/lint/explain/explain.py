"""The steps of the line, taken for one control and written down."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from formlint.forms.controls import BUTTON_TYPES, Control
from formlint.html.source import Span
from formlint.knowledge.message import EMPTY, Figure, Message, say, verbatim
from formlint.knowledge.pack import WORLD, Pack
from formlint.knowledge.store import Knowledge
from formlint.lint.analysis import Analysis
from formlint.lint.asking import ask_alone
from formlint.lint.engine import answered
from formlint.lint.explain.constraints import constraints
from formlint.lint.explain.location import fields_at
from formlint.lint.explain.model import Answer, Explanation, Question, Typed, ValidIn, Worth
from formlint.lint.naming import WITNESSED
from formlint.lint.placed import Found
from formlint.lint.plan import LEAST_CONFIDENCE, WhyNot, perhaps_served, selected, surely_served, why_not
from formlint.lint.precedence import Told
from formlint.lint.report import Finding
from formlint.lint.resolve import every, untold
from formlint.lint.third_parties import is_brought
from formlint.rule.constraints import pattern_language, pattern_of
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules
from formlint.rule.field import Field
from formlint.rule.hit import Note
from formlint.rule.reasons import Reason
from formlint.values.accepted import Accepted, accepted
from formlint.values.keyboard import Keyboard
from formlint.values.spelling import Value

_VALUES = 3  # of each territory
_UNTOLD = BUTTON_TYPES | {"checkbox", "color", "file", "radio"}  # types that take none of our values
_ORDER = tuple(Answer)
_TABLES = {
    "address-level1": "address",
    "family-name": "names",
    "given-name": "names",
    "name": "names",
    "postal-code": "postal_code",
    "tel": "phone",
    "tel-national": "phone",
    "transaction-amount": "numbers",
}
"""The tables of packs that hold the values for a purpose."""


@dataclass(frozen=True, slots=True)
class _Check:
    """A check of the whole page: what it was asked with, and what came of it.

    Attributes:
        chosen: The ids of the rules that the settings choose.
        found: All findings, each with the field it is about; `shown` are the rules and places of those not hidden, and
            `hushed` those of what a comment hides.
        notes: Why rules on pages and forms tell nothing of places, with their ids.
    """

    analysis: Analysis
    rules: Sequence[Rule]
    chosen: frozenset[str]
    found: Sequence[Found]
    notes: Sequence[tuple[str, Note]]
    shown: frozenset[tuple[str, Span]]
    hushed: frozenset[tuple[str, Span]]


def explain(
    analysis: Analysis, line: int, column: int | None = None, known: Sequence[Rule] | None = None
) -> tuple[Explanation, ...]:
    """The reasoning about each control on a line, or about the one nearest to a column of it.

    The answers are those of a check of the page with the same settings: what that finds on the control is a hit here.

    Args:
        analysis: The page; its time begins anew.
        line: Counted from 1, as the column.
        column: Of the control that is meant, where there are several.
        known: All rules there are; without, those of the settings.

    Raises:
        NoControlError: There is no control on the line.
    """
    fields, config = fields_at(analysis, line, column), analysis.config
    known = rules(config.rules) if known is None else known
    notes = list[tuple[str, Note]]()
    report, found = answered(analysis.resumed(), known, notes=notes)
    chosen = frozenset(rule.id for rule in selected(known, config))
    shown = frozenset((finding.rule, finding.span) for finding in report.findings)
    hushed = frozenset((one.finding.rule, one.finding.span) for one in report.hidden if one.by == "page")
    check = _Check(analysis, known, chosen, found, notes, shown, hushed)
    return tuple(_explain(check, field) for field in fields)


def _explain(check: _Check, field: Field) -> Explanation:
    control = field.control
    state = check.analysis.audience.about(control, field.purpose)
    served = state.served
    concerned = [rule for rule in check.rules if rule.asks_fields and why_not(rule, field) is not WhyNot.PURPOSE]
    questions = _questions(check, concerned, field)
    hit = [code for question in questions for code in question.territories]
    doubtful = not surely_served(served)
    asked = [one.territory for one in perhaps_served(served)]
    telling = [*([WORLD] if doubtful else []), *sorted(asked, key=lambda code: code not in hit)]
    return Explanation(
        field=field,
        state=state,
        doubtful=doubtful,
        valid=tuple(_valid(field, telling, check.analysis.knowledge)),
        accepts=tuple(constraints(control)),
        keyboards=control.keyboards if control.editable else (),
        questions=questions,
        others=sum(rule.asks_fields for rule in check.rules) - len(concerned),
    )


def _questions(check: _Check, concerned: Sequence[Rule], field: Field) -> tuple[Question, ...]:
    """What the check has found on a control, and of the rules that found nothing, why."""
    tag = field.control.element.span
    hits = [finding for finding, about, _ in check.found if about is field or (about is None and finding.span in tag)]
    titles = {rule.id: rule.title for rule in check.rules}
    answers = [_hit(finding, titles[finding.rule], check) for finding in hits]
    known, told = {rule.id: rule for rule in check.rules}, Told()
    for finding in hits:
        told.add(known[finding.rule], 0, finding.attribute)
    for rule in concerned:
        if rule.id not in {finding.rule for finding in hits}:
            answers += _silent(check, rule, field, told)
    answers += _noted(check, tag, {answer.rule for answer in answers})
    return tuple(sorted(answers, key=lambda question: _ORDER.index(question.answer)))


def _hit(finding: Finding, title: str, check: _Check) -> Question:
    text, place = finding.message, (finding.rule, finding.span)
    if place in check.hushed:
        text = say("{finding} (a comment hides it)", finding=text)
    elif place not in check.shown:
        text = say("{finding} (the settings hide it)", finding=text)
    return Question(finding.rule, title, Answer.HIT, finding.level, text, finding.territories)


def _silent(check: _Check, rule: Rule, field: Field, told: Told) -> Iterator[Question]:
    """Why a rule has found nothing on a control: it was not asked, another one tells more, or all is well."""
    reason = why_not(rule, field)
    if rule.id not in check.chosen or reason:
        why = _in_words(reason, field) if reason else say("the settings do not select them")
        yield Question(rule.id, rule.title, Answer.NOT_ASKED, text=why)
        return
    placed, reasons = ask_alone(rule, field, check.analysis)
    findings, left = every(placed, check.analysis.document), False
    for finding in findings:
        if teller := told.more_than(rule, 0, finding.attribute):
            left, text = True, say("{finding}; {rule} tells more about it", finding=finding.message, rule=teller)
            yield Question(rule.id, rule.title, Answer.LEFT, finding.level, text, finding.territories)
    if not left:
        why = chain(_why_spared(findings, check.analysis), untold(placed, check.analysis.document), reasons)
        text = next(why, None) or _why_undecided(rule, field.control) or EMPTY
        yield Question(rule.id, rule.title, Answer.NO_HIT, text=text)


def _noted(check: _Check, tag: Span, answered: Collection[str]) -> Iterator[Question]:
    """Why rules on pages and forms tell nothing of a control, each once."""
    known = {rule.id: rule for rule in check.rules if rule.id not in answered and not rule.asks_fields}
    for name, note in check.notes:
        if note.span and note.span in tag and (rule := known.pop(name, None)):
            yield Question(name, rule.title, Answer.NO_HIT, text=note.text)


def _why_spared(findings: Iterable[Finding], analysis: Analysis) -> Iterator[Message]:
    """Why what a rule finds on a control is not among the findings of the page, though no other rule tells more."""
    for finding in findings:
        yield Reason.THIRD_PARTY if is_brought(finding.span, analysis.document) else Reason.FIRST_BOX


def _why_undecided(rule: Rule, control: Control) -> Message | None:
    """Why a rule on attributes cannot decide: template code writes one, or the pattern cannot be analyzed."""
    unknown = any(map(control.element.unknown, rule.attributes)) or (rule.types and control.element.unknown("type"))
    if unknown:
        return Reason.CODE
    tries_values = "pattern" in rule.attributes and rule.purposes and rule.category in WITNESSED
    pattern = pattern_of(control) if tries_values else None
    return Reason.UNDECIDED if pattern and pattern.value and pattern_language(control) is None else None


def _in_words(reason: WhyNot, field: Field) -> Message:
    if reason is WhyNot.UNSURE:
        return say(
            "the confidence that the field asks for {purpose} is below {share}",
            purpose=verbatim(field.tables.describe(field.purpose or "")),
            share=Figure(LEAST_CONFIDENCE, is_share=True),
        )
    return reason.value


def _valid(field: Field, territories: Sequence[str], known: Knowledge) -> Iterator[ValidIn]:
    """The valid values of the territories; those that have the same are told once."""
    control = field.control
    takes = _taking(control)
    keyboards = control.keyboards if control.editable else ()
    groups: dict[tuple[tuple[Value, ...], tuple[str, ...], str], list[str]] = {}
    for code in territories if control.type not in _UNTOLD else ():
        pack = known.territory(code)
        values = field.values(pack)[:_VALUES]
        if values:
            groups.setdefault((values, *_source(field, pack, known)), []).append(code)
    for (values, source, note), codes in groups.items():
        yield ValidIn(tuple(codes), tuple(_worth(value, takes, keyboards) for value in values), source, note)


@dataclass(frozen=True, slots=True)
class _Choices:
    """What can be chosen from a list, in small letters."""

    texts: frozenset[str]

    def accepts(self, text: str) -> bool:
        return text.casefold() in self.texts

    def refusal(self, text: str) -> Message | None:
        return None if self.accepts(text) else say("not among the options")


@dataclass(frozen=True, slots=True)
class _Typing:
    """What can be typed, with the reasons of a refusal in words."""

    accepted: Accepted

    def accepts(self, text: str) -> bool:
        return self.accepted.accepts(text)

    def refusal(self, text: str) -> Message | None:
        reason = self.accepted.why_refused(text)
        if reason == "maxlength":
            return say('cut to "{value}" by maxlength', value=self.accepted.cut(text))
        return say("rejected by {reason}", reason=reason) if reason else None


def _taking(control: Control) -> _Choices | _Typing | None:
    if control.tag == "select":
        options = [option for option in control.options if not option.disabled]
        return _Choices(frozenset(text.casefold() for option in options for text in (option.value, option.text)))
    known = accepted(control)
    return _Typing(known) if known else None


def _worth(value: Value, takes: _Choices | _Typing | None, keyboards: Sequence[Keyboard]) -> Worth:
    customary = value.spellings[0]
    taken = None if takes is None else tuple(filter(takes.accepts, value.spellings))
    able = taken or value.spellings
    typed = (
        Typed(board.name, _lacking(board, customary), next(filter(board.can_type, able), "")) for board in keyboards
    )
    return Worth(value.spellings, taken, takes.refusal(customary) if takes else None, tuple(typed))


def _lacking(keyboard: Keyboard, text: str) -> str | None:
    """A character that the keyboard lacks; a letter or digit tells more than a separator."""
    return keyboard.missing("".join(filter(str.isalnum, text))) or keyboard.missing(text)


def _source(field: Field, pack: Pack, known: Knowledge) -> tuple[tuple[str, ...], str]:
    """Who says what is valid there, and what is unusual about it."""
    purpose = field.purpose or ""
    if purpose in _TABLES:
        table = getattr(pack, _TABLES[purpose])
        return (table.source, getattr(table, "note", "")) if table else ((), "")
    kinds = pack.identifiers(purpose)
    if kinds:
        return tuple(dict.fromkeys(source for kind in kinds for source in kind.source)), ""
    listed = known.values.values.get(purpose)
    return listed.source if listed else (), ""
