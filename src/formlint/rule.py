"""The authoring API: the one import a rule needs, and the discovery of rules.

A rule is a module `formlint/checks/<topic>/<rule_id>.py`. Its docstring is its documentation page and its test, its one
function carries the declaration:

    @rule(level="error", category="constraint-rejects-valid-value", purposes={"postal-code"}, since="0.1")
    def check(field: Field, pack: Pack) -> Hits:
        ...

What a check is called with, its parameters say: `(field)` asks nothing of a territory and is called once per field,
`(field, pack)` once for each territory that the form serves, `(field, packs)` once with all of them, the most relevant
first, and `(page)` once per page.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path

from formlint.accepted import PATTERN_TYPES, Accepted, accepted
from formlint.finding import CATEGORIES, Edit, Fix, Hit, Level
from formlint.forms import Control, Form, Page, Text
from formlint.keyboard import Keyboard, keyboards
from formlint.markup import Attribute
from formlint.packs import WORLD, Pack
from formlint.pattern import (
    EMPTY_TEXT,
    BudgetExceededError,
    Language,
    PatternError,
    PatternSyntaxError,
    compile_pattern,
    utf16_length,
)
from formlint.purpose import Field
from formlint.source import Span
from formlint.valid import Example, listed, refused, says, shown, texts_about, valid_values, without_groups, words
from formlint.values import Value, blocked, hindered

__all__ = [
    "EMPTY_TEXT",
    "WORLD",
    "Accepted",
    "Attribute",
    "BudgetExceededError",
    "Control",
    "Example",
    "Field",
    "Fix",
    "Form",
    "Hit",
    "Hits",
    "Keyboard",
    "Language",
    "Level",
    "Pack",
    "Page",
    "PatternError",
    "PatternSyntaxError",
    "Rule",
    "RuleError",
    "Scope",
    "Text",
    "Value",
    "accepted",
    "blocked",
    "certainly",
    "compile_pattern",
    "cuts",
    "hindered",
    "is_in_short_script",
    "is_own_card",
    "keyboards_of",
    "known",
    "listed",
    "masked",
    "number_field",
    "pattern_language",
    "pattern_of",
    "place",
    "refusals",
    "refused",
    "remove",
    "replace",
    "rule",
    "rules",
    "says",
    "shown",
    "texts_about",
    "too_short",
    "utf16_length",
    "valid_values",
    "without_groups",
    "words",
]

Hits = Iterator[Hit]


class Scope(Enum):
    """What a rule looks at, and so how often it is called."""

    FIELD = "field"
    FIELD_IN_EACH = "field in each territory"
    FIELD_IN_ALL = "field in all territories"
    PAGE = "page"


class RuleError(Exception):
    """A rule module that breaks the conventions; the message says which and how."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The promise that a rule makes, with the function that keeps it.

    Attributes:
        id: Kebab-case name of the defect; the module's file name.
        topic: The folder it lies in.
        purposes: The purposes it applies to; empty for all fields, known or not.
        since: The formlint version that brought it.
        wcag: Numbers of the WCAG 2.2 success criteria it concerns.
        unless: Ids of the rules that tell more about the same fault.
        doc: The module docstring: title, prose, examples.
    """

    id: str
    topic: str
    level: Level
    category: str
    since: str
    purposes: frozenset[str]
    wcag: tuple[str, ...]
    unless: frozenset[str]
    scope: Scope
    check: Callable[..., Hits]
    doc: str

    @property
    def title(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]


Check = (
    Callable[[Field], Hits]
    | Callable[[Field, Pack], Hits]
    | Callable[[Field, Sequence[Pack]], Hits]
    | Callable[[Page], Hits]
)
_SCOPES: Mapping[tuple[str, ...], Scope] = {
    ("field",): Scope.FIELD,
    ("field", "pack"): Scope.FIELD_IN_EACH,
    ("field", "packs"): Scope.FIELD_IN_ALL,
    ("page",): Scope.PAGE,
}


def rule(
    *,
    level: str,
    category: str,
    since: str,
    purposes: Iterable[str] = (),
    wcag: Iterable[str] = (),
    unless: Iterable[str] = (),
) -> Callable[[Check], Rule]:
    """Declare a rule.

    Args:
        level: "error", "warning" or "info".
        category: One of `CATEGORIES`.
        since: The formlint version that brings it.
        purposes: The purposes it applies to; all fields without.
        wcag: The WCAG 2.2 success criteria it concerns.
        unless: Rules that tell more about the same fault: where one of them hits a control, this one is silent.
    """

    def declare(check: Check) -> Rule:
        module = check.__module__
        topic, name = module.rsplit(".", 2)[-2:]
        return Rule(
            id=name.replace("_", "-"),
            topic=topic,
            level=Level(level),
            category=category,
            since=since,
            purposes=frozenset(purposes),
            wcag=tuple(wcag),
            unless=frozenset(unless),
            scope=_scope(check),
            check=check,
            doc=sys.modules[module].__doc__ or "",
        )

    if category not in CATEGORIES:
        raise RuleError(f"unknown category {category!r}; choose one of {', '.join(sorted(CATEGORIES))}")
    return declare


def _scope(check: Callable[..., Hits]) -> Scope:
    code = check.__code__
    parameters = code.co_varnames[: code.co_argcount]
    if parameters not in _SCOPES:
        raise RuleError(f"{check.__module__}: a check takes (field), (field, pack), (field, packs) or (page)")
    return _SCOPES[parameters]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by id: every module of a topic folder in `checks`."""
    folder = Path(__file__).with_name("checks")
    found = [_load(path.parent.name, path.stem) for path in folder.glob("*/*.py") if path.stem != "__init__"]
    return tuple(sorted(found, key=lambda rule: rule.id))


