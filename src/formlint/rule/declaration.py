"""Declaring a rule, and finding all that are declared."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from threading import RLock
from types import ModuleType

from formlint.knowledge import Pack
from formlint.knowledge.schema import suggestion
from formlint.rule.directives import Directive
from formlint.rule.field import Field
from formlint.rule.hit import CATEGORIES, Hits, Level
from formlint.rule.page import Form, Page


class Scope(Enum):
    """What a rule looks at, and so how often it is called."""

    FIELD = "field"
    FIELD_IN_EACH = "field in each territory"
    FIELD_IN_ALL = "field in all territories"
    FORM = "form"
    PAGE = "page"
    DIRECTIVE = "comment to formlint"


class RuleError(Exception):
    """A rule module that breaks the conventions; the message says which and how."""


class RuleFailedError(Exception):
    """A rule of a project's own has raised something; the message says what, with the rule's file and line."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """The promise that a rule makes, with the function that keeps it. Each is equal to itself only.

    Attributes:
        id: Kebab-case name of the defect; the module's file name.
        topic: The folder it lies in.
        purposes: The purposes it applies to; empty for all fields, known or not.
        since: The formlint version that brought it.
        wcag: Numbers of the WCAG 2.2 success criteria it concerns.
        unless: Ids of the rules that tell more about the same fault.
        needs: Attributes without any of which it has nothing to say about a field, or a type of control in their place,
            as `type=number`; empty where it may.
        readonly: Whether it also looks at controls that people can see, but not change.
        everywhere: Whether it also looks at pages without a form or control.
        doc: The module docstring: title, prose, examples.
        file: Its file, where it is a project's own; "" for ours.
        broken: Why it cannot be asked, with file and line; its check raises RuleFailedError then. "" for all others.
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
    needs: frozenset[str] = frozenset()
    readonly: bool = False
    everywhere: bool = False
    file: str = ""
    broken: str = ""

    @property
    def title(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    @property
    def asks_fields(self) -> bool:
        """Whether it is asked about one field after the other, not about a form or page as a whole."""
        return self.scope not in {Scope.FORM, Scope.PAGE, Scope.DIRECTIVE}


Check = (
    Callable[[Field], Hits]
    | Callable[[Field, Pack], Hits]
    | Callable[[Field, Sequence[Pack]], Hits]
    | Callable[[Form, Sequence[Field]], Hits]
    | Callable[[Page], Hits]
    | Callable[[Directive], Hits]
)
_SCOPES: Mapping[tuple[str, ...], Scope] = {
    ("field",): Scope.FIELD,
    ("field", "pack"): Scope.FIELD_IN_EACH,
    ("field", "packs"): Scope.FIELD_IN_ALL,
    ("form", "fields"): Scope.FORM,
    ("page",): Scope.PAGE,
    ("directive",): Scope.DIRECTIVE,
}


def rule(  # noqa: PLR0913 (a declaration; each has its name)
    *,
    level: str,
    category: str,
    since: str,
    purposes: Iterable[str] = (),
    wcag: Iterable[str] = (),
    unless: Iterable[str] = (),
    needs: Iterable[str] = (),
    readonly: bool = False,
    everywhere: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule.

    Args:
        level: "error", "warning" or "info".
        category: One of `CATEGORIES`.
        since: The formlint version that brings it.
        purposes: The purposes it applies to; all fields without.
        wcag: The WCAG 2.2 success criteria it concerns.
        unless: Rules that tell more about the same fault: where one of them hits a control, this one is silent.
        needs: Attributes without any of which the rule has nothing to say about a field, which is then not asked; also
            `type=number` and the like for controls of a type.
        readonly: Whether it also looks at controls that people can see, but not change.
        everywhere: Whether it also looks at pages without a form or control.
    """
    _refuse_unknown("category", category, CATEGORIES)
    _refuse_unknown("level", level, Level)

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
            wcag=tuple(sorted(wcag)),  # the order of a set differs between runs, reports and keys of folding must not
            unless=frozenset(unless),
            needs=frozenset(needs),
            scope=_scope(check),
            check=check,
            doc=sys.modules[module].__doc__ or "",
            readonly=readonly,
            everywhere=everywhere,
        )

    return declare


def _refuse_unknown(what: str, word: object, known: Iterable[str]) -> None:
    """Raise RuleError, with a suggestion, for a word that is not among the known ones."""
    if word not in list(known):
        raise RuleError(f"unknown {what} {word!r}; {suggestion(str(word), sorted(map(str, known)))}")


def _scope(check: Callable[..., Hits]) -> Scope:
    code = check.__code__
    parameters = code.co_varnames[: code.co_argcount]
    if parameters not in _SCOPES:
        ways = "(field), (field, pack), (field, packs), (form, fields) or (page)"
        raise RuleError(f"{check.__module__}: a check takes {ways}")
    return _SCOPES[parameters]


@cache
def rules(folders: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules, sorted by id: every module of a topic folder in `checks`, and a team's own ones in some folders.

    Raises RuleError where a folder of the team does not exist or a file in it has a name that cannot be a rule's.
    """
    folder = Path(__file__).parents[1] / "checks"
    with _LOADING:
        found = [_load(path) for path in folder.glob("*/*.py") if path.stem != "__init__"]
    if folders:
        from formlint.rule.loading import own_rules  # noqa: PLC0415  # few projects have rules of their own

        found += own_rules(folders, {rule.id for rule in found})
    return tuple(sorted(found, key=lambda rule: rule.id))


_LOADING = RLock()  # a module that another thread is still running has no rule yet; `import` would wait for it


def _load(path: Path) -> Rule:
    name = f"formlint.checks.{path.parent.name}.{path.stem}"
    return declared(sys.modules.get(name) or run(name, path))


def run(name: str, path: Path) -> ModuleType:
    """The module in a file, by a name; `import` would look for the file first, which takes 8 ms for all rules."""
    loader = SourceFileLoader(name, str(path))
    module = ModuleType(name)
    module.__file__, module.__spec__ = str(path), ModuleSpec(name, loader, origin=str(path))
    sys.modules[name] = module  # where @rule looks for the docstring
    loader.exec_module(module)
    return module


def declared(module: ModuleType) -> Rule:
    """The rule that a module is. Raises RuleError."""
    check = getattr(module, "check", None)
    if not isinstance(check, Rule):
        raise RuleError(f"{module.__name__}: no function `check` declared with @rule")
    return check
