"""Questions that several rules ask about what names a control."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from formlint import packs
from formlint.accname import hides, is_out_of_reach, name_of, spoken, squeeze
from formlint.forms import BUTTON_TYPES, Control, Form, Page
from formlint.markup import Attribute, Document, Element, TextRun

_NAMING = ("aria-label", "aria-labelledby", "id", "placeholder", "title")
_LABELABLE = ("input", "meter", "output", "progress", "select", "textarea", "button")
_GROUPS = frozenset({"group", "radiogroup"})
_FILLED_IN = frozenset({"input", "meter", "output", "progress", "select", "textarea"})
_BY_BROWSERS = {"reset": "Reset", "submit": "Submit"}
_AWAY = ("left:-", "top:-", "clip:rect", "clip-path:")
_UNSEEN = (
    "a11y",
    "hidden",
    "icon",
    "sr-only",
    "screen-reader",
    "screenreader",
    "offscreen",
    "material",
    "visuallyhidden",
)
_MOST_RUNS = 100
_LONGEST_COUNT = 4
_BEFORE = 12  # elements and texts before a form that may be about it
_CLOSE = 4  # elements and texts between a control and its hint
_LONGEST_HINT = 160
_STOPS = frozenset(
    {"button", "fieldset", "form", "input", "select", "textarea", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td"}
)
_BINDING = ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-description")
_CHOICES = frozenset({"checkbox", "radio"})
_NO_ROLES = frozenset({"none", "presentation"})


def may_be_named(control: Control) -> bool:
    """Whether template code or a script may name a control, or it is kept from assistive technology."""
    element = control.element
    return (
        element.may_have_more
        or any(map(element.unknown, _NAMING))
        or element.has("aria-labelledby")
        or element.value("tabindex") == "-1"
        or any(one.value("aria-hidden") == "true" for one in (element, *element.ancestors()))
        or any(label.unknown_text for label in element.document.labels(element))
        or any(label.unknown("for") for label in element.document.find_all("label"))
    )


def fields_heard(page: Page) -> Iterator[Control]:
    """The controls that people fill in or choose, also disabled ones, of which those who listen to the page hear."""
    for control in page.controls:
        if control.type not in BUTTON_TYPES and not control.hidden and is_heard(control.element):
            yield control


def is_heard(element: Element) -> bool:
    """Whether assistive technology tells of an element: nothing plainly keeps it away."""
    role = element.value("role")
    if (role in _NO_ROLES and element.has("disabled")) or element.unknown("role"):
        return False
    return not (element.in_template or is_out_of_reach(element))


def is_nameless(element: Element) -> bool:
    """Whether an element certainly has no accessible name."""
    name = name_of(element)
    return name.known and not name.text


def with_roles(document: Document, *roles: str) -> list[Element]:
    """The elements that say they have one of some roles, in document order; contents of templates left out."""
    said = document.once(_by_role)
    found = [element for role in roles for element in said.get(role, ())]
    return sorted(found, key=lambda element: element.start)


def _by_role(document: Document) -> Mapping[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for element in document.select("[role]"):
        if not element.in_template:
            role = (element.value("role") or "").lower().split()[:1]
            found.setdefault(role[0] if role else "", []).append(element)
    return found


def controls_inside(label: Element) -> list[Element]:
    """The controls inside a label that a label can name."""
    return [one for one in label.descendants(*_LABELABLE) if (one.value("type") or "").lower() != "hidden"]


def names_another(label: Element) -> bool:
    """Whether the `for` of a label around a control leads somewhere else, or nowhere."""
    inside = controls_inside(label) if label.value("for") is not None else []
    return bool(inside) and all(one.value("id") != label.value("for") and not one.unknown("id") for one in inside)


def is_empty(label: Element, control: Element) -> bool:
    """Whether a label certainly says nothing."""
    said = spoken(label, control)
    stated = any(label.has(name) for name in ("aria-label", "aria-labelledby", "title"))
    return said.known and not said.text and not stated


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
    node: Element | None = place
    while node is not None and node is not within:
        style = "".join((node.value("style") or "").lower().split())
        names = (node.value("class") or "").lower()
        signs = any(sign in style for sign in _AWAY) or any(sign in names for sign in _UNSEEN)
        if signs or hides(node) or node.tag in {"noscript", "option", "svg", "textarea"}:
            return True
        node = node.parent
    return False


def shares_id(control: Control) -> bool:
    """Whether a label for its id names another element, which has the same id and comes first."""
    first = control.element.document.by_id(control.id or "")
    return first is not None and first != control.element and bool(control.element.document.labels(first))


def dangling_for(control: Control) -> Attribute | None:
    """The `for` of a label that is meant for a control without label elements, but whose id no element has."""
    element = control.element
    if control.type == "hidden" or element.document.labels(element):
        return None
    label = element.document.once(_dangling).get(element)
    return label.attribute("for") if label else None


def _dangling(document: Document) -> Mapping[Element, Element]:
    """The labels whose `for` leads nowhere, by the control that each is meant for."""
    controls = document.find_all("input", "select", "textarea")
    found: dict[Element, Element] = {}
    for label in document.find_all("label"):
        target = label.value("for")
        if target and document.by_id(target) is None:
            named = [element for element in controls if element.value("name") == target and not element.has("id")]
            meant = named if len(named) == 1 else _beside(label)
            found |= {element: label for element in meant if element not in found}
    return found


def _beside(label: Element) -> list[Element]:
    """The only control that has the parent of a label, if that is the only label there."""
    parent = label.parent
    inside = parent.descendants("label", *_LABELABLE) if parent else []
    others = [element for element in inside if element != label]
    return others if len(others) == 1 and others[0].tag in {"input", "select", "textarea"} else []


def in_group(control: Control) -> bool:
    """Whether a control stands in something that may have a name of its own, or in a table, whose heads may name it."""
    if control.group or control.element.closest("dl") or _is_in_data(control.element):
        return True
    return any(
        (element.tag == "fieldset" and any(one.unknown_text for one in element.children))
        or element.unknown("role")
        or (element.value("role") in _GROUPS and (element.has("aria-label") or element.has("aria-labelledby")))
        for element in control.element.ancestors()
    )


def _is_in_data(element: Element) -> bool:
    """Whether the table around an element has heads, and so is not there for the sake of layout."""
    table = element.closest("table")
    return table is not None and bool(table.descendants("caption", "th"))


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


def text_beside(control: Control, classes: str) -> str:
    """The text right beside a control whose class names have one of the parts listed, if it is bound to nothing."""
    element = control.element
    if control.type in _CHOICES or any(map(element.has, _BINDING)) or element.may_have_more:
        return ""
    parts = label_words(classes)
    for stream in (element.following(), element.preceding()):
        for node in islice(stream, _CLOSE):
            if isinstance(node, Element) and node.tag in _STOPS:
                break
            if isinstance(node, Element) and _is_called(node, parts) and node.closest("label") is None:
                return _plain_text(node) if _is_shared_with(node, control) else ""
    return ""


def _is_shared_with(text: Element, control: Control) -> bool:
    """Whether what stands around a text holds one control, and this is it."""
    inside = text.parent.descendants("input", "select", "textarea") if text.parent else []
    return [one for one in inside if (one.value("type") or "").lower() != "hidden"] == [control.element]


def _is_called(element: Element, parts: Iterable[str]) -> bool:
    names = (element.value("class") or "").lower().split()
    return any(part in name for part in parts for name in names) and element.tag not in {"form", "fieldset", "body"}


def _plain_text(element: Element) -> str:
    """What a short text says; nothing where it is hidden, unknown, or holds controls or links."""
    if element.unknown_text or is_out_of_reach(element) or element.descendants("a", "button", "img", *_LABELABLE):
        return ""
    text = squeeze(element.text)
    return text if len(text) <= _LONGEST_HINT and any(map(str.isalpha, text)) else ""
