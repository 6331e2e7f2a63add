"""Kinds of tables that several files have."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import REST, Texts


class Words(NamedTuple):
    """A list of words."""

    words: Texts
    source: Texts


class Lists(NamedTuple):
    """Lists by what they are about."""

    source: Texts
    of: Annotated[Mapping[str, Texts], REST]


class Named(NamedTuple):
    """Texts by what they stand for."""

    source: Texts
    of: Annotated[Mapping[str, str], REST]


class Amounts(NamedTuple):
    """Numbers by what they weigh."""

    source: Texts
    of: Annotated[Mapping[str, float], REST]
