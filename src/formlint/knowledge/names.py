"""Names of people in a territory, as types: the table ``[names]`` of its file."""

from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import keyed_by


class NamesIn(NamedTuple):
    """Real names of people in a language of a territory, which a form in that language has to take."""

    language: str
    """BCP 47 tag, the key of the table."""
    given: tuple[str, ...]
    family: tuple[str, ...]
    source: tuple[str, ...]
    checked: str
    script: str = "Latn"
    """ISO 15924 code of the script that the names are in."""
    note: str = ""


class Names(NamedTuple):
    """Real names of people in a territory, which a form has to take."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    source: tuple[str, ...]
    checked: str
    script: str = "Latn"
    """ISO 15924 code of the script that `given` and `family` are in."""
    latin_given: tuple[str, ...] = ()
    """The names of `given` in Latin letters, in the same order; empty when they are Latin already."""
    latin_family: tuple[str, ...] = ()
    surname_first: bool = False
    mononyms: bool = False
    """Do people with one name only, or without a family name, live there in numbers?"""
    languages: Annotated[tuple[NamesIn, ...], keyed_by("language")] = ()
    """Names as forms in further languages have to take them, the language of most people first."""
    note: str = ""

    @property
    def must(self) -> tuple[str, ...]:
        """All names in the territory's own script, the most telling family name first."""
        return tuple(dict.fromkeys((*self.family[:1], *self.given[:1], *self.family, *self.given)))

    def spelled(self, name: str) -> tuple[str, ...]:
        """Every way to write `name`: in the territory's script, and in Latin letters if that is another."""
        latin = dict(zip(self.family + self.given, self.latin_family + self.latin_given, strict=False))
        return tuple(dict.fromkeys((name, latin.get(name, name))))
