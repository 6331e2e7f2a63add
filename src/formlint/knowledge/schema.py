"""Checks the content of a table against its type, a dataclass or named tuple, and builds the object.

Checking happens once, when a TOML file is baked; building trusts what was checked.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, NamedTuple, TypeVar, cast

from formlint.knowledge.pack import Pack
from formlint.system.guard import MistakeError

FOLDERS = ("territories", "languages", "groups")
"""The folders of ``rules/`` whose files have a schema; the first key of each is its file's name."""

T = TypeVar("T")
Content = Mapping[str, Any]
TYPE_WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


class PackError(MistakeError):
    """A file under ``rules/`` cannot be used.

    Attributes: `file` (path as text), `line` (1-based, 0 for the whole file), `problem`, `remedy` (may be empty).
    """

    def __init__(self, file: str, line: int, problem: str, remedy: str = "") -> None:
        """Make the message ``file:line: problem; remedy``."""
        self.file, self.line, self.problem, self.remedy = file, line, problem, remedy
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {problem}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[type["PackError"], tuple[str, int, str, str]]:
        """To another process it goes with what it was made of."""
        return PackError, (self.file, self.line, self.problem, self.remedy)


class Key(NamedTuple):
    """One key a table may have."""

    name: str
    field: str
    kind: type[Any]
    many: bool
    choices: tuple[str, ...]
    required: bool
    keyed: str = ""
    """For many tables: their field that is written as their key."""
    mapped: bool = False
    """Is it a table whose keys are free and whose values are lists?"""

    @property
    def tabular(self) -> bool:
        """Whether it is a table, or several."""
        return self.kind not in TYPE_WORDS


class Place(NamedTuple):
    """Where a table is written, so that a complaint can point there."""

    file: str
    text: str
    table: str = ""
    nth: int = 1
    """Which of the tables of this name, where there are many."""

    def inside(self, key: str, nth: int = 1) -> "Place":
        """The place of the (`nth`) table `key` of this table."""
        return Place(self.file, self.text, f"{self.table}.{key}".lstrip("."), nth)

    def error(self, key: str, problem: str, remedy: str = "") -> PackError:
        """A complaint about `key` of this table (empty: about the table itself)."""
        table = f" in [{self.table}]" if self.table else ""
        return PackError(self.file, line_of(self.text, self.table, key, self.nth), problem + table, remedy)


LINE = r"""\s*(?:\[+(?P<header>[^\]]+)\]|(?:"(?P<text>[^"]*)"|'(?P<raw>[^']*)'|(?P<bare>[\w-]+))\s*[.=])"""


def line_of(text: str, table: str, key: str, nth: int = 1) -> int:
    """The 1-based line that sets `key` of the `nth` `table` in a TOML text, else the one that begins it, else 1."""
    current, start, wanted, seen = "", 1, f"{table}.{key}".lstrip("."), 0
    for number, line in enumerate(text.splitlines(), 1):
        if not (match := re.match(LINE, line)):
            continue
        if match["header"]:
            path = current = match["header"].strip()
            seen += path == table
        else:
            path = f"{current}.{match['text'] or match['raw'] or match['bare']}".lstrip(".")
        if seen not in (0, nth):
            continue
        if key and path == wanted:
            return number
        start = number if path == table else start
    return start


def check(kind: type[Any], content: Content, place: Place, *, given: str = "", part: bool = False) -> None:
    """Raise PackError for the first thing in `content` that does not fit the `kind`.

    `given` is a key that is not written in the table; in a `part` of a table, any key may be missing.
    """
    known = {name: key for name, key in keys(kind).items() if name != given}
    for name, value in content.items():
        if name not in known:
            raise place.error(name, f"unknown key {name!r}", suggestion(name, known))
        check_value(known[name], value, place, part=part)
    for key in known.values():
        if key.required and key.name not in content and not part:
            raise place.error("", f"{key.name!r} is missing", f"add {key.name} = …")


def check_value(key: Key, value: Any, place: Place, *, part: bool = False) -> None:
    """Raise PackError when `value` is not what `key` takes."""
    if key.mapped:
        for name, texts in table_of(key.name, value, place).items():
            check_value(key._replace(name=name, mapped=False), texts, place.inside(key.name), part=part)
    elif key.tabular:
        check_tables(key, value, place, part=part)
    else:
        check_plain(key, value, place)


def check_plain(key: Key, value: Any, place: Place) -> None:
    """Raise PackError when `value` is not the text, number or list that `key` takes."""
    if key.many and not isinstance(value, list):
        raise place.error(key.name, f"{key.name!r} has to be a list", f"write {key.name} = [{value!r}]")
    items = cast("list[Any]", value if key.many else [value])
    if key.many and ("" in items or (key.required and not items)):
        raise place.error(key.name, f"{key.name!r} has to be a list with something in it, and no empty text")
    for item in items:
        if type(item) is not key.kind:
            raise place.error(key.name, f"{key.name!r} has to be {TYPE_WORDS[key.kind]}, not {item!r}")
        if key.choices and item not in key.choices:
            raise place.error(key.name, f"{item!r} is no {key.name!r}", suggestion(str(item), key.choices))


