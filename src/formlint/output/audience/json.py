"""The report on audiences for programs: JSON, version 1, as `schema/audience-v1.json` publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.lint.outcomes.orders import Orders, at_risk
from formlint.lint.outcomes.population import Crowd, crowd
from formlint.lint.report import Finding
from formlint.output.audience import Asked, wording
from formlint.output.json import TOOL, VERSION, dump


@dataclass(frozen=True, slots=True)
class _Reason:
    rule: str
    message: str
    witness: str | None


@dataclass(frozen=True, slots=True)
class _Risk:
    orders: int
    money: str


@dataclass(frozen=True, slots=True)
class _Territory:
    territory: str
    name: str
    outcome: str
    field: str | None
    line: int | None
    reason: _Reason | None
    people: int
    online: int
    orders: _Risk | None


@dataclass(frozen=True, slots=True)
class _Form:
    path: str
    line: int
    column: int
    name: str
    pages: int
    outcome: str
    people: dict[str, Crowd]
    at_risk: _Risk | None
    everywhere: _Reason | None
    territories: Sequence[_Territory]


def as_json(asked: Asked) -> Iterator[str]:
    """The forms with all their territories, those that stop most first; each form is a line."""
    yield f'{{"version": {VERSION}, "tool": {dump(TOOL)}, "definition": {dump(list(wording.definition()))}, '
    yield f'"assumptions": {dump(list(wording.assumptions(orders=bool(asked.orders))))}, "forms": [\n'
    for index, one in enumerate(asked.forms):
        yield f"{',' if index else ''}{dump(_form(one, asked))}\n"
    yield "]}\n"


def _form(one: FormReach, asked: Asked) -> _Form:
    blocked = [standing.territory for standing in one.of(Outcome.BLOCKED)]
    return _Form(
        one.place.path,
        one.place.line,
        one.place.column,
        one.name,
        one.pages,
        one.worst,
        {outcome: crowd(standing.territory for standing in one.of(outcome)) for outcome in Outcome},
        _risk(asked, blocked) if asked.orders else None,
        _reason(one.everywhere),
        [_territory(standing, asked) for standing in one.standings],
    )


def _territory(one: Standing, asked: Asked) -> _Territory:
    people = crowd((one.territory,))
    return _Territory(
        one.territory,
        wording.name_of(one.territory),
        one.outcome,
        one.field or None,
        one.line or None,
        _reason(one.finding),
        people.people,
        people.online,
        _orders(asked.orders.get(one.territory)),
    )


def _reason(finding: Finding | None) -> _Reason | None:
    return _Reason(finding.rule, finding.message, finding.witness) if finding else None


def _orders(orders: Orders | None) -> _Risk | None:
    return _Risk(orders.number, str(orders.number * orders.value)) if orders else None


def _risk(asked: Asked, territories: Sequence[str]) -> _Risk:
    risk = at_risk(asked.orders, territories)
    return _Risk(risk.orders, str(risk.money))
