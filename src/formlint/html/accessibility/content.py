"""What the contents of an element say: to eyes, and to ears, as steps 2A to 2I of the computation tell.

The latter are for a label, a button or a referenced text.

source: https://www.w3.org/TR/accname-1.2/#computation-steps
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from formlint.html.accessibility.hidden import hides, is_silenced
from formlint.html.document import Document, Element, TextRun
from formlint.html.source import Span

_NO_WORDS = frozenset(
    {
        "button", "datalist", "input", "meter", "output", "progress", "script", "select", "style", "svg", "template",
        "textarea",
    }
)  # fmt: skip

PHRASING = frozenset({"abbr", "b", "em", "font", "i", "kbd", "mark", "small", "strong", "sub", "sup", "u"})
"""Elements that do not part the words around them."""

MOST_NODES = 400
"""Elements and texts of a label that are read."""

BUTTONS = frozenset({"button", "reset", "submit"})
"""Types of `input` whose value is what stands on them."""

_WITHOUT_WORDS = frozenset(
    {"audio", "datalist", "iframe", "meter", "noscript", "progress", "script", "style", "template", "video"}
)
_MARKS = frozenset({"checkbox", "color", "file", "hidden", "radio"})
_READINGS = frozenset({"meter", "progressbar"})
_RANGES = frozenset({"scrollbar", "slider", "spinbutton"})
_LISTS = frozenset({"combobox", "listbox"})
_SCRIPTED = frozenset(
    {
        "data-bind", "data-i18n", "data-l10n-id", "data-translate", "ng-bind", "ng-bind-html", "th:text", "th:utext",
        "v-html", "v-t", "v-text", "x-html", "x-text", "[innerhtml]", "[innertext]", "[textcontent]",
    }
)  # fmt: skip


class Text(NamedTuple):
    """A text of the page with the element it comes from.

    `origin` tells how it is bound to its control: "label", "aria-label", "aria-labelledby", "legend", "title",
    "placeholder", "before", "after", "describedby", or another attribute or kind of content that names it.
    """

    text: str
    origin: str
    element: Element

    @property
    def span(self) -> Span:
        """The place to point at: the attribute, or the contents of the element, or its start tag."""
        attribute = self.element.attribute(self.origin)
        if attribute is not None:
            return attribute.span
        return self.element.content_span or self.element.span


def squeeze(text: str) -> str:
    """The text with runs of white space made one space, and none at the ends."""
    return " ".join(text.split())


def visible_text(element: Element) -> str:
    """The text inside an element that is for people: hidden parts and the contents of controls left out."""
    if (text := element.only_text) is not None:
        return squeeze(text)
    parts: list[str] = []
    stack = [element.nodes()]
    for _ in range(MOST_NODES):
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if not stack:
                break
        elif isinstance(node, TextRun):
            parts.append(node.text)
        elif node.tag == "img":
            parts.append(f" {node.value('alt') or ''} ")
        elif node.tag not in _NO_WORDS and not is_silenced(node):
            parts.append("" if node.tag in PHRASING else " ")
            stack.append(node.nodes())
    return squeeze("".join(parts))


class Unsaid:
    """What scripts and template code write, so that a document does not say it."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def scripted(self) -> frozenset[Element]:
        """The elements whose contents a framework writes."""
        return frozenset(self._document.having(*_SCRIPTED))

    @cached_property
    def some_id(self) -> bool:
        """Whether the id of some element is unknown."""
        document = self._document
        return document.templated and any(element.unknown("id") for element in document.root.descendants())

    @cached_property
    def some_for(self) -> bool:
        """Whether it is unknown what some label is for."""
        labels = (element for element in self._document.elements if element.tag == "label")
        return self._document.templated and any(label.unknown("for") for label in labels)


class Said(NamedTuple):
    """A text, and whether it is all there is: template code or a script may write another."""

    text: str
    known: bool = True


_NOTHING = Said("")
_LONGEST = 10_000  # characters of a text that may be meant for people's ears


def spoken(start: Element, control: Element, *, referred: bool = False, room: Iterator[int] | None = None) -> Said:
    """What the contents of `start` say as the name of `control`, or a part of it.

    `referred` says that an aria-labelledby or aria-describedby leads to `start`: then hidden contents of a hidden
    element count, and no reference is followed from there. `room` ends when enough was looked at.
    """
    if room is None and (text := start.only_text) is not None:
        return Said(squeeze(text[:_LONGEST]), not (start.unknown_text or is_written_by_script(start)))
    room = _room() if room is None else room
    concealed = referred and hides(start)
    parts: list[str] = []
    known = not is_written_by_script(start)
    stack = [(start.nodes(), start, 0)]
    for _ in room:
        contents, element, begun = stack[-1]
        node = next(contents, None)
        if node is None:
            stack.pop()
            if not stack:
                break
            parts.append(_afterwards(element, parts, begun))
        elif isinstance(node, TextRun):
            parts.append(node.text[:_LONGEST])
            known &= not node.unknown
        else:
            said = (
                _NOTHING
                if node is control or _is_left_out(node, concealed)
                else _alone(node, control, None if referred else room)
            )
            parts.append("" if node.tag in PHRASING else " ")
            if said is None:
                known &= not is_written_by_script(node)
                stack.append((node.nodes(), node, len(parts)))
            else:
                parts.append(said.text)
                known &= said.known
    return Said(squeeze("".join(parts)), known)


