"""The knowledge under ``rules/``: what the people of each territory have to type, and every other table there.

    >>> from formlint import knowledge
    >>> knowledge.own().territory("CA").postal_code.must[0]
    'K1A 0B1'

Reading is lazy and remembered: a form that serves Canada and the United States reads two packs.
"""

import os
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from formlint.knowledge.address import Address, Subdivision
from formlint.knowledge.json_cache import FOLDER, stamped
from formlint.knowledge.pack import (
    SPELLINGS,
    WORLD,
    Currency,
    Dates,
    Identifier,
    Names,
    Numbers,
    Pack,
    Phone,
    PhoneNumber,
    PostalCode,
    TerritoryFacts,
)
from formlint.knowledge.schema import PackError
from formlint.knowledge.store import Knowledge, UnknownTerritoryError

__all__ = [
    "FOLDER",
    "SPELLINGS",
    "WORLD",
    "Address",
    "Currency",
    "Dates",
    "Identifier",
    "Knowledge",
    "Names",
    "Numbers",
    "Pack",
    "PackError",
    "Phone",
    "PhoneNumber",
    "PostalCode",
    "Subdivision",
    "TerritoryFacts",
    "UnknownTerritoryError",
    "laid_over",
    "own",
]


@cache
def own() -> Knowledge:
    """The rules that formlint came with: inside the package in a wheel, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "rules", package.parents[1] / "rules"):
        if root.is_dir():
            return Knowledge(root)
    raise PackError(str(package / "rules"), 0, "is missing", "reinstall formlint")


def laid_over(folders: Iterable[str | Path]) -> Knowledge:
    """What formlint knows, with the tables in some folders laid over its own, the last folder prevailing.

    The same folders give the same object again, unless a file in them has changed. Raises PackError when a folder
    cannot hold rules; its files are read, and refused, when they are asked for.
    """
    paths = tuple(Path(os.path.realpath(folder)) for folder in folders)
    if not paths:
        return own()
    return _laid_over(paths, stamped([file for path in paths for file in _tables_in(path)], "")[0])


def _tables_in(folder: Path) -> Iterable[Path]:
    """The files in which a folder has tables, or would have if they lay in the right place."""
    return sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml")))


@lru_cache(maxsize=16)
def _laid_over(folders: tuple[Path, ...], stamp: str) -> Knowledge:
    del stamp  # a part of the cache's key
    return Knowledge(own().root, *folders)
