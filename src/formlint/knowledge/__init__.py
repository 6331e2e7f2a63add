"""The knowledge under ``rules/``: what the people of each territory have to type, and every other table there.

    >>> from formlint import packs
    >>> packs.territory("CA").postal_code.must[0]
    'K1A 0B1'

Reading is lazy and remembered: a form that serves Canada and the United States reads two packs.
"""

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from formlint.knowledge.json_cache import FOLDER, stamped
from formlint.knowledge.pack import (
    SPELLINGS,
    WORLD,
    Address,
    Currency,
    Dates,
    Identifier,
    Names,
    Numbers,
    Pack,
    Phone,
    PhoneNumber,
    PostalCode,
    Subdivision,
    TerritoryFacts,
)
from formlint.knowledge.schema import PackError
from formlint.knowledge.store import Knowledge, UnknownTerritoryError

if TYPE_CHECKING:
    from formlint.knowledge.language import Group

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
    "codes",
    "derived",
    "expand",
    "group",
    "in_sentence",
    "in_use",
    "index",
    "laid_over",
    "load",
    "names",
    "phrases",
    "place",
    "remembered",
    "remembered_tables",
    "table",
    "territory",
    "using",
]


@cache
def own() -> Knowledge:
    """The rules that formlint came with: inside the package in a wheel, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "rules", package.parents[1] / "rules"):
        if root.is_dir():
            return Knowledge(root)
    raise PackError(str(package / "rules"), 0, "is missing", "install formlint again")


_IN_USE: ContextVar[Knowledge | None] = ContextVar("rules", default=None)
_MANY, _FEW = 4096, 64  # results that are kept of one function
P = ParamSpec("P")
T = TypeVar("T")


def in_use() -> Knowledge:
    """The rules that the functions below read: `own`, unless inside `using`."""
    return _IN_USE.get() or own()


@contextmanager
def using(folders: Iterable[str | Path]) -> Generator[Knowledge]:
    """Lay the rules in `folders` over formlint's own, for this thread (or task) and until the end of the ``with``.

        >>> with using([]) as rules:
        ...     rules.territory("CA").name
        'Canada'

    The last folder prevails. The same folders give the same rules again, unless a file in them has changed. Raises
    PackError when a folder cannot hold rules; its files are read, and refused, when they are asked for.
    """
    known = laid_over(folders)
    token = _IN_USE.set(None if known is own() else known)
    try:
        yield in_use()
    finally:
        _IN_USE.reset(token)


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


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Like functools.lru_cache for what is made from rules: results are kept apart for each set of rules in use."""
    return _kept(function, _MANY)


def remembered_tables(function: Callable[P, T]) -> Callable[P, T]:
    """The same for large tables, of which there may be one for each set of languages: few are kept."""
    return _kept(function, _FEW)


def _kept(function: Callable[P, T], most: int) -> Callable[P, T]:
    ours = lru_cache(maxsize=most)(function)

    @lru_cache(maxsize=most)
    def kept(rules: Knowledge, *args: P.args, **kwargs: P.kwargs) -> T:
        del rules
        return function(*args, **kwargs)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        added = _IN_USE.get()
        return ours(*args, **kwargs) if added is None else kept(added, *args, **kwargs)

    return call


def load(code: str) -> Pack:
    """All that formlint knows about a territory, by its ISO 3166-1 alpha-2 code in any case.

        >>> load("CA").postal_code.required
        True
        >>> [state.name for state in load("DE").address.subdivisions if state.code == "BY"]
        ['Bayern']

    Raises UnknownTerritoryError (with the codes that may have been meant), or PackError when its file is wrong.
    """
    return territory(code)


def group(code: str) -> "Group":
    """The territories that people name together, such as ``EU``, by the name of a file in ``rules/groups``."""
    return in_use().group(code)


def expand(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes of territories, with the members in place of each group: ``["EU", "CH"]``.

    Each comes once, as its pack writes it. Raises UnknownTerritoryError.
    """
    return in_use().expand(codes)


def table(name: str) -> Mapping[str, Any]:
    """The content of ``rules/<name>.toml``, such as ``keyboards`` or ``languages/fr``. Raises PackError."""
    return in_use().table(name)


def phrases(name: str) -> tuple[str, ...]:
    """What texts in any language say, in small letters, by the name of a list of the languages. Raises PackError."""
    return in_use().phrases(name)


def names(folder: str) -> tuple[str, ...]:
    """The tables in a folder of ``rules/``, sorted: ``("de", "en", …)`` for ``languages``."""
    return in_use().names(folder)


def languages() -> tuple[str, ...]:
    """The languages that messages are translated to, by BCP 47 tag, sorted."""
    return in_use().languages()


def messages(language: str) -> Mapping[str, str]:
    """The translations into one of `languages`, by what they translate. Raises PackError."""
    return in_use().messages(language)


def territory(code: str) -> Pack:
    """The pack of a territory by its code, or of the `WORLD`. Raises UnknownTerritoryError, PackError."""
    return in_use().territory(code)


def place(code: str, table: str = "", key: str = "") -> str:
    """Where a key of a territory's table is written, as ``file:line``."""
    return in_use().place(code, table, key)


def derived(name: str, source: str, makers: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` makes of a table or all tables in a folder, remembered on disk; `makers` are its modules' files."""
    return in_use().derived(name, source, map(Path, makers), make)


def codes() -> tuple[str, ...]:
    """The codes of all territories, sorted, without the world's."""
    return in_use().codes()


def in_sentence(name: str) -> str:
    """The English name of a territory as it stands in a sentence: "the Netherlands"."""
    return in_use().in_sentence(name)


def index() -> Mapping[str, TerritoryFacts]:
    """What tells the territories apart on a page (names, languages, currency, …), by code."""
    return in_use().index()
