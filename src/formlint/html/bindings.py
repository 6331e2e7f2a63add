"""Attributes of frameworks: those that set another attribute, several of them, or say when an element is there."""

from functools import lru_cache
from typing import Final

from formlint.system.patterns import compiled_when_used

FIELD: Final = "th:field"
"""The attribute with which Thymeleaf sets name, id and value."""

SPREADS: Final = frozenset(("v-bind", "x-bind", "th:attr", "th:replace", "layout:decorate", "asp-for", FIELD))
"""Attributes with which a framework sets several others, or writes another element."""

CONDITIONAL: Final = (
    "v-if", "v-else", "v-else-if", "v-show", "*ngif", "*ngswitchcase", "x-if", "ng-if", "th:if", "th:unless",
)  # fmt: skip
"""Attributes that say under which condition an element is there."""

LOOPS: Final = ("v-for", "x-for", "*ngfor", "ng-repeat", "th:each")
"""Attributes that write an element, and what is in it, several times."""

_PROPERTIES: Final = {
    "arialabel": "aria-label",
    "ariadescribedby": "aria-describedby",
    "arialabelledby": "aria-labelledby",
    "classname": "class",
    "htmlfor": "for",
}
"""Properties of the DOM that Angular binds, in small letters, with the attribute that each reflects."""

_BOUND = compiled_when_used(
    r"(?:(?:v-bind|x-bind|bind|th)?:\$?|(?:data-)?ng-(?:attr-)?|\[(?:attr\.)?|attr\.)(?P<name>[a-z][a-z0-9-]*)\]?"
)
_PATH = compiled_when_used(r"(?:\*|\$\{\w+\}\.|\$)\{(?P<path>[\w.]+)\}")


_ATTRIBUTES = compiled_when_used(r"\battr\s*:\s*\{(?P<each>[^{}]*)\}")
_ATTRIBUTE = compiled_when_used(r"(?:^|,)\s*[\"']?(?P<name>[a-zA-Z][\w-]*)[\"']?\s*:")


@lru_cache(maxsize=1024)
def bound(name: str) -> str | None:
    """The attribute that a framework's binding sets: "type" for `:type`, `v-bind:type`, `[type]`, `th:type`."""
    found = _BOUND.fullmatch(name)
    return _PROPERTIES.get(found["name"], found["name"]) if found else None


def field_path(value: str) -> str:
    """The name and id that a field gets by its path in Thymeleaf, `*{address.city}`; "" where code decides."""
    found = _PATH.fullmatch(value.strip())
    return found["path"] if found else ""


def bound_by_knockout(value: str) -> frozenset[str] | None:
    """The attributes that a `data-bind` sets by its `attr: {…}`; None where code decides which."""
    if "attr" not in value:
        return frozenset()
    found = _ATTRIBUTES.search(value)
    names = [one["name"].lower() for one in _ATTRIBUTE.finditer(found["each"])] if found else []
    return frozenset(names) if names else None