def is_written_by_script(element: Element) -> bool:
    """Whether a framework, or a component of the page's own, writes its contents."""
    if "-" in element.tag or element.tag == "slot":
        return True
    return element in element.document.facts(Unsaid).scripted


def stated(element: Element, name: str) -> Said | None:
    """What an attribute says; None where it is not there, or empty."""
    if element.unknown(name):
        return Said("", known=False)
    text = squeeze(element.value(name) or "")
    return Said(text) if text else None


def value_of(element: Element) -> Said | None:
    """The value of a control that stands in a text, as in "after [5] minutes"; None for what is no control."""
    role = element.value("role")
    if element.tag == "input":
        return _of_input(element)
    if element.tag == "textarea":
        return Said(squeeze(element.text), not element.unknown_text)
    if element.tag == "select" or role in _LISTS:
        return _chosen(element)
    if role in _RANGES:
        return stated(element, "aria-valuetext") or stated(element, "aria-valuenow") or _NOTHING
    return _NOTHING if role in _READINGS else None


def _is_left_out(element: Element, concealed: bool) -> bool:  # noqa: FBT001
    return element.tag in _WITHOUT_WORDS or (not concealed and is_silenced(element))


def _alone(element: Element, control: Element, room: Iterator[int] | None) -> Said | None:
    """What an element says without a look at its contents; None where they have to be read.

    References are followed where there is `room`: shared with what is read around, for labels may refer to one another.
    """
    if room is not None and element.has("aria-labelledby"):
        found = referenced(element, control, "aria-labelledby", room)
        if found.text or not found.known:
            return found
    value = value_of(element)
    if value is not None and element.value("type") != "image":
        return value
    own = stated(element, "aria-label")
    if own is not None:
        return own
    if element.tag in {"area", "img", "input"}:
        return stated(element, "alt") or stated(element, "title") or _NOTHING
    return _titled(element) if element.tag == "svg" else None


def referenced(element: Element, control: Element, name: str, room: Iterator[int] | None = None) -> Said:
    """What the elements say together that an attribute lists by their ids."""
    if element.unknown(name):
        return Said("", known=False)
    room = _room() if room is None else room
    document, known, parts = element.document, True, list[str]()
    for token in (element.value(name) or "").split():
        target = document.by_id(token, control)
        if target is None:
            known &= not has_unknown_id(document)
        else:
            said = _referred(target, control, room)
            parts.append(said.text)
            known &= said.known
    return Said(squeeze(" ".join(parts)), known)


def has_unknown_id(document: Document) -> bool:
    """Whether template code writes an id somewhere, which may be any."""
    return document.facts(Unsaid).some_id


def _room() -> Iterator[int]:
    return iter(range(MOST_NODES))


def _referred(target: Element, control: Element, room: Iterator[int]) -> Said:
    own = stated(target, "aria-label") or (value_of(target) if target is not control else None)
    if own is None and target.tag in {"area", "img"}:
        own = stated(target, "alt")
    said = own or spoken(target, control, referred=True, room=room)
    return said if said.text or not said.known else stated(target, "title") or said


def _of_input(element: Element) -> Said | None:
    kind = element.type or "text"
    if kind == "image":
        return None
    return _NOTHING if kind in _MARKS else stated(element, "value") or _NOTHING


def _chosen(element: Element) -> Said:
    """The chosen options of a list; the first one of a `select` that shows one."""
    options = [one for one in element.descendants() if one.tag == "option" or one.value("role") == "option"]
    chosen = [one for one in options if one.has("selected") or one.value("aria-selected") == "true"]
    if not chosen and element.tag == "select" and not element.has("multiple"):
        chosen = options[:1]
    text = squeeze(" ".join(one.value("label") or one.text for one in chosen))
    return Said(text, not any(one.unknown_text or one.unknown("selected") for one in chosen))


def _titled(element: Element) -> Said:
    """The title of a picture drawn in the page."""
    title = next((one for one in element.children if one.tag == "title"), None)
    return Said(squeeze(title.text), not title.unknown_text) if title else stated(element, "title") or _NOTHING


def _afterwards(element: Element, parts: Sequence[str], begun: int) -> str:
    """What comes after the contents of an element: its title, where they say nothing."""
    title = element.value("title")
    if title and not "".join(parts[begun:]).strip():
        return f" {title} "
    return "" if element.tag in PHRASING else " "
