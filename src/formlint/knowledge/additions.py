"""What a project's own folder of packs may hold beside territories, languages and groups, and where files belong in it.

A few tables of ours may be added to: those whose type says so. All else in ``rules/`` is formlint's own business, and a
file by such a name is refused, as is one that lies where nobody reads it.
"""

from collections.abc import Iterable
from pathlib import Path

from formlint.knowledge.kinds import FOLDERS, HOMES, is_for_packs
from formlint.knowledge.schema import PackError, suggestion

_WORDS = ("labels", "phrases")  # tables that stood here once

_SETTINGS = ("formlint", ".formlint", "pyproject")  # files of others that may lie in the same folder
_NOT_READ = (".json", ".tml", ".yaml", ".yml")


def refuse_unfit(folder: Path, ours: Path) -> None:
    """Raise PackError when `folder` cannot hold rules, or holds files that would not be read; `ours` is our own."""
    try:
        _refuse_unfit(folder, ours)
    except OSError as error:  # a link to nowhere, a folder of somebody else
        raise PackError(str(error.filename or folder), 0, f"cannot be read: {error.strerror or error}") from error


def _refuse_unfit(folder: Path, ours: Path) -> None:
    if not folder.is_dir():
        raise PackError(str(folder), 0, "is not a folder", "`packs` must name folders that contain rule data")
    tables = tables_in(ours)
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in (*tables, *_SETTINGS):
            raise PackError(str(path), 1, *_misplaced(path.stem, ours, tables))
        path.stat()  # raises where it is there by its name only
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            _refuse_unread(path)
        elif path.name in FOLDERS:
            raise PackError(str(path), 0, "is not a folder", "territories, languages and groups are folders of files")
    if not any((folder / name).exists() for name in (*FOLDERS, *(f"{table}.toml" for table in tables))):
        raise PackError(str(folder), 0, "contains no packs", "add a file such as territories/CA.toml")


def tables_in(ours: Path) -> dict[str, str]:
    """The tables of our rules that packs may add to, by the names of their files."""
    names = (f"{home}/{path.stem}".lstrip("/") for home in ("", *HOMES) for path in (ours / home).glob("*.toml"))
    return {name.rpartition("/")[2]: name for name in sorted(names) if is_for_packs(name)}


def _misplaced(name: str, ours: Path, tables: Iterable[str]) -> tuple[str, str]:
    """What is wrong with a table in the root of a folder, and the remedy."""
    stems = {folder: {path.stem for path in (ours / folder).glob("*.toml")} for folder in FOLDERS}
    for word in (name, name.upper(), name.lower()):
        for folder in FOLDERS:
            if word in stems[folder]:
                return "is not read here", f"put it into the folder {folder}, as {word}.toml"
    if name in _WORDS:
        remedy = "put them into the file of their language, such as languages/en.toml"
        return "is not read: words and phrases are those of a language", f'{remedy}, under extends = "en" and [phrases]'
    if any((ours / home / f"{name}.toml").exists() for home in ("", *HOMES)):
        return f"cannot be changed: {name!r} is formlint's own table", f"packs may add to {_listed(tables)}"
    known = [*tables, *FOLDERS]
    return "is not read", f"{suggestion(name, known)}; a territory's file lies in the folder territories"


def _refuse_unread(folder: Path) -> None:
    """Raise PackError for what is not read in a folder within, or for a folder with nearly the name of one of ours."""
    if folder.name in HOMES and any(folder.glob("*.toml")):
        raise PackError(str(folder), 0, "is not read here", f"put its files into {folder.parent}")
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
