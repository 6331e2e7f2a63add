"""Checks the content of a table against its type, a dataclass or named tuple, and builds the object.

Checking happens once, when a TOML file is baked; building trusts what was checked.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar, cast

from formlint.knowledge.shapes import Either, Fixed, Free, Key, Keyed, Many, Plain, Row, Shape, keys
from formlint.system.guard import MistakeError
from formlint.system.likeness import closest

T = TypeVar("T")
Content = Mapping[str, Any]
Make = Callable[[Any], Any]
TYPE_WORDS = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
TYPES_WORDS = {str: "texts", bool: "true or false", int: "whole numbers", float: "numbers"}


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
        table = f"in [{self.table}]: " if self.table else ""
        return PackError(self.file, line_of(self.text, self.table, key, self.nth), table + problem, remedy)


LINE = r"""\s*(?:\[+(?P<header>[^\]]+)\]|(?:"(?P<text>[^"]*)"|'(?P<raw>[^']*)'|(?P<bare>[\w-]+))\s*[.=])"""


def line_of(text: str, table: str, key: str, nth: int = 1) -> int:
    """The 1-based line that sets `key` of the `nth` `table` in a TOML text, else the one that begins it, else 1."""
    current, start, wanted, seen = "", 1, f"{table}.{key}".lstrip("."), 0
    for number, line in enumerate(text.splitlines(), 1):
        if not (match := re.match(LINE, line)):
            continue
        if match["header"]:
            path = current = match["header"].strip().replace('"', "").replace("'", "")
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
    known = keys(kind)
    for name, value in content.items():
        key = known.get(name) if name != given else None
        if key is None:
            remedy = home(name, known.named.values(), value) if not place.table else ""
            remedy = remedy or suggestion(name, [one for one in known.named if one != given])
            raise place.error(name, f"unknown key {name!r}", remedy)
        check_value(name, key.shape, value, place, required=key.required, part=part)
    for key in known.named.values():
        if key.required and key.name not in content and key.name != given and not part:
            raise place.error("", f"{key.name!r} is missing", f"add {key.name} = …")


def home(name: str, known: Iterable[Key], value: Any) -> str:
    """A remedy for a key of a table within that is written outside of it; empty where none has such a key."""
    tables = [key.name for key in known if isinstance(key.shape, Fixed) and name in keys(key.shape.kind).named]
    if isinstance(value, list) and any(isinstance(one, dict) for one in cast("list[Any]", value)):
        return " or ".join(f"write it as [[{table}.{name}]]" for table in tables)
    return "put it into " + " or ".join(f"[{table}]" for table in tables) if tables else ""


def check_value(
    name: str, shape: Shape, value: Any, place: Place, *, required: bool = False, part: bool = False
) -> None:
    """Raise PackError when `value`, written under `name`, is not of a shape."""
    match shape:
        case Plain():
            check_plain(name, shape, value, place)
        case Many(Fixed(kind)):
            check_tables(name, kind, value, place, part=part)
        case Many() | Row():
            check_list(name, shape, value, place, required=required)
        case Either(text, texts):
            check_value(name, texts if isinstance(value, list) else text, value, place, required=True)
        case Fixed(kind):
            check(kind, table_of(name, value, place), place.inside(name), part=part)
        case Keyed(kind, by):
            inner = place.inside(name)
            for key, table in table_of(name, value, place).items():
                check(kind, table_of(key, table, inner), inner.inside(key), given=by, part=part)
        case Free(each):
            for key, one in table_of(name, value, place).items():
                check_value(key, each, one, place.inside(name), required=required, part=part)


def is_of(kind: type[Any], value: Any) -> bool:
    """Whether a value is a text, number or flag as wanted; a whole number is a number, too."""
    return type(value) is kind or (kind is float and type(value) is int)


def check_plain(name: str, shape: Plain, value: Any, place: Place) -> None:
    """Raise PackError when `value` is not the text, number or flag that is wanted."""
    if not is_of(shape.kind, value):
        raise place.error(name, f"{name!r} must be {TYPE_WORDS[shape.kind]}, not {value!r:.80}")
    if shape.choices and value not in shape.choices:
        raise place.error(name, f"{value!r} is not a valid {name!r}", suggestion(str(value), shape.choices))


