"""From TOML to settings: nothing that is unknown or of a wrong type is passed over."""

import os
import re
import stat
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from formlint.html.source import LANGUAGES, TAGS
from formlint.lint.config import LEVELS, Ignore, Settings
from formlint.lint.origin import ConfigError, Origin
from formlint.project.settings.globs import matcher
from formlint.project.settings.schema import FAIL_ON, FORMS, IGNORE, IN_OVERRIDES, KEYS, Key
from formlint.project.settings.schema import FILES as FILES_KEY
from formlint.system.file_access import read_file
from formlint.system.likeness import closest
from formlint.system.structured import read_toml

FILES = ("formlint.toml", ".formlint.toml", "pyproject.toml")
"""The names of the files that may hold settings; of one folder, the first counts."""

_OWN_TABLE = r"""(?m)^[ \t]*\[*[ \t]*["']?tool["']?[ \t]*(?:[]=]|\.[ \t]*["']?formlint)"""
"""Where a `pyproject.toml` may have settings of ours; most that name formlint only install it."""
_LARGEST = 10**300  # an integer may be larger than any float
_MOST = 16.0  # megabytes of a file of settings
_TWICE = "`ignore = [...]` and [[ignore]] cannot be used in the same file; write all rules as [[ignore]] tables"

_TABLES_OF_OTHERS = frozenset({"formlint", "tool"})
_WITHOUT_TABLE = "; settings are at the top of this file: remove this line ([tool.formlint] is for pyproject.toml)"

# regular expressions for mistakes, which are seldom compiled
_PLACE = r"(?s)(?P<problem>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
_LIST, _TABLE = r"(?m)^\s*ignore\s*=", r"(?m)^\[\[ignore\]\]"


def nearest(folder: str) -> str | None:
    """The path of the file whose settings count for a folder (absolute), or None."""
    while True:
        for name in FILES:
            path = os.path.join(folder, name)  # noqa: PTH118  # a Path per folder costs 20 times more
            if _may_be_read(path) and (name != "pyproject.toml" or has_table(path)):
                return path
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above


def read(path: str, root: str = "") -> Settings:
    """The settings in a file, whose paths count from the `root`, or from its folder without.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or holds an unknown key or a bad value.
    """
    origin = Origin(os.path.relpath(path) if _is_below(path) else path, _text(path))
    content = _parsed(origin)
    if os.path.basename(path) == "pyproject.toml":  # noqa: PTH119
        origin = origin.inside("tool.formlint")
        content = content.get("tool", {}).get("formlint", {})
    return _settings(content, origin, root or os.path.dirname(os.path.abspath(path)), KEYS)  # noqa: PTH100, PTH120


def assigned(text: str) -> Mapping[str, Any]:
    """What `KEY=VALUE` on the command line says, VALUE in TOML or a bare text.

    Raises:
        ConfigError: It is neither.
    """
    key, equals, value = text.partition("=")
    for form in (text, f"{key} = '{value}'") if equals else ():
        try:
            return read_toml(form)
        except ValueError:
            continue
    raise ConfigError(f"--config: {text!r} is neither a file nor a setting such as 'serves=[\"CA\"]'")


def given(table: Mapping[str, Any], root: str, assigned: Iterable[str] = ()) -> Settings:
    """The settings on the command line: a table in the form of a file's, and which `--config` gives.

    Raises:
        ConfigError: One of them cannot be used.
    """
    return _settings(table, Origin(assigned=frozenset(assigned)), root, KEYS)


def _is_below(path: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(os.getcwd(), ""))  # noqa: PTH100, PTH109, PTH118


def _may_be_read(path: str) -> bool:
    """Whether there is something that is no folder; what is no file either is refused when it is read."""
    try:
        return not stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return False


def has_table(path: str) -> bool:
    """Whether a `pyproject.toml` has settings of ours. Raises ConfigError."""
    text = _text(path)
    mentioned = "formlint" in text and re.search(_OWN_TABLE, text)
    return bool(mentioned) and "formlint" in _parsed(Origin(path, text)).get("tool", {})


def _text(path: str) -> str:
    try:
        text = read_file(path, _MOST).decode("utf-8-sig")
    except (OSError, ValueError) as error:  # a ValueError, too, is a NUL in the name
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parsed(origin: Origin) -> Mapping[str, Any]:
    try:
        return read_toml(origin.text)
    except ValueError as error:
        raise _broken(origin, str(error)) from error
    except RecursionError as error:
        raise origin.broken("it is nested too deeply", 1, 1) from error


