"""Which type describes which file of ``rules/``.

A file in `FOLDERS` is described by the type of its folder; its first key is the file's name. Any other is described by
the type that is called like it, in the module of `formlint.knowledge.tables` that is called like its folder.
"""

from importlib import import_module
from typing import Any

FOLDERS = ("territories", "languages", "groups")
HOMES = ("devices", "frameworks", "inference", "standards", "values", "world")
_KINDS = {
    "territories": ("pack", "Pack"),
    "languages": ("language", "Vocabulary"),
    "groups": ("language", "Group"),
    "any-language": ("language", "AnyLanguage"),
}


def kind_of(name: str) -> type[Any]:
    """The type of a table such as ``devices/keyboards`` or ``languages/fr``; its module is read on demand."""
    folder, _, table = name.rpartition("/")
    module, kind = _KINDS.get(folder or table) or (f"tables.{folder or 'words'}", table.title())
    return getattr(import_module(f"formlint.knowledge.{module}"), kind)


def is_for_packs(name: str) -> bool:
    """Whether a project's own packs may add to a table of ours."""
    return name.rpartition("/")[0] in FOLDERS or getattr(kind_of(name), "for_packs", False)
