"""Which type describes which file of ``rules/``.

A file in `FOLDERS` is described by the type of its folder; its first key is the file's name. Any other is described by
the type that is called like it, in a module of `formlint.knowledge.tables`.
"""

from functools import cache
from importlib import import_module
from typing import Any

FOLDERS = ("territories", "languages", "groups")
HOMES = ("standards", "values", "devices", "inference", "frameworks", "world", "words")
_KINDS = {
    "territories": ("pack", "Pack"),
    "languages": ("language", "Vocabulary"),
    "groups": ("language", "Group"),
    "any-language": ("language", "AnyLanguage"),
}


@cache
def kind_of(name: str) -> type[Any]:
    """The type of a table such as ``keyboards`` or ``languages/fr``; its module is read when somebody asks for it."""
    folder, _, table = name.rpartition("/")
    if (folder or table) in _KINDS:
        module, kind = _KINDS[folder or table]
        return getattr(import_module(f"formlint.knowledge.{module}"), kind)
    modules = (import_module(f"formlint.knowledge.tables.{home}") for home in HOMES)
    return next(getattr(module, table.title()) for module in modules if hasattr(module, table.title()))


def is_for_packs(name: str) -> bool:
    """Whether a project's own packs may add to a table of ours."""
    return name.rpartition("/")[0] in FOLDERS or getattr(kind_of(name), "for_packs", False)
