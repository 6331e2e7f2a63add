"""Markup that cannot be broken by what is put into it.

Pages are hostile: their texts may hold tags, control characters and ones that turn the writing direction round. A text
becomes `Html` only through the functions here, which escape it; plain strings among the children are escaped too.
"""

from collections.abc import Iterable
from html import escape

from formlint.system.escape import clip, tame, visible

_VOID = frozenset({"br", "hr", "input", "link", "meta"})
_LONGEST = 600  # characters of one text


class Html(str):
    """Markup that is safe to write as it is."""

    __slots__ = ()


EMPTY = Html()
Child = str | None
Value = str | float | bool | None


def text(value: str, limit: int = _LONGEST) -> Html:
    """A text as markup: unsafe characters shown as signs or codes, the rest escaped."""
    return value if isinstance(value, Html) else Html(escape(tame(visible(clip(value, limit)))))


def join(*children: Child) -> Html:
    """The children one after the other."""
    return Html("".join(text(child) for child in children if child))


def together(children: Iterable[Child]) -> Html:
    """The same for children that are made one by one."""
    return join(*children)


def tag(name: str, /, *children: Child, **attributes: Value) -> Html:
    """An element. In names of attributes `_` stands for `-`, `class_` for class; False and None leave one out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
