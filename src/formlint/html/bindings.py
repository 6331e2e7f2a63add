"""Attributes of frameworks: those that set another attribute, several of them, or say when an element is there."""

from functools import lru_cache
from typing import Final

from formlint.system.patterns import compiled_when_used

SPREADS: Final = frozenset(("v-bind", "x-bind", "th:attr", "asp-for", "th:field"))
"""Attributes with which a framework sets several others."""

CONDITIONAL: Final = (
    "v-if", "v-else", "v-else-if", "v-show", "*ngif", "*ngswitchcase", "x-if", "ng-if", "th:if", "th:unless",
)  # fmt: skip
"""Attributes that say under which condition an element is there."""

_BOUND = compiled_when_used(
    r"(?:(?:v-bind|x-bind|bind|th)?:|(?:data-)?ng-(?:attr-)?|\[(?:attr\.)?)(?P<name>[a-z][a-z0-9-]*)\]?"
).fullmatch


@lru_cache(maxsize=1024)
def bound(name: str) -> str | None:
    """The attribute that a framework's binding sets: "type" for `:type`, `v-bind:type`, `[type]`, `th:type`."""
    found = _BOUND(name)
    return found["name"] if found else None
