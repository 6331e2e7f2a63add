"""The on-screen keyboards of devices."""

from collections.abc import Mapping
from typing import NamedTuple

from formlint.knowledge.shapes import Texts, Whole


class Keys(NamedTuple):
    """What one platform shows."""

    platform: str
    name: str
    grid: Whole
    """The rows of keys, with blanks between."""
    source: Texts
    characters: str | None = None
    """What people reach without leaving it; None where everything can be typed, by switching layers."""


class Platform(NamedTuple):
    """Which keyboard stands for which keyword; `inputmode` wins over `type`."""

    types: Mapping[str, str]
    inputmodes: Mapping[str, str]
    source: Texts
    digit_patterns: Whole = ()
    """The patterns that, written exactly so and without `inputmode`, change the keyboard of a text field."""
    digit_keyboard: str = ""
    """To which one."""


class Keyboards(NamedTuple):
    """The schema of ``keyboards.toml``: the on-screen keyboards that a control brings up."""

    source: Texts
    keyboards: Mapping[str, Keys]
    platforms: Mapping[str, Platform]


class Layout(NamedTuple):
    """The letters of a keyboard."""

    source: Texts
    rows: Whole = ()
    """The rows of letters as people see them, without shift and delete."""
    grid: Whole = ()
    """All keys, where it is no alphabet with the usual ones around it."""
    languages: Texts = ()
    """Those whose keyboard it is."""
    territories: Texts = ()
    """Those where it is usual, whatever their first language."""


class Layouts(NamedTuple):
    """The schema of ``layouts.toml``: the letters on keyboards, to draw the one that people of a territory get."""

    source: Texts
    other: str
    """The layout for everybody else."""
    separator_keys: Texts
    """The keyboards whose key "." enters the decimal separator of the phone's region."""
    layouts: Mapping[str, Layout]
