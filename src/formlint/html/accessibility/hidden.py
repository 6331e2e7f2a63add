"""What is hidden, and from whom: one answer for every element, by what its attributes and those around it say.

Style sheets and scripts are not looked at; what they hide is taken to be seen, unless customary names of classes tell.
"""

import re
from collections.abc import Iterator, Mapping
from enum import IntFlag
from functools import cached_property, lru_cache
from typing import Final

from formlint.html.accessibility.nearest import Nearest
from formlint.html.document import Document, Element
from formlint.system.patterns import compiled_when_used

_GONE: Final = compiled_when_used(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_AWAY: Final = compiled_when_used(
    r"(?:^|[;\s])(?:(?:left|right|top|bottom|inset|margin|margin-(?:left|right|top|bottom)|text-indent|transform)\s*:"
    r"[^;]{0,80}-(?:999|\d{4})|(?:opacity\s*:\s*0*(?:0|\.0+)%?|(?:width|height)\s*:\s*0)\s*(?:!|;|$)"
    r"|clip\s*:\s*rect|clip-path\s*:(?!\s*none))",
    re.IGNORECASE,
)
"""A thousand pixels or ems lie out of any view; what is moved less may slide in again, as a menu does, and what has a
height of `0px` is drawn out by a script."""

_WHOLE: Final = frozenset({"body", "html"})
_CLASSES: Final = ("a11y", "d-none", "hidden", "offscreen", "screen-reader", "screenreader", "sr-only")


_PUT_AWAY: Final = compiled_when_used(r"(?:(?!xs|sm|md|lg|xl)[a-z]{1,3}[-_])?(?:hide|hidden)|d-none|display-none")
"""Customary names of classes that hide from everybody; those with a width of the screen in them do so on some only."""

_ON_SOME_SCREENS: Final = compiled_when_used(
    r"d-(?:xs|sm|md|lg|xl|xxl)-|[\w-]+:(?:block|contents|flex|grid|inline|table)"
)
"""Classes beside those, by which the element is seen on other screens."""


class Hidden(IntFlag):
    """From whom an element is hidden.

    Members:
        SEEN: From nobody, as far as its markup tells.
        OFF_SCREEN: From eyes: inline style moves it out of view, or makes it transparent or nothing in size. Assistive
            technology reads it, the keyboard reaches it, and browsers fill it in.
        SILENCED: From assistive technology, by `aria-hidden`. Eyes see it, the keyboard reaches it, and browsers fill
            it in.
        HIDDEN: From everybody, by the hidden attribute or inline style: it is not shown, read or reached. Browsers
            still fill it in, and a form is not sent where it has to have a value.
    """

    SEEN = 0
    OFF_SCREEN = 1
    SILENCED = 2
    HIDDEN = OFF_SCREEN | SILENCED | 4


_SEEN: Final = Hidden.SEEN  # most elements are: to compare takes a tenth of the time of asking a flag


class _Signs:
    """The elements of a document that are hidden."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._around: dict[Element, Hidden] = {}

    @cached_property
    def own(self) -> Mapping[Element, Hidden]:
        """How far elements are hidden by what they say themselves; none that are seen."""
        found: dict[Element, Hidden] = {}
        for element, grade in self._said():
            found[element] = found.get(element, Hidden.SEEN) | grade
        return found

    def _said(self) -> Iterator[tuple[Element, Hidden]]:
        document = self._document
        for element in document.having("hidden"):
            yield element, Hidden.HIDDEN
        for element in document.having("aria-hidden"):
            if element.value("aria-hidden") == "true":
                yield element, Hidden.SILENCED
        for element in document.select("[style]"):
            grade = _styled(element.value("style") or "")
            if grade:
                yield element, grade

    def around(self, element: Element) -> Hidden:
        """How far an element is hidden, be it by one around it; each ancestor is looked at once."""
        own, known = self.own, self._around
        if not own:
            return _SEEN
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node not in known:
            path.append(node)
            node = node.parent
        grade = Hidden.SEEN if node is None else known[node]
        for inner in reversed(path):
            if inner in own:
                grade |= own[inner]
            known[inner] = grade
        return grade


@lru_cache(maxsize=1024)  # a page says the same of many elements
def _styled(style: str) -> Hidden:
    """How far an inline style hides an element."""
    if _GONE.search(style):
        return Hidden.HIDDEN
    return Hidden.OFF_SCREEN if _AWAY.search(style) else Hidden.SEEN


def hidden(element: Element) -> Hidden:
    """From whom an element is hidden, be it by one around it."""
    return element.document.facts(_Signs).around(element)


def hides(element: Element) -> bool:
    """Whether the hidden attribute or inline style takes an element and all inside it away from everybody."""
    return _is_at_least(Hidden.HIDDEN, _own(element))


def is_silenced(element: Element) -> bool:
    """Whether it takes itself, and all inside it, away from those who listen to the page, be it from everybody."""
    return _is_at_least(Hidden.SILENCED, _own(element))


def _own(element: Element) -> Hidden:
    return element.document.facts(_Signs).own.get(element, _SEEN)


def _is_at_least(grade: Hidden, found: Hidden) -> bool:
    return found is not _SEEN and grade in found


def is_out_of_sight(element: Element) -> bool:
    """Whether an element, or one around it, is plainly taken away from everybody."""
    return _is_at_least(Hidden.HIDDEN, hidden(element))


def is_out_of_reach(element: Element) -> bool:
    """Whether an element, or one around it, is taken away from those who listen to the page."""
    return _is_at_least(Hidden.SILENCED, hidden(element))


def is_kept_for_scripts(element: Element) -> bool:
    """Whether a field is kept from people: silenced itself, or out of the reach of keys in what is silenced.

    A whole page behind a dialog may be silenced, so of what is around it two elements are looked at.
    """
    if is_silenced(element):
        return True
    outer = element.parent if element.value("tabindex") == "-1" else None
    return outer is not None and (is_silenced(outer) or (outer.parent is not None and is_silenced(outer.parent)))


def is_only_heard(element: Element) -> bool:
    """Whether inline style or customary names of classes hide what an element says from eyes."""
    names = (element.value("class") or "").lower()
    return _is_at_least(Hidden.OFF_SCREEN, _own(element)) or any(sign in names for sign in _CLASSES)


def put_away_by(element: Element) -> Element | None:
    """The nearest element around one, or that itself, which markup or a customary class hides from everybody."""
    return element.document.facts(_Away).nearest(element)


class _Away(Nearest):
    """The elements of a page that are hidden from everybody; the page as a whole is not."""

    def __init__(self, _: Document) -> None:
        super().__init__(_is_put_away)


def _is_put_away(element: Element) -> bool:
    if element.tag in _WHOLE:
        return False
    names = (element.value("class") or "").lower().split()
    named = any(map(_PUT_AWAY.fullmatch, names)) and not any(map(_ON_SOME_SCREENS.match, names))
    return named or hides(element)