def check_list(name: str, shape: Many | Row, value: Any, place: Place, *, required: bool) -> None:
    """Raise PackError when `value` is not the list that is wanted."""
    if not isinstance(value, list):
        raise place.error(name, f"{name!r} must be a list", f"write {name} = [{value!r:.80}]")
    items = cast("list[Any]", value)
    if isinstance(shape, Row):
        if len(items) != len(shape.items):
            raise place.error(name, f"{name!r} must be a list of {len(shape.items)}, not of {len(items)}")
        for one, item in zip(shape.items, items, strict=True):
            check_value(name, one, item, place)
        return
    if not shape.blanks and ((required and not items) or "" in items):
        raise place.error(name, f"{name!r} must be a non-empty list without empty texts")
    for item in items:
        check_item(name, shape.item, item, place)
        if shape.small and not item.strip(" *"):
            raise place.error(name, f"{name!r} must be a list of non-empty texts, not {item!r}")


def check_item(name: str, shape: Shape, item: Any, place: Place) -> None:
    """Raise PackError when one thing in the list `name` is not of a shape."""
    is_number = type(item) in {int, float}
    plain = shape.text if isinstance(shape, Either) and type(item) is not list else shape
    if isinstance(plain, Plain) and not is_of(plain.kind, item):
        remedy = f'write it as "{item}"' if plain.kind is str and is_number else ""
        wanted = TYPES_WORDS[plain.kind]
        raise place.error(name, f"{name!r} must be a list of {wanted}, not a list with {item!r:.80}", remedy)
    check_value(name, shape, item, place)


def check_tables(name: str, kind: type[Any], value: Any, place: Place, *, part: bool) -> None:
    """Raise PackError when `value` is not the list of tables that is wanted."""
    tables: list[Any] = cast("list[Any]", value) if isinstance(value, list) else [value]
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in tables):
        path = f"{place.table}.{name}".lstrip(".")
        raise place.error(name, f"{name!r} must be a list of tables", f"write each as [[{path}]]")
    for nth, table in enumerate(tables, 1):
        check(kind, table, place.inside(name, nth), part=part)


def table_of(name: str, value: Any, place: Place) -> Content:
    """`value`, which must be a table called `name`. Raises PackError."""
    if isinstance(value, dict):
        return cast("Content", value)
    path = f"{place.table}.{name}".lstrip(".")
    raise place.error(name, f"{name!r} must be a table", f"write it as [{path}]")


def suggestion(word: str, known: Iterable[str]) -> str:
    """A remedy for a mistyped word: the nearest known one, else all of them."""
    words = list(known)
    near = closest(word, words)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(words)}"


@cache
def builders(kind: type[Any]) -> tuple[Mapping[str, tuple[str, Make | None]], tuple[str, Make | None] | None]:
    """For each key of a `kind`: the field, and how to make its value (None where it stays as it is); and the rest."""
    known = keys(kind)
    rest = known.rest
    named = {key.name: made_by(key) for key in known.named.values()}
    return named, made_by(rest) if rest else None


def made_by(key: Key) -> tuple[str, Make | None]:
    """The field of a key, and how to make its value."""
    return key.field, builder(key.shape)


def builder(shape: Shape) -> Make | None:  # noqa: PLR0911  # one for each shape
    """How to make a value of a shape from parsed content, None where it stays as it is."""
    match shape:
        case Plain():
            return None
        case Keyed(kind, by):
            return partial(build_each, kind, by)
        case Fixed(kind):
            return partial(build, kind)
        case Free(each):
            make = builder(each)
            return partial(build_values, make) if make else None
        case Either():
            return text_or_texts
        case Many(item) if make := builder(item):
            return partial(build_list, make)
        case Many() | Row():
            return tuple


def build(kind: type[T], content: Content) -> T:
    """The object of checked content."""
    return kind(**parts(kind, content))


def parts(kind: type[Any], content: Content) -> dict[str, Any]:
    """The values of fields that checked content has."""
    plan, rest = builders(kind)
    made: dict[str, Any] = {}
    for name, value in content.items():
        if name in plan:
            field, make = plan[name]
            made[field] = make(value) if make else value
    if rest:
        field, make = rest
        made[field] = {name: make(value) if make else value for name, value in content.items() if name not in plan}
    return made


def build_values(make: Make, content: Content) -> dict[str, Any]:
    """What is made of each value of a table."""
    return {name: make(value) for name, value in content.items()}


def build_list(make: Make, content: Iterable[Any]) -> tuple[Any, ...]:
    """What is made of each part of a list."""
    return tuple(make(one) for one in content)


def text_or_texts(value: Any) -> Any:
    """A text as it is, or several."""
    return tuple(cast("list[str]", value)) if isinstance(value, list) else value


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


def build_each(kind: type[Any], by: str, content: Content) -> tuple[Any, ...]:
    """The objects of checked tables, in their order, each with its key in it."""
    return tuple(build(kind, {by: name, **table}) for name, table in content.items())
