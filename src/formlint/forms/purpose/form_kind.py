"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from formlint import knowledge
from formlint.forms.controls import Form, squeeze
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.languages import languages_of
from formlint.forms.purpose.lexicon import kind_names, kind_words
from formlint.forms.purpose.tokens import parts, words
from formlint.knowledge.purposes import describe

_NAMING = ("id", "name", "class", "action")
_LONGEST_NAME = 3
_SAMPLE = 20
_SPEAKERS = {"": "its button or heading", "(named)": "its name or address", "(titled)": "the page's title"}
_WEIGHTS = {"": "said", "(named)": "named", "(titled)": "titled"}


def kinds_said(form: Form, title: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons, its heading, its attributes and the title of its page speak of."""
    value = form.element.value if form.element else None
    attributes = " ".join([value(name) or "" for name in _NAMING]) if value else ""
    said = dict.fromkeys(_kinds_in(form.submit_text, languages) + _kinds_in(form.heading, languages))
    named = _kinds_named(attributes)
    titled = _kinds_in(title, languages)
    return (*said, *[f"{kind} (named)" for kind in named], *[f"{kind} (titled)" for kind in titled])


def kinds_meant(form: Form, said: Sequence[str], languages: tuple[str, ...]) -> tuple[str, ...]:
    """The same, but where heading and buttons have kinds in common, of theirs only these.

    Over a button "Log in" the heading "Log in or register" means the former; below it "Forgot password?" leads
    elsewhere.
    """
    heading, pressed = _kinds_in(form.heading, languages), _kinds_in(form.submit_text, languages)
    both = set(heading).intersection(pressed)
    single = set(heading).symmetric_difference(pressed) if both else ()
    return tuple(kind for kind in said if kind not in single)


@knowledge.remembered
def _kinds_in(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    said = words(text)
    if not said:
        return ()
    known = kind_words(languages)
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


@knowledge.remembered
def _kinds_named(attributes: str) -> tuple[str, ...]:
    names = kind_names()
    pieces = parts(attributes)
    found: list[str] = []
    for at in range(len(pieces)):
        run = ""
        for piece in pieces[at : at + _LONGEST_NAME]:
            run += piece
            if run in names:
                found.append(names[run])
    return tuple(dict.fromkeys(found))


class FormKind(NamedTuple):
    """What a form is for: "sign-in", "sign-up", "checkout" …, and what says so, the weightiest first."""

    kind: str
    evidence: tuple[Evidence, ...]


def form_kind(form: Form, fields: Sequence[Field]) -> FormKind | None:
    """What a form is for, None when that is not plain; `fields` may be those of the page."""
    own = [field for field in fields if field.control.form is form and field.purpose]
    if not own:
        return None
    memo, asked = own[0].control.element.document.memo, (form_kind, form.index)
    known = cast("tuple[list[Field], FormKind | None] | None", memo.get(asked))
    if known is None or known[0] != own:  # several rules ask
        known = memo[asked] = own, _kind(form, own)
    return known[1]


def _kind(form: Form, own: Sequence[Field]) -> FormKind | None:
    facts = knowledge.table("kinds")
    first = {str(field.purpose): field for field in reversed(own)}
    said = kinds_said(form, _title(own[0]), _languages(form, own))
    sums = leanings(said, first)
    best, second = sorted(sums, key=lambda kind: -sums[kind])[:2]
    ahead = 0.0 if {best, second} <= set(facts["near"]) else facts["ahead"]
    if sums[best] < facts["enough"] or sums[best] - sums[second] < ahead:
        return None
    speaking = _asked(first, facts["asks"][best])
    for kind, _, where in [one.partition(" ") for one in said]:
        if kind == best:
            text = f"{_SPEAKERS[where]} speaks of {best}"
            speaking.append(Evidence("words", text, None, facts[_WEIGHTS[where]]))
    return FormKind(best, tuple(sorted(speaking, key=lambda reason: -reason.weight)))


def spoken(said: Iterable[str]) -> dict[str, float]:
    """How loudly the words of a form speak of each kind, in log-odds."""
    facts = knowledge.table("kinds")
    sums: dict[str, float] = {}
    for kind, _, where in [one.partition(" ") for one in said]:
        sums[kind] = sums.get(kind, 0.0) + facts[_WEIGHTS[where]]
    return sums


def leanings(said: Iterable[str], purposes: Iterable[str]) -> dict[str, float]:
    """What speaks for each kind of form that is told by its fields: its words, and the purposes of its fields."""
    words, asked = spoken(said), [*purposes]
    return {
        kind: words.get(kind, 0.0) + sum([asks[name] for name in asked if name in asks])
        for kind, asks in knowledge.table("kinds")["asks"].items()
    }


def _asked(fields: Mapping[str, Field], asks: Mapping[str, float]) -> list[Evidence]:
    """What the purposes asked for say for a kind, each once."""
    return [
        Evidence("field", f"it asks for: {describe(name)}", field.control.element.span, asks[name])
        for name, field in fields.items()
        if asks.get(name, 0.0) > 0
    ]


def _languages(form: Form, fields: Sequence[Field]) -> tuple[str, ...]:
    """The languages that a form is likely in."""
    language = fields[0].control.element.document.language
    labels = [field.control.label.text for field in fields[:_SAMPLE] if field.control.label]
    return languages_of(language or "", [*labels, form.submit_text, form.heading])


def _title(field: Field) -> str:
    title = field.control.element.document.find("title")
    return squeeze(title.text) if title else ""
