"""Questions about what people see around a field, or on a button."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import cast

from formlint import knowledge
from formlint.forms.controls import Control, Form, Page
from formlint.html import Document, Element, TextRun
from formlint.html.accessibility import Text, is_only_heard, is_out_of_reach, squeeze
from formlint.html.tags import CONTROL_TAGS, LABELABLE
from formlint.rule.labels import fields_heard

_FILLED_IN = LABELABLE - {"button"}
_BY_BROWSERS = {"reset": "Reset", "submit": "Submit"}
_PICTURES = ("icon", "material")
_UNREAD = frozenset({"noscript", "option", "svg", "textarea"})
_MOST_RUNS = 100
_MOST_UP = 30  # elements around a text
_LONGEST_COUNT = 4  # of things in a basket: 999
_BEFORE = 12  # elements and texts before a form that may be about it
_LONGEST_HINT = 160
_NO_HINTS = frozenset({"body", "button", "fieldset", "form", "html", "label", *CONTROL_TAGS})
_BINDING = ("aria-describedby", "aria-description", "aria-errormessage", "aria-labelledby")
WRITTEN_TYPES = frozenset({"email", "password", "search", "tel", "text", "textarea", "url"})
"""Types of fields that people write in."""

FEWEST_TO_TELL = 3
"""Fields of a form that is not filled in at one glance: which of them are required has to be told."""

_CHOICES = frozenset({"checkbox", "radio"})


def seen_texts(element: Element) -> tuple[str, ...]:
    """The ways to read the words that people see on a button or a link, or the labels of a field; none where unknown.

    Elements may stand apart or close up, which style sheets decide: both readings are given.
    """
    if element.tag == "input" and _is_button(element):
        name = element.value("value")
        return (name or _BY_BROWSERS.get(element.type, ""),)
    if element.tag in _FILLED_IN:
        labels = (label for label in element.document.labels(element) if not label.unknown_text)
        return tuple(reading for label in labels for reading in _readings(label))
    return () if element.unknown_text else _readings(element)


def _is_button(element: Element) -> bool:
    return element.type in {"button", "reset", "submit"}


def _readings(element: Element) -> tuple[str, str]:
    runs = islice(element.texts(), _MOST_RUNS)
    seen = [run for run in runs if not (_is_badge(run, element) or _is_out_of_sight(run.parent, element))]
    return " ".join(run.text for run in seen), "".join(run.text for run in seen)


def _is_badge(run: TextRun, within: Element) -> bool:
    """Whether a text is a count beside the words: how many things are in the basket."""
    text = run.text.strip()
    return run.parent is not within and text.isdecimal() and len(text) < _LONGEST_COUNT


def _is_out_of_sight(place: Element, within: Element) -> bool:
    """Whether a text is only heard, or drawn as a picture, by the sign of inline style or of customary class names."""
    node: Element | None = place
    for _ in range(1 + _MOST_UP):
        if node is None or node is within:
            break
        if node.tag in _UNREAD or is_only_heard(node) or _is_drawn(node):
            return True
        node = node.parent
    return False


def _is_drawn(element: Element) -> bool:
    """Whether a customary class name tells that its text is the name of a picture."""
    names = (element.value("class") or "").lower()
    return any(sign in names for sign in _PICTURES)


@knowledge.remembered
def label_words(name: str) -> tuple[str, ...]:
    """A list of `rules/labels.toml`."""
    return tuple(knowledge.table("labels")[name])


def required_label(control: Control) -> Text | None:
    """The label that says a field must be filled in: by a sign at its end or beginning, or by a word in brackets."""
    signs, words = label_words("required-signs"), label_words("required-words")
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
    return speaks_around(control.form, (*label_words("required-signs"), *label_words("required-words")))


def speaks_around(form: Form, words: Iterable[str]) -> bool:
    """Whether a form says one of some words anywhere, or right before it begins; so it may where that is unknown."""
    if form.element is None or form.element.unknown_text:
        return True
    before = " ".join(node.text for node in islice(form.element.preceding(), _BEFORE) if isinstance(node, TextRun))
    placeholders = " ".join(one.value("placeholder") or "" for one in form.element.descendants("input", "textarea"))
    said = f"{before} {form.element.text} {placeholders}".casefold()
    return any(word in said for word in words)


def texts_beside(page: Page, classes: str) -> Iterator[tuple[Control, str]]:
    """The texts beside fields whose class names have one of the parts listed, with the field, if they are not bound."""
    parts = label_words(classes)
    for control, texts in _explained(page):
        said = (_plain_text(text) for text in texts if _is_called(text, parts))
        first = next(filter(None, said), None)
        if first:
            yield control, first


def _explained(page: Page) -> list[tuple[Control, list[Element]]]:
    """The fields to which nothing is bound, each with what is called a hint or an error beside it."""
    memo = page.document.memo
    if _explained not in memo:
        parts = (*label_words("hint-classes"), *label_words("error-classes"))
        lone = page.document.once(_lone)
        found = [(one, _beside(one.element, lone, parts)) for one in fields_heard(page) if not _is_bound(one)]
        memo[_explained] = [(control, texts) for control, texts in found if texts]
    return cast("list[tuple[Control, list[Element]]]", memo[_explained])


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


def _is_bound(control: Control) -> bool:
    """Whether something is bound to it already, or it is none of the fields that people write in."""
    element = control.element
    return control.type in _CHOICES or any(map(element.has, _BINDING)) or element.may_have_more


def _plain_text(element: Element) -> str:
    """What a short text says; nothing where it is hidden, unknown, or holds controls or links."""
    if element.unknown_text or is_out_of_reach(element) or element.descendants("a", "button", "img", *CONTROL_TAGS):
        return ""
    text = squeeze(element.text)
    return text if len(text) <= _LONGEST_HINT and any(map(str.isalpha, text)) else ""
