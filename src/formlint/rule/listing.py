"""Our rules by what they declare: a rule is known without running its file, which is run when it is asked."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any

from formlint.rule.declaration import Controls, Rank, Rule, Scope, load
from formlint.rule.hit import Answers, Level

_LOADING = RLock()
_CHECKS = str(Path(__file__).parents[1] / "checks")

_IN_FILE = {"check", "documentation"}
_MADE: Mapping[str, Callable[[Any], object]] = {
    "level": Level,
    "scope": Scope,
    "rank": Rank,
    "wcag": tuple,
    "purposes": frozenset,
    "unless": frozenset,
    "same_as": frozenset,
    "controls": lambda names: frozenset(map(Controls, names)),
    "attributes": frozenset,
    "types": frozenset,
}
"""What makes a part of a rule of what JSON has for it."""


def declared(rule: Rule) -> dict[str, Any]:
    """What a rule of ours declares, in types of JSON, without what most rules leave out."""
    told = [(part.name, getattr(rule, part.name), part.default) for part in fields(rule) if part.name not in _IN_FILE]
    return {name: _plain(value) for name, value, usual in told if usual is MISSING or value != usual}


def _plain(value: Any) -> Any:
    match value:
        case Scope() | Rank() | Level():
            return value.value
        case frozenset():
            return sorted(str(one) for one in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case _:
            return value


def listed(parts: Mapping[str, Any]) -> Rule:
    """The rule of ours that declares so much."""
    made: dict[str, Any] = {name: _MADE[name](part) if name in _MADE else part for name, part in parts.items()}
    file = _File(parts["topic"], parts["id"].replace("-", "_"))
    return Rule(**made, check=file.check, documentation=file.documentation)


def load_once(topic: str, stem: str) -> Rule:
    """The rule in a file of ours, which is run once: to `import` a file takes twice as long."""
    name = f"formlint.checks.{topic}.{stem}"
    with _LOADING:  # of two threads, one runs the module
        known = getattr(sys.modules.get(name), "check", None)  # none where the file could not be run
        return known if isinstance(known, Rule) else load(name, f"{_CHECKS}/{topic}/{stem}.py")


class _File:
    """A file of ours, which is run when something is asked of its rule."""

    def __init__(self, topic: str, stem: str) -> None:
        self._topic, self._stem = topic, stem

    @cached_property
    def _rule(self) -> Rule:
        return load_once(self._topic, self._stem)

    def check(self, *asked: Any) -> Answers:
        """Ask the rule."""
        return self._rule.check(*asked)

    def documentation(self) -> str:
        """What its docstring says."""
        return self._rule.documentation()
