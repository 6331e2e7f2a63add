"""Questions about what people see around a field, or on a button."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from formlint import packs
from formlint.accname import hides, is_out_of_reach, squeeze
from formlint.forms import Control, Form, Page
from formlint.markup import Document, Element, TextRun
from formlint.rule.naming import fields_heard

_FILLED_IN = frozenset({"input", "meter", "output", "progress", "select", "textarea"})
_BY_BROWSERS = {"reset": "Reset", "submit": "Submit"}
_AWAY = ("left:-", "top:-", "clip:rect", "clip-path:")
_UNSEEN = ("a11y", "hidden", "icon", "material", "offscreen", "screen-reader", "screenreader", "sr-only")
_MOST_RUNS = 100
_MOST_UP = 30  # elements around a text
_LONGEST_COUNT = 4  # of things in a basket: 999
_BEFORE = 12  # elements and texts before a form that may be about it
_LONGEST_HINT = 160
_ASKING = ("input", "select", "textarea")
_NO_HINTS = frozenset({"body", "button", "fieldset", "form", "html", "label", *_ASKING})
_BINDING = ("aria-describedby", "aria-description", "aria-errormessage", "aria-labelledby")
_CHOICES = frozenset({"checkbox", "radio"})


def seen_texts(element: Element) -> tuple[str, ...]:
    """The ways to read the words that people see on a button or a link, or the labels of a field; none where unknown.

    Elements may stand apart or close up, which style sheets decide: both readings are given.
    """
    if element.tag == "input" and _is_button(element):
        name = element.value("value")
        return (name or _BY_BROWSERS.get((element.value("type") or "").lower(), ""),)
    if element.tag in _FILLED_IN:
        labels = (label for label in element.document.labels(element) if not label.unknown_text)
        return tuple(reading for label in labels for reading in _readings(label))
    return () if element.unknown_text else _readings(element)


def _is_button(element: Element) -> bool:
    return (element.value("type") or "").lower() in {"button", "reset", "submit"}


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
    for node in (place, *islice(place.ancestors(), _MOST_UP)):
        if node is within:
            break
        style = "".join((node.value("style") or "").lower().split())
        names = (node.value("class") or "").lower()
        signs = any(sign in style for sign in _AWAY) or any(sign in names for sign in _UNSEEN)
        if signs or hides(node) or node.tag in {"noscript", "option", "svg", "textarea"}:
            return True
    return False


@packs.remembered
def label_words(name: str) -> tuple[str, ...]:
    """A list of `rules/labels.toml`."""
    return tuple(packs.table("labels")[name])


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
    fields = {control.element: control for control in fields_heard(page)}
    told: set[Control] = set()
    parts = label_words(classes)
    for text in page.document.once(_explaining):
        if not any(part in (text.value("class") or "").lower() for part in parts):
            continue
        control = _only_control(text, fields)
        said = _plain_text(text) if control and control not in told and not _is_bound(control) else ""
        if control and said:
            told.add(control)
            yield control, said


def _explaining(document: Document) -> list[Element]:
    """The elements whose class names call them a hint or an error."""
    parts = (*label_words("hint-classes"), *label_words("error-classes"))
    return document.select(", ".join(f'[class*="{part}" i]' for part in parts))


def _only_control(text: Element, fields: Mapping[Element, Control]) -> Control | None:
    """The control that a text stands beside: the only one in what stands around it."""
    around = text.parent
    if around is None or text.in_template or text.tag in _NO_HINTS or text.closest("label"):
        return None
    inside = [one for one in around.descendants(*_ASKING) if (one.value("type") or "").lower() != "hidden"]
    return fields.get(inside[0]) if len(inside) == 1 else None


def _is_bound(control: Control) -> bool:
    """Whether something is bound to it already, or it is none of the fields that people write in."""
    element = control.element
    return control.type in _CHOICES or any(map(element.has, _BINDING)) or element.may_have_more


def _plain_text(element: Element) -> str:
    """What a short text says; nothing where it is hidden, unknown, or holds controls or links."""
    if element.unknown_text or is_out_of_reach(element) or element.descendants("a", "button", "img", *_ASKING):
        return ""
    text = squeeze(element.text)
    return text if len(text) <= _LONGEST_HINT and any(map(str.isalpha, text)) else ""
