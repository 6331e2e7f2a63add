"""What rules are asked about: a page, its forms and their controls, with the questions that several rules have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from formlint.forms import controls as base
from formlint.forms.controls import Text
from formlint.forms.purpose.field import Field
from formlint.forms.purpose.form_kind import FormKind, form_kind
from formlint.html.accessibility.content import has_unknown_id
from formlint.html.document import Element
from formlint.html.start_tags import Attribute
from formlint.knowledge.message import Message, Tongue
from formlint.knowledge.pack import Pack
from formlint.rule import (
    autofill,
    constraints,
    form_layout,
    hidden_steps,
    html_standard,
    labels,
    language_tags,
    nearby_texts,
    overlooked,
    phrase_lists,
    required,
    text_language,
    unregistered_languages,
)
from formlint.rule.autofill import Autofill
from formlint.rule.hit import Hits, Level
from formlint.rule.options import Listing
from formlint.rule.tables import Tables
from formlint.values import page_examples, texts
from formlint.values.accepted import Accepted, accepted
from formlint.values.keyboard import Keyboard, keyboards_of
from formlint.values.regex.language import Language
from formlint.values.spelling import Value

if TYPE_CHECKING:
    from formlint.values.regex.backtracking.search import Attack


class Page(base.Page):
    """What a document asks people for, as rules see it."""

    __slots__ = ()

    forms: "tuple[Form, ...]"
    controls: "tuple[Control, ...]"

    if TYPE_CHECKING:

        def controls_of(self, form: base.Form) -> "tuple[Control, ...]":
            """The controls that are submitted with a form, in document order."""
            ...

    @property
    def tables(self) -> Tables:
        """What is known of words, standards and values."""
        return Tables(self.knowledge)

    def select(self, css: str) -> Sequence[Element]:
        """The elements that a CSS selector matches, contents of templates left out."""
        return html_standard.matching(self, css)

    def present(self, names: Iterable[str]) -> list[str]:
        """The attributes in a table, besides its `source`, that stand in some start tag: most stand in none."""
        return html_standard.present(self, names)

    def written(self, name: str, css: str = "") -> Iterator[tuple[Element, str]]:
        """The elements that have an attribute with a known value, or those of a selector, with it ("" if none)."""
        return html_standard.written(self, name, css)

    def with_roles(self, *roles: str) -> Sequence[Element]:
        """The elements that say they have one of some roles, in document order; contents of templates left out."""
        return labels.with_roles(self.document, *roles)

    @property
    def fields_heard(self) -> "Sequence[Control]":
        """The controls that people fill in or choose, also disabled ones, of which those who listen to it hear."""
        return self.facts(_heard)

    def texts_beside(self, classes: str) -> "Iterator[tuple[Control, Text]]":
        """The texts beside fields whose class names have one of the parts listed, with the field, if not bound."""
        return nearby_texts.texts_beside(self.facts(_hints), self.tables.phrases(classes))

    def mentions(self, name: str) -> bool:
        """Whether it has one of the phrases anywhere in its text that `rules/languages/` list under a name."""
        return phrase_lists.page_mentions(self, name)

    @property
    def language_subtag(self) -> str:
        """The first subtag of its language, in small letters; empty where it says nothing."""
        return (self.language or "").partition("-")[0].lower()

    @property
    def stays_as_written(self) -> bool:
        """Whether nothing can show what it hides or add what it lacks: it is whole, and calls no script."""
        return html_standard.stays_as_written(self)

    @property
    def has_unknown_id(self) -> bool:
        """Whether template code decides about the id of an element."""
        return has_unknown_id(self.document)

    @property
    def tagged(self) -> Sequence[Element]:
        """The elements that say a language, in document order; contents of templates left out."""
        return language_tags.tagged(self)

    def unknown_languages(self, element: Element, *, part: bool = False) -> Hits:
        """A hit on lang, else xml:lang, that begins with no registered language; a `part` may say nothing: ""."""
        return unregistered_languages.unknown_languages(element, part=part)

    def other_tongue(self, element: Element, declared: str) -> Tongue | Message | None:
        """The language that the text inside is in without doubt, as people name it; None where it may be `declared`."""
        return text_language.other_tongue(element, declared)

    foreign_passages = staticmethod(text_language.foreign_passages)
    passages_in_other_languages = staticmethod(text_language.passages_in_other_languages)

    def letters_from_right(self, element: Element) -> tuple[int, int]:
        """How many letters of the texts inside are written from right to left, and how many there are in all."""
        return text_language.letters_from_right(element)


class Form(base.Form):
    """A form element, or (with `element` None) the controls of a page that belong to no form, as rules see it."""

    __slots__ = ()

    FEWEST_TO_TELL: ClassVar = nearby_texts.FEWEST_TO_TELL
    """Fields of a form that is not filled in at one glance: which of them are required has to be told."""

    page: Page

    @property
    def tables(self) -> Tables:
        """What is known of words, standards and values."""
        return self.page.tables

    @property
    def kinds(self) -> frozenset[str]:
        """What its buttons, headings and names say it is for: "sign-in", "checkout"…"""
        return autofill.kinds(self)

    def kind(self, fields: Sequence[Field]) -> FormKind | None:
        """What it is for as far as that is sure, by what it says and by what its fields ask for."""
        return form_kind(self, fields)

    def buttons(self, *types: str) -> Iterator[Element]:
        """Its buttons that have one of the types, in document order."""
        return form_layout.buttons(self, *types)

    @property
    def has_submit_button(self) -> bool:
        """Whether it has a button that sends it."""
        return form_layout.sends(self)

    def passing(self, test: "Callable[[Control], bool]") -> "Sequence[Control]":
        """Its controls that pass a test, to which each is put once."""
        return self.page.facts(_Passing).of(self, test)

    @staticmethod
    def is_submit_button(element: Element) -> bool:
        """Whether an element is a button that sends a form, as far as is known."""
        return base.is_submit_button(element)

    def speaks_around(self, words: Iterable[str]) -> bool:
        """Whether it says one of some words anywhere, or right before it begins; so it may where that is unknown."""
        return nearby_texts.speaks_around(self, words)


class Control(base.Control):
    """An `input`, `select` or `textarea`, as rules see it."""

    __slots__ = ()

    form: Form

    @property
    def page(self) -> Page:
        """What it is a control of."""
        return self.form.page

    @property
    def tables(self) -> Tables:
        """What is known of words, standards and values."""
        return Tables(self.knowledge)

    @property
    def autofill(self) -> Autofill:
        """Whose data it is after, and what browsers may fill in."""
        return self.facts(Autofill)

    @property
    def listing(self) -> Listing:
        """What it offers to choose from, and what that means."""
        return self.facts(Listing)

    # What its attributes let through

    def known(self, name: str) -> Attribute | None:
        """An attribute whose value is there and known."""
        return constraints.known(self, name)

    @property
    def pattern(self) -> Attribute | None:
        """The pattern attribute, if its type takes one and its value is known."""
        return constraints.pattern_of(self)

    @property
    def pattern_language(self) -> Language | None:
        """What its pattern lets through; None where there is none that works, or none that can be decided."""
        return constraints.pattern_language(self)

    @property
    def attack(self) -> "Attack | None":
        """A text that fits into it and hangs the page by its pattern; None where there is none, or none is known."""
        return constraints.attack_on(self)

    @property
    def accepted(self) -> Accepted | None:
        """What its type, pattern and limits let through; None where that is unknown."""
        return accepted(self)

    def accepts(self, value: str) -> bool:
        """Whether a value can be entered and sent as it is, as far as is known."""
        limits = self.accepted
        return limits is None or limits.accepts(value)

    @property
    def keyboards(self) -> tuple[Keyboard, ...]:
        """The keyboards that it brings up, one for each platform."""
        return keyboards_of(self)

    @property
    def type_number(self) -> Attribute | None:
        """The type attribute of an `input type="number"`."""
        return constraints.number_field(self)

    @property
    def known_required(self) -> Attribute | None:
        """The required attribute, unless template code decides about it."""
        return required.known_required(self)

    @property
    def is_in_hidden_step(self) -> bool:
        """Whether people cannot see it yet: it stands in a part of the form that is hidden at first."""
        return hidden_steps.is_in_hidden_step(self)

    @property
    def is_written(self) -> bool:
        """Whether people write in it: it is no choice, no picker, no button."""
        return self.type in nearby_texts.WRITTEN_TYPES

    @property
    def is_masked(self) -> bool:
        """Whether a script that writes separators while people type seems to be bound to it."""
        return constraints.masked(self)

    @property
    def is_out_of_use(self) -> bool:
        """Whether ARIA says that people cannot change it."""
        return self.value("aria-disabled") == "true" or self.value("aria-readonly") == "true"

    # The hits that several rules have in common

    def refusals(self, values: Sequence[Value], pack: Pack | None = None, *, help: Message) -> Hits:  # noqa: A002
        """At most one hit on the pattern: for a value that it refuses, or only refuses in its customary spelling."""
        return constraints.refusals(self, values, pack, help=help)

    def cuts(self, values: Sequence[Value], pack: Pack | None = None, *, room: int = 0) -> Hits:
        """At most one hit on maxlength: for a value that it cuts, milder where another spelling of it fits.

        The fix makes room for all spellings of all values, and for `room` characters where that is more.
        """
        return constraints.cuts(self, values, pack, room=room)

    def cut_message(self, text: str, pack: Pack, fitting: str | None) -> Message:
        """What its maxlength does to a value, and the one spelling that fits."""
        return constraints.cut(text, pack, self.accepted, fitting)

    def too_short(self, values: Sequence[Value], pack: Pack | None = None) -> Hits:
        """At most one hit on minlength: for a value that is shorter, milder where another spelling is long enough."""
        return constraints.too_short(self, values, pack)

    def milder_by_country(self, pack: Pack) -> Level | None:
        """How mild a demand is that does not suit a territory, which a script may change with the country.

        None where nobody can choose a country beside it, a warning where the territory is chosen from the start.
        """
        return required.by_country(self, pack)

    @property
    def this_year(self) -> int | None:
        """The year for which its page is checked, None where that is not known."""
        today = self.document.source.today
        return today.year if today else None

    @property
    def texts(self) -> tuple[Text, ...]:
        """What the page says about it: its names, its group, its description, the texts beside it."""
        return texts.texts_about(self)

    @property
    def own_texts(self) -> tuple[Text, ...]:
        """Those of them that are not rather about its group or its neighbours."""
        return texts.own_texts(self)

    def says(self, name: str) -> Text | None:
        """The text about it that has one of the phrases that `rules/languages/` list under a name, in any form."""
        return texts.says(self, name)

    def mentions(self, name: str) -> bool:
        """Whether a text about it has one of the phrases listed under a name, as whole words."""
        return phrase_lists.tells(self, name)

    @property
    def examples(self) -> tuple[page_examples.Example, ...]:
        """The examples of values that the page shows for it, each once."""
        return page_examples.shown(self)

    @property
    def required_label(self) -> Text | None:
        """The label that says it must be filled in: by a sign at its end or beginning, or by a word in brackets."""
        return nearby_texts.required_label(self)

    @property
    def is_in_short_script(self) -> bool:
        """Whether its labels are in Chinese, Japanese or Korean: names and places are short there."""
        return constraints.is_in_short_script(self)

    @property
    def may_be_named(self) -> bool:
        """Whether template code or a script may name it, or it is kept from assistive technology."""
        return labels.may_be_named(self)

    @property
    def is_overlooked(self) -> bool:
        """Whether people can use it, but nothing tells what it is for, though all others of its form have names."""
        return overlooked.is_overlooked(self)

    @property
    def dangling_for(self) -> Attribute | None:
        """The `for` of a label that is meant for it, if it has no label elements, but whose id no element has."""
        return labels.dangling_for(self)

    def is_beside(self, test: "Callable[[Control], bool]") -> bool:
        """Whether another control that is submitted with it passes a test, to which each of a form is put once."""
        return any(one is not self for one in self.form.passing(test))

    @property
    def is_in_boxes(self) -> bool:
        """Whether it seems to be one of several short fields for one value: the field beside it is called like it."""
        return form_layout.is_in_boxes(self)

    @property
    def has_addition(self) -> bool:
        """Whether a field right beside a house number takes what is added to it: a letter, a flat, a stair."""
        return form_layout.has_addition(self)

    @property
    def is_own_card(self) -> bool:
        """Whether its name or label speaks of a gift card or the like, whose numbers are made otherwise."""
        return constraints.is_own_card(self)

    @property
    def follows_own_card(self) -> bool:
        """Whether the field right before it is for the number of a gift card or the like."""
        return constraints.follows_own_card(self)


def _heard(page: Page) -> Sequence[Control]:
    return [control for control in page.controls if labels.is_field_heard(control)]


def _hints(page: Page) -> Sequence[tuple[Control, Sequence[Element]]]:
    return nearby_texts.hints(page.document, page.fields_heard)


class _Passing:
    """Which controls of the forms of a page pass the tests of rules."""

    def __init__(self, _: Page) -> None:
        self._known: dict[tuple[int, Callable[[Control], bool]], Sequence[Control]] = {}

    def of(self, form: Form, test: Callable[[Control], bool]) -> Sequence[Control]:
        key = form.index, test
        if key not in self._known:
            controls = (one for one in form.page.controls_of(form) if not one.element.in_template)
            self._known[key] = [control for control in controls if test(control)]
        return self._known[key]


KINDS = base.Kinds(Page, Form, Control)
"""The classes that pages are made of where rules are asked."""
