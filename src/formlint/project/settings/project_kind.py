"""What a project is built with, told by its files: `rules/frameworks/projects.toml` knows the signs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from formlint.knowledge import own
from formlint.knowledge.tables.frameworks import Project
from formlint.system.file_access import read_file
from formlint.system.structured import read_json

_DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_MOST = 16.0  # megabytes of a file that tells of a project


def recognized(folder: Path) -> tuple[Project, ...]:
    """The kinds of project that a folder shows signs of; a Django project may well be built with Vite, too."""
    packages = _packages(folder)
    found = [signs for signs in own().projects.projects.values() if _is_shown(signs, folder, packages)]
    return tuple({one.name: one for one in found}.values())


def foreign(folders: Iterable[str]) -> tuple[str, ...]:
    """Of the folders that pages lie in, the names of those that hold pages that tools made in any project."""
    parts = {part for folder in folders for part in folder.split("/")}
    return tuple(name for name in own().projects.everywhere if name in parts)


def lies_in(path: str, folder: str) -> bool:
    """Whether a path lies in a folder that is named by its path, or by its name alone."""
    if "/" in folder:
        return path.startswith(f"{folder}/")
    return folder in path.split("/")[:-1]


def _is_shown(signs: Project, folder: Path, packages: frozenset[str]) -> bool:
    there = all((folder / name).exists() for name in signs.all)
    one = not signs.any or any((folder / name).exists() for name in signs.any)
    said = all(any(word in _text(folder / file) for word in words) for file, words in signs.says.items())
    return there and one and said and packages.issuperset(signs.packages)


def _packages(folder: Path) -> frozenset[str]:
    """The packages that a package.json names; none where it is missing or broken."""
    try:
        content: Any = read_json(_text(folder / "package.json") or "{}")
    except ValueError:
        return frozenset()
    known = cast("dict[str, Any]", content) if isinstance(content, dict) else {}
    tables = [known.get(name) for name in _DEPENDENCIES]
    return frozenset(str(name) for table in tables if isinstance(table, dict) for name in cast("dict[str, Any]", table))


def _text(path: Path) -> str:
    """The text of a file, "" where it cannot be read."""
    try:
        return read_file(str(path), _MOST).decode("utf-8", "replace")
    except OSError:
        return ""
