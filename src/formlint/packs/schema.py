"""Checks the content of a pack against its dataclass and builds the object.

Checking happens once, when a TOML file is baked; building trusts what was checked.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar
from zlib import crc32

from formlint.packs.model import Pack

T = TypeVar("T")
Content = Mapping[str, Any]
TYPE_WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


class PackError(Exception):
    """A file under ``rules/`` cannot be used.

    Attributes: `file` (path as text), `line` (1-based, 0 for the whole file), `problem`, `remedy` (what to do, may be empty).
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
    kind: type
    many: bool
    choices: tuple[str, ...]
    required: bool


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


def line_of(text: str, table: str, key: str) -> int:
    """The 1-based line that sets `key` of `table` in a TOML text, else that of the table's header, else 1."""
    current, header = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[+([^\]]+)\]", line):
            current = match[1].strip()
            header = number if current == table else header
        elif current == table and key and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line):
            return number
        if key and current == f"{table}.{key}".lstrip("."):
            return number
    return header


def check(kind: type, content: Content, place: Place) -> None:
    """Raise PackError for the first thing in `content` that does not fit the dataclass `kind`."""
    known = keys(kind)
    for name, value in content.items():
        if name not in known:
            raise place.error(name, f"unknown key {name!r}", suggestion(name, known))
        check_value(known[name], value, place)
    for key in known.values():
        if key.required and key.name not in content:
            raise place.error("", f"{key.name!r} is missing", f"add {key.name} = …")


def check_value(key: Key, value: object, place: Place) -> None:
    """Raise PackError when `value` is not what `key` takes."""
    if is_dataclass(key.kind):
        if not isinstance(value, dict):
            raise place.error(key.name, f"{key.name!r} has to be a table", f"write it as [{key.name}]")
        check(key.kind, value, place.inside(key.name))  # pyright: ignore[reportUnknownArgumentType]
        return
    if key.many and not isinstance(value, list):
        raise place.error(key.name, f"{key.name!r} has to be a list", f"write {key.name} = [{value!r}]")
    for item in elements(value):
        if type(item) is not key.kind:
            raise place.error(key.name, f"{key.name!r} has to be {TYPE_WORDS[key.kind]}, not {item!r}")
        if key.choices and item not in key.choices:
            raise place.error(key.name, f"{item!r} is no {key.name!r}", suggestion(str(item), key.choices))


def elements(value: object) -> Iterator[object]:
    """The items of a list, or the value itself."""
    if isinstance(value, list):
        yield from value  # pyright: ignore[reportUnknownVariableType]
    else:
        yield value


def suggestion(word: str, known: Iterator[str] | Mapping[str, object] | tuple[str, ...]) -> str:
    """A remedy for a mistyped word: the nearest known one, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 (slow to import, needed for mistakes only)

    words = list(known)
    near = get_close_matches(word, words, 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(words)}"


@cache
def keys(kind: type) -> dict[str, Key]:
    """The keys a table of dataclass `kind` takes, by name."""
    found = (key_of(field.name, field.type, field) for field in fields(kind))
    return {key.name: key for key in found}


def key_of(name: str, annotation: Any, field: Any) -> Key:  # noqa: ANN401 (dataclasses' own types say no more)
    """The key described by one dataclass field."""
    if isinstance(annotation, UnionType):
        annotation = annotation.__args__[0]
    arguments: tuple[Any, ...] = getattr(annotation, "__args__", ())
    required = field.default is MISSING and field.default_factory is MISSING
    choices = field.metadata.get("choices", ())
    kind = arguments[0] if arguments else annotation
    return Key(name.replace("_", "-"), name, kind, bool(arguments), choices, required)


@cache
def builders(kind: type) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """For each key of dataclass `kind`: the field, and how to make its value from parsed content."""
    return {key.name: (key.field, builder(key)) for key in keys(kind).values()}


def builder(key: Key) -> Callable[[Any], Any]:
    """How to make the value of `key` from parsed content."""
    if is_dataclass(key.kind):
        return lambda content: build(key.kind, content)
    return tuple if key.many else lambda value: value


def build(kind: type[T], content: Content) -> T:
    """The dataclass object of checked content."""
    plan = builders(kind)
    parts: dict[str, Any] = {}
    for name, value in content.items():
        field, make = plan[name]
        parts[field] = make(value)
    return kind(**parts)


@cache
def fingerprint() -> int:
    """A number that changes whenever the schema of packs does."""
    return crc32(describe(Pack).encode())


def describe(kind: type) -> str:
    """The schema of dataclass `kind` as a text."""
    return ";".join(repr(key) + (describe(key.kind) if is_dataclass(key.kind) else "") for key in keys(kind).values())
