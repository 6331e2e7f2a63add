"""Which controls of a form belong to one address: the one that goods go to, the one for the invoice, or neither."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.controls import BUTTON_TYPES, Control, Page
from formlint.forms.purpose.field import Field
from formlint.forms.tokens import LONGEST_TEXT, parts, plain
from formlint.html.accessibility.content import visible_text
from formlint.html.document import Document, Element
from formlint.html.tags import TITLE_TAGS
from formlint.knowledge import Knowledge

_MODES = ("shipping", "billing")
_FARTHEST = 10  # elements around a control whose ids are looked at
_FIRST_OF_NO_CASE = "\u0590"  # from here on scripts have no capitals, and put articles before a word without a space


class Key(NamedTuple):
    """An address group: the form, by its index, and what the group is called in it; "" for what is of no address."""

    form: int
    label: str

    @property
    def people(self) -> "Key":
        """The group of the people who fill in the form, whatever addresses it asks for."""
        return self._replace(label="*")


def groups(page: Page, fields: Sequence[Field]) -> Mapping[int, Key]:
    """The address group of each control, by its index; where people choose nothing in a form, there is but one."""
    read = _Reader(page.knowledge)
    choosing = {one.control.form.index for one in fields if one.control.options or one.control.type == "radio"}
    found = dict[int, Key]()
    for control in (one.control for one in fields):
        form = control.form.index
        asked = form in choosing and control.type not in BUTTON_TYPES
        found[control.index] = Key(form, read.label_of(control) if asked else "")
    return found


class _Reader:
    """Tells address groups by the words of all languages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._around: dict[Element, str] = {}

    def label_of(self, control: Control) -> str:
        """What the group of a control is called."""
        tokens = (control.value("autocomplete") or "").lower().split()
        told = [one for one in tokens if one in _MODES or one.startswith("section-")]
        if told:
            return " ".join(told)
        for name in (control.name, control.id):
            label = self._in_name(name) if name else ""
            if label:
                return label
        group = self._in_text(control.group.text) if control.group else ""
        return group or self._of_container(control.element) or self._of_heading(control)

    def _of_container(self, element: Element) -> str:
        """What the ids around an element say."""
        passed = list[Element]()
        label = ""
        for node, _ in zip(element.ancestors(), range(_FARTHEST), strict=False):
            if node.tag in {"form", "body", "main"}:
                break
            if node in self._around:
                label = self._around[node]
                break
            passed.append(node)
            name = node.value("id")
            label = self._in_name(name) if name else ""
            if label:
                break
        self._around.update(dict.fromkeys(passed[:1], label))
        return label

    def _of_heading(self, control: Control) -> str:
        """What the heading before a control says, if it stands in the same form."""
        headings = control.document.facts(_Headings)
        place = bisect_left(headings.starts, control.element.start) - 1
        form = control.form.element
        if place < 0 or (form is not None and headings.starts[place] < form.start):
            return ""
        return self._in_text(headings.texts[place])

    def _in_name(self, name: str) -> str:
        return _only(self._knowledge, " ".join(parts(name)))

    def _in_text(self, text: str) -> str:
        return _only(self._knowledge, plain(text[:LONGEST_TEXT]))


class _Headings:
    """The headings and legends of a document, in the order of the text."""

    def __init__(self, document: Document) -> None:
        found = [*document.each(*TITLE_TAGS)]
        self.starts = [one.start for one in found]
        self.texts = [visible_text(one) for one in found]


class _Phrase(NamedTuple):
    """What says that an address is for something: the word to look for, the way it has to stand, and what it is for."""

    word: str
    pattern: str
    mode: str


@lru_cache(maxsize=4)
def _said(knowledge: Knowledge) -> tuple[_Phrase, ...]:
    """The words for an address in all languages."""
    return tuple([_phrase(phrase, mode) for mode in _MODES for phrase in knowledge.phrases(mode)])


@lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> Sequence[str]:
    return [one.word for one in _said(knowledge)]


def _phrase(phrase: str, mode: str) -> _Phrase:
    word = plain(phrase.rstrip("*"))
    whole = "" if phrase.endswith("*") else r"(?![^\W\d_])"
    before = r"(?<![^\W\d_])" if word < _FIRST_OF_NO_CASE else ""
    return _Phrase(word, f"{before}{re.escape(word)}{whole}", mode)


@lru_cache(maxsize=4096)
def _only(knowledge: Knowledge, text: str) -> str:
    """The one address that a text speaks of; "" where it speaks of none or of both."""
    words = [word for word in _words(knowledge) if word in text]
    if not words:  # as in most texts: to look for all of them with a pattern takes twenty times as long
        return ""
    written = tuple([one for one in _said(knowledge) if one.word in words])
    found = {one.lastgroup for one in _finder(written).finditer(text)}
    return found.pop() or "" if len(found) == 1 else ""


@lru_cache(maxsize=64)
def _finder(phrases: tuple[_Phrase, ...]) -> "re.Pattern[str]":
    """What finds some words for an address, each in a group of the name of the address."""
    by_mode = {mode: [one.pattern for one in phrases if one.mode == mode] for mode in _MODES}
    return re.compile("|".join(f"(?P<{mode}>{'|'.join(found)})" for mode, found in by_mode.items() if found))
