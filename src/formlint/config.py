"""The settings of a run: what a project's TOML file and the command line say.

The nearest `formlint.toml`, `.formlint.toml` or `pyproject.toml` with a `[tool.formlint]` table counts, seen from the
first path to be checked; files are not merged.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from formlint.packs import PackError, UnknownTerritoryError, expand, using

_FILES = ("formlint.toml", ".formlint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A setting that cannot be used; the message names file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a run.

    Attributes:
        serves: Codes of the territories that the forms serve; empty to infer them from each page.
        packs: Folders of rules that are laid over formlint's own, the last one prevailing.
    """

    serves: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


def load(start: Path) -> Config:
    """The settings that count for `start` (a file or folder), or the defaults where there are none.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or holds an unknown key or a bad value.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        for name in _FILES:
            file = folder / name
            if file.is_file():
                table = _table(file)
                if table is not None:
                    return _config(file, table)
    return Config()


def territories(names: Iterable[str]) -> tuple[str, ...]:
    """Codes of the territories and groups ("EU") named, as the packs write them, repetitions dropped.

    Raises:
        UnknownTerritoryError: With suggestions, for the first one that is not known.
    """
    return expand(name.strip() for name in names if name.strip())


def _table(file: Path) -> Mapping[str, Any] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from error
    if file.name != "pyproject.toml":
        return content
    return content.get("tool", {}).get("formlint")


def _config(file: Path, table: Mapping[str, Any]) -> Config:
    known = [field.name for field in fields(Config)]
    for key in table:
        if key not in known:
            raise ConfigError(f"{_place(file, key)}: unknown setting {key!r}{_did_you_mean(key, known)}")
    folders = tuple(str(file.parent / folder) for folder in _texts(file, table, "packs", '["house/rules"]'))
    named = _texts(file, table, "serves", '["CA", "US"]')
    try:
        with using(folders):
            return Config(serves=territories(named), packs=folders)
    except UnknownTerritoryError as error:
        raise ConfigError(f"{_place(file, 'serves')}: {error}") from error
    except PackError as error:
        raise ConfigError(f"{_place(file, 'packs')}: {error}") from error


def _texts(file: Path, table: Mapping[str, Any], key: str, example: str) -> list[str]:
    value: Any = table.get(key, [])
    if not isinstance(value, list) or any(type(item) is not str for item in cast("list[Any]", value)):
        raise ConfigError(f"{_place(file, key)}: `{key}` is a list of texts, such as {example}")
    return cast("list[str]", value)


def _place(file: Path, key: str) -> str:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.split("=")[0].strip().strip("\"'") == key:
            return f"{file}:{number}"
    return str(file)


def _did_you_mean(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # 9 ms, needed only for a message

    close = get_close_matches(word, known, 1)
    return f"; did you mean {close[0]!r}?" if close else f"; the settings are: {', '.join(known)}"
