"""What a finding is about, as the subject of its sentence: an attribute or an element, by the name that people know.

A field is called by its label; what has no label is shown as it is written: `<input name="q">`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import chain, islice
from typing import NamedTuple

from formlint.html.accessibility.content import BUTTONS, squeeze, visible_text
from formlint.html.accessibility.names import name_of
from formlint.html.compare import element_at, last_before
from formlint.html.document import Document, Element
from formlint.html.source import Span
from formlint.html.start_tags import Attribute
from formlint.knowledge.message import Message, say, verbatim
from formlint.system.escape import clip, visible
from formlint.system.patterns import compiled_when_used

_LONGEST = 40  # characters of a label or of a value
_MOST_UP = 30  # elements around a text
_TELLING = ("name", "id", "for", "placeholder", "label", "href", "src", "action", "class")
"""Attributes that tell an element from others of its tag, the best first."""

_HINTING = ("type", "role")  # they say what kind of element it is, but not which
_ONLY_ONE = frozenset({"body", "head", "html", "title"})  # of these, a page has one
_WORDED = frozenset({"label", "legend", "option"})  # elements that are their text
_AROUND_TEXT = _WORDED | {"a", "button"}
_NO_LABELS = frozenset({"default", "placeholder"})  # origins of names that are no label
_COMMENTS = ("<!--", "{#", "{{!", "{%", "<%", "@*", "//", "/*")
_TAG = compiled_when_used(r"</?[a-z][^\s/>]*", re.IGNORECASE)
_BY_ROLE = {"button": "button", "checkbox": "checkbox", "link": "a", "radio": "radio"}

_KINDS: Mapping[str, Callable[[str], Message]] = {
    "a": lambda label: say('Link "{label}"', label=label),
    "button": lambda label: say('Button "{label}"', label=label),
    "checkbox": lambda label: say('Checkbox "{label}"', label=label),
    "fieldset": lambda label: say('Group "{label}"', label=label),
    "input": lambda label: say('Field "{label}"', label=label),
    "label": lambda label: say('Label "{label}"', label=label),
    "legend": lambda label: say('Legend "{label}"', label=label),
    "option": lambda label: say('Option "{label}"', label=label),
    "radio": lambda label: say('Radio button "{label}"', label=label),
    "select": lambda label: say('List "{label}"', label=label),
    "textarea": lambda label: say('Field "{label}"', label=label),
}
_OF_KINDS: Mapping[str, Callable[[str, str], Message]] = {
    "a": lambda attribute, label: say('`{attribute}` of link "{label}"', attribute=attribute, label=label),
    "button": lambda attribute, label: say('`{attribute}` of button "{label}"', attribute=attribute, label=label),
    "fieldset": lambda attribute, label: say('`{attribute}` of group "{label}"', attribute=attribute, label=label),
    "label": lambda attribute, label: say('`{attribute}` of label "{label}"', attribute=attribute, label=label),
    "legend": lambda attribute, label: say('`{attribute}` of legend "{label}"', attribute=attribute, label=label),
    "option": lambda attribute, label: say('`{attribute}` of option "{label}"', attribute=attribute, label=label),
}


class About(NamedTuple):
    """The subject of a sentence, and the attribute of its element that it names (None where it names none)."""

    subject: Message
    attribute: str | None


def about(span: Span, document: Document, control: Element | None = None) -> About:
    """What a place is about: the attribute or element there, or what holds the text there.

    `control` is the control that the finding is about, which is looked at first; the attribute is one of its own.
    """
    element = control if control and _is_in_tag(span, control) else element_at(document, span)
    if element is None:
        return About(_subject_of_text(span, document), None)
    attribute = attribute_at(span, element)
    if attribute is None:
        return About(_subject_of_element(element), None)
    own = control is None or element is control
    return About(_subject_of_attribute(attribute, element), attribute.name if own else None)


def attribute_at(span: Span, element: Element) -> Attribute | None:
    """The attribute in which a place in the start tag of an element lies; None for the tag as a whole."""
    if span.start == element.start:  # no need to read the tag
        return None
    attributes = element.attributes
    index = bisect_right(attributes, span.start, key=lambda attribute: attribute.span.start) - 1
    found = attributes[index] if index >= 0 and span in attributes[index].span else None
    if found and element.is_made and found.value_span is None:
        return None  # the call writes it, and more of them
    beside = attributes[max(index - 1, 0) : index + 2]
    return None if found and any(one.span == found.span for one in beside if one is not found) else found


def _is_in_tag(span: Span, element: Element) -> bool:
    return span.start == element.start or span in element.span


def _subject_of_attribute(attribute: Attribute, element: Element) -> Message:
    kind, label = _kind(element), _label(element, attribute.name)
    # A value whose sign would end the code is left out: a pattern with another sign is another pattern.
    written = visible(attribute.name) if "`" in (attribute.value or "") else _written(attribute)
    if not label or kind not in _KINDS:
        tag, line = _start_tag(element, attribute.name)
        if line:
            return say("`{attribute}` of `{element}` on line {line}", attribute=written, element=tag, line=line)
        return say("`{attribute}` of `{element}`", attribute=written, element=tag)
    if kind in _OF_KINDS:
        return _OF_KINDS[kind](written, label)
    return say('`{attribute}` of "{label}"', attribute=written, label=label)


def _subject_of_element(element: Element) -> Message:
    kind, label = _kind(element), _label(element)
    if label and kind in _KINDS:
        return _KINDS[kind](label)
    tag, line = _start_tag(element)
    return say("`{element}` on line {line}", element=tag, line=line) if line else verbatim(f"`{tag}`")


def _subject_of_text(span: Span, document: Document) -> Message:
    """The subject where no start tag is: what the text there labels, the text as it stands there, or the page."""
    text = document.source.text[span.start : span.end]
    if not text.strip():
        return say("Page")
    if text.startswith(_COMMENTS):
        return say("Comment")
    if holder := _holder(span, document):
        return _subject_of_element(holder)
    if tag := _TAG.match(text):  # an end tag, or a start tag that the parser ignores
        line, _ = document.lines.position(span.start)
        return say("`{element}` on line {line}", element=f"{visible(tag[0])}>", line=line)
    return verbatim(f"`{_short(text)}`" if text.startswith("<!") else f'"{_short(text)}"')


def _holder(span: Span, document: Document) -> Element | None:
    """The label, legend, option, button or link that has a text in it."""
    last = last_before(document, span.start)
    for element in islice(chain((last,), last.ancestors()), _MOST_UP) if last else ():
        contents = element.content_span if element.tag in _AROUND_TEXT else None
        if contents and span in contents:
            return element
    return None


def _kind(element: Element) -> str:
    if element.tag != "input":
        return element.tag if element.tag in _KINDS else _BY_ROLE.get(element.value("role") or "", element.tag)
    kind = element.type
    return "button" if kind in BUTTONS or kind == "image" else kind if kind in _KINDS else "input"


def _label(element: Element, attribute: str = "") -> str:
    """The name of an element as people know it, by another attribute than the one named; "" where none is known."""
    if element.tag in _WORDED:
        return "" if element.unknown_text else _short(visible_text(element))
    name = name_of(element)
    if not name.known or name.origin in _NO_LABELS:
        return ""
    if not name.text or name.origin == attribute:
        return _short(_seen(element))
    first = visible_text(name.element) if name.origin == "label" else ""  # several labels often say the same
    return _short(first or name.text)


def _seen(element: Element) -> str:
    """The words that people see on an element or in its label, whatever its accessible name, if it has one."""
    if element.tag == "input" and element.type in BUTTONS:
        return element.value("value") or ""
    holders = (element,) if element.tag in _AROUND_TEXT else element.document.labels(element)
    return next((text for one in holders if not one.unknown_text and (text := visible_text(one))), "")


def _start_tag(element: Element, but: str = "") -> tuple[str, int]:
    """The start tag with the attribute that tells most, and the line, from 1, where none tells enough; else 0."""
    tag = element.component or element.tag
    for name in _TELLING:
        if name != but and (written := _with_value(element, name)):
            return f"<{tag} {written}>", 0
    if element.tag in _ONLY_ONE:
        return f"<{tag}>", 0
    hint = next((written for name in _HINTING if name != but and (written := _with_value(element, name))), "")
    line, _ = element.document.lines.position(element.start)
    return f"<{tag} {hint}>" if hint else f"<{tag}>", line


def _with_value(element: Element, name: str) -> str:
    """An attribute as it is written, if it has a value that is short enough to show."""
    attribute = element.attribute(name)
    written = _written(attribute) if attribute and attribute.value else ""
    return written if len(written) > len(name) else ""


def _written(attribute: Attribute) -> str:
    """An attribute with its value, if that is short."""
    value = squeeze(attribute.value or "")
    if attribute.value is None or attribute.value_span is None or len(value) > _LONGEST or '"' in value:
        return visible(attribute.name)
    return visible(f'{attribute.name}="{value}"').replace("`", "'")


def _short(text: str) -> str:
    return visible(clip(squeeze(text), _LONGEST)).replace('"', "'")
