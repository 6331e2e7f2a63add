"""Finding all rules that are declared."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from formlint.knowledge import own
from formlint.knowledge.json_cache import File, files_below
from formlint.rule import declaration, listing
from formlint.rule.declaration import Rule

_CHECKS = Path(__file__).parents[1] / "checks"


@cache
def rules(folders: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules, sorted by id: every module of a topic folder in `checks`, and a team's own ones in some folders.

    Raises RuleError where a folder of the team does not exist or a file in it has a name that cannot be a rule's.
    """
    found = [*_ours()]
    if folders:
        from formlint.rule.loading import own_rules  # noqa: PLC0415  # few projects have rules of their own

        found += own_rules(folders, {rule.id for rule in found})
    return tuple(sorted(found, key=lambda rule: rule.id))


@cache
def _ours() -> tuple[Rule, ...]:
    """Half of our rules are not asked about a page: to run all their files takes 9 ms, to read what they declare 2."""
    return (*map(listing.listed, own().kept("checks", _makers(), _declared)),)


def _declared() -> list[dict[str, Any]]:
    files = [Path(file) for file in _files()]
    return [listing.declared(listing.load_once(file.parent.name, file.stem)) for file in files]


def _makers() -> Iterator[File]:
    """The files that tell what our rules declare."""
    yield from _files()
    yield from map(Path, (declaration.__file__, listing.__file__))


def _files() -> Iterator[File]:
    return (file for file in files_below(_CHECKS, ".py") if file.name != "__init__.py")
