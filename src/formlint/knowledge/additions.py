"""What a project's own folder of packs may hold beside territories, languages and groups, and where files belong in it.

A few tables of ours may be added to: `ROOT`. All else in ``rules/`` is formlint's own business, and a file by such a
name is refused, as is one that lies where nobody reads it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from formlint.knowledge.pack import SPELLINGS
from formlint.knowledge.schema import FOLDERS, PackError, Place, suggestion, table_of

ROOT = ("values",)
"""The tables in the root of a folder that are laid over ours, key by key: their lists grow."""

_WORDS = ("labels", "phrases")  # tables that stood here once

_SETTINGS = ("formlint", ".formlint", "pyproject")  # files of others that may lie in the same folder
_NOT_READ = (".json", ".tml", ".yaml", ".yml")
_VALUES = ("must", "spellings", "elsewhere", "in", "source")

Content = Mapping[str, Any]


def refuse_unfit(folder: Path, ours: Path) -> None:
    """Raise PackError when `folder` cannot hold rules, or holds files that would not be read; `ours` is our own."""
    try:
        _refuse_unfit(folder, ours)
    except OSError as error:  # a link to nowhere, a folder of somebody else
        raise PackError(str(error.filename or folder), 0, f"cannot be read: {error.strerror or error}") from error


def _refuse_unfit(folder: Path, ours: Path) -> None:
    if not folder.is_dir():
        raise PackError(str(folder), 0, "is not a folder", "`packs` names folders with rules in them")
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in (*ROOT, *_SETTINGS):
            raise PackError(str(path), 1, *_misplaced(path.stem, ours))
        path.stat()  # raises where it is there by its name only
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            _refuse_unread(path)
        elif path.name in FOLDERS:
            raise PackError(str(path), 0, "is not a folder", "territories, languages and groups are folders of files")
    if not any((folder / name).exists() for name in (*FOLDERS, *(f"{root}.toml" for root in ROOT))):
        raise PackError(str(folder), 0, "holds no packs", "put a file such as territories/CA.toml into it")


def _misplaced(name: str, ours: Path) -> tuple[str, str]:
    """What is wrong with a table in the root of a folder, and the remedy."""
    stems = {folder: {path.stem for path in (ours / folder).glob("*.toml")} for folder in FOLDERS}
    for word in (name, name.upper(), name.lower()):
        for folder in FOLDERS:
            if word in stems[folder]:
                return "is not read here", f"put it into the folder {folder}, as {word}.toml"
    if name in _WORDS:
        remedy = "put them into the file of their language, such as languages/en.toml"
        return "is not read: words and phrases are those of a language", f'{remedy}, under extends = "en" and [phrases]'
    if (ours / f"{name}.toml").exists():
        return f"cannot be changed: {name!r} is formlint's own table", f"packs may add to {_listed(ROOT)}"
    known = [*ROOT, *FOLDERS]
    return "is not read", f"{suggestion(name, known)}; a territory's file lies in the folder territories"


def _refuse_unread(folder: Path) -> None:
    """Raise PackError for what is not read in a folder within, or for a folder with nearly the name of one of ours."""
    if folder.name not in FOLDERS:
        near = suggestion(folder.name, FOLDERS)
        if near.startswith("did you mean") and any(folder.glob("*.toml")):
            raise PackError(str(folder), 0, "is not read", near)
        return
    next(folder.iterdir(), None)  # raises where it cannot be read, over which `rglob` passes
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".toml" and path.parent != folder:
            raise PackError(str(path), 1, "is not read here", f"put it into {folder}")
        if path.suffix in _NOT_READ:
            raise PackError(str(path), 1, "is not read", "packs are written in TOML, in files that end with .toml")
        if path.suffix == ".toml" and folder.name != "languages" and path.stem != path.stem.upper():
            raise PackError(str(path), 1, "is not read: codes are capitals", f"call it {path.stem.upper()}.toml")
        if path.suffix == ".toml":
            path.stat()


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"{name}.toml" for name in names)


def added_to(below: Content, above: Content, place: Place) -> Content:
    """Our values, by what they are values of, with a project's own. Raises PackError where these do not fit."""
    for name in above:
        if name not in {"values", "source"}:
            raise place.error(name, f"unknown key {name!r}", "values are written as [values.NAME]")
    inside = place.inside("values")
    grown = dict(below["values"])
    for name, own in table_of("values", above.get("values", {}), place).items():
        checked = _checked(table_of(name, own, inside), inside.inside(name))
        grown[name] = _grown(grown.get(name, {}), checked)
    return {**below, "values": grown}


def _checked(own: Content, place: Place) -> Content:
    """One table of values, if it is one. Raises PackError."""
    for key, value in own.items():
        if key not in _VALUES:
            raise place.error(key, f"unknown key {key!r}", suggestion(key, _VALUES))
        if key == "elsewhere" and not isinstance(value, bool):
            raise place.error(key, f"{key!r} has to be true or false, not {value!r}")
        if key == "must":
            _several_ways(key, value, place)
        elif key == "in":
            for code, values in table_of(key, value, place).items():
                _several_ways(code, values, place.inside(key))
        elif key != "elsewhere":
            wrong = [text for text in _texts(key, value, place) if key == "spellings" and text not in SPELLINGS]
            if wrong:
                raise place.error(key, f"{wrong[0]!r} is no spelling", suggestion(wrong[0], SPELLINGS))
    return own


def _several_ways(key: str, value: Any, place: Place) -> None:
    """Refuse what is no list of values, each a text or a list of the ways to write one."""
    if not isinstance(value, list) or not value:
        raise place.error(key, f"{key!r} has to be a list of values", f'write {key} = ["…"]')
    for one in cast("list[Any]", value):
        _texts(key, one if isinstance(one, list) else [one], place)


def _texts(key: str, value: Any, place: Place) -> list[str]:
    """The texts of a list that has some and no empty one. Raises PackError."""
    if not isinstance(value, list) or not value:
        raise place.error(key, f"{key!r} has to be a list of texts", f'write {key} = ["…"]')
    for one in cast("list[Any]", value):
        if not isinstance(one, str) or not one.strip():
            raise place.error(key, f"{key!r} has to be a list of texts, without empty ones, not {one!r:.40}")
    return cast("list[str]", value)


def _grown(below: Content, own: Content) -> Content:
    """A table of values with more of them."""
    grown = {**below, **own}
    grown["must"] = [*below.get("must", ()), *own.get("must", ())]
    inside = dict(below.get("in", {}))
    for code, values in own.get("in", {}).items():
        inside[code] = [*inside.get(code, ()), *values]
    return {**grown, "in": inside} if inside else grown
