"""What a finding is about, as the subject of its sentence: an attribute or an element, by the name that people know.

A field is called by its label; what has no name is shown as it is written: `<input name="q">`.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import NamedTuple

from formlint.html.accessibility.content import BUTTONS, squeeze
from formlint.html.accessibility.names import name_of
from formlint.html.compare import element_at
from formlint.html.document import Document, Element
from formlint.html.source import Span
from formlint.html.start_tags import Attribute
from formlint.knowledge.message import Message, say, verbatim
from formlint.system.escape import clip, visible

_LONGEST = 40  # characters of a label or of a value
_TELLING = ("name", "id", "class", "type", "href", "src", "action")  # what tells an element from others of its tag
_COMMENTS = ("<!--", "{#", "{{!", "{%", "<%", "@*", "//", "/*")

_KINDS: Mapping[str, Callable[[str], Message]] = {
    "button": lambda label: say('Button "{label}"', label=label),
    "checkbox": lambda label: say('Checkbox "{label}"', label=label),
    "fieldset": lambda label: say('Group "{label}"', label=label),
    "input": lambda label: say('Field "{label}"', label=label),
    "label": lambda label: say('Label "{label}"', label=label),
    "option": lambda label: say('Option "{label}"', label=label),
    "radio": lambda label: say('Radio button "{label}"', label=label),
    "select": lambda label: say('List "{label}"', label=label),
    "textarea": lambda label: say('Field "{label}"', label=label),
}
_OF_KINDS: Mapping[str, Callable[[str, str], Message]] = {
    "button": lambda attribute, label: say('`{attribute}` of button "{label}"', attribute=attribute, label=label),
    "fieldset": lambda attribute, label: say('`{attribute}` of group "{label}"', attribute=attribute, label=label),
    "label": lambda attribute, label: say('`{attribute}` of label "{label}"', attribute=attribute, label=label),
    "option": lambda attribute, label: say('`{attribute}` of option "{label}"', attribute=attribute, label=label),
}


class About(NamedTuple):
    """The subject of a sentence, and the attribute that it names (None where it names none)."""

    subject: Message
    attribute: str | None


def about(span: Span, document: Document, element: Element | None = None) -> About:
    """What a place is about: the attribute or element there; `element` is known to have the place in its start tag."""
    element = element or element_at(document, span)
    if element is None:
        return About(_subject_of_text(span, document), None)
    attribute = attribute_at(span, element)
    if attribute is None:
        return About(_subject_of_element(element), None)
    return About(_subject_of_attribute(attribute, element), attribute.name)


def attribute_at(span: Span, element: Element) -> Attribute | None:
    """The attribute in which a place in the start tag of an element lies; None for the tag as a whole."""
    if span.start == element.start:  # no need to read the tag
        return None
    attributes = element.attributes
    index = bisect_right(attributes, span.start, key=lambda attribute: attribute.span.start) - 1
    return attributes[index] if index >= 0 and span in attributes[index].span else None


def _subject_of_attribute(attribute: Attribute, element: Element) -> Message:
    kind, label, written = _kind(element), _label(element), _written(attribute)
    if not label or kind not in _KINDS:
        return say("`{attribute}` of `{element}`", attribute=written, element=_start_tag(element))
    if kind in _OF_KINDS:
        return _OF_KINDS[kind](written, label)
    return say('`{attribute}` of "{label}"', attribute=written, label=label)


def _subject_of_element(element: Element) -> Message:
    kind, label = _kind(element), _label(element)
    return _KINDS[kind](label) if label and kind in _KINDS else verbatim(f"`{_start_tag(element)}`")


def _subject_of_text(span: Span, document: Document) -> Message:
    """The subject where no start tag is: a text as it stands there, or the page."""
    text = document.source.text[span.start : span.end]
    if not text.strip():
        return say("Page")
    if text.startswith(_COMMENTS):
        return say("Comment")
    return verbatim(f'"{_short(text)}"')


def _kind(element: Element) -> str:
    if element.tag != "input":
        return element.tag
    kind = element.type
    return "button" if kind in BUTTONS or kind == "image" else kind if kind in _KINDS else "input"


def _label(element: Element) -> str:
    """The name of an element as people know it; "" where none is known."""
    if element.tag in {"label", "option"}:
        return _short(element.text)
    name = name_of(element)
    return _short(name.text) if name.origin != "default" else ""


def _start_tag(element: Element) -> str:
    """The start tag with the attribute that tells most; where none does, with its line."""
    for name in _TELLING:
        attribute = element.attribute(name)
        if attribute and attribute.value and len(written := _written(attribute)) > len(name):
            return f"<{element.tag} {written}>"
    return f"<{element.tag}>"


def _written(attribute: Attribute) -> str:
    """An attribute with its value, if that is short."""
    value = squeeze(attribute.value or "")
    if attribute.value is None or attribute.value_span is None or len(value) > _LONGEST or '"' in value:
        return visible(attribute.name)
    return visible(f'{attribute.name}="{value}"').replace("`", "'")


def _short(text: str) -> str:
    return visible(clip(squeeze(text), _LONGEST))
