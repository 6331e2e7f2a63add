"""Questions about what people see around a field, or on a button."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from formlint.forms.controls import Control, Form
from formlint.html.accessibility.content import Text, squeeze
from formlint.html.accessibility.hidden import is_out_of_reach
from formlint.html.document import Document, Element, TextRun
from formlint.html.tags import CONTROL_TAGS
from formlint.system.escape import clip

C = TypeVar("C", bound=Control)

_LONGEST_SHOWN = 60  # characters of a text in a message
_BEFORE = 12  # elements and texts before a form that may be about it
_LONGEST_HINT = 160
_NO_HINTS = frozenset({"body", "button", "fieldset", "form", "html", "label", *CONTROL_TAGS})
_BINDING = ("aria-describedby", "aria-details", "aria-errormessage", "aria-labelledby")
_AROUND, _INSIDE = 3, 20  # elements near a text that may be bound in its place
WRITTEN_TYPES = frozenset({"email", "password", "search", "tel", "text", "textarea", "url"})
"""Types of fields that people write in."""

FEWEST_TO_TELL = 3
"""Fields of a form that is not filled in at one glance: which of them are required has to be told."""

_CHOICES = frozenset({"checkbox", "radio"})


def required_label(control: Control) -> Text | None:
    """The label that says a field must be filled in: by a sign at its end or beginning, or by a word in brackets."""
    signs, words = control.knowledge.phrases("required-signs"), control.knowledge.phrases("required")
    for label in control.labels if control.type not in _CHOICES and not control.disabled else ():
        text = label.text.casefold().strip(" :") if label.origin == "label" else ""
        signed = text.endswith(signs) or text.startswith(signs)
        if signed or ("(" in text and any(f"({word})" in text for word in words)):
            return label
    return None


def may_be_optional(control: Control) -> bool:
    """Whether a required field can be made optional without a word: no label contradicts, and others are optional, too.

    Where all fields of a form are required, no sign is needed that says so; where one is not, people have to be told.
    """
    if required_label(control):
        return False
    owner, document = control.form.element, control.element.document
    beside = [one for one in document.find_all("input", "textarea") if document.form_owner(one) == owner]
    written = [one for one in beside if one.tag == "textarea" or (one.type or "text") in WRITTEN_TYPES]
    if owner is None or len(written) < FEWEST_TO_TELL or not all(one.has("required") for one in written):
        return True
    signs, words = control.knowledge.phrases("required-signs"), control.knowledge.phrases("required")
    return speaks_around(control.form, (*signs, *words))


def speaks_around(form: Form, words: Iterable[str]) -> bool:
    """Whether a form says one of some words anywhere, or right before it begins; so it may where that is unknown."""
    if form.element is None or form.element.unknown_text:
        return True
    before = " ".join(node.text for node in islice(form.element.preceding(), _BEFORE) if isinstance(node, TextRun))
    placeholders = " ".join(one.value("placeholder") or "" for one in form.element.descendants("input", "textarea"))
    said = f"{before} {form.element.text} {placeholders}".casefold()
    return any(word in said for word in words)


def texts_beside(found: Iterable[tuple[C, Sequence[Element]]], parts: Iterable[str]) -> Iterator[tuple[C, Text]]:
    """The first text next to each field whose class names contain one of some parts, cut to what a message can show."""
    wanted = tuple(parts)
    for control, texts in found:
        said = (Text(_plain_text(text), "beside", text) for text in texts if _is_called(text, wanted))
        first = next((text for text in said if text.text), None)
        if first:
            yield control, first._replace(text=clip(first.text, _LONGEST_SHOWN))


def hints(document: Document, fields: Iterable[C]) -> Sequence[tuple[C, Sequence[Element]]]:
    """The fields that people write in, each with what is called a hint or an error beside it and is not bound to it."""
    known, lone = document.knowledge, _lone(document)
    parts = (*known.phrases("hint-classes"), *known.phrases("error-classes"))
    found = ((one, _beside(one.element, lone, parts)) for one in fields if not _may_be_bound(one))
    unbound = ((control, [text for text in texts if not _is_bound(control, text)]) for control, texts in found)
    return [(control, texts) for control, texts in unbound if texts]


def _lone(document: Document) -> Mapping[Element, Element | None]:
    """What stands around a field to fill in, with that field where it is the only one inside."""
    found: dict[Element, Element | None] = {}
    for field in document.elements:
        hidden = field.tag == "input" and field.type == "hidden"
        around = field.parent if field.tag in CONTROL_TAGS and not hidden else None
        while around is not None and found.get(around, field) is not None:
            found[around] = None if around in found else field
            around = around.parent
    return found


def _beside(field: Element, lone: Mapping[Element, Element | None], parts: Sequence[str]) -> list[Element]:
    """The elements of some classes that stand in what holds no other field, in document order."""
    before: list[Element] = []
    behind: list[Element] = []
    inner, around = field, field.parent
    while around is not None and lone[around] is field:
        children = around.children
        at = children.index(inner)
        before[:0] = [one for one in children[:at] if _is_called(one, parts)]
        behind += [one for one in children[at + 1 :] if _is_called(one, parts)]
        inner, around = around, around.parent
    return [one for one in (*before, *behind) if one.tag not in _NO_HINTS and not one.closest("label")]


def _is_called(element: Element, parts: Sequence[str]) -> bool:
    """Whether the class names of an element have one of some parts."""
    names = (element.value("class") or "").lower()
    return bool(names) and any(part in names for part in parts)


def _may_be_bound(control: Control) -> bool:
    """Whether code decides what is bound to it, or it is none of the fields that people write in."""
    element = control.element
    coded = element.may_have_more or any(map(element.unknown, _BINDING))
    return coded or control.type in _CHOICES or element.has("aria-description")


def _is_bound(control: Control, text: Element) -> bool:
    """Whether a text, or one in or around it, is bound to a control, or what a script may write in its place."""
    bound = {word for name in _BINDING for word in (control.value(name) or "").split()}
    near = (text, *islice(text.ancestors(), _AROUND), *islice(text.descendants(), _INSIDE)) if bound else ()
    if any(one.value("id") in bound for one in near):
        return True
    return any(control.element.document.by_id(word) is None for word in bound)


def _plain_text(element: Element) -> str:
    """What a short text says; nothing where it is hidden, unknown, or holds controls or links."""
    if element.unknown_text or is_out_of_reach(element) or element.descendants("a", "button", "img", *CONTROL_TAGS):
        return ""
    text = squeeze(element.text)
    return text if len(text) <= _LONGEST_HINT and any(map(str.isalpha, text)) else ""
