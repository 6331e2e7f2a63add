"""Everything about one control that speaks for a purpose: its clues and its traits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from formlint import packs
from formlint.forms import Control, Text
from formlint.purpose.catalog import field_names, kin
from formlint.purpose.lists import kind_of
from formlint.purpose.nearby import nearby
from formlint.purpose.reading import Sayings, read_foreign_name, read_name, read_text, unread
from formlint.purpose.samples import sample_of, says_calling_code
from formlint.purpose.vocabulary import NOTHING
from formlint.purpose.words import parts, words

_IGNORED_TOKENS = frozenset(
    {
        "on", "off", "shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn",
        "true", "false", "none", "nope", "no", "null", "disabled",
    }
)  # fmt: skip
_SOURCES = {"aria-labelledby": "label"}
_TELLING = frozenset({"label", "aria-label", "placeholder", "before-alone", "title"})
_LENGTHS = (1, 2, 3, 4, 6, 10, 20)
_ORDINALS = frozenset({"1", "2", "3", "4"})
_AGAINST = "-against"
_NO_PURPOSES: frozenset[str] = frozenset()
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


class Clue(NamedTuple):
    """A text or an attribute of a control, with all the purposes that it speaks for.

    Attributes:
        said: The text or value that says so.
        text: The text with its place; None when it is an attribute of the control.
    """

    said: str
    text: Text | None
    marks: tuple[Mark, ...]


def clues(control: Control, languages: tuple[str, ...]) -> list[Clue]:
    """All clues of a control, as read in these languages."""
    found = list(_text_clues(control, languages))
    told = any(mark.purpose != NOTHING for clue in found for mark in clue.marks)
    exact = frozenset(mark.purpose for clue in found for mark in clue.marks if mark.kind.endswith(":exact"))
    squarely = _with_kin(exact)
    return [
        *found,
        *_name_clues(control, languages, squarely, told=told),
        *_autocomplete_clues(control, languages, squarely),
        *_list_clues(control, languages),
        *_sample_clues(control),
    ]


def box_clue() -> Clue:
    """What speaks for a control that is one of several boxes for single characters."""
    return Clue("", None, _bare_marks("boxes", ("one-time-code",)))


@packs.remembered
def _with_kin(purposes: frozenset[str]) -> frozenset[str]:
    return purposes.union(*(kin().get(purpose, ()) for purpose in purposes))


def _rank(sayings: Sayings, squarely: frozenset[str], before: Sayings) -> str:
    """Whether what developers wrote stands against what people read, or only says again what was said before."""
    named = {saying.purpose for saying in sayings}
    if squarely and squarely.isdisjoint(named):
        return _AGAINST
    return "" if named.isdisjoint([saying.purpose for saying in before]) else "-too"


@packs.remembered
def marks(source: str, sayings: Sayings, before: frozenset[str] = _NO_PURPOSES) -> tuple[Mark, ...]:
    """What sayings of a source speak for: the purposes they name and, less squarely, the kin of these.

    Kin that the same source has spoken for `before` gain nothing from more of its texts.
    """
    named = [
        (purpose, f"not-{source}:{how}" if purpose == NOTHING else f"{source}:{how}", language)
        for purpose, how, language in sayings
    ]
    return _weighed(named, before)


@packs.remembered
def _bare_marks(kind: str, purposes: tuple[str, ...]) -> tuple[Mark, ...]:
    """What speaks for purposes without a word of any language."""
    return _weighed([(purpose, kind, "") for purpose in purposes])


def _weighed(named: Sequence[tuple[str, str, str]], before: frozenset[str] = _NO_PURPOSES) -> tuple[Mark, ...]:
    own = before.union(purpose for purpose, _, _ in named)
    kindred: dict[str, tuple[str, str, str]] = {}
    for purpose, kind, language in named:
        for relative in kin().get(purpose, ()):
            if relative not in own:
                kindred.setdefault(relative, (relative, kind + "~", language))
    known = packs.table("weights")["clue"]
    return tuple(
        Mark(purpose, kind, language, known.get(kind, 0.0)) for purpose, kind, language in (*named, *kindred.values())
    )


def traits(control: Control) -> tuple[str, ...]:
    """What is true of a control and makes purposes more or less likely: type, keyboard, length, number."""
    found = [f"type={control.type}"]
    mode = control.value("inputmode")
    if mode:
        found.append(f"inputmode={mode.lower()}")
    said = (words(control.label.text) if control.label else ()), parts(control.name or ""), parts(control.id or "")
    ordinal = next((found[-1] for found in said if len(found) > 1 and found[-1] in _ORDINALS), None)
    if ordinal:
        found.append(f"ordinal={ordinal}")
    if control.hidden or control.value("aria-hidden") == "true" or (control.value("tabindex") or "").startswith("-"):
        found.append("out-of-reach")
    length = control.value("maxlength") or ""
    if length.isdecimal():
        found.append(f"maxlength<={next((most for most in _LENGTHS if float(length) <= most), 'more')}")
    return tuple(found)


def _text_clues(control: Control, languages: tuple[str, ...]) -> Iterator[Clue]:
    seen: set[tuple[str, ...]] = set()
    before: dict[str, frozenset[str]] = {}
    for source, text in _texts(control, languages):
        said = words(text.text)
        if said and said not in seen and not sample_of(text.text):
            seen.add(said)
            sayings = read_text(text.text, languages)
            if sayings:
                spoken = marks(source, sayings, before.get(source, _NO_PURPOSES))
                before[source] = before.get(source, _NO_PURPOSES).union(mark.purpose for mark in spoken)
                yield Clue(text.text, text, spoken)
            elif source in _TELLING and unread(text.text, languages):
                yield Clue(text.text, text, _bare_marks(f"{source}:unread", (NOTHING,)))
        if says_calling_code(text.text):
            yield Clue(text.text, text, _bare_marks("calling-code", ("tel-country-code", "tel")))
    if not seen:
        yield Clue("", None, _bare_marks("no-text", (NOTHING,)))


def _texts(control: Control, languages: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """The texts of a control with the source that names their weight, those that are sure to be its own first."""
    sources = {_SOURCES.get(text.origin, text.origin) for text in control.labels}
    for text in control.labels:
        yield _SOURCES.get(text.origin, text.origin), text
    if not sources & {"label", "aria-label"}:
        yield from _around(control, languages, "-beside" if sources else "-alone")
    description = control.description() if control.value("aria-describedby") else None
    if description:
        yield "description", description
    if control.group:
        yield "group", control.group
    value = control.value("value") if control.type in _VALUE_TYPES else None
    if value and not value.isdecimal():
        yield "value", Text(value, "value", control.element)


def _around(control: Control, languages: tuple[str, ...], rank: str) -> Iterator[tuple[str, Text]]:
    """The text right before a control; where that says nothing, a little farther off; and the text after it."""
    source = "before"
    for text in nearby(control):
        yield source + rank, text
        if read_text(text.text, languages):
            break
        source = "before-far"
    after = control.after()
    if after:
        yield "after" + rank, after


def _name_clues(
    control: Control, languages: tuple[str, ...], squarely: frozenset[str], *, told: bool
) -> Iterator[Clue]:
    seen: Sayings = ()
    for attribute, value in (("name", control.name), ("id", control.id)):
        sayings = read_name(value, languages) if value else ()
        if value and not sayings and not told:
            sayings = read_foreign_name(value)
        rank = _rank(sayings, squarely, seen)
        if sayings and sayings != seen:
            yield Clue(value or "", None, marks(attribute + rank, sayings))
        seen = seen or sayings
    if not seen:
        yield Clue("", None, _bare_marks("no-name", (NOTHING,)))


def _autocomplete_clues(control: Control, languages: tuple[str, ...], squarely: frozenset[str]) -> Iterator[Clue]:
    value = control.value("autocomplete") or ""
    tokens = [token for token in value.lower().split() if token not in _IGNORED_TOKENS]
    if not tokens or tokens[-1].startswith("section-"):
        return
    if tokens[-1] in field_names():
        rank = _AGAINST if squarely and tokens[-1] not in squarely else ""
        yield Clue(value, None, _bare_marks("autocomplete" + rank, (tokens[-1],)))
    else:
        yield Clue(value, None, marks("autocomplete-junk", read_name(tokens[-1], languages)))


def _list_clues(control: Control, languages: tuple[str, ...]) -> Iterable[Clue]:
    kind = kind_of(control.options, languages) if control.options else None
    if kind is None:
        return ()
    return [Clue(control.options[-1].text, None, _bare_marks(f"options:{kind}", _LISTS.get(kind, (kind,))))]


def _sample_clues(control: Control) -> Iterable[Clue]:
    sample = (control.placeholder or "").strip()
    purpose = sample_of(sample) if sample else None
    return [Clue(sample, None, _bare_marks("sample", (purpose,)))] if purpose else ()
