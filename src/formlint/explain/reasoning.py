"""The steps of the line, taken for one control and written down."""

from collections.abc import Iterator, Sequence

from formlint import packs
from formlint.accepted import Accepted, accepted
from formlint.audience import Served
from formlint.engine import (
    _LEAST_CONFIDENCE,  # pyright: ignore[reportPrivateUsage]
    _LEAST_SERVED,  # pyright: ignore[reportPrivateUsage]
    _SERVED,  # pyright: ignore[reportPrivateUsage]
    Beliefs,
    _finding,  # pyright: ignore[reportPrivateUsage]
    _fold,  # pyright: ignore[reportPrivateUsage]
    _on_field,  # pyright: ignore[reportPrivateUsage]
)
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

_TERRITORIES = 5  # told of; those with hits come first
_VALUES = 4  # of each territory
_ORDER = tuple(Answer)


def explain(beliefs: Beliefs, rules: Sequence[Rule], line: int, column: int | None = None) -> tuple[Explanation, ...]:
    """The reasoning about each control on a line, or about the one nearest to a column of it.

    Raises:
        NoControlError: There is no control on the line.
    """
    return tuple(_explain(beliefs, rules, field) for field in fields_at(beliefs, line, column))


def _explain(beliefs: Beliefs, rules: Sequence[Rule], field: Field) -> Explanation:
    control = field.control
    served = beliefs.audience.of(control.form)
    concerned = [rule for rule in rules if rule.scope is not Scope.PAGE and _concerns(rule, field)]
    questions = _questions(beliefs, concerned, field)
    hit = [code for question in questions for code in question.territories]
    return Explanation(
        field=field,
        served=served,
        valid=tuple(_valid(field, _telling(served, hit))),
        accepts=tuple(constraints(control)),
        keyboards=keyboards_of(control) if control.editable else (),
        questions=questions,
        others=sum(rule.scope is not Scope.PAGE for rule in rules) - len(concerned),
    )


def _concerns(rule: Rule, field: Field) -> bool:
    return not rule.purposes or field.purpose in rule.purposes


def _questions(beliefs: Beliefs, rules: Sequence[Rule], field: Field) -> tuple[Question, ...]:
    why_not = {rule.id: reason for rule in rules if (reason := _why_not(rule, field))}
    found = {
        rule.id: [_finding(group) for group in _fold(_on_field(rule, field, beliefs.audience))]
        for rule in rules
        if rule.id not in why_not
    }
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


def _hit(rule: Rule, finding: Finding, teller: str | None) -> Question:
    answer = Answer.LEFT if teller else Answer.HIT
    text = f"{finding.message}; {teller} tells more about it" if teller else finding.message
    return Question(rule.id, rule.title, answer, finding.level, text, finding.territories)


def _why_not(rule: Rule, field: Field) -> str | None:
    """Why the engine does not ask a rule about a field that it concerns, None where it does."""
    reason = _out_of_reach(field.control)
    if reason is None and rule.purposes and field.confidence < _LEAST_CONFIDENCE:
        return f"that it asks for {describe(field.purpose or '')} is less than {_LEAST_CONFIDENCE:.0%} sure"
    return reason


def _out_of_reach(control: Control) -> str | None:
    if control.type in BUTTON_TYPES:
        return "it is a button"
    reasons = {"hidden": control.hidden, "disabled": control.disabled, "read-only": control.readonly}
    return next((f"the control is {reason}" for reason, holds in reasons.items() if holds), None)


def _telling(served: Sequence[Served], hit: Sequence[str]) -> list[str]:
    """The territories that were asked about, those with hits first; the world where none is known well enough."""
    asked = [one.territory for one in served if one.confidence >= _LEAST_SERVED]
    world = [] if any(one.confidence >= _SERVED for one in served) else [packs.WORLD]
    return [*world, *sorted(asked, key=lambda code: code not in hit)][:_TERRITORIES]


def _valid(field: Field, territories: Sequence[str]) -> Iterator[ValidIn]:
    takes = accepted(field.control)
    keyboards = keyboards_of(field.control)
    for code in territories:
        pack = packs.territory(code)
        values = valid_values(field, pack)
        if values:
            worths = tuple(_worth(value, takes, keyboards) for value in values[:_VALUES])
            yield ValidIn(code, pack.name, worths, *_source(field, pack))


def _worth(value: Value, takes: Accepted | None, keyboards: Sequence[Keyboard]) -> Worth:
    taken = None if takes is None else tuple(filter(takes.accepts, value.spellings))
    refusal = takes.why_refused(value.spellings[0]) if takes else None
    able = value.spellings if not taken else taken
    typed = tuple(
        Typed(keyboard.name, keyboard.missing(value.spellings[0]), next(filter(keyboard.can_type, able), ""))
        for keyboard in keyboards
    )
    return Worth(value.spellings, taken, refusal, typed)


def _source(field: Field, pack: Pack) -> tuple[tuple[str, ...], str]:
    """Who says what is valid there, and what is unusual about it."""
    tables = {"postal-code": pack.postal_code, "tel": pack.phone, "tel-national": pack.phone}
    table = tables.get(field.purpose or "", pack.names)
    return (table.source, table.note) if table else ((), "")
