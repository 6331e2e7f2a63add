"""Sentences for people: said in English, and kept apart from what is put into them, so that they can be translated."""

from collections.abc import Mapping
from functools import cache

from formlint import packs
from formlint.packs import WORLD, Pack

ENGLISH = "en"


class Message(str):
    """A sentence in English that remembers how it was made.

    Attributes:
        template: The sentence with `{names}` where parts stand; the key by which translations are found.
        parts: What stands there, by name; a `Pack` stands for the name of its territory, a message for its translation.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, object]

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """To another process goes what is said, not how it was made."""
        return _said, (str(self),)


def _said(text: str) -> Message:
    message = Message(text)
    message.template, message.parts = text.replace("{", "{{").replace("}", "}}"), {}
    return message


def say(template: str, /, **parts: object) -> Message:
    """The sentence `template` with the parts put in, in the syntax of `str.format`."""
    shown = {name: part.name if isinstance(part, Pack) else part for name, part in parts.items()}
    message = Message(template.format_map(shown))
    message.template, message.parts = template, parts
    return message


def translate(message: Message, language: str) -> Message:
    """The message in one of `languages()`; what has no translation stays English."""
    if language == ENGLISH:
        return message
    template = packs.messages(language).get(message.template, message.template)
    shown = {name: _translated(part, language) for name, part in message.parts.items()}
    translated = Message(template.format_map(shown))
    translated.template, translated.parts = message.template, message.parts
    return translated


def title(text: str, language: str) -> str:
    """A title, which has no parts, in one of `languages()`."""
    return text if language == ENGLISH else packs.messages(language).get(text, text)


def languages() -> tuple[str, ...]:
    """The languages that messages can be said in, by BCP 47 tag."""
    return (ENGLISH, *packs.languages())


def _translated(part: object, language: str) -> object:
    if isinstance(part, Pack):
        return _territories(language).get(part.territory, part.name) if part.territory != WORLD else part.name
    return translate(part, language) if isinstance(part, Message) else part


@cache
def _territories(language: str) -> Mapping[str, str]:
    """The names of the territories in a language, after CLDR."""
    from babel import Locale  # noqa: PLC0415 (slow to import, needed for translations only)

    return Locale.parse(language, sep="-").territories
