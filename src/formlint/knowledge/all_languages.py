"""What the files of all languages say together: a page may be in any of them, or in several.

The words of a language stand in its own file, ``rules/languages/xx.toml``, and only there; what is written alike
everywhere (signs, symbols of units, words in code) stands in ``rules/any-language.toml``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

ANY_LANGUAGE = "any-language"

Table = Mapping[str, Any]


def gathered(languages: Iterable[str], table: Callable[[str], Table]) -> dict[str, Any]:
    """What `languages`, whose tables `table` reads, and no language in particular say, in JSON types.

    ``phrases`` holds the phrases by the names of their lists, in small letters; ``function-words`` the little words
    of each language that lists them.
    """
    told = {language: table(f"languages/{language}") for language in languages}
    everywhere = [*told.values(), table(ANY_LANGUAGE)]
    return {
        "phrases": {name: _phrases(group, name, everywhere) for group, name in lists()},
        "function-words": {tag: own["function-words"] for tag, own in told.items() if "function-words" in own},
    }


def lists() -> list[tuple[str, str]]:
    """The lists that each language may have: the table it stands in, and its name, which no other table has."""
    from formlint.knowledge.language import AnyLanguage  # noqa: PLC0415  # needed without a twin only

    tables: list[Any] = [one for one in fields(AnyLanguage) if one.name != "source"]
    return [(table.name, one.name.replace("_", "-")) for table in tables for one in fields(table.type)]


def _phrases(group: str, name: str, tables: Iterable[Table]) -> list[str]:
    """What a list has in all tables, each phrase once."""
    return [*dict.fromkeys(text.casefold() for table in tables for text in table.get(group, {}).get(name, ()))]
