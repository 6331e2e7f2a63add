"""A project's own packs, read as a whole before a page is checked: a mistake in them is one in the settings."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from formlint.knowledge.all_languages import lists
from formlint.knowledge.schema import Place, suggestion
from formlint.knowledge.store import Knowledge, UnknownTerritoryError, text_of
from formlint.project.settings.own_territories import refuse_unfit_days, refuse_unfit_territory
from formlint.values.valid import LISTED_ELSEWHERE

_BY_PURPOSE = ("words", "technical", "vague", "options")

Table = Mapping[str, Any]


@lru_cache(maxsize=16)
def refuse_unfit(rules: Knowledge) -> None:
    """Raise PackError for the first mistake in the folders that are laid over formlint's own rules."""
    rules.refuse_broken()
    for folder in rules.added:
        for path in sorted((folder / "territories").glob("*.toml")):
            refuse_unfit_territory(path, rules.table(f"territories/{path.stem}"))
        for path in sorted((folder / "languages").glob("*.toml")):
            _refuse_purposes(path, rules.table(f"languages/{path.stem}"), rules)
            _refuse_empty(path, rules.table(f"languages/{path.stem}"))
        for path in sorted((folder / "groups").glob("*.toml")):
            _refuse_codes(_place(path), "territories", rules.group(path.stem).territories, rules)
            refuse_unfit_days(rules.table(f"groups/{path.stem}"), _place(path))
        if (folder / "values.toml").exists():
            _refuse_values(folder / "values.toml", rules)


def _refuse_purposes(path: Path, content: Table, rules: Knowledge) -> None:
    """Refuse words of what no field asks for; the English ones have those of what is no purpose, too."""
    english = rules.below("languages/en")
    for table in _BY_PURPOSE:
        known = {*rules.purposes.purposes, *english[table]}
        for purpose, words in content.get(table, {}).items():
            if purpose not in known:
                raise _place(path, table).error(purpose, f"unknown purpose {purpose!r}", suggestion(purpose, known))
            if not all(word.strip() for word in words):
                raise _place(path, table).error(purpose, f"{purpose!r} has a word that is empty")


def _refuse_empty(path: Path, content: Table) -> None:
    """Refuse phrases without a word, which any text would have."""
    for table, name in lists():
        phrases = content.get(table, {}).get(name, ())
        if name != "required-signs" and not all(phrase.strip(" *") for phrase in phrases):
            raise _place(path, table).error(name, f"{name!r} has a phrase that is empty")


def _refuse_values(path: Path, rules: Knowledge) -> None:
    """Refuse values that no rule would ask for."""
    ours = rules.below("values/values")["values"]
    for name, table in rules.values.values.items():
        place = _place(path, f"values.{name}")
        if name not in ours and name in LISTED_ELSEWHERE:
            where = "values of it stand in the file of each territory: territories/XX.toml"
            raise place.error("", f"values of {name!r} are not read here", where)
        if name not in ours:
            raise _place(path, "values").error(name, f"no rule asks for values of {name!r}", suggestion(name, ours))
        if table.in_ and "in" not in ours[name]:
            raise place.error("in", f"values of {name!r} are the same everywhere", "write them into must")
        _refuse_codes(place.inside("in"), "", table.in_, rules)


def _refuse_codes(place: Place, key: str, codes: Iterable[str], rules: Knowledge) -> None:
    for code in codes:
        try:
            rules.territory(code)
        except UnknownTerritoryError as error:
            raise place.error(key or code, str(error)) from error


def _place(path: Path, table: str = "") -> Place:
    return Place(str(path), text_of(path), table)