def _load(topic: str, name: str) -> Rule:
    module = import_module(f"formlint.checks.{topic}.{name}")
    check = getattr(module, "check", None)
    if not isinstance(check, Rule):
        raise RuleError(f"{module.__name__}: no function `check` declared with @rule")
    return check


def pattern_of(control: Control) -> Attribute | None:
    """The pattern attribute of a control whose type takes one, if its value is known."""
    if control.type not in PATTERN_TYPES or control.value("pattern") is None:
        return None
    return control.attribute("pattern")


def pattern_language(control: Control) -> Language | None:
    """What the pattern of a control lets through; None where there is none that works, or none that can be decided."""
    pattern = pattern_of(control)
    try:
        return compile_pattern(pattern.value) if pattern and pattern.value is not None else None
    except (PatternError, BudgetExceededError):
        return None


def keyboards_of(control: Control) -> tuple[Keyboard, ...]:
    """The keyboards that a control brings up, one for each platform."""
    return keyboards(control.type, control.value("inputmode"), control.value("pattern"))


def replace(attribute: Attribute, value: str, *, safe: bool, title: str = "") -> Fix:
    """A fix that gives an attribute another value, in the quotes it has."""
    quote = attribute.quote or '"'
    text = value.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")
    if attribute.value_span is None:
        edit = Edit(Span(attribute.span.end, attribute.span.end), f'="{text}"')
    elif attribute.quote:
        edit = Edit(attribute.value_span, text)
    else:
        edit = Edit(attribute.value_span, text if text.isalnum() else f'"{text}"')
    return Fix(title or f'Write {attribute.name}="{value}"', (edit,), safe)


def remove(control: Control, attribute: Attribute, *, safe: bool, title: str = "") -> Fix:
    """A fix that takes out an attribute with the white space before it."""
    text = control.element.document.source.text
    start = attribute.span.start
    while text[start - 1].isspace():
        start -= 1
    return Fix(title or f"Remove {attribute.name}", (Edit(Span(start, attribute.span.end), ""),), safe)


