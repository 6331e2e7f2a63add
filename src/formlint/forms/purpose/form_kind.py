"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.controls import Form
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.languages import languages_of
from formlint.forms.purpose.lexicon import kind_names, kind_words
from formlint.forms.purpose.model import Model, model
from formlint.forms.tokens import parts, words
from formlint.knowledge.message import Message, say, verbatim
from formlint.knowledge.store import Knowledge

_NAMING = ("id", "name", "class", "action")
_LONGEST_NAME = 3
_SAMPLE = 20
_SPEAKERS: Mapping[str, Callable[[str], Message]] = {
    "": lambda kind: say("its button or heading mentions {kind}", kind=kind),
    "(named)": lambda kind: say("its name or address mentions {kind}", kind=kind),
    "(titled)": lambda kind: say("the page's title mentions {kind}", kind=kind),
}
_WEIGHTS = {"": "said", "(named)": "named", "(titled)": "titled"}


def kinds_said(form: Form, title: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons, its heading, its attributes and the title of its page speak of."""
    value = form.element.value if form.element else None
    attributes = " ".join([value(name) or "" for name in _NAMING]) if value else ""
    known = form.knowledge
    said = dict.fromkeys(_kinds_in(known, form.submit_text, languages) + _kinds_in(known, form.heading, languages))
    named = _kinds_named(known, attributes)
    titled = _kinds_in(known, title, languages)
    return (*said, *[f"{kind} (named)" for kind in named], *[f"{kind} (titled)" for kind in titled])


def kinds_meant(form: Form, said: Sequence[str], languages: tuple[str, ...]) -> tuple[str, ...]:
    """The same, but where heading and buttons have kinds in common, of theirs only these.

    Over a button "Log in" the heading "Log in or register" means the former; below it "Forgot password?" leads
    elsewhere.
    """
    heading = _kinds_in(form.knowledge, form.heading, languages)
    pressed = _kinds_in(form.knowledge, form.submit_text, languages)
    both = set(heading).intersection(pressed)
    single = set(heading).symmetric_difference(pressed) if both else ()
    return tuple(kind for kind in said if kind not in single)


@lru_cache(maxsize=1024)
def _kinds_in(knowledge: Knowledge, text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    said = words(text)
    found = kind_words(knowledge, languages).find(said) if said else ()
    return tuple(dict.fromkeys([kind for match in found for kind in match.meaning]))


@lru_cache(maxsize=1024)
def _kinds_named(knowledge: Knowledge, attributes: str) -> tuple[str, ...]:
    names = kind_names(knowledge)
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
    return form.facts(_FormFacts).kind(own)


class _FormFacts:
    """What is found out about a form once."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._told: tuple[Sequence[Field], FormKind | None] | None = None

    def kind(self, own: Sequence[Field]) -> FormKind | None:
        """What it is for, given the fields in it that ask for something: several rules want to know."""
        if self._told is None or self._told[0] != own:
            self._told = own, _kind(self._form, own)
        return self._told[1]


def _kind(form: Form, own: Sequence[Field]) -> FormKind | None:
    by = model(form.knowledge)
    facts = by.kinds
    first = {str(field.purpose): field for field in reversed(own)}
    said = kinds_said(form, form.page.title, _languages(form, own))
    sums = leanings(by, said, first)
    best, second = sorted(sums, key=lambda kind: -sums[kind])[:2]
    ahead = 0.0 if {best, second} <= set(facts["near"]) else facts["ahead"]
    if sums[best] < facts["enough"] or sums[best] - sums[second] < ahead:
        return None
    speaking = _asked(by, first, facts["asks"][best])
    for kind, _, where in [one.partition(" ") for one in said]:
        if kind == best:
            speaking.append(Evidence("words", _SPEAKERS[where](best), None, facts[_WEIGHTS[where]]))
    return FormKind(best, tuple(sorted(speaking, key=lambda reason: -reason.weight)))


def needless(knowledge: Knowledge, kind: str) -> tuple[str, ...]:
    """The purposes that forms of a kind need not ask for."""
    return knowledge.friction.of[f"needless-{kind}"]


def spoken(by: Model, said: Iterable[str]) -> dict[str, float]:
    """How loudly the words of a form speak of each kind, in log-odds."""
    sums: dict[str, float] = {}
    for kind, _, where in [one.partition(" ") for one in said]:
        sums[kind] = sums.get(kind, 0.0) + by.kinds[_WEIGHTS[where]]
    return sums


def leanings(by: Model, said: Iterable[str], purposes: Iterable[str]) -> dict[str, float]:
    """What speaks for each kind of form that is told by its fields: its words, and the purposes of its fields."""
    words, asked = spoken(by, said), [*purposes]
    return {
        kind: words.get(kind, 0.0) + sum([asks[name] for name in asked if name in asks])
        for kind, asks in by.kinds["asks"].items()
    }


def _asked(by: Model, fields: Mapping[str, Field], asks: Mapping[str, float]) -> list[Evidence]:
    """What the purposes asked for say for a kind, each once."""
    return [
        Evidence(
            "field",
            say("it asks for {field}", field=verbatim(by.describe(name))),
            field.control.element.span,
            asks[name],
        )
        for name, field in fields.items()
        if asks.get(name, 0.0) > 0
    ]


def _languages(form: Form, fields: Sequence[Field]) -> tuple[str, ...]:
    """The languages that a form is likely in."""
    labels = [field.control.label.text for field in fields[:_SAMPLE] if field.control.label]
    texts = [*labels, form.submit_text, form.heading]
    return languages_of(form.knowledge, form.page.language or "", texts)
