"""From markup to what HTML submits: forms and their controls, with the names, hints and options people see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, overload

from formlint.forms.options import Option, options_of
from formlint.forms.text_beside import text_right_after, text_right_before
from formlint.html.accessibility.content import Text, squeeze, visible_text
from formlint.html.accessibility.hidden import is_kept_for_scripts, is_out_of_sight, put_away_by
from formlint.html.accessibility.names import description_of, name_of, naming_texts
from formlint.html.document import Document, Element
from formlint.html.facts import Owner
from formlint.html.source import Span
from formlint.html.start_tags import Attribute
from formlint.html.tags import CONTROL_TAGS, TITLE_TAGS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from formlint.html.soup import Soup
    from formlint.knowledge.store import Knowledge

INPUT_TYPES = frozenset(
    {
        "button", "checkbox", "color", "date", "datetime-local", "email", "file", "hidden", "image", "month", "number",
        "password", "radio", "range", "reset", "search", "submit", "tel", "text", "time", "url", "week",
    }
)  # fmt: skip
"""The keywords of the type attribute of `input`."""

BUTTON_TYPES = frozenset({"button", "image", "reset", "submit"})
"""Types of `input` that take no value from the user."""

_DRAWN_ANEW = frozenset({"checkbox", "radio", "range", "select-multiple", "select-one"})
_SUBMIT_TAGS = frozenset({"button", "input"})
_HEADING_NODES = 50  # how far a heading may stand before its form


@dataclass(frozen=True, eq=False, slots=True)
class Form(Owner):
    """A form element, or (with `element` None) the controls of a page that belong to no form.

    Attributes:
        index: Place among the forms of the page, from 0.
        page: What it is a form of.
        submit_text: The texts of its submit buttons.
        heading: The heading or legend that introduces it.
    """

    index: int
    element: Element | None
    submit_text: str
    heading: str
    page: "Page" = field(init=False, repr=False)

    @property
    def knowledge(self) -> "Knowledge":
        """What is known of the world, by which it is read."""
        return self.page.document.knowledge

    @property
    def novalidate(self) -> bool:
        """Whether the browser sends the form without checking it."""
        return self.element is not None and self.element.has("novalidate")

    @property
    def action(self) -> str | None:
        """The address that the form is sent to, None when it is absent or unknown."""
        return self.element.value("action") if self.element else None


@dataclass(frozen=True, eq=False, slots=True)
class Control(Owner):
    """An `input`, `select` or `textarea`.

    Attributes:
        index: Place among all such elements of the page in document order, from 0.
        type: The type keyword that takes effect ("text" for an unknown or absent one), "select-one",
            "select-multiple" or "textarea".
        labels: All texts that are written to name it, the prevailing one first; empty where type=hidden.
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
    def page(self) -> "Page":
        """What it is a control of."""
        return self.form.page

    @property
    def document(self) -> Document:
        """What it is written in."""
        return self.element.document

    @property
    def knowledge(self) -> "Knowledge":
        """What is known of the world, by which it is read."""
        return self.element.document.knowledge

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
        """The accessible name, as far as it is known."""
        return name_of(self.element).said if self.labels else None

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
        """Whether people can never change it."""
        return self.element.is_set("readonly")

    @property
    def editable(self) -> bool:
        """Whether people can see it and enter something."""
        return self.facts(_is_editable)

    @property
    def is_for_scripts(self) -> bool:
        """Whether it is to be written in, but kept from people: a trap for programs, or what a framework fills in.

        Lists and boxes are hidden so where a script draws them anew: people see what they offer.
        """
        return self.type not in _DRAWN_ANEW and is_kept_for_scripts(self.element)

    @property
    def is_put_away(self) -> bool:
        """Whether markup or a customary class hides it from everybody, or what is around it."""
        return put_away_by(self.element) is not None

    def value(self, name: str) -> str | None:
        """The value of an attribute, None when it is absent or unknown."""
        return self.element.value(name)

    def attribute(self, name: str) -> Attribute | None:
        """An attribute with its spans."""
        return self.element.attribute(name)

    def before(self) -> Text | None:
        """The text right before it, back to the control or heading before, where it stands near enough."""
        return text_right_before(self.element)

    def after(self) -> Text | None:
        """The text right after it, up to the next control, where it stands near enough."""
        return text_right_after(self.element)

    def description(self) -> Text | None:
        """The accessible description by aria-describedby."""
        described = description_of(self.element) if self.element.has("aria-describedby") else None
        return described.said if described and described.origin == "describedby" else None


def _is_editable(control: Control) -> bool:
    kept = control.hidden or control.disabled or control.readonly or control.type in BUTTON_TYPES
    return not (kept or control.is_for_scripts)