def check_tables(key: Key, value: Any, place: Place, *, part: bool) -> None:
    """Raise PackError when `value` is not the table or tables that `key` takes."""
    inner = place.inside(key.name)
    if key.keyed:
        for name, table in table_of(key.name, value, place).items():
            check(key.kind, table_of(name, table, inner), inner.inside(name), given=key.keyed, part=part)
    elif not key.many:
        check(key.kind, table_of(key.name, value, place), inner, part=part)
    elif isinstance(value, list):
        for nth, table in enumerate(cast("list[Any]", value), 1):
            check(key.kind, table_of(key.name, table, place), place.inside(key.name, nth), part=part)
    else:
        raise place.error(key.name, f"{key.name!r} has to be a list of tables", f"write each as [[{key.name}]]")


def table_of(name: str, value: Any, place: Place) -> Content:
    """`value`, which has to be a table called `name`. Raises PackError."""
    if isinstance(value, dict):
        return cast("Content", value)
    path = f"{place.table}.{name}".lstrip(".")
    raise place.error(name, f"{name!r} has to be a table", f"write it as [{path}]")


def suggestion(word: str, known: Iterable[str]) -> str:
    """A remedy for a mistyped word: the nearest known one, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 (slow to import, needed for mistakes only)

    words = list(known)
    near = get_close_matches(word, words, 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(words)}"


def schema_of(folder: str) -> type[Any] | None:
    """What the files of a folder of ``rules/`` are checked against, None where nothing is."""
    if folder not in FOLDERS:
        return None
    from formlint.knowledge.language import Group, Vocabulary  # noqa: PLC0415 (needed without a twin only)

    return dict(zip(FOLDERS, (Pack, Vocabulary, Group), strict=True))[folder]


@cache
def keys(kind: type[Any]) -> dict[str, Key]:
    """The keys a table of a `kind` takes, by name."""
    return {key.name: key for key in (key_of(*one) for one in described(kind))}


def described(kind: type[Any]) -> Iterable[tuple[str, Any, bool]]:
    """The fields of a kind of table: the name, the annotation, and whether it has to be there."""
    if is_dataclass(kind):
        return ((one.name, one.type, one.default is MISSING and one.default_factory is MISSING) for one in fields(kind))
    return ((name, annotation, name not in kind._field_defaults) for name, annotation in kind.__annotations__.items())


def key_of(field: str, annotation: Any, required: bool) -> Key:  # noqa: FBT001
    """The key that a field describes; its type may be optional, or a tuple of or a mapping to texts."""
    notes: Mapping[str, Any] = {}
    if hasattr(annotation, "__metadata__"):
        (notes,), annotation = annotation.__metadata__, annotation.__origin__
    if isinstance(annotation, UnionType):
        annotation = annotation.__args__[0]
    mapped = getattr(annotation, "__origin__", None) is Mapping
    arguments: tuple[type[Any], ...] = (str,) if mapped else getattr(annotation, "__args__", ())
    return Key(
        name=field.replace("_", "-"),
        field=field,
        kind=arguments[0] if arguments else annotation,
        many=bool(arguments),
        choices=notes.get("choices", ()),
        required=required,
        keyed=notes.get("keyed", ""),
        mapped=mapped,
    )


@cache
def builders(kind: type[Any]) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """For each key of a `kind`: the field, and how to make its value from parsed content."""
    return {key.name: (key.field, builder(key)) for key in keys(kind).values()}


def builder(key: Key) -> Callable[[Any], Any]:
    """How to make the value of `key` from parsed content."""
    if key.keyed:
        return partial(build_each, key)
    if key.tabular:
        return partial(build, key.kind)
    return tuple if key.many else lambda value: value


def build(kind: type[T], content: Content) -> T:
    """The object of checked content."""
    return kind(**parts(kind, content))


def parts(kind: type[Any], content: Content) -> dict[str, Any]:
    """The values of fields that checked content has."""
    plan = builders(kind)
    made: dict[str, Any] = {}
    for name, value in content.items():
        field, make = plan[name]
        made[field] = make(value)
    return made


def build_now_and_later(kind: type[T], now: Content, later: Callable[[], Content], put_off: Iterable[str]) -> T:
    """The object of checked content, of which the fields `put_off` are made from `later` when asked for.

    `kind` is a dataclass that is `Deferred`.
    """
    made = build(kind, now)
    absent = {field: getattr(made, field) for field in put_off}
    for field in absent:
        object.__delattr__(made, field)
    object.__setattr__(made, "_rest", lambda: absent | parts(kind, later()))
    return made


def build_each(key: Key, content: Content) -> tuple[Any, ...]:
    """The objects of checked tables, in their order, each with its key in it."""
    return tuple(build(key.kind, {key.keyed: name, **table}) for name, table in content.items())