def _broken(origin: Origin, problem: str) -> ConfigError:
    """What is wrong with a text that is no TOML."""
    second = re.search(_TABLE, origin.text)
    if second and re.search(_LIST, origin.text):
        return origin.broken(_TWICE, origin.text.count("\n", 0, second.start()) + 1, 1)
    found = re.match(_PLACE, problem)
    if found is None or found["line"] is None:
        return origin.broken(found["problem"] if found else problem, origin.text.count("\n") + 1, 1)
    return origin.broken(found["problem"], int(found["line"]), int(found["column"]))


def _settings(table: Mapping[str, Any], origin: Origin, root: str, known: Mapping[str, Key]) -> Settings:
    said: dict[str, Any] = {"root": root, "origin": origin}
    for name, value in table.items():
        if name not in known:
            remedy = _WITHOUT_TABLE if name in _TABLES_OF_OTHERS else _nearest_of(name, known)
            raise origin.error(name, f"unknown setting {name!r}{remedy}")
        said |= _value(name, known[name], value, origin, root)
    return Settings(**said)


def _value(name: str, key: Key, value: Any, origin: Origin, root: str) -> dict[str, Any]:
    """The fields of settings that a key stands for."""
    field = name.replace("-", "_")
    if key.kind == "ignore":
        return _ignore(value, origin, root)
    tables = {"levels": _levels, "elements": _components, "ignores by file": _ignores_by_file}
    if key.kind in tables:
        return {field: tables[key.kind](value, origin)}
    if key.kind == "overrides":
        return {field: _overrides(value, origin, root)}
    plain = _plain(name, key, value, origin)
    if name not in {"packs", "rules", "baseline"}:
        return {field: plain}
    paths = tuple(_path(name, one, origin, root) for one in ([plain] if name == "baseline" else plain))
    return {field: paths[0] if name == "baseline" else paths}


def _path(name: str, text: str, origin: Origin, root: str) -> str:
    """Where a file or folder lies that a setting names."""
    if "\0" in text:
        raise origin.error(name, "the name of a file or folder cannot hold NUL", text)
    return os.path.join(root, text)  # noqa: PTH118


def _plain(name: str, key: Key, value: Any, origin: Origin) -> Any:
    """A text, a number or a tuple of texts."""
    if key.kind in {"confidence", "amount"}:
        number = not isinstance(value, bool) and isinstance(value, int | float)
        if not number or not (0 <= value <= 1 if key.kind == "confidence" else value > 0):
            raise _unfit(name, key, origin)
        return value if isinstance(value, float) else float(min(value, _LARGEST))
    if key.kind in {"texts", "patterns"}:
        return _texts(name, key, value, origin)
    if key.kind == "day":
        return _day(name, key, value, origin)
    if not isinstance(value, str):
        raise _unfit(name, key, origin)
    if name == "language" and value not in LANGUAGES:
        raise origin.error(name, f"{value!r} is not a template language{_nearest_of(value, LANGUAGES)}", value)
    if name == "charset":
        return _codec(value, origin)
    if key.kind == "level" and value not in FAIL_ON:
        raise origin.error(name, f"{value!r} is not a level{_nearest_of(value, FAIL_ON)}", value)
    return value


