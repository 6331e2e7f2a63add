"""Checks the content of a pack against its dataclass and builds the object.

Checking happens once, when a TOML file is baked; building trusts what was checked.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, TypeVar, cast
from zlib import crc32

from formlint.packs.model import Pack

T = TypeVar("T")
Content = Mapping[str, Any]
TYPE_WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


class PackError(Exception):
    """A file under ``rules/`` cannot be used.

    Attributes: `file` (path as text), `line` (1-based, 0 for the whole file), `problem`, `remedy` (may be empty).
    """

    def __init__(self, file: str, line: int, problem: str, remedy: str = "") -> None:
        """Make the message ``file:line: problem; remedy``."""
        self.file, self.line, self.problem, self.remedy = file, line, problem, remedy
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {problem}" + (f"; {remedy}" if remedy else ""))


@dataclass(frozen=True, slots=True)
class Key:
    """One key a table may have."""

    name: str
    field: str
    kind: type[Any]
    many: bool
    choices: tuple[str, ...]
    required: bool
    keyed: str = ""
    """For many tables: their field that is written as their key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table is written, so that a complaint can point there."""

    file: str
    text: str
    table: str = ""

    def inside(self, key: str) -> "Place":
        """The place of the table `key` of this table."""
        return Place(self.file, self.text, f"{self.table}.{key}".lstrip("."))

    def error(self, key: str, problem: str, remedy: str = "") -> PackError:
        """A complaint about `key` of this table (empty: about the table itself)."""
        table = f" in [{self.table}]" if self.table else ""
        return PackError(self.file, line_of(self.text, self.table, key), problem + table, remedy)


LINE = re.compile(r"""\s*(?:\[+(?P<header>[^\]]+)\]|(?:"(?P<text>[^"]*)"|'(?P<raw>[^']*)'|(?P<bare>[\w-]+))\s*[.=])""")


def line_of(text: str, table: str, key: str) -> int:
    """The 1-based line that sets `key` of `table` in a TOML text, else the one that begins the table, else 1."""
    current, start, wanted = "", 1, f"{table}.{key}".lstrip(".")
    for number, line in enumerate(text.splitlines(), 1):
        if not (match := LINE.match(line)):
            continue
        if match["header"]:
            path = current = match["header"].strip()
        else:
            path = f"{current}.{match['text'] or match['raw'] or match['bare']}".lstrip(".")
        if key and path == wanted:
            return number
        start = number if path == table else start
    return start


def check(kind: type[Any], content: Content, place: Place, given: str = "") -> None:
    """Raise PackError for the first thing in `content` that does not fit the dataclass `kind` less its key `given`."""
    known = {name: key for name, key in keys(kind).items() if name != given}
    for name, value in content.items():
        if name not in known:
            raise place.error(name, f"unknown key {name!r}", suggestion(name, known))
        check_value(known[name], value, place)
    for key in known.values():
        if key.required and key.name not in content:
            raise place.error("", f"{key.name!r} is missing", f"add {key.name} = …")


def check_value(key: Key, value: Any, place: Place) -> None:
    """Raise PackError when `value` is not what `key` takes."""
    if is_dataclass(key.kind):
        if not isinstance(value, dict):
            raise place.error(key.name, f"{key.name!r} has to be a table", f"write it as [{key.name}]")
        check_table(key, cast("Content", value), place.inside(key.name))
        return
    if key.many and not isinstance(value, list):
        raise place.error(key.name, f"{key.name!r} has to be a list", f"write {key.name} = [{value!r}]")
    items = cast("list[Any]", value if key.many else [value])
    for item in items:
        if type(item) is not key.kind:
            raise place.error(key.name, f"{key.name!r} has to be {TYPE_WORDS[key.kind]}, not {item!r}")
        if key.choices and item not in key.choices:
            raise place.error(key.name, f"{item!r} is no {key.name!r}", suggestion(str(item), key.choices))


def check_table(key: Key, content: Content, place: Place) -> None:
    """Raise PackError when `content` is not the table that `key` takes, or one of its tables is not."""
    if not key.keyed:
        check(key.kind, content, place)
        return
    for name, table in content.items():
        if not isinstance(table, dict):
            raise place.error(name, f"{name!r} has to be a table", f"write {name} = {{ … }} or [{place.table}.{name}]")
        check(key.kind, cast("Content", table), place.inside(name), key.keyed)


def suggestion(word: str, known: Iterable[str]) -> str:
    """A remedy for a mistyped word: the nearest known one, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 (slow to import, needed for mistakes only)

    words = list(known)
    near = get_close_matches(word, words, 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(words)}"


@cache
def keys(kind: type[Any]) -> dict[str, Key]:
    """The keys a table of dataclass `kind` takes, by name."""
    return {key.name: key for key in map(key_of, fields(kind))}


def key_of(field: Field[Any]) -> Key:
    """The key described by one dataclass field; its type may be optional, or a tuple of one type."""
    annotation: Any = field.type
    if isinstance(annotation, UnionType):
        annotation = annotation.__args__[0]
    arguments: tuple[type[Any], ...] = getattr(annotation, "__args__", ())
    kind = arguments[0] if arguments else annotation
    choices = field.metadata.get("choices", ())
    name, keyed = field.name.replace("_", "-"), field.metadata.get("keyed", "")
    return Key(name, field.name, kind, bool(arguments), choices, field.default is MISSING, keyed)


@cache
def builders(kind: type[Any]) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """For each key of dataclass `kind`: the field, and how to make its value from parsed content."""
    return {key.name: (key.field, builder(key)) for key in keys(kind).values()}


def builder(key: Key) -> Callable[[Any], Any]:
    """How to make the value of `key` from parsed content."""
    if key.keyed:
        return partial(build_each, key)
    if is_dataclass(key.kind):
        return partial(build, key.kind)
    return tuple if key.many else lambda value: value


def build(kind: type[T], content: Content) -> T:
    """The dataclass object of checked content."""
    plan = builders(kind)
    parts: dict[str, Any] = {}
    for name, value in content.items():
        field, make = plan[name]
        parts[field] = make(value)
    return kind(**parts)


def build_each(key: Key, content: Content) -> tuple[Any, ...]:
    """The dataclass objects of checked tables, in their order, each with its key in it."""
    return tuple(build(key.kind, {key.keyed: name, **table}) for name, table in content.items())


@cache
def fingerprint() -> int:
    """A number that changes whenever the schema of packs does."""
    return crc32(describe(Pack).encode())


def describe(kind: type[Any]) -> str:
    """The schema of dataclass `kind` as a text."""
    return ";".join(repr(key) + (describe(key.kind) if is_dataclass(key.kind) else "") for key in keys(kind).values())
