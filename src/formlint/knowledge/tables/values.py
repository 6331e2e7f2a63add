"""What people have to enter, and what to recommend for it."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.pack import SPELLINGS
from formlint.knowledge.shapes import NOTHING, Texts, Whole, one_of
from formlint.knowledge.tables.common import Named

Ways = str | Texts
"""A value, or the ways to write one, the customary one first."""


class Value(NamedTuple):
    """Values that people truly have to enter."""

    must: tuple[Ways, ...] = ()
    """Real or officially published values, the most telling first; several ways to write one are a list."""
    spellings: Annotated[Whole, one_of(*SPELLINGS)] = ()
    """Names of ways to write each of them."""
    elsewhere: bool = True
    """Is `must` for territories without values of their own, too? Else it is for forms of unknown audience only."""
    in_: Mapping[str, tuple[Ways, ...]] = NOTHING
    """Values by territory, in place of `must` there."""
    may: tuple[Ways, ...] = ()
    """The same, where fewer people have them, or may write them otherwise: refusing them is a lesser fault."""
    may_in: Mapping[str, tuple[Ways, ...]] = NOTHING
    """These by territory, in place of `may` there."""
    plain: Whole = ()
    """The most ordinary value, in several ways: a field that takes none of them asks for something else."""
    source: Texts = ()


class Values(NamedTuple):
    """The schema of ``values.toml``: values for all territories, by purpose."""

    source: Texts
    values: Mapping[str, Value]

    for_packs = True


class Recommended(NamedTuple):
    """What to recommend for a field."""

    wide: str = ""
    """A pattern for help texts; it takes every way in which people anywhere rightly write a value. Or empty."""
    room: int | None = None
    """The characters that the longest of these ways takes, for limits."""
    candidates: Whole = ()
    """Patterns that editors may offer, the narrowest first; each is tried on all valid values before it is."""


class Patterns(NamedTuple):
    """The schema of ``patterns.toml``: patterns and limits to recommend, by purpose."""

    source: Texts
    patterns: Mapping[str, Recommended]


class Countries(NamedTuple):
    """What lists of countries get wrong."""

    least_people: int
    """Territories with fewer people are left out of many lists; that is told nobody."""
    left_out: Texts
    """Often left out on purpose, for sanctions."""
    overlooked: Texts
    """Missed by mistake: of late a country, or not in each standard."""
    around_kosovo: Texts
    """Neighbours of Kosovo, for which ISO 3166-1 has no code."""
    renamed: Mapping[str, Texts]
    """Former names, in small letters, and the codes of the territories that each stands for today."""
    source: Texts


class Subdivisions(NamedTuple):
    """What lists of states and provinces get wrong."""

    renamed: Mapping[str, Mapping[str, str]]
    """By territory: former names and codes, in small letters, and the codes of today."""


class Options(NamedTuple):
    """The schema of ``options.toml``: names and codes that are no more, choices that people need."""

    source: Texts
    countries: Countries
    subdivisions: Subdivisions
    sexes: Named
    """By territory: the law that knows more than two sexes, or lets people have none recorded."""
