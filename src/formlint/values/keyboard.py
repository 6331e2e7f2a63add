"""K, the keyboard: the characters that a telephone's on-screen keyboard offers for a control.

Which keyboard comes up, and what it holds, is data in `rules/devices/keyboards.toml`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from formlint.knowledge.store import Knowledge
from formlint.values.regex.language import EVERYTHING, Language, characters

if TYPE_CHECKING:
    from formlint.forms.controls import Control


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


def keyboards_of(control: "Control") -> tuple[Keyboard, ...]:
    """The keyboards that a control brings up, one for each platform."""
    known = control.element.document.knowledge
    return keyboards(known, control.type, control.value("inputmode"), control.value("pattern"))


def keyboards(knowledge: Knowledge, kind: str, inputmode: str | None, pattern: str | None) -> tuple[Keyboard, ...]:
    """The keyboards that come up for a control, those of iPhones first; none for choices, pickers and inputmode=none.

    Args:
        knowledge: What is known of the keyboards.
        kind: The type that takes effect, or "textarea".
        inputmode: The attribute's value in any letter case; an unknown keyword has no effect.
        pattern: The attribute's value: a few mean digits on iPhones.
    """
    return _keyboards(knowledge, kind, (inputmode or "").lower(), pattern or "")


@lru_cache(maxsize=1024)
def _keyboards(knowledge: Knowledge, kind: str, inputmode: str, pattern: str) -> tuple[Keyboard, ...]:
    if inputmode == "none":
        return ()
    return tuple(dict.fromkeys(_keyboard(knowledge, name) for name in _shown(knowledge, kind, inputmode, pattern)))


def _shown(knowledge: Knowledge, kind: str, inputmode: str, pattern: str) -> Iterator[str]:
    for platform in knowledge.keyboards.platforms.values():
        by_type = platform.types.get(kind)
        if by_type is None:
            continue
        if inputmode in platform.inputmodes:
            yield platform.inputmodes[inputmode]
        elif kind in {"text", "number"} and pattern in platform.digit_patterns:
            yield platform.digit_keyboard
        else:
            yield by_type


@lru_cache(maxsize=64)
def _keyboard(knowledge: Knowledge, name: str) -> Keyboard:
    keys = knowledge.keyboards.keyboards[name]
    return Keyboard(keys.name, keys.platform, keys.characters, keys.grid)
