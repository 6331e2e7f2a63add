"""Sentences for people: said in English, and kept apart from what is put into them, so that they can be translated."""

from formlint.packs import Pack


class Message(str):
    """A sentence in English that remembers how it was made.

    Attributes:
        template: The sentence with `{names}` where parts stand; the key by which translations are found.
        parts: What stands there, by name; a `Pack` stands for the name of its territory.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: dict[str, object]


def say(template: str, /, **parts: object) -> Message:
    """The sentence `template` with the parts put in, in the syntax of `str.format`."""
    shown = {name: part.name if isinstance(part, Pack) else part for name, part in parts.items()}
    message = Message(template.format_map(shown) if parts else template)
    message.template, message.parts = template, parts
    return message
