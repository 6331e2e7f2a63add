"""Declaring a rule."""

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, StrEnum
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from formlint.forms.controls import INPUT_TYPES
from formlint.knowledge.schema import suggestion
from formlint.rule.hit import CATEGORIES, Answers, Hit, Hits, Level, Note

if TYPE_CHECKING:
    from formlint.knowledge.pack import Pack
    from formlint.rule.directives import Directive
    from formlint.rule.field import Field
    from formlint.rule.page import Form, Page

    Check = (
        Callable[[Field], Hits]
        | Callable[[Field, Pack], Hits]
        | Callable[[Field, Sequence[Pack]], Hits]
        | Callable[[Form, Sequence[Field]], Iterator[Hit | Note]]
        | Callable[[Page], Iterator[Hit | Note]]
        | Callable[[Directive], Hits]
    )


class Scope(Enum):
    """What a rule looks at, and so how often it is called."""

    FIELD = "field"
    FIELD_IN_EACH = "field in each territory"
    FIELD_IN_ALL = "field in all territories"
    FORM = "form"
    PAGE = "page"
    DIRECTIVE = "formlint comment"


class Rank(IntEnum):
    """How much a hit says of the thing that it is about: beside one of a higher rank about the same, it is left out.

    A hit is about the attribute in which it is placed; without one, about the control as a whole and a kind of harm,
    the rule's category.
    """

    ADVICE = 1
    """What would help, and is of no weight beside a fault."""
    MINOR = 2
    """A part of what a fault would tell, as that only some ways to write a value are refused."""
    FAULT = 3
    """Most rules."""
    BROKEN = 4
    """What is written there does not mean what it should: all else that is found there may follow from that."""


class Controls(StrEnum):
    """The controls that a rule on fields is asked about: those that people can change, can only see, or see later.

    What is found in a hidden step is told one level milder: a script that shows it may change it, too.
    """

    EDITABLE = "editable"
    READ_ONLY = "read-only"
    HIDDEN_STEP = "hidden step"


TYPES = INPUT_TYPES | {"select-one", "select-multiple", "textarea"}
"""The types of controls."""


