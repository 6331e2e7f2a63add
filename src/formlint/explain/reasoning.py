"""The steps of the line, taken for one control and written down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formlint import packs
from formlint.accepted import Accepted, accepted
from formlint.engine import LEAST_CONFIDENCE, LEAST_SERVED, SERVED, Beliefs, ask
from formlint.explain.constraints import constraints
from formlint.explain.model import Answer, Explanation, Question, Typed, ValidIn, Worth
from formlint.explain.place import fields_at
from formlint.finding import Finding
from formlint.forms import BUTTON_TYPES, Control
from formlint.keyboard import Keyboard
from formlint.packs import Pack
from formlint.purpose import Field, describe
from formlint.rule import Rule, Scope, keyboards_of
from formlint.valid import valid_values
from formlint.values import Value

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


def explain(beliefs: Beliefs, rules: Sequence[Rule], line: int, column: int | None = None) -> tuple[Explanation, ...]:
    """The reasoning about each control on a line, or about the one nearest to a column of it.

    Raises:
        NoControlError: There is no control on the line.
    """
    return tuple(_explain(beliefs, rules, field) for field in fields_at(beliefs, line, column))


def _explain(beliefs: Beliefs, rules: Sequence[Rule], field: Field) -> Explanation:
    control = field.control
    served = beliefs.audience.of(control.form)
    concerned = [rule for rule in rules if rule.asks_fields and _concerns(rule, field)]
    questions = (*_of_whole(beliefs, rules, control), *_questions(beliefs, concerned, field))
    hit = [code for question in questions for code in question.territories]
    doubtful = all(one.confidence < SERVED for one in served)
    asked = [one.territory for one in served if one.confidence >= LEAST_SERVED]
    telling = [*([packs.WORLD] if doubtful else []), *sorted(asked, key=lambda code: code not in hit)]
    return Explanation(
        field=field,
        served=served,
        doubtful=doubtful,
        valid=tuple(_valid(field, telling)),
        accepts=tuple(constraints(control)),
        keyboards=keyboards_of(control) if control.editable else (),
        questions=questions,
        others=sum(rule.asks_fields for rule in rules) - len(concerned),
    )


def _concerns(rule: Rule, field: Field) -> bool:
    return not rule.purposes or field.purpose in rule.purposes


def _questions(beliefs: Beliefs, rules: Sequence[Rule], field: Field) -> tuple[Question, ...]:
    why_not = {rule.id: reason for rule in rules if (reason := _why_not(rule, field))}
    found = {rule.id: ask(rule, field, beliefs.audience) for rule in rules if rule.id not in why_not}
    answers: list[Question] = []
    for rule in rules:
        if rule.id in why_not:
            answers.append(Question(rule.id, rule.title, Answer.NOT_ASKED, text=why_not[rule.id]))
        elif found[rule.id]:
            teller = next((other for other in sorted(rule.unless) if found.get(other)), None)
            answers += [_hit(rule, finding, teller) for finding in found[rule.id]]
        else:
            answers.append(Question(rule.id, rule.title, Answer.NO_HIT))
    return tuple(sorted(answers, key=lambda question: _ORDER.index(question.answer)))


def _of_whole(beliefs: Beliefs, rules: Sequence[Rule], control: Control) -> Iterator[Question]:
    """What rules that look at the form or the page as a whole find in the control's tag."""
    own = tuple(field for field in beliefs.fields if field.control.form is control.form)
    for rule in rules:
        if rule.scope in {Scope.FORM, Scope.PAGE}:
            asked = (control.form, own) if rule.scope is Scope.FORM else (beliefs.page,)
            for hit in rule.check(*asked):
                if hit.span in control.element.span:
                    yield Question(rule.id, rule.title, Answer.HIT, hit.level or rule.level, hit.message)


def _hit(rule: Rule, finding: Finding, teller: str | None) -> Question:
    answer = Answer.LEFT if teller else Answer.HIT
    text = f"{finding.message}; {teller} tells more about it" if teller else finding.message
    return Question(rule.id, rule.title, answer, finding.level, text, finding.territories)


def _why_not(rule: Rule, field: Field) -> str | None:
    """Why the engine does not ask a rule about a field that it concerns, None where it does."""
    reason = _out_of_reach(field.control)
    if reason is None and rule.purposes and field.confidence < LEAST_CONFIDENCE:
        return f"that it asks for {describe(field.purpose or '')} is less than {LEAST_CONFIDENCE:.0%} sure"
    return reason


def _out_of_reach(control: Control) -> str | None:
    if control.type in BUTTON_TYPES:
        return "it is a button"
    reasons = {"hidden": control.hidden, "disabled": control.disabled, "read-only": control.readonly}
    return next((f"the control is {reason}" for reason, holds in reasons.items() if holds), None)


def _valid(field: Field, territories: Sequence[str]) -> Iterator[ValidIn]:
    """The valid values of the territories; those that have the same are told once."""
    control = field.control
    takes = _taking(control)
    keyboards = keyboards_of(control) if control.editable else ()
    groups: dict[tuple[tuple[Value, ...], tuple[str, ...], str], list[str]] = {}
    for code in territories if control.type not in _UNTOLD else ():
        pack = packs.territory(code)
        values = valid_values(field, pack)[:_VALUES]
        if values:
            groups.setdefault((values, *_source(field, pack)), []).append(code)
    for (values, source, note), codes in groups.items():
        yield ValidIn(tuple(codes), tuple(_worth(value, takes, keyboards) for value in values), source, note)


@dataclass(frozen=True, slots=True)
class _Choices:
    """What can be chosen from a list, in small letters."""

    texts: frozenset[str]

    def accepts(self, text: str) -> bool:
        return text.casefold() in self.texts

    def refusal(self, text: str) -> str | None:
        return None if self.accepts(text) else "not among the options"


@dataclass(frozen=True, slots=True)
class _Typing:
    """What can be typed, with the reasons of a refusal in words."""

    accepted: Accepted

    def accepts(self, text: str) -> bool:
        return self.accepted.accepts(text)

    def refusal(self, text: str) -> str | None:
        reason = self.accepted.why_refused(text)
        if reason == "maxlength":
            return f'cut to "{self.accepted.cut(text)}" by maxlength'
        return f"refused by {reason}" if reason else None


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


def _source(field: Field, pack: Pack) -> tuple[tuple[str, ...], str]:
    """Who says what is valid there, and what is unusual about it."""
    purpose = field.purpose or ""
    if purpose in _TABLES:
        table = getattr(pack, _TABLES[purpose])
        return (table.source, table.note) if table else ((), "")
    kinds = pack.identifiers(purpose)
    if kinds:
        return tuple(dict.fromkeys(source for kind in kinds for source in kind.source)), ""
    listed: Mapping[str, Any] = packs.table("values")["values"].get(purpose, {})
    return tuple(listed.get("source", ())), ""
