"""The territories side by side: who is online there, and where they lie."""

from collections.abc import Mapping
from typing import NamedTuple

from formlint.knowledge.shapes import Texts, Whole


class Internet(NamedTuple):
    """The schema of ``internet.toml``: how many of the people of a territory use the internet."""

    source: Texts
    checked: str
    users: Mapping[str, tuple[int, int]]
    """By territory: percent, and the year of the estimate."""


class Tiles(NamedTuple):
    """The schema of ``tiles.toml``: the world as a grid with one square for each territory."""

    source: Texts
    rows: Whole
    """Codes of territories with blanks between; ``..`` is sea."""
