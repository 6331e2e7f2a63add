"""Sentences for people: said in English, and kept apart from what is put into them, so that they can be translated.

What is put in stays as it is, but for what has a name in every language: a `Pack` or `TerritoryFacts` stands for its
territory, a `Tongue` for a language, and a message for its own translation.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Self

from formlint.knowledge import own
from formlint.knowledge.pack import WORLD, Pack, TerritoryFacts

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
_IN_TRADITIONAL = frozenset({"hant", "hk", "mo", "tw"})  # the parts of tags of Chinese that say so


class Message(str):
    """A sentence in English that remembers how it was made.

    Attributes:
        template: The sentence with `{names}` where parts stand; the key by which translations are found.
        parts: What stands there, by name.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, object]

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """To another process goes what is said, not how it was made."""
        return verbatim, (str(self),)


class Tongue(str):
    """The English name of a language, which remembers its BCP 47 tag."""

    __slots__ = ("tag",)

    tag: str

    def __new__(cls, name: str, tag: str) -> Self:
        """Call a language by a name."""
        tongue = super().__new__(cls, name)
        tongue.tag = tag
        return tongue

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        """To another process it goes with its tag."""
        return Tongue, (str(self), self.tag)


def _made(text: str, template: str, parts: Mapping[str, object]) -> Message:
    message = Message(text)
    message.template, message.parts = template, parts
    return message


def verbatim(text: str) -> Message:
    """A message without parts: a name from the rule data, which the catalogs hold too, or what was said before."""
    return _made(text, text.replace("{", "{{").replace("}", "}}"), {})


def say(template: str, /, **parts: object) -> Message:
    """The sentence `template` with the parts put in, in the syntax of `str.format`.

    A territory gets its article ("the Netherlands") but where it stands in parentheses.
    """
    shown = {name: _in_english(part, name, template) for name, part in parts.items()}
    return _made(template.format_map(shown), template, parts)


def several(names: Sequence[object], most: int) -> Message:
    """The first `most` of some names, at least one, and how many more there are: "A, B and 3 more"."""
    told = say("{name}", name=names[0])
    for name in names[1:most]:
        told = say("{names}, {name}", names=told, name=name)
    more = len(names) - most
    return say("{names} and {more} more", names=told, more=more) if more > 0 else told


def translate(message: Message, language: str) -> Message:
    """The message in one of `languages()`; what has no translation stays English. The catalogs are formlint's own."""
    if language == ENGLISH:
        return message
    template = own().messages(language).get(message.template, message.template)
    shown = {name: _translated(part, language) for name, part in message.parts.items()}
    return _made(template.format_map(shown), message.template, message.parts)


def title(text: str, language: str) -> str:
    """A title, which has no parts, in one of `languages()`."""
    return text if language == ENGLISH else own().messages(language).get(text, text)


def languages() -> tuple[str, ...]:
    """The languages that messages can be said in, by BCP 47 tag."""
    return (ENGLISH, *own().languages())


def negotiated(wanted: str) -> str | None:
    """The one of `languages()` that suits whoever asks for a language, as `fr_CA`, `zh-CN` or `de_DE.UTF-8`."""
    parts = re.split("[-_]", re.split("[.@]", wanted)[0].strip().lower())
    there = {tag.lower(): tag for tag in languages()}
    for end in range(len(parts), 0, -1):
        if (tag := "-".join(parts[:end])) in there:
            return there[tag]
    script = "hant" if _IN_TRADITIONAL.intersection(parts) else "hans"
    return there.get(f"{parts[0]}-{script}")


def _in_english(part: object, place: str, template: str) -> object:
    if not isinstance(part, Pack | TerritoryFacts):
        return part
    name = part.name if isinstance(part, Pack) else part.names[0]
    return name if f"({{{place}}})" in template else part.in_sentence


def _translated(part: object, language: str) -> object:
    if isinstance(part, Pack):
        return _territories(language).get(part.territory, part.name) if part.territory != WORLD else part.name
    if isinstance(part, TerritoryFacts):
        return _territories(language).get(part.code, part.names[0])
    if isinstance(part, Tongue):
        return _tongues(language).get(part.tag.replace("-", "_"), part)
    return translate(part, language) if isinstance(part, Message) else part


@cache
def _territories(language: str) -> Mapping[str, str]:
    """The names of the territories in a language, after CLDR."""
    return _locale(language).territories


@cache
def _tongues(language: str) -> Mapping[str, str]:
    """The names of the languages in a language, after CLDR."""
    return _locale(language).languages


def _locale(language: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415  # slow to import, needed for translations only

    return Locale.parse(language, sep="-")
