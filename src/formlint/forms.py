"""From markup to what HTML submits: forms and their controls, with the names, hints and options people see.

Names follow the Accessible Name and Description Computation as far as markup decides it: aria-labelledby, aria-label,
the label elements, the legend of a fieldset, title, and placeholder last.
source: https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/#accessible-name-and-description-computation
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formlint.markup import Attribute, Document, Element, TextRun
from formlint.source import Span

INPUT_TYPES = frozenset(
    {
        "button", "checkbox", "color", "date", "datetime-local", "email", "file", "hidden", "image", "month", "number",
        "password", "radio", "range", "reset", "search", "submit", "tel", "text", "time", "url", "week",
    }
)  # fmt: skip
"""The keywords of the type attribute of `input`."""

BUTTON_TYPES = frozenset({"button", "image", "reset", "submit"})
"""Types of `input` that take no value from the user."""

_CONTROL_TAGS = frozenset({"input", "select", "textarea"})
_NOT_LABEL_TEXT = frozenset(
    {
        "button", "datalist", "input", "meter", "output", "progress", "script", "select", "style", "svg", "template",
        "textarea",
    }
)  # fmt: skip
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend"})
_PHRASING_TAGS = frozenset({"abbr", "b", "em", "font", "i", "kbd", "mark", "small", "strong", "sub", "sup", "u"})
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_MOST_LABELS = 8  # of one control; more are a mistake of the page, and could nest without end
_LABEL_NODES = 400  # elements and texts of a label that are read
_NEARBY_NODES = 40  # how far a text may stand from its control, in elements and texts
_HEADING_NODES = 50  # how far a heading may stand before its form
_NEARBY_CHARACTERS = 160  # longer texts are prose, no hints


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the page with the element it comes from.

    `origin` tells how it is bound to its control: "label", "aria-label", "aria-labelledby", "legend", "title",
    "placeholder", "before", "after", "describedby".
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


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a select or a suggestion of a datalist; `value` is what is submitted."""

    element: Element
    value: str
    text: str
    disabled: bool
    selected: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form element, or (with `element` None) the controls of a page that belong to no form.

    Attributes:
        index: Place among the forms of the page, from 0.
        submit_text: The texts of its submit buttons.
        heading: The heading or legend that introduces it.
        novalidate: Whether browsers send it unchecked.
    """

    index: int
    element: Element | None
    submit_text: str
    heading: str

    @property
    def novalidate(self) -> bool:
        """Whether the browser sends the form without checking it."""
        return self.element is not None and self.element.has("novalidate")

    @property
    def action(self) -> str | None:
        """The address that the form is sent to, None when it is absent or unknown."""
        return self.element.value("action") if self.element else None


@dataclass(frozen=True, slots=True)
class Control:
    """An `input`, `select` or `textarea`.

    Attributes:
        index: Place among all such elements of the page in document order, from 0.
        type: The type keyword that takes effect ("text" for an unknown or absent one), "select-one",
            "select-multiple" or "textarea".
        labels: What names it, the accessible name first; empty for hidden controls.
        group: The legend or name of the group it stands in, or None.
        hidden: Whether people plainly cannot see it: type=hidden, the hidden attribute, inline style, a template.
    """

    element: Element
    index: int
    type: str
    form: Form
    labels: tuple[Text, ...]
    group: Text | None
    options: tuple[Option, ...]
    hidden: bool
    disabled: bool

    @property
    def tag(self) -> str:
        """The name of the element."""
        return self.element.tag

    @property
    def id(self) -> str | None:
        """The id, None when it is absent or unknown."""
        return self.element.value("id")

    @property
    def name(self) -> str | None:
        """The name it is submitted under, None when it is absent or unknown."""
        return self.element.value("name")

    @property
    def label(self) -> Text | None:
        """The accessible name."""
        return self.labels[0] if self.labels else None

    @property
    def placeholder(self) -> str | None:
        """The placeholder, None when it is absent or unknown."""
        return self.element.value("placeholder")

    @property
    def required(self) -> bool:
        """Whether the form cannot be sent without it."""
        return self.element.has("required")

    @property
    def readonly(self) -> bool:
        """Whether people cannot change it."""
        return self.element.has("readonly")

    @property
    def editable(self) -> bool:
        """Whether people can see it and enter something."""
        return not (self.hidden or self.disabled or self.readonly or self.type in BUTTON_TYPES)

    def value(self, name: str) -> str | None:
        """The value of an attribute, None when it is absent or unknown."""
        return self.element.value(name)

    def attribute(self, name: str) -> Attribute | None:
        """An attribute with its spans."""
        return self.element.attribute(name)

    def before(self) -> Text | None:
        """The text right before it, back to the control or heading before, where it stands near enough."""
        return _nearby(self.element.preceding(), "before")

    def after(self) -> Text | None:
        """The text right after it, up to the next control, where it stands near enough."""
        return _nearby(self.element.following(), "after")

    def description(self) -> Text | None:
        """The accessible description by aria-describedby."""
        return _referenced(self.element, "aria-describedby")


@dataclass(frozen=True, slots=True)
class Page:
    """What a document asks people for."""

    document: Document
    forms: tuple[Form, ...]
    controls: tuple[Control, ...]
    language: str | None
    title: str

    def controls_of(self, form: Form) -> tuple[Control, ...]:
        """The controls that are submitted with a form, in document order."""
        return tuple(control for control in self.controls if control.form is form)


def find(document: Document) -> Page:
    """The forms and controls of a document."""
    owners = _Owners(document)
    visibility = _Visibility()
    elements = [element for element in document.elements if element.tag in _CONTROL_TAGS]
    controls = tuple(
        _control(element, index, owners.form(element), visibility) for index, element in enumerate(elements)
    )
    html = document.find("html")
    title = document.find("title")
    return Page(
        document,
        owners.forms,
        controls,
        language=html.value("lang") or None if html else None,
        title=squeeze(title.text) if title else "",
    )


def squeeze(text: str) -> str:
    """The text with runs of white space made one space, and none at the ends."""
    return " ".join(text.split())


def visible_text(element: Element) -> str:
    """The text inside an element that is for people: hidden parts and the contents of controls left out."""
    parts: list[str] = []
    stack = [element.nodes()]
    for _ in range(_LABEL_NODES):
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if not stack:
                break
        elif isinstance(node, TextRun):
            parts.append(node.text)
        elif node.tag == "img":
            parts.append(f" {node.value('alt') or ''} ")
        elif node.tag not in _NOT_LABEL_TEXT and not _hides(node) and node.value("aria-hidden") != "true":
            parts.append("" if node.tag in _PHRASING_TAGS else " ")
            stack.append(node.nodes())
    return squeeze("".join(parts))


class _Owners:
    """The forms of a document, found by the elements they own."""

    def __init__(self, document: Document) -> None:
        self.document = document
        texts: dict[Element | None, list[str]] = {}
        for element in document.elements:
            text = _submit_text(element)
            if text:
                texts.setdefault(document.form_owner(element), []).append(text)
        elements: list[Element | None] = [element for element in document.elements if element.tag == "form"]
        self.forms = tuple(
            Form(index, element, " / ".join(texts.get(element, ())), _heading(element))
            for index, element in enumerate([*elements, None])
        )
        self._by_element = {form.element: form for form in self.forms}

    def form(self, element: Element) -> Form:
        return self._by_element[self.document.form_owner(element)]


def _submit_text(element: Element) -> str:
    if element.tag == "button" and (element.value("type") or "submit").lower() == "submit":
        return visible_text(element) or element.value("aria-label") or ""
    if element.tag == "input" and (element.value("type") or "").lower() in {"submit", "image"}:
        return element.value("value") or element.value("alt") or ""
    return ""


def _heading(form: Element | None) -> str:
    if form is None:
        return ""
    for inside in form.descendants("h1", "h2", "h3", "h4", "h5", "h6", "legend"):
        return visible_text(inside)
    for node, _ in zip(form.preceding(), range(_HEADING_NODES), strict=False):
        if isinstance(node, Element) and node.tag in _HEADING_TAGS:
            return visible_text(node)
    return ""


def _control(element: Element, index: int, form: Form, visibility: "_Visibility") -> Control:
    kind = _type(element)
    hidden = kind == "hidden" or visibility.hidden(element)
    named = kind != "hidden"
    return Control(
        element,
        index,
        kind,
        form,
        labels=tuple(_names(element)) if named else (),
        group=_group(element) if named else None,
        options=_options(element),
        hidden=hidden,
        disabled=element.has("disabled") or _in_disabled_fieldset(element),
    )


def _type(element: Element) -> str:
    if element.tag == "textarea":
        return "textarea"
    if element.tag == "select":
        return "select-multiple" if element.has("multiple") else "select-one"
    keyword = (element.value("type") or "text").lower()
    return keyword if keyword in INPUT_TYPES else "text"


def _in_disabled_fieldset(element: Element) -> bool:
    fieldset = element.closest("fieldset")
    return fieldset is not None and fieldset.has("disabled") and element.closest("legend") is None


def _names(element: Element) -> Iterator[Text]:
    """All that names a control, in the order in which the accessible name is looked for."""
    referenced = _referenced(element, "aria-labelledby")
    if referenced:
        yield referenced
    yield from _written(element, "aria-label")
    for label in element.document.labels(element)[:_MOST_LABELS]:
        text = visible_text(label)
        if text:
            yield Text(text, "label", label)
    yield from _written(element, "title")
    yield from _written(element, "placeholder")


def _written(element: Element, name: str) -> Iterator[Text]:
    text = squeeze(element.value(name) or "")
    if text:
        yield Text(text, name, element)


def _referenced(element: Element, name: str) -> Text | None:
    found = [element.document.by_id(token) for token in (element.value(name) or "").split()]
    elements = [target for target in found if target is not None]
    text = squeeze(" ".join(target.value("aria-label") or visible_text(target) for target in elements))
    return Text(text, name.removeprefix("aria-") if name == "aria-describedby" else name, elements[0]) if text else None


def _group(element: Element) -> Text | None:
    fieldset = element.closest("fieldset")
    if fieldset is None:
        return None
    named = _referenced(fieldset, "aria-labelledby")
    if named:
        return named
    legend = next((child for child in fieldset.children if child.tag == "legend"), None)
    text = visible_text(legend) if legend else ""
    return Text(text, "legend", legend) if legend and text else None


def _options(element: Element) -> tuple[Option, ...]:
    if element.tag == "input":
        listed = element.value("list") if element.has("list") else None
        source = element.document.by_id(listed) if listed else None
        if source is None or source.tag != "datalist":
            return ()
    elif element.tag == "select":
        source = element
    else:
        return ()
    return tuple(_option(option) for option in source.descendants("option"))


def _option(element: Element) -> Option:
    text = squeeze(element.value("label") or element.text)
    value = element.value("value")
    return Option(
        element,
        text if value is None and not element.has("value") else value or "",
        text,
        disabled=element.has("disabled"),
        selected=element.has("selected"),
    )


def _nearby(stream: Iterator[Element | TextRun], origin: str) -> Text | None:
    for node, _ in zip(stream, range(_NEARBY_NODES), strict=False):
        if isinstance(node, Element):
            if node.tag in _CONTROL_TAGS or node.tag in _HEADING_TAGS:
                return None
            continue
        text = squeeze(node.text)
        if any(map(str.isalnum, text)):
            return Text(text, origin, node.parent) if len(text) <= _NEARBY_CHARACTERS else None
    return None


def _hides(element: Element) -> bool:
    if element.has("hidden"):
        return True
    style = element.value("style")
    return style is not None and _INVISIBLE.search(style) is not None


class _Visibility:
    """Whether elements stand in something plainly invisible, each ancestor looked at once."""

    def __init__(self) -> None:
        self._known: dict[Element, bool] = {}

    def hidden(self, element: Element) -> bool:
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node not in self._known and not _hides(node):
            path.append(node)
            node = node.parent
        hidden = (self._known.get(node, True) if node else False) or element.in_template
        if node is not None:
            self._known[node] = hidden
        self._known.update(dict.fromkeys(path, hidden))
        return hidden
