"""The accessible name of an element, as far as markup decides it.

source: https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/#accessible-name-and-description-computation
"""

from collections.abc import Iterator
from typing import NamedTuple

from formlint.html.accessibility.content import (
    BUTTONS,
    Said,
    Text,
    Unsaid,
    referenced,
    spoken,
    squeeze,
    stated,
    visible_text,
)
from formlint.html.accessibility.hidden import hides, is_out_of_reach
from formlint.html.accessibility.wrappers import component_label
from formlint.html.document import Element
from formlint.html.tags import LABELABLE

_FROM_CONTENT = frozenset(
    {
        "button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem", "menuitemcheckbox",
        "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab", "tooltip", "treeitem",
    }
)  # fmt: skip
_CONTENT_TAGS = frozenset({"a", "button", "option", "summary"})
_TITLED_BY = {"fieldset": "legend", "table": "caption", "figure": "figcaption"}
_DEFAULTS = {"reset": "Reset", "submit": "Submit"}
_TRANSLATED = ("i18n", "l10n", "translat")  # in names of attributes by which scripts find what they translate
_MOST_LABELS = 8  # of one control; more are a mistake of the page, and could nest without end


class Name(NamedTuple):
    """What assistive technology calls an element.

    Attributes:
        text: The name; "" where there is none.
        origin: What it comes from: an attribute, "label", "legend", "caption", "content", or "default" where the
            browser writes a word of its own.
        element: The element that says it.
        known: False where template code or a script may decide about it.
    """

    text: str
    origin: str
    element: Element
    known: bool = True

    @property
    def said(self) -> Text | None:
        """The name as a text of the page; None where there is none."""
        return Text(self.text, self.origin, self.element) if self.text else None


def name_of(element: Element) -> Name:
    """The accessible name of an element; its own being hidden does not count."""
    return element.facts(_Naming).name


class _Naming:
    """What names an element; kept with it, for many ask."""

    __slots__ = ("name",)

    def __init__(self, element: Element) -> None:
        self.name = next(_sources(element), None) or _nameless(element)


def naming_texts(element: Element) -> Iterator[Text]:
    """All texts that are written to name a control, also those that another one prevails over."""
    said = referenced(element, element, "aria-labelledby") if element.has("aria-labelledby") else None
    if said and said.text:
        yield Text(said.text, "aria-labelledby", _first(element, "aria-labelledby"))
    yield from _written(element, "aria-label")
    for label in element.document.labels(element)[:_MOST_LABELS]:
        text = visible_text(label)
        if text:
            yield Text(text, "label", label)
    said_around = component_label(element)
    if said_around and said_around.text:
        yield Text(said_around.text, "label", said_around.element)
    yield from _written(element, "title")
    yield from _written(element, "placeholder")


def is_named_by_code(element: Element) -> bool:
    """Whether it has a label, or an attribute in place of one, whose words are not in the page: code writes them."""
    if element.unknown("aria-label") or element.unknown("aria-labelledby"):
        return True
    labels = element.document.labels(element)[:_MOST_LABELS]
    return any(map(is_worded_by_code, labels)) and not any(map(visible_text, labels))


def is_worded_by_code(label: Element) -> bool:
    """Whether a label has no words in the page, and code may write some: a template, or a script that translates."""
    if label.document.plain and not any(sign in name for name in label.names for sign in _TRANSLATED):
        return False
    return not visible_text(label)


def description_of(element: Element) -> Name:
    """What assistive technology says besides the name: the referenced texts, aria-description, or the title."""
    if element.has("aria-describedby"):
        said = referenced(element, element, "aria-describedby")
        if said.text or not said.known:
            return Name(said.text, "describedby", _first(element, "aria-describedby"), said.known)
    for name in ("aria-description", "title"):
        said = stated(element, name)
        if said and not (name == "title" and name_of(element).origin == name):
            return Name(said.text, name, element, said.known)
    return Name("", "", element, not element.may_have_more)


def _sources(element: Element) -> Iterator[Name]:
    """What names an element, the prevailing source first; only what says something, or may."""
    if element.has("aria-labelledby"):
        said = referenced(element, element, "aria-labelledby")
        yield from _named(said, "aria-labelledby", _first(element, "aria-labelledby"))
    yield from _named(stated(element, "aria-label"), "aria-label", element)
    if element.tag in LABELABLE:
        yield from _by_labels(element)
        said_around = component_label(element)
        if said_around:
            yield Name(said_around.text, "label", said_around.element, bool(said_around.text))
    yield from _native(element)
    role = (element.value("role") or "").split()[:1]
    if (role and role[0] in _FROM_CONTENT) or (element.tag in _CONTENT_TAGS and element.tag != "input"):
        yield from _named(spoken(element, element), "content", element)
    yield from _named(stated(element, "title"), "title", element)
    if element.tag in {"input", "textarea"}:
        yield from _named(stated(element, "placeholder"), "placeholder", element)


def _named(said: Said | None, origin: str, element: Element) -> Iterator[Name]:
    if said and (said.text or not said.known):
        yield Name(said.text, origin, element, said.known)


def _by_labels(element: Element) -> Iterator[Name]:
    labels = [label for label in element.document.labels(element)[:_MOST_LABELS] if not is_out_of_reach(label)]
    found = [(label, _label_says(label, element)) for label in labels]
    text = " ".join(said.text for _, said in found if said.text)
    first = next((label for label, said in found if said.text), element)
    yield from _named(Said(text, all(said.known for _, said in found)), "label", first)
    if not text and (element.unknown("id") or _may_be_labelled(element)):
        yield Name("", "label", element, known=False)


def _may_be_labelled(element: Element) -> bool:
    """Whether template code, or the file that this one is a part of, may write a label for an element."""
    document, identifier = element.document, element.value("id") or ""
    if document.facts(Unsaid).some_for or document.is_in_code(identifier):
        return True
    return bool(identifier) and not document.complete and document.form_owner(element) is None


def _label_says(label: Element, control: Element) -> Said:
    own = stated(label, "aria-label")
    if own is None and label.has("aria-labelledby"):
        own = referenced(label, control, "aria-labelledby")
    said = own if own and own.text else spoken(label, control)
    return said if said.text or not said.known else stated(label, "title") or said


def _native(element: Element) -> Iterator[Name]:
    """What HTML has for the purpose: the value of a button, the text for a picture, the legend of a group."""
    tag = element.tag
    kind = element.type if tag == "input" else ""
    if kind in BUTTONS:
        yield from _named(stated(element, "value"), "value", element)
        if kind in _DEFAULTS and not element.has("value") and not element.has("title"):
            yield Name(_DEFAULTS[kind], "default", element)
    elif kind == "image" or tag in {"area", "img"}:
        yield from _named(stated(element, "alt"), "alt", element)
    elif tag == "optgroup":
        yield from _named(stated(element, "label"), "label", element)
    elif tag in _TITLED_BY:
        child = next((one for one in element.children if one.tag == _TITLED_BY[tag]), None)
        if child and not hides(child):
            yield from _named(spoken(child, element), _TITLED_BY[tag], child)


def _nameless(element: Element) -> Name:
    return Name("", "", element, known=not element.may_have_more)


def _first(element: Element, name: str) -> Element:
    """The first element that an attribute lists."""
    found = (element.document.by_id(token) for token in (element.value(name) or "").split())
    return next((target for target in found if target), element)


def _written(element: Element, name: str) -> Iterator[Text]:
    text = squeeze(element.value(name) or "")
    if text:
        yield Text(text, name, element)