class RuleError(Exception):
    """A rule that breaks the conventions; the message says where, what is wrong, and how to mend it.

    Attributes:
        reason: The same without file and line.
        line: The line, from 1.
    """

    def __init__(self, reason: str, file: str = "", line: int = 1) -> None:
        """Say why, and where that is known, in which file and line of it."""
        super().__init__(f"{file}:{line}: {reason}" if file else reason)
        self.reason, self.line = reason, line


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
        rank: How much its hits say, beside others about the same attribute, or the same control as a whole.
        unless: Ids of the rules that tell more about the same fault, where rank does not say so.
        same_as: Ids of the rules that tell the same fault where people meet it, on the control or the group.
        controls: The controls that a rule on fields is asked about.
        attributes: It is asked about fields that have one of these, or one of the `types`; where both are empty,
            about all. A rule on pages is asked about those in which one of these is written.
        types: See `attributes`.
        every_page: Whether a rule on pages is also asked about those without a form or control.
        documentation: What gives the module docstring: title, prose, examples.
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
    check: Callable[..., Answers]
    documentation: Callable[[], str]
    rank: Rank = Rank.FAULT
    same_as: frozenset[str] = frozenset()
    controls: frozenset[Controls] = frozenset({Controls.EDITABLE})
    attributes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    every_page: bool = False
    file: str = ""
    broken: str = ""

    @property
    def doc(self) -> str:
        """Title, prose, examples."""
        return self.documentation()

    @property
    def title(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    @property
    def asks_fields(self) -> bool:
        """Whether it is asked about one field after the other, not about a form or page as a whole."""
        return self.scope not in {Scope.FORM, Scope.PAGE, Scope.DIRECTIVE}


_SCOPES: Mapping[tuple[str, ...], Scope] = {
    ("field",): Scope.FIELD,
    ("field", "pack"): Scope.FIELD_IN_EACH,
    ("field", "packs"): Scope.FIELD_IN_ALL,
    ("form", "fields"): Scope.FORM,
    ("page",): Scope.PAGE,
    ("directive",): Scope.DIRECTIVE,
}


class _Old(TypedDict, total=False):
    """What a declaration took in 0.1: `attributes` and `types` in one, `controls`, `every_page`."""

    needs: Iterable[str]
    readonly: bool
    everywhere: bool


def rule(  # noqa: PLR0913 (a declaration; each has its name)
    *,
    level: str,
    category: str,
    since: str,
    purposes: Iterable[str] = (),
    wcag: Iterable[str] = (),
    rank: str = "fault",
    unless: Iterable[str] = (),
    same_as: Iterable[str] = (),
    controls: Iterable[str] = (),
    attributes: Iterable[str] = (),
    types: Iterable[str] = (),
    every_page: bool = False,
    **old: Unpack[_Old],
) -> Callable[["Check"], Rule]:
    """Declare a rule.

    Args:
        level: "error", "warning" or "info".
        category: One of `CATEGORIES`.
        since: The formlint version that brings it.
        purposes: The purposes it applies to; all fields without.
        wcag: The WCAG 2.2 success criteria it concerns.
        rank: "broken", "fault", "minor" or "advice": a hit is left out where one of a higher rank is about the same
            attribute or, if both are about the control as a whole, the same category of harm.
        unless: Rules that tell more about the same fault: where one of them hits a control, this one is silent.
        same_as: Rules that tell the same fault on the control or the group concerned: where one of them has a hit in
            what this one's hit is `about` (else its `span`), both are one finding for people; hiding one hides both.
        controls: For a check of fields: "editable" ones (without any, these), "read-only", "hidden step".
        attributes: For a check of fields: those are asked about that have one of these or one of the `types`; without
            any, all. For a check of pages: those in which one of these is written, or may be, on any element.
        types: As `attributes`: "number", "textarea", "select-one" and so on.
        every_page: For a check of pages: whether it also looks at those without a form or control.
        old: What these were called in 0.1; gone with 0.3.

    Raises:
        RuleError: A word is unknown, or the check's parameters are.
    """
    needed, named, asked = frozenset(attributes), frozenset(controls), frozenset(types)

    def declare(check: "Check") -> Rule:
        scope = _scope(check)
        _refuse_unknown(check, category=[category], level=[level], rank=[rank], control=named, type=asked)
        _refuse_unasked(check, scope, on_fields=bool(named | asked), on_pages=every_page, attributes=bool(needed))
        made = Rule(
            **_identity(check),
            level=Level(level),
            category=category,
            since=since,
            purposes=_several(check, "purposes", purposes),
            wcag=tuple(sorted(_several(check, "wcag", wcag))),  # the order of a set differs between runs
            unless=_several(check, "unless", unless),
            rank=_RANKS[rank],
            same_as=_several(check, "same_as", same_as),
            controls=frozenset(map(Controls, named)) or frozenset({Controls.EDITABLE}),
            attributes=_several(check, "attributes", attributes if isinstance(attributes, str) else needed),
            types=asked,
            every_page=every_page,
        )
        return _as_before(made, old)

    return declare


def _identity(check: "Check") -> dict[str, Any]:
    """What a check and its place tell of its rule."""
    topic, name = check.__module__.rsplit(".", 2)[-2:]
    return {
        "id": name.replace("_", "-"),
        "topic": topic,
        "documentation": partial(_docstring, sys.modules[check.__module__]),
        "check": check,
        "scope": _scope(check),
    }


def _docstring(module: ModuleType) -> str:
    return module.__doc__ or ""


_RANKS: Mapping[str, Rank] = {rank.name.lower(): rank for rank in Rank}
_WORDS: Mapping[str, Sequence[str]] = {
    "category": sorted(CATEGORIES),
    "level": sorted(Level),
    "rank": sorted(_RANKS),
    "control": sorted(Controls),
    "type": sorted(TYPES),
}
"""The words that a declaration may use, by what they say."""


def _refuse_others(check: "Check", others: Iterable[str]) -> None:
    """Raise RuleError, with a suggestion, for the first argument that no rule has."""
    known = rule.__code__.co_varnames[: rule.__code__.co_kwonlyargcount]
    for word in others:
        if word not in _NEW:
            raise _refusal(check, f"@rule has no argument {word!r}; {suggestion(word, known)}")


def _several(check: "Check", argument: str, texts: Iterable[str]) -> frozenset[str]:
    """What is given for an argument. Raises RuleError for one text, which would count as its letters."""
    if isinstance(texts, str):
        raise _refusal(check, f'`{argument}` of a rule takes several texts; write {argument}={{"{texts}"}}')
    return frozenset(texts)


def _refuse_unknown(check: "Check", **said: Iterable[object]) -> None:
    """Raise RuleError, with a suggestion, for the first word that is not among the known ones of its kind."""
    for what, words in said.items():
        for word in words:
            if word not in _WORDS[what]:
                raise _refusal(check, f"unknown {what} {word!r}; {suggestion(str(word), map(str, _WORDS[what]))}")


def _refuse_unasked(check: "Check", scope: Scope, *, on_fields: bool, on_pages: bool, attributes: bool) -> None:
    """Raise RuleError for what a declaration says that only checks of another kind take."""
    if on_fields and not scope.value.startswith("field"):
        raise _refusal(check, f"`controls` and `types` are for checks of a field, not of a {scope.value}")
    if attributes and scope in {Scope.FORM, Scope.DIRECTIVE}:
        raise _refusal(check, f"`attributes` is for checks of a field or a page, not of a {scope.value}")
    if on_pages and scope is not Scope.PAGE:
        raise _refusal(check, f"`every_page` is for checks of a page, not of a {scope.value}; leave it out")


def _scope(check: "Check") -> Scope:
    code = check.__code__
    parameters = code.co_varnames[: code.co_argcount]
    if parameters not in _SCOPES:
        *ways, last = (f"({', '.join(names)})" for names in _SCOPES)
        raise _refusal(check, f"a check takes {', '.join(ways)} or {last}; name its parameters so")
    return _SCOPES[parameters]


def _refusal(check: "Check", why: str) -> RuleError:
    return RuleError(why, check.__code__.co_filename, check.__code__.co_firstlineno)


def _as_before(made: Rule, old: _Old) -> Rule:
    """A rule whose declaration may have words of 0.1, of which a warning tells the new ones."""
    if not old:
        return made
    _refuse_others(made.check, old)
    for word in old:
        told = f"`{word}` of a rule is `{_NEW[word]}` now; the old word will be removed in 0.3"
        warnings.warn(told, DeprecationWarning, stacklevel=3)  # told of the line that decorates the check
    needs = frozenset(old.get("needs", ()))
    types = frozenset(f"{one}"[5:] for one in needs if f"{one}".startswith("type="))
    return replace(
        made,
        attributes=made.attributes | {one for one in needs if not f"{one}".startswith("type=")},
        types=made.types | types,
        controls=made.controls | ({Controls.READ_ONLY} if old.get("readonly") else set()),
        every_page=made.every_page or old.get("everywhere", False),
    )


_NEW = {
    "needs": "attributes={…}, types={…}",
    "readonly": 'controls={"editable", "read-only"}',
    "everywhere": "every_page=True",
}


def load(name: str, path: Path | str) -> Rule:
    """The rule in a file, run as the module of a name. Raises RuleError, and whatever the module does."""
    spec = spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module  # where @rule looks for the docstring
    spec.loader.exec_module(module)
    check = getattr(module, "check", None)
    if not isinstance(check, Rule):
        declaration = "@rule(level=…, category=…, since=…)"
        raise RuleError(
            f"no function `check` decorated with @rule; write {declaration} above `def check(…)`", str(path)
        )
    return check
