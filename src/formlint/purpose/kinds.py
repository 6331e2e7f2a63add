"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formlint import packs
from formlint.forms import Form, squeeze
from formlint.purpose.catalog import describe
from formlint.purpose.field import Evidence, Field
from formlint.purpose.tongues import languages_of
from formlint.purpose.vocabulary import kind_names, kind_words
from formlint.purpose.words import parts, words

_LONGEST_NAME = 3
_SAMPLE = 20
_SPEAKERS = {"": "its button or heading", "(named)": "its name or address", "(titled)": "the page's title"}
_WEIGHTS = {"": "said", "(named)": "named", "(titled)": "titled"}


def kinds_said(form: Form, title: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons, its heading, its attributes and the title of its page speak of."""
    element = form.element
    attributes = [element.value(name) or "" for name in ("id", "name", "class", "action")] if element else []
    said = dict.fromkeys(_kinds_in(form.submit_text, languages) + _kinds_in(form.heading, languages))
    named = _kinds_named(" ".join(attributes))
    titled = _kinds_in(title, languages)
    return (*said, *(f"{kind} (named)" for kind in named), *(f"{kind} (titled)" for kind in titled))


@packs.remembered
def _kinds_in(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    known = kind_words(languages)
    said = words(text)
    found: list[str] = []
    at = 0
    while at < len(said):
        for end in range(min(at + known.longest.get(said[at], 0), len(said)), at, -1):
            kinds = known.phrases.get(" ".join(said[at:end]))
            if kinds:
                found.extend(kinds)
                at = end - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


@packs.remembered
def _kinds_named(attributes: str) -> tuple[str, ...]:
    names = kind_names()
    pieces = parts(attributes)
    runs = ("".join(pieces[at:end]) for at in range(len(pieces)) for end in range(at + 1, at + 1 + _LONGEST_NAME))
    return tuple(dict.fromkeys(names[run] for run in runs if run in names))


@dataclass(frozen=True, slots=True)
class FormKind:
    """What a form is for: "sign-in", "sign-up", "checkout" …, and what says so, the weightiest first."""

    kind: str
    evidence: tuple[Evidence, ...]


def form_kind(form: Form, fields: Sequence[Field]) -> FormKind | None:
    """What a form is for, None when that is not plain; `fields` may be those of the page."""
    own = [field for field in fields if field.control.form is form and field.purpose]
    if not own:
        return None
    facts = packs.table("kinds")
    reasons: dict[str, list[Evidence]] = {kind: _asked(own, asks) for kind, asks in facts["asks"].items()}
    for kind in kinds_said(form, _title(own[0]), _languages(form, own)):
        bare, _, where = kind.partition(" ")
        if bare in reasons:
            speaker, weight = _SPEAKERS[where], facts[_WEIGHTS[where]]
            reasons[bare].append(Evidence("words", f"{speaker} speaks of {bare}", None, weight))
    sums = {kind: sum(reason.weight for reason in found) for kind, found in reasons.items()}
    first, second = sorted(sums, key=lambda kind: -sums[kind])[:2]
    ahead = 0.0 if {first, second} <= set(facts["near"]) else facts["ahead"]
    if sums[first] < facts["enough"] or sums[first] - sums[second] < ahead:
        return None
    speaking = [reason for reason in reasons[first] if reason.weight > 0]
    return FormKind(first, tuple(sorted(speaking, key=lambda reason: -reason.weight)))


def _asked(fields: Sequence[Field], asks: Mapping[str, float]) -> list[Evidence]:
    """What the purposes asked for say for or against a kind, each once."""
    first = {str(field.purpose): field for field in reversed(fields)}
    return [
        Evidence("field", f"it asks for: {describe(name)}", field.control.element.span, asks[name])
        for name, field in first.items()
        if name in asks
    ]


def _languages(form: Form, fields: Sequence[Field]) -> tuple[str, ...]:
    """The languages that a form is likely in."""
    html = fields[0].control.element.document.find("html")
    labels = [field.control.label.text for field in fields[:_SAMPLE] if field.control.label]
    return languages_of((html.value("lang") if html else None) or "", [*labels, form.submit_text, form.heading])


def _title(field: Field) -> str:
    title = field.control.element.document.find("title")
    return squeeze(title.text) if title else ""
