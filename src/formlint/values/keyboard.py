"""K, the keyboard: the characters that a telephone's on-screen keyboard offers for a control.

Which keyboard comes up, and what it holds, is data in `rules/devices/keyboards.toml`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from formlint import knowledge
from formlint.values.regex import EVERYTHING, Language, characters


class Keyboard(NamedTuple):
    """One keyboard of one platform.

    Attributes:
        characters: What can be typed on it, None for everything.
        grid: Its rows as people see them.
    """

    name: str
    platform: str
    characters: str | None
    grid: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every text can be typed."""
        return self.characters is None

    def can_type(self, text: str) -> bool:
        """Whether all characters of a text are there."""
        return self.characters is None or all(map(self.characters.__contains__, text))

    def missing(self, text: str) -> str | None:
        """The first character of a text that the keyboard lacks."""
        known = self.characters
        return None if known is None or self.can_type(text) else next(sign for sign in text if sign not in known)

    def language(self) -> Language:
        """All texts that can be typed."""
        return EVERYTHING if self.characters is None else characters(self.characters).star()


def keyboards(kind: str, inputmode: str | None, pattern: str | None) -> tuple[Keyboard, ...]:
    """The keyboards that come up for a control, those of iPhones first; none for choices, pickers and inputmode=none.

    Args:
        kind: The type that takes effect, or "textarea".
        inputmode: The attribute's value in any letter case; an unknown keyword has no effect.
        pattern: The attribute's value: a few mean digits on iPhones.
    """
    return _keyboards(kind, (inputmode or "").lower(), pattern or "")


@knowledge.remembered
def _keyboards(kind: str, inputmode: str, pattern: str) -> tuple[Keyboard, ...]:
    if inputmode == "none":
        return ()
    return tuple(dict.fromkeys(map(_keyboard, _shown(kind, inputmode, pattern))))


def _shown(kind: str, inputmode: str, pattern: str) -> Iterator[str]:
    for platform in knowledge.table("keyboards")["platforms"].values():
        by_type = platform["types"].get(kind)
        if by_type is None:
            continue
        if inputmode in platform["inputmodes"]:
            yield platform["inputmodes"][inputmode]
        elif kind in {"text", "number"} and pattern in platform.get("digit-patterns", ()):
            yield platform["digit-keyboard"]
        else:
            yield by_type


@knowledge.remembered
def _keyboard(name: str) -> Keyboard:
    row = knowledge.table("keyboards")["keyboards"][name]
    return Keyboard(row["name"], row["platform"], row.get("characters"), tuple(row["grid"]))
