"""The knowledge under ``rules/``: what the people of each territory have to type, and every other table there.

    >>> from formlint import packs
    >>> packs.territory("CA").postal_code.must[0]
    'K1A 0B1'

Reading is lazy and remembered: a form that serves Canada and the United States reads two packs.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from formlint.packs.model import (
    SPELLINGS,
    WORLD,
    Currency,
    Names,
    Numbers,
    Pack,
    Phone,
    PhoneNumber,
    PostalCode,
    TerritoryFacts,
)
from formlint.packs.schema import PackError
from formlint.packs.store import Rules, UnknownTerritoryError
from formlint.packs.twin import FOLDER

__all__ = [
    "FOLDER",
    "SPELLINGS",
    "WORLD",
    "Currency",
    "Names",
    "Numbers",
    "Pack",
    "PackError",
    "Phone",
    "PhoneNumber",
    "PostalCode",
    "Rules",
    "TerritoryFacts",
    "UnknownTerritoryError",
    "codes",
    "index",
    "names",
    "table",
    "territory",
]


@cache
def own() -> Rules:
    """The rules that formlint came with: inside the package in a wheel, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "rules", package.parents[1] / "rules"):
        if root.is_dir():
            return Rules(root)
    raise PackError(str(package / "rules"), 0, "is missing", "install formlint again")


def table(name: str) -> Mapping[str, Any]:
    """The content of ``rules/<name>.toml``, such as ``keyboards`` or ``languages/fr``. Raises PackError."""
    return own().table(name)


def names(folder: str) -> tuple[str, ...]:
    """The tables in a folder of ``rules/``, sorted: ``("de", "en", …)`` for ``languages``."""
    return own().names(folder)


def territory(code: str) -> Pack:
    """The pack of a territory by its code, or of the `WORLD`. Raises UnknownTerritoryError, PackError."""
    return own().territory(code)


def codes() -> tuple[str, ...]:
    """The codes of all territories, sorted, without the world's."""
    return own().codes()


def index() -> Mapping[str, TerritoryFacts]:
    """What tells the territories apart on a page (names, languages, currency, …), by code."""
    return own().index()
