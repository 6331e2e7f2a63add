"""Which rules are asked about what, and how sure that has to be: decided here only, for all that ask."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.audience.model import Served
from formlint.forms.controls import BUTTON_TYPES, Control
from formlint.forms.purpose.field import Field
from formlint.knowledge.message import say
from formlint.lint.config import Config
from formlint.rule.declaration import Controls, Rule, Scope
from formlint.rule.hidden_steps import is_in_hidden_step
from formlint.rule.hit import Level

LEAST_CONFIDENCE = 0.6  # below it a field's meaning is no ground for a finding
ERROR_CONFIDENCE = 0.8  # below it a finding is a warning at most, and no fix that rests on the meaning is safe
LEAST_SERVED = 0.4  # below it a territory is not taken to be served
SERVED = 0.6  # below it what a territory needs is advice
SERVED_BY_SHARED_SIGNS = 0.88  # the same where all signs speak for other territories as well, as a language does


class WhyNot(Enum):
    """Why a rule is not asked about a field, in words."""

    PURPOSE = say("the control asks for something else")
    BUTTON = say("it is a button")
    HIDDEN = say("the control is hidden")
    FOR_SCRIPTS = say("the control is kept from people, for scripts or programs")
    STEP = say("the control is in a part of the form that is hidden at first")
    DISABLED = say("the control is disabled")
    READ_ONLY = say("the control is read-only")
    EDITABLE = say("the control is not read-only")
    UNSURE = say("what the control asks for is not sure enough")
    ATTRIBUTES = say("the control has none of the attributes that they look at")


_ASKED_ALL_THE_SAME = {WhyNot.READ_ONLY: Controls.READ_ONLY, WhyNot.STEP: Controls.HIDDEN_STEP}


class _Traits(NamedTuple):
    """What of a field decides which rules are asked about it.

    Attributes:
        out: Why nobody fills it in, None where people do.
        purpose: What it asks for, where that is sure enough.
        unsure: What it asks for, where that is not.
        type: That of its control.
        names: Of its attributes those that rules need.
    """

    out: WhyNot | None
    purpose: str | None
    unsure: str | None
    type: str
    names: AbstractSet[str]


def why_not(rule: Rule, field: Field) -> WhyNot | None:
    """Why a rule on fields is not asked about this one; None where it is."""
    unsure = field.purpose if known_purpose(field) is None else None
    return _why_not(rule, _traits(field, rule.attributes)._replace(unsure=unsure))


def known_purpose(field: Field) -> str | None:
    """What a field asks for, where that is sure enough to build on."""
    return field.purpose if field.confidence >= LEAST_CONFIDENCE else None


def _traits(field: Field, needed: frozenset[str]) -> _Traits:
    control = field.control
    out = None if control.editable else _out_of_reach(control)
    return _Traits(out, known_purpose(field), None, control.type, needed.intersection(control.element.names))


def _out_of_reach(control: Control) -> WhyNot:
    if control.type in BUTTON_TYPES:
        return WhyNot.BUTTON
    if control.hidden:
        return WhyNot.STEP if is_in_hidden_step(control) else WhyNot.HIDDEN
    if control.is_for_scripts:
        return WhyNot.FOR_SCRIPTS
    return WhyNot.DISABLED if control.disabled else WhyNot.READ_ONLY


def _why_not(rule: Rule, field: _Traits) -> WhyNot | None:
    if rule.purposes and field.purpose not in rule.purposes and field.unsure not in rule.purposes:
        return WhyNot.PURPOSE
    if field.out and _ASKED_ALL_THE_SAME.get(field.out) not in rule.controls:
        return field.out
    if not field.out and Controls.EDITABLE not in rule.controls:
        return WhyNot.EDITABLE
    if rule.purposes and field.purpose not in rule.purposes:
        return WhyNot.UNSURE
    return None if looks_at(rule, field.type, field.names) else WhyNot.ATTRIBUTES


def looks_at(rule: Rule, kind: str, names: AbstractSet[str]) -> bool:
    """Whether a control of a type has one of the attributes, or is of one of the types, that a rule looks at."""
    if not (rule.attributes or rule.types):
        return True
    return kind in rule.types or not rule.attributes.isdisjoint(names)


class _Questions:
    """What is asked about single fields."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.needed = frozenset([name for rule in rules for name in rule.attributes])
        self._fit: dict[_Traits, Sequence[tuple[Rule, frozenset[str], frozenset[str]]]] = {}

    def fit_for(self, field: _Traits) -> Sequence[tuple[Rule, frozenset[str], frozenset[str]]]:
        """The rules that may be asked about a field, whatever its type and its attributes are, with what they need."""
        apart = field._replace(type="", names=frozenset())
        if apart not in self._fit:
            fit = (rule for rule in self.rules if not rule.purposes or field.purpose in rule.purposes)
            asked = [rule for rule in fit if _why_not(rule, apart) in (None, WhyNot.ATTRIBUTES)]
            self._fit[apart] = [(rule, rule.attributes, rule.types) for rule in asked]
        return self._fit[apart]

    def about(self, field: Field) -> Sequence[Rule]:
        """The rules that may have something to say about a field."""
        return _asked_about(self, _traits(field, self.needed))


@lru_cache(maxsize=4096)
def _asked_about(questions: _Questions, field: _Traits) -> Sequence[Rule]:
    fit, kind, names = questions.fit_for(field), field.type, field.names
    return [
        rule
        for rule, attributes, types in fit
        if not (attributes or types) or kind in types or not attributes.isdisjoint(names)
    ]


class Plan:
    """The rules by what they are asked about."""

    def __init__(self, wanted: Iterable[Rule]) -> None:
        """Sort the rules that are wanted."""
        self.on_page = [rule for rule in wanted if rule.scope is Scope.PAGE]
        self.on_every_page = [rule for rule in self.on_page if rule.every_page]
        self.on_forms = [rule for rule in wanted if rule.scope is Scope.FORM]
        self.on_fields = _Questions([rule for rule in wanted if rule.asks_fields])


def selected(known: Iterable[Rule], config: Config) -> Sequence[Rule]:
    """The rules that the settings choose, with the levels that they give them."""
    return _selected(tuple(known), config.select, config.levels)


@lru_cache(maxsize=16)
def _selected(
    known: Iterable[Rule], select: frozenset[str] | None, levels: tuple[tuple[str, Level], ...]
) -> tuple[Rule, ...]:
    level = dict(levels)
    asked = [rule for rule in known if select is None or rule.id in select]
    return tuple([replace(rule, level=level[rule.id]) if rule.id in level else rule for rule in asked])


def surely_served(served: Iterable[Served]) -> tuple[str, ...]:
    """The codes of the territories that are served for sure."""
    return tuple(one.territory for one in served if one.confidence >= SERVED)


def perhaps_served(served: Iterable[Served]) -> tuple[Served, ...]:
    """The territories that rules ask about: those that may well be served."""
    return tuple(one for one in served if one.confidence >= LEAST_SERVED)


planned = lru_cache(maxsize=16)(Plan)
"""The plan for some rules."""