@dataclass(frozen=True, eq=False, slots=True)
class Page(Owner):
    """What a document asks people for."""

    document: Document
    forms: tuple[Form, ...]
    controls: tuple[Control, ...]
    language: str | None
    title: str

    def __post_init__(self) -> None:
        for form in self.forms:
            object.__setattr__(form, "page", self)

    @property
    def knowledge(self) -> "Knowledge":
        """What is known of the world, by which it is read."""
        return self.document.knowledge

    def controls_of(self, form: Form) -> Sequence[Control]:
        """The controls that are submitted with a form, in document order."""
        return self.facts(_PageFacts).rows.get(form, ())

    @property
    def _view(self) -> "Soup":
        from formlint.html.soup import Soup  # noqa: PLC0415  # 110 ms, wanted by few

        return self.document.facts(Soup)

    @property
    def soup(self) -> "BeautifulSoup":
        """The page as BeautifulSoup shows it; made when it is first asked for."""
        return self._view.view

    def element_of(self, tag: "Tag") -> Element:
        """The element that a tag of `soup` stands for. Raises LookupError for a tag that is not from there."""
        return self._view.element(tag)

    def span_of(self, tag: "Tag", attribute: str | None = None) -> Span:
        """The place of a tag of `soup`: of an attribute where it has that one, else of its start tag."""
        element = self.element_of(tag)
        written = element.attribute(attribute) if attribute else None
        return written.span if written else element.span


class _PageFacts:
    """What is found out about a page once."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def rows(self) -> Mapping[Form, Sequence[Control]]:
        """The controls of each form; there may be thousands of both."""
        rows: dict[Form, list[Control]] = {}
        for control in self._page.controls:
            rows.setdefault(control.form, []).append(control)
        return {form: tuple(controls) for form, controls in rows.items()}


P = TypeVar("P", bound=Page)


class Kinds(NamedTuple, Generic[P]):
    """The classes that a page is made of: who wants to ask more of a page, its forms and its controls has his own."""

    page: type[P]
    form: type[Form]
    control: type[Control]


_PLAIN = Kinds(Page, Form, Control)


@overload
def find(document: Document, over: Callable[[], bool] = ...) -> Page: ...
@overload
def find(document: Document, over: Callable[[], bool] = ..., *, kinds: Kinds[P]) -> P: ...
def find(document: Document, over: Callable[[], bool] = bool, *, kinds: Kinds[Page] = _PLAIN) -> Page:
    """The forms and controls of a document: those that are looked at before the time is over."""
    owners = _Owners(document, kinds.form)
    elements = [element for element in document.elements if element.tag in CONTROL_TAGS]
    looked_at = takewhile(lambda _: not over(), elements)
    controls = [_control(element, index, owners, kinds.control) for index, element in enumerate(looked_at)]
    title = document.find("title")
    return kinds.page(
        document,
        owners.forms,
        tuple(controls),
        language=document.language,
        title=squeeze(title.text) if title else "",
    )


class _Owners:
    """The forms of a document, found by the elements they own."""

    def __init__(self, document: Document, kind: type[Form]) -> None:
        self.document = document
        texts: dict[Element | None, list[str]] = {}
        for element in document.elements:
            text = _submit_text(element) if element.tag in _SUBMIT_TAGS else ""
            if text:
                texts.setdefault(document.form_owner(element), []).append(text)
        elements = [element for element in document.elements if element.tag == "form"]
        headed = document.each("form", *TITLE_TAGS) if elements else ()
        first = frozenset(takewhile(lambda one: one.tag == "form", headed))
        headings = [_heading(element, after_one=element not in first) for element in elements]
        self.forms = tuple(
            kind(index, element, " / ".join(texts.get(element, ())), heading)
            for index, (element, heading) in enumerate([*zip(elements, headings, strict=True), (None, "")])
        )
        self._by_element = {form.element: form for form in self.forms}

    def form(self, element: Element) -> Form:
        return self._by_element[self.document.form_owner(element)]


def is_submit_button(element: Element) -> bool:
    """Whether it is a button that sends a form, as far as is known (WHATWG HTML, 4.10.6: submit button)."""
    kind = element.type
    if element.tag == "input":
        return kind in {"image", "submit"}
    if element.tag != "button" or kind in {"button", "reset"}:
        return False
    commands = any(element.has(name) and not element.unknown(name) for name in ("command", "commandfor"))
    return kind == "submit" or not commands


def _submit_text(element: Element) -> str:
    if not is_submit_button(element):
        return ""
    if element.tag == "button":
        return visible_text(element) or element.value("aria-label") or ""
    return element.value("value") or element.value("alt") or ""


def _heading(form: Element, *, after_one: bool) -> str:
    """What introduces a form; few forms come after a heading, and to look back for one takes long."""
    inside = form.descendants(*TITLE_TAGS)
    before = form.nearest_before(TITLE_TAGS, _HEADING_NODES) if after_one and not inside else None
    found = inside[0] if inside else before
    return visible_text(found) if found else ""


def _control(element: Element, index: int, owners: _Owners, make: type[Control]) -> Control:
    kind = _type(element)
    hidden = kind == "hidden" or is_out_of_sight(element) or element.in_template
    named = kind != "hidden"
    return make(
        element,
        index,
        kind,
        owners.form(element),
        labels=tuple(naming_texts(element)) if named else (),
        group=_group(element) if named else None,
        options=options_of(element),
        hidden=hidden,
        disabled=element.is_set("disabled") or _in_disabled_fieldset(element),
    )


def _type(element: Element) -> str:
    if element.tag == "textarea":
        return "textarea"
    if element.tag == "select":
        return "select-multiple" if element.has("multiple") else "select-one"
    keyword = element.type or "text"
    return keyword if keyword in INPUT_TYPES else "text"


def _in_disabled_fieldset(element: Element) -> bool:
    fieldset = element.closest("fieldset")
    return fieldset is not None and fieldset.is_set("disabled") and element.closest("legend") is None


def _group(element: Element) -> Text | None:
    fieldset = element.closest("fieldset")
    return name_of(fieldset).said if fieldset else None
