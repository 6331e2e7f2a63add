"""Everything about one control that speaks for a purpose: its clues and its traits."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.code_names import bound_name, label_keys
from formlint.forms.controls import Control, Text
from formlint.forms.purpose.lexicon import NOTHING
from formlint.forms.purpose.model import model
from formlint.forms.purpose.option_lists import kind_of
from formlint.forms.purpose.phrases import NO_MEANING, Meaning, Reader, foreign_reader, naming, reading
from formlint.forms.purpose.value_samples import sample_of, says_calling_code
from formlint.forms.tokens import parts, words
from formlint.html.accessibility.names import is_named_by_code
from formlint.html.document import Document, Element
from formlint.knowledge.store import Knowledge

_IGNORED_TOKENS = frozenset(
    {
        "on", "off", "shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn",
        "true", "false", "none", "nope", "no", "null", "disabled",
    }
)  # fmt: skip
_SOURCES = {"aria-labelledby": "label"}
_TELLING = frozenset({"label", "aria-label", "placeholder", "before-alone", "title"})
_LABELS = frozenset({"label", "aria-label"})
_GENERIC = frozenset({"name", "street-address"})
"""What a bare `name` or `address` in code stands for, be it of a thing."""

_LENGTHS = (1, 2, 3, 4, 6, 10, 20)
_ORDINALS = frozenset({"1", "2", "3", "4"})
_AGAINST = "-against"
_NO_PURPOSES: frozenset[str] = frozenset()
_NOT_ANY = frozenset({NOTHING})
_VALUE_TYPES = frozenset({"text", "email", "search", "tel"})
_LISTS = {
    "month": ("cc-exp-month", "bday-month", "date"),
    "year": ("cc-exp-year", "date", "bday-year"),
    "past-year": ("bday-year", "date"),
    "birth-year": ("bday-year",),
    "day": ("bday-day", "date"),
    "number": ("quantity", "age", NOTHING),
}
"""The purposes that a list of numbers or months may have."""


class Mark(NamedTuple):
    """That something speaks for a purpose (`NOTHING`: against all).

    Attributes:
        kind: What speaks and how squarely ("label:exact"): the key of its weight; "~" at its end when the words are
            those of a kindred purpose.
        language: BCP 47 tag of the language it is said in, "" when it is in none.
        weight: What it adds to the log-odds of the purpose.
    """

    purpose: str
    kind: str
    language: str
    weight: float


Marks = tuple[Mark, ...]


class Clue(NamedTuple):
    """A text or an attribute of a control, with all the purposes that it speaks for.

    Attributes:
        said: The text or value that says so.
        text: The text with its place; None when it is an attribute of the control.
    """

    said: str
    text: Text | None
    marks: Marks


def clues(control: Control, by: Reader, before: Iterable[Text]) -> list[Clue]:
    """All clues of a control, as read by a reader; `before` are the texts before it, the nearest first."""
    found, told, exact, denied = _heard(_texts(control, by, before), by)
    squarely = _with_kin(by.knowledge, exact) if exact else exact
    denied = _with_like(by.knowledge, denied) if denied else denied
    found += _name_clues(control, by, squarely, denied, told=told)
    if control.element.value("autocomplete"):
        found += _autocomplete_clues(control, by, squarely, exact)
    if control.options:
        found += _list_clues(control, by)
    sample = (control.element.value("placeholder") or "").strip()
    purpose = sample_of(by.knowledge, sample) if sample else None
    if purpose:
        found.append(Clue(sample, None, _bare_marks(by.knowledge, "sample", (purpose,))))
    return found


def box_clue(knowledge: Knowledge) -> Clue:
    """What speaks for a control that is one of several boxes for single characters."""
    return Clue("", None, _bare_marks(knowledge, "boxes", ("one-time-code",)))


@lru_cache(maxsize=512)
def _with_kin(knowledge: Knowledge, purposes: frozenset[str]) -> frozenset[str]:
    return purposes.union(*(model(knowledge).kin.get(purpose, ()) for purpose in purposes))


@lru_cache(maxsize=512)
def _with_like(knowledge: Knowledge, purposes: frozenset[str]) -> frozenset[str]:
    return purposes.union(*(model(knowledge).alike.get(purpose, ()) for purpose in purposes))


def _rank(named: frozenset[str], squarely: frozenset[str], before: frozenset[str]) -> str:
    """Whether what developers wrote stands against what people read, or only says again what was said before."""
    if squarely and squarely.isdisjoint(named):
        return _AGAINST
    return "" if named.isdisjoint(before) else "-too"


@lru_cache(maxsize=4096)
def marks(knowledge: Knowledge, source: str, said: Meaning, before: frozenset[str] = _NO_PURPOSES) -> Marks:
    """What a source speaks for that says so: the purposes it names and, less squarely, the kin of these.

    Kin that the same source has spoken for `before` gain nothing from more of its texts.
    """
    told = [
        _marks_of(knowledge, purpose, f"not-{source}:{how}" if purpose == NOTHING else f"{source}:{how}", language)
        for purpose, how, language in said.sayings
    ]
    return told[0] if len(told) == 1 and not before else _joined(told, before)


@lru_cache(maxsize=1024)
def _bare_marks(knowledge: Knowledge, kind: str, purposes: tuple[str, ...]) -> Marks:
    """What speaks for purposes without a word of any language."""
    return _joined([_marks_of(knowledge, purpose, kind, "") for purpose in purposes], _NO_PURPOSES)


@lru_cache(maxsize=4096)
def _marks_of(knowledge: Knowledge, purpose: str, kind: str, language: str) -> Marks:
    """What speaks for a purpose, and after it what that says for each of its kin."""
    by = model(knowledge)
    known = by.weights["clue"]
    kindred, weight = kind + "~", known.get(kind + "~", 0.0)
    relatives = [relative for relative in by.kin.get(purpose, ()) if relative != purpose]
    own = Mark(purpose, kind, language, known.get(kind, 0.0))
    return (own, *(Mark(relative, kindred, language, weight) for relative in relatives))


def _joined(told: Sequence[Marks], before: frozenset[str]) -> Marks:
    """The marks of several purposes, each for itself or else for the first of them that it is kin to."""
    named = [found[0] for found in told]
    own = before.union([mark.purpose for mark in named])
    kindred: dict[str, Mark] = {}
    for found in told:
        for mark in found[1:]:
            if mark.purpose not in own:
                kindred.setdefault(mark.purpose, mark)
    return (*named, *kindred.values())


def traits(control: Control) -> tuple[str, ...]:
    """What is true of a control and makes purposes more or less likely: type, keyboard, length, number."""
    value = control.element.value
    found = [f"type={control.type}"]
    mode = value("inputmode")
    if mode:
        found.append(f"inputmode={mode.lower()}")
    label = control.label
    for said in words(label.text) if label else (), parts(value("name") or ""), parts(value("id") or ""):
        if len(said) > 1 and said[-1] in _ORDINALS:
            found.append(f"ordinal={said[-1]}")
            break
    if control.hidden or value("aria-hidden") == "true" or (value("tabindex") or "").startswith("-"):
        found.append("out-of-reach")
    length = value("maxlength") or ""
    if length.isdecimal():
        found.append(f"maxlength<={next((most for most in _LENGTHS if float(length) <= most), 'more')}")
    return tuple(found)


def _heard(texts: Iterable[tuple[str, Text]], by: Reader) -> tuple[list[Clue], bool, frozenset[str], frozenset[str]]:
    """The clues of a control's texts, whether they speak for any purpose, and the purposes that they name exactly.

    Last come the purposes that its label denies.
    """
    found: list[Clue] = []
    seen: set[tuple[str, ...]] = set()
    exact, denied, told = _NO_PURPOSES, _NO_PURPOSES, False
    spoken: dict[str, Marks] = {}
    for source, text in texts:
        said = text.text
        written, meaning, unread, other = reading(said, by)
        if source in _LABELS and meaning.purposes <= _NOT_ANY:
            denied |= other | (_GENERIC if meaning.exact else other)
        if written and written not in seen and not sample_of(by.knowledge, said):
            seen.add(written)
            if meaning.sayings:
                before = spoken.get(source, ())
                others = frozenset([mark.purpose for mark in before]) if before else _NO_PURPOSES
                speaking = marks(by.knowledge, source, meaning, others)
                found.append(Clue(said, text, speaking))
                spoken[source] = before + speaking
                exact |= meaning.exact
                told = told or meaning.purposes != _NOT_ANY
            elif unread and source in _TELLING:
                found.append(Clue(said, text, _bare_marks(by.knowledge, f"{source}:unread", (NOTHING,))))
        if says_calling_code(said):
            found.append(Clue(said, text, _bare_marks(by.knowledge, "calling-code", ("tel-country-code", "tel"))))
            told = True
    if not seen:
        found.append(Clue("", None, _bare_marks(by.knowledge, "no-text", (NOTHING,))))
    return found, told, exact, denied


def _texts(control: Control, by: Reader, before: Iterable[Text]) -> Iterator[tuple[str, Text]]:
    """The texts of a control with the source that names their weight, those that are sure to be its own first."""
    named = [(_SOURCES.get(text.origin, text.origin), text) for text in control.labels]
    yield from named
    sources = [source for source, _ in named]
    by_code = "label" not in sources and is_named_by_code(control.element)
    if not by_code and "label" not in sources and "aria-label" not in sources:
        yield from _around(control, by, before, "-beside" if sources else "-alone")
    asked = control.element.value
    description = control.description() if asked("aria-describedby") else None
    if description:
        yield "description", description
    if control.group and not by_code:
        yield "group", control.group
    value = asked("value") if control.type in _VALUE_TYPES else None
    if value and not value.isdecimal():
        yield "value", Text(value, "value", control.element)


def _around(control: Control, by: Reader, before: Iterable[Text], rank: str) -> Iterator[tuple[str, Text]]:
    """The text right before a control; where that says nothing, a little farther off; and the text after it."""
    source = "before"
    for text in before:
        yield source + rank, text
        if reading(text.text, by).meaning.sayings:
            break
        source = "before-far"
    after = control.after()
    if after:
        yield "after" + rank, after


def _name_clues(
    control: Control, by: Reader, squarely: frozenset[str], denied: frozenset[str], *, told: bool
) -> list[Clue]:
    found: list[Clue] = []
    before = NO_MEANING
    for attribute, value in _names(control):
        meaning = naming(value, by)
        if not meaning.sayings and not told:
            meaning = naming(value, foreign_reader(by.knowledge))
        if meaning.sayings and meaning.sayings[0].purpose in denied:  # the label says which "address" is meant
            continue
        if meaning.sayings and meaning.sayings != before.sayings:
            rank = _rank(meaning.purposes, squarely, before.purposes)
            found.append(Clue(value, None, marks(by.knowledge, attribute + rank, meaning)))
        before = before if before.sayings else meaning
    return found if before.sayings else [Clue("", None, _bare_marks(by.knowledge, "no-name", (NOTHING,)))]


def _names(control: Control) -> Iterator[tuple[str, str]]:
    """What developers call a control, and the attribute whose weight that has."""
    element = control.element
    written = [(attribute, value) for attribute in ("name", "id") if (value := element.value(attribute))]
    yield from written
    called = "" if element.value("name") else bound_name(element)
    if called:
        yield "id", called
    if element.document.templated:
        for key in label_keys(element, element.document.labels(element)):
            yield "id", key


def _autocomplete_clues(
    control: Control, by: Reader, squarely: frozenset[str], exact: frozenset[str]
) -> Iterable[Clue]:
    value = control.value("autocomplete") or ""
    tokens = [token for token in value.lower().split() if token not in _IGNORED_TOKENS]
    if not tokens or tokens[-1].startswith("section-"):
        return ()
    token, known = tokens[-1], model(by.knowledge)
    if token in known.field_names:
        besides = [purpose for purpose in known.at_once.get(token, ()) if purpose in exact]
        rank = _AGAINST if squarely and token not in squarely and not besides else ""
        return [Clue(value, None, _bare_marks(by.knowledge, "autocomplete" + rank, (token, *besides)))]
    return [Clue(value, None, marks(by.knowledge, "autocomplete-junk", naming(token, by)))]


def _list_clues(control: Control, by: Reader) -> Iterable[Clue]:
    kind = control.document.facts(_Lists).kind_of(control, by)
    if kind is None:
        return ()
    marks_ = _bare_marks(by.knowledge, f"options:{kind}", _LISTS.get(kind, (kind,)))
    return [Clue(control.options[-1].text, None, marks_)]


class _Lists:
    """What the lists of a page are lists of: a thousand controls may share a list of thousands."""

    def __init__(self, document: Document) -> None:
        del document  # each list is looked at when it is asked for
        self._shared: dict[tuple[Element, Reader], str | None] = {}

    def kind_of(self, control: Control, by: Reader) -> str | None:
        listed = control.options
        if control.tag == "select":
            return kind_of(by.knowledge, listed, by.languages)
        asked = listed[0].element, by
        if asked not in self._shared:
            self._shared[asked] = kind_of(by.knowledge, listed, by.languages)
        return self._shared[asked]
