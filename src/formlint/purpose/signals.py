"""Everything about one control that speaks for a purpose: its clues."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formlint.forms import Control, Text
from formlint.purpose.catalog import field_names
from formlint.purpose.lists import kind_of
from formlint.purpose.nearby import nearby
from formlint.purpose.reading import Sayings, read_name, read_text, unread
from formlint.purpose.words import parts, words

UNSAID = ""
"""The purpose of a clue that speaks against all."""

_IGNORED_TOKENS = frozenset({"on", "off", "shipping", "billing", "home", "work", "mobile", "fax", "pager", "webauthn", "false", "true", "none", "nope", "no", "disabled"})
_SHAPES = (
    ("email", re.compile(r"\S@\S+\.\S|^\S+@\S*$")),
    ("cc-exp", re.compile(r"^(?:\D{0,12})?(?:mm|m\s*m|00|01|12)\s*[/\-]\s*(?:yy|aa|jj|rr|гг|åå|aaaa|jjjj|yyyy|rrrr|00|\d\d)$", re.IGNORECASE)),
    ("date", re.compile(r"^(?:[dtjg]{2}|mm|\d\d)[/\-. ](?:mm|[dtjg]{2}|\d\d)[/\-. ](?:[yaj]{4}|\d{4})$|^[yaj]{4}[/\-.]mm[/\-.][dtj]{2}$", re.IGNORECASE)),
    ("cc-number", re.compile(r"^[\dx•*_#]{4}(?:[ \-]?[\dx•*_#]{4}){2,3}", re.IGNORECASE)),
    ("tel", re.compile(r"^(?:\(?\+|00)?\(?\d[\d\-_x ().]{6,}\d$|^\+\d|^\(?[_x]{2,}[\-_x ().]{5,}$", re.IGNORECASE)),
    ("url", re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)),
    ("cc-csc", re.compile(r"^(?:123|1234|000|xxx|•{3,4}|\*{3,4})$", re.IGNORECASE)),
)
_SOURCES = {"aria-labelledby": "label"}
_TELLING = frozenset({"label", "aria-label", "placeholder", "before-alone", "title"})
_CALLING_CODE = re.compile(r"\D{0,3}\+ ?\d{1,4}\W*")
_LENGTHS = (1, 2, 3, 4, 6, 10, 20)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that speaks for a purpose; `kind` is the key of its weight, `said` and `where` tell people about it."""

    purpose: str
    kind: str
    said: str = ""
    language: str = ""
    text: Text | None = None


def clues(control: Control, languages: tuple[str, ...]) -> list[Clue]:
    """All clues of a control."""
    return [
        *_text_clues(control, languages),
        *_name_clues(control, languages),
        *_autocomplete_clues(control, languages),
        *_list_clues(control, languages),
        *_shape_clues(control),
        *_calling_code_clues(control),
    ]


def traits(control: Control) -> tuple[str, ...]:
    """What is true of a control and makes purposes more or less likely: its type, keyboard and length."""
    found = [f"type={control.type}"]
    if mode := control.element.value("inputmode"):
        found.append(f"inputmode={mode.lower()}")
    ordinal = _ordinal(control)
    if ordinal:
        found.append(f"ordinal={ordinal}")
    length = control.element.value("maxlength") or ""
    if length.isdecimal() and control.type not in {"hidden"}:
        found.append(f"maxlength<={next((most for most in _LENGTHS if int(length) <= most), 'more')}")
    return tuple(found)


def _ordinal(control: Control) -> str | None:
    """The small number that a label or a name ends with ("Address line 2")."""
    said = (words(control.label.text) if control.label else ()), parts(control.name or ""), parts(control.id or "")
    return next((found[-1] for found in said if len(found) > 1 and found[-1] in {"1", "2", "3", "4"}), None)


def _texts(control: Control, languages: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """The texts of a control with the source that names their weight, those that are sure to be its own first."""
    sources = {_SOURCES.get(text.origin, text.origin) for text in control.labels}
    for text in control.labels:
        yield _SOURCES.get(text.origin, text.origin), text
    rank = "" if sources & {"label", "aria-label"} else "-beside" if sources else "-alone"
    yield from ((source + rank, text) for source, text in _before(control, languages))
    for source, text in (("after", control.after()), ("description", control.description())):
        if text:
            yield source + rank, text
    if control.group:
        yield "group", control.group
    value = control.value("value") if control.type in {"text", "email", "search", "tel"} else None
    if value and not value.isdecimal():
        yield "value", Text(value, "value", control.element)


def _before(control: Control, languages: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """The text right before a control; where that says nothing, a little farther off, up to the heading."""
    source = "before"
    for text in nearby(control):
        yield source, text
        if read_text(text.text, languages):
            return
        source = "before-far"


def _text_clues(control: Control, languages: tuple[str, ...]) -> Iterator[Clue]:
    seen: set[tuple[str, ...]] = set()
    for source, text in _texts(control, languages):
        said = words(text.text)
        if not said or said in seen:
            continue
        seen.add(said)
        for saying in read_text(text.text, languages):
            yield Clue(saying.purpose, f"{source}:{saying.how}", text.text, saying.language, text)
        if source in _TELLING and unread(text.text, languages):
            yield Clue(UNSAID, f"{source}:unread", text.text, "", text)
    if not seen:
        yield Clue(UNSAID, "no-text")


def _calling_code_clues(control: Control) -> Iterator[Clue]:
    """What a list of calling codes shows when it is drawn by script: the chosen code, beside or inside a text control."""
    for text in (control.before(), *control.labels):
        if text and _CALLING_CODE.fullmatch(text.text):
            yield Clue("tel-country-code", "calling-code", text.text, "", text)
            yield Clue("tel", "calling-code", text.text, "", text)
            return


def _name_clues(control: Control, languages: tuple[str, ...]) -> Iterator[Clue]:
    seen: Sayings = ()
    for attribute, value in (("name", control.name), ("id", control.id)):
        sayings = read_name(value, languages) if value else ()
        if sayings and sayings != seen:
            for saying in sayings:
                yield Clue(saying.purpose, f"{attribute}:{saying.how}", value or "", saying.language)
        seen = seen or sayings
    if not seen:
        yield Clue(UNSAID, "no-name")


def _autocomplete_clues(control: Control, languages: tuple[str, ...]) -> Iterator[Clue]:
    value = control.element.value("autocomplete")
    tokens = [token for token in (value or "").lower().split() if token not in _IGNORED_TOKENS and not token.startswith("section-")]
    if not tokens:
        return
    if tokens[-1] in field_names():
        yield Clue(tokens[-1], "autocomplete", value or "")
        return
    for saying in read_name(tokens[-1], languages):
        yield Clue(saying.purpose, "autocomplete-junk", value or "", saying.language)


def _list_clues(control: Control, languages: tuple[str, ...]) -> Iterator[Clue]:
    if not control.options:
        return
    kind = kind_of(control.options, languages)
    if kind is None:
        return
    for purpose in _LISTS.get(kind, (kind,)):
        yield Clue(purpose, f"options:{kind}", control.options[-1].text)


_LISTS = {
    "month": ("cc-exp-month", "bday-month", "date"),
    "year": ("cc-exp-year", "date", "bday-year"),
    "past-year": ("bday-year", "date"),
    "day": ("bday-day", "date"),
    "number": ("quantity", "age", "none"),
}


def _shape_clues(control: Control) -> Iterator[Clue]:
    sample = (control.placeholder or "").strip()
    for purpose, shape in _SHAPES:
        if sample and shape.search(sample):
            yield Clue(purpose, "sample", sample)
            return