def known(control: Control, name: str) -> Attribute | None:
    """An attribute whose value is there and known."""
    return control.attribute(name) if control.value(name) else None


def place(pack: Pack | None) -> str:
    """The territory in a message, where there is one to name."""
    return f" ({pack.name})" if pack and pack.territory != WORLD else ""


def refusals(control: Control, values: Sequence[Value], pack: Pack | None = None, *, help: str) -> Hits:  # noqa: A002
    """At most one hit on the pattern: for a value that it refuses, or else only refuses in its customary spelling."""
    pattern, language = pattern_of(control), pattern_language(control)
    if pattern is None or language is None or not pattern.value:
        return
    stuck = blocked(values, language)
    value = stuck or hindered(values, language)
    if value:
        only = "" if stuck else f'; only "{next(filter(language.accepts, value.spellings))}" passes'
        message = f'refuses "{value.text}"{place(pack)}{only}'
        yield Hit(pattern.span, message, witness=value.text, help=help, level=None if stuck else Level.WARNING)


def cuts(control: Control, values: Sequence[Value], pack: Pack | None = None) -> Hits:
    """At most one hit on maxlength: for a value that it cuts, milder where another spelling of it fits."""
    limit, accepts = known(control, "maxlength"), accepted(control)
    if limit is None or accepts is None or accepts.longest is None:
        return
    cut = [value for value in values if accepts.cut(value.text) != value.text]
    fitting = {value.text: next((way for way in value.spellings if accepts.cut(way) == way), None) for value in cut}
    worst = next((value for value in cut if fitting[value.text] is None), cut[0] if cut else None)
    if worst:
        only = fitting[worst.text]
        yield Hit(
            limit.span,
            f'cuts "{worst.text}"{place(pack)} to "{accepts.cut(worst.text)}"'
            + (f'; only "{only}" fits' if only else ""),
            witness=worst.text,
            fix=replace(limit, str(max(len(value.text) for value in cut)), safe=True),
            level=Level.WARNING if only else None,
        )


def too_short(control: Control, values: Sequence[Value], pack: Pack | None = None) -> Hits:
    """At most one hit on minlength: for a value that is shorter, milder where another spelling is long enough."""
    limit, accepts = known(control, "minlength"), accepted(control)
    if limit is None or accepts is None or not accepts.shortest:
        return
    least = accepts.shortest
    short = [value for value in values if any(len(way) < least for way in value.spellings)]
    stuck = next((value for value in short if all(len(way) < least for way in value.spellings)), None)
    if short:
        witness = min((stuck or short[0]).spellings, key=len)
        yield Hit(
            limit.span,
            f'refuses "{witness}"{place(pack)}, which has {len(witness)} characters',
            witness=witness,
            fix=replace(limit, str(min(len(way) for value in short for way in value.spellings)), safe=True),
            level=None if stuck else Level.WARNING,
        )


def number_field(control: Control) -> Attribute | None:
    """The type attribute of an `input type="number"`."""
    return control.attribute("type") if control.type == "number" else None


def masked(control: Control) -> bool:
    """Whether a script that writes separators while people type seems to be bound to it."""
    return any("mask" in attribute.name for attribute in control.element.attributes)


def certainly(question: Callable[[], bool]) -> bool:
    """The answer to a question about languages; False where it takes too long to find."""
    try:
        return question()
    except BudgetExceededError:
        return False


def is_in_short_script(control: Control) -> bool:
    """Whether its labels are in Chinese, Japanese or Korean: names and places are short there."""
    return any("\u2e80" <= letter <= "\ud7ff" for label in control.labels for letter in label.text)


def is_own_card(control: Control) -> bool:
    """Whether its name or label speaks of a gift card or the like, whose numbers are made otherwise."""
    said = " ".join([control.name or "", control.id or "", *(label.text for label in control.labels)]).casefold()
    return any(map(said.__contains__, words("own-cards")))