def _day(name: str, key: Key, value: Any, origin: Origin) -> date:
    """A day: a date of TOML, or a text as in JSON."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise _unfit(name, key, origin) from error


def _codec(label: str, origin: Origin) -> str:
    """The Python codec of an encoding."""
    from formlint.html.encoding import said, said_codecs  # noqa: PLC0415  # few need it

    codec = said(label)
    if codec is None:
        remedy = _nearest_of(label.lower(), said_codecs(), "; name one such as 'utf-8', 'windows-1252' or 'shift_jis'")
        raise origin.error("charset", f"{label!r} is not an encoding that browsers know{remedy}", label)
    return codec


def _texts(name: str, key: Key, value: Any, origin: Origin) -> tuple[str, ...]:
    if not isinstance(value, list) or any(type(item) is not str for item in cast("list[Any]", value)):
        raise _unfit(name, key, origin)
    texts = tuple(cast("list[str]", value))
    if key.kind == "patterns":
        for text in texts:
            _refuse_unfit_pattern(name, text, origin)
        if name == "exclude" and texts and texts[0].startswith("!"):
            told = f"{texts[0]!r} has no effect: there is no pattern before it"
            raise origin.error(name, told, texts[0])
    return texts


def _refuse_unfit_pattern(name: str, text: str, origin: Origin) -> None:
    from formlint.system.globs.syntax import GlobError  # noqa: PLC0415  # few projects have patterns

    try:
        matcher((text,))
    except GlobError as error:
        raise origin.error(name, f"{text!r} is not a valid path pattern: {error}", text) from error


def _ignore(value: Any, origin: Origin, root: str) -> dict[str, Any]:
    """The rules that are not asked, and the tables of findings that are not shown."""
    if not isinstance(value, list):
        raise _unfit("ignore", KEYS["ignore"], origin)
    items = cast("list[Any]", value)
    tables = [cast("dict[str, Any]", item) for item in items if isinstance(item, dict)]
    selectors = _texts("ignore", KEYS["ignore"], [item for item in items if not isinstance(item, dict)], origin)
    ignores = tuple(_one_ignore(table, origin.inside("ignore", nth), root) for nth, table in enumerate(tables, 1))
    return {"ignore": selectors, "ignores": ignores}


def _one_ignore(table: Mapping[str, Any], origin: Origin, root: str) -> Ignore:
    said: dict[str, Any] = {}
    for name, value in table.items():
        if name not in IGNORE:
            raise origin.error(name, f"unknown key {name!r}{_nearest_of(name, IGNORE)}")
        many = IGNORE[name].kind in {"texts", "patterns"} and isinstance(value, str)
        said[name] = _plain(name, IGNORE[name], [value] if many else value, origin)
    if not said.keys() - {"reason"}:
        raise origin.error("", "an [[ignore]] table must have a `rule`, a `path`, or a `selector`")
    if "selector" in said:
        _refuse_unfit_selector(said["selector"], origin)
    rules, paths = said.get("rule", ()), said.get("path", ())
    return Ignore(rules, paths, said.get("selector", ""), said.get("reason", ""), root)


def _refuse_unfit_selector(selector: str, origin: Origin) -> None:
    from formlint.html.index import refuse_unfit  # noqa: PLC0415  # the parser costs 25 ms

    try:
        refuse_unfit(selector)
    except ValueError as error:
        raise origin.error("selector", str(error), selector) from error


def _levels(value: Any, origin: Origin) -> tuple[tuple[str, str], ...]:
    inside = origin.inside("levels")
    for selector, level in _table("levels", value, origin).items():
        if level not in LEVELS:
            problem = f"{level!r} is not a level{_nearest_of(str(level), LEVELS)}"
            raise inside.error(selector, problem, level if isinstance(level, str) else "")
    return tuple(value.items())


def _components(value: Any, origin: Origin) -> tuple[tuple[str, str], ...]:
    """The components of a project, with the elements that they write."""
    inside = origin.inside("components")
    for name, element in _table("components", value, origin).items():
        if element not in TAGS:
            word = element if isinstance(element, str) else ""
            raise inside.error(name, f"{element!r} is not an element of a form{_nearest_of(str(element), TAGS)}", word)
    return tuple(value.items())


def _ignores_by_file(value: Any, origin: Origin) -> tuple[tuple[str, tuple[str, ...]], ...]:
    key, inside = KEYS["per-file-ignores"], origin.inside("per-file-ignores")
    found: list[tuple[str, tuple[str, ...]]] = []
    for pattern, selectors in _table("per-file-ignores", value, origin).items():
        _refuse_unfit_pattern(pattern, pattern, inside)
        if not isinstance(selectors, list) or any(type(item) is not str for item in cast("list[Any]", selectors)):
            raise _unfit("per-file-ignores", key, origin)
        found.append((pattern, tuple(cast("list[str]", selectors))))
    return tuple(found)


def _overrides(value: Any, origin: Origin, root: str) -> tuple[Settings, ...]:
    if not isinstance(value, list) or any(not isinstance(item, dict) for item in cast("list[Any]", value)):
        raise _unfit("overrides", KEYS["overrides"], origin)
    known = {"files": FILES_KEY, **{name: KEYS[name] for name in IN_OVERRIDES}}
    found: list[Settings] = []
    for nth, table in enumerate(cast("list[dict[str, Any]]", value), 1):
        inside = origin.inside("overrides", nth)
        if "files" not in table:
            raise inside.error("", f"an override must name its pages: files = {FILES_KEY.example}")
        found.append(_settings(table, inside, root, known))
    return tuple(found)


def _table(name: str, value: Any, origin: Origin) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _unfit(name, KEYS[name], origin)
    return cast("dict[str, Any]", value)


def _unfit(name: str, key: Key, origin: Origin) -> ConfigError:
    return origin.error(name, f"`{name}` must be {FORMS[key.kind]}, such as {key.example}")


def _nearest_of(word: str, known: Iterable[str], otherwise: str = "") -> str:
    close = closest(word, known)
    return f"; did you mean {close[0]!r}?" if close else otherwise or f"; choose from {', '.join(known)}"
