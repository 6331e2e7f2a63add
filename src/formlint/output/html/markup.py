"""Markup that cannot be broken by what is put into it, and that is written in the language of its reader.

Pages are hostile: their texts may hold tags, control characters and ones that turn the writing direction round. All
text is escaped when an element is written, wherever it came from; only `Html`, which is made here, is written as it
is. Plain strings are texts of pages, which are never translated.

Messages are translated when they are written. One that its catalog lacks stays English, and is marked as such. A part
of a message may be an element: `say("Value that fails: {value}", value=tag("code", witness))`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from formlint.knowledge.message import (
    ENGLISH,
    Figure,
    Message,
    TerritoryName,
    Tongue,
    is_left_english,
    say,
    translate,
)
from formlint.system.escape import clip, tame, visible

_VOID = frozenset({"br", "hr", "input", "link", "meta"})
_TEXT_ONLY = frozenset({"option", "title"})  # no elements may stand in them
_LONGEST = 600  # characters of one text
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # around an element in a message: never characters, so no page's text keeps them
_CODE = re.compile("`([^`]+)`")
_SLOT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


class Html(str):
    """Markup that is safe to write as it is."""

    __slots__ = ()


class Element(NamedTuple):
    """An element that is not yet written; without a name, its children alone."""

    name: str
    children: "tuple[Child, ...]"
    attributes: "Mapping[str, Value]"

    def __str__(self) -> str:
        """What stands for it in a message until that is written."""
        return f"{_OPEN}{id(self)}{_CLOSE}"


Child = Element | str | None
Value = str | float | bool | None
EMPTY = Html()
_Spoken = Message | Figure | TerritoryName | Tongue


def text(value: str, limit: int = _LONGEST) -> Html:
    """A text as markup: unsafe characters shown as signs or codes, the rest escaped."""
    return value if isinstance(value, Html) else Html(escape(tame(visible(clip(value, limit)))))


def prose(value: str) -> Html:
    """A sentence as markup: what stands in backquotes is code."""
    return Html(_CODE.sub(r"<code>\1</code>", text(value)))


def tag(name: str, /, *children: Child, **attributes: Value) -> Element:
    """An element. In names of attributes `_` stands for `-`, `class_` for class; False and None leave one out."""
    return Element(name, children, attributes)


def join(*children: Child) -> Element:
    """The children one after the other."""
    return Element("", children, {})


def together(children: Iterable[Child]) -> Element:
    """The same for children that are made one by one."""
    return join(*children)


def foreign(content: str, language: str | None = "", limit: int = _LONGEST) -> Element:
    """A text of a page: with its own direction, and its language, "" for one that is not known."""
    return tag("bdi", text(content, limit), lang=language or "")


def english(content: str) -> Child:
    """What formlint says: a message, or a text that is always in English."""
    return content if isinstance(content, Message) else tag("span", prose(content), lang=ENGLISH)


def write(child: Child, language: str = ENGLISH) -> Html:
    """The markup of an element or text, its messages in one of the `languages()`."""
    return Html("".join(_written(child, language)))


def _written(child: Child, language: str) -> Iterator[str]:
    if isinstance(child, Element):
        yield from _element(child, language)
    elif isinstance(child, Html):
        yield child
    elif isinstance(child, _Spoken):
        yield from _message(_as_message(child), language)
    elif child is not None:
        yield text(child)


def _element(one: Element, language: str) -> Iterator[str]:
    if one.name:
        here = (pair for pair in one.attributes.items() if pair != ("lang", language))
        yield f"<{one.name}{''.join(_attribute(*pair, language) for pair in here)}>"
    if one.name in _TEXT_ONLY:
        yield from (_said(child, language) for child in one.children if isinstance(child, str))
        yield f"</{one.name}>"
    elif one.name not in _VOID:
        for child in one.children:
            yield from _written(child, language)
        yield f"</{one.name}>" if one.name else ""


def _attribute(key: str, value: Value, language: str) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{_said(value if isinstance(value, str) else str(value), language)}"'


def _said(value: str, language: str) -> Html:
    """What stands where no elements can."""
    return text(translate(_as_message(value), language) if isinstance(value, _Spoken) else value)


def _as_message(value: str) -> Message:
    """What every language writes in its own way, as a message."""
    return value if isinstance(value, Message) else say("{name}", name=value)


def _message(message: Message, language: str) -> Iterator[str]:
    """A message with the elements in it; in an element of its own where it is in another language."""
    left_english = is_left_english(message, language)
    yield f'<span lang="{ENGLISH}">' if left_english else ""
    inside = dict(_elements(message))
    for place, piece in enumerate(_SLOT.split(translate(message, language))):
        if place % 2 == 0:
            yield prose(piece)
        elif piece in inside:
            yield from _element(inside[piece], language)
    yield "</span>" if left_english else ""


def _elements(message: Message) -> Iterator[tuple[str, Element]]:
    for part in message.parts.values():
        if isinstance(part, Element):
            yield str(id(part)), part
        elif isinstance(part, Message):
            yield from _elements(part)
