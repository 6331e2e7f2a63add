"""The evidence for a purpose, in words for people."""

from collections.abc import Callable, Iterator, Mapping

from formlint.forms.controls import Control
from formlint.forms.purpose.clues import Clue, Mark
from formlint.forms.purpose.field import Evidence
from formlint.forms.purpose.lexicon import NOTHING, language_name
from formlint.forms.purpose.model import START, Model, model
from formlint.forms.purpose.score import Case, Company
from formlint.knowledge.message import Message, Tongue, say, verbatim

_SLIGHT = 0.3
_LONGEST_QUOTE = 60
_PLACES: Mapping[str, Callable[[Message], Message]] = {
    "after": lambda field: say("follows a field for {field}", field=field),
    "before": lambda field: say("comes before a field for {field}", field=field),
    "after2": lambda field: say("is near a field for {field}", field=field),
    "before2": lambda field: say("is near a field for {field}", field=field),
}
_ENDS = frozenset({"after", "before"})  # places that may be the start or end of a form
_TYPES: Mapping[str, Callable[[Message], Message]] = {
    "select-one": lambda field: say("a list of options suits {field}", field=field),
    "select-multiple": lambda field: say("a list of options suits {field}", field=field),
    "textarea": lambda field: say("a multi-line text field suits {field}", field=field),
}
_SPEAKERS: Mapping[str, Callable[[str], Message]] = {
    "": lambda kind: say("the form's heading or button mentions {kind}", kind=kind),
    "(named)": lambda kind: say("the form's id, name, class or action mentions {kind}", kind=kind),
    "(titled)": lambda kind: say("the page's title mentions {kind}", kind=kind),
}
_SIGNALS = {"before": "text before", "before-far": "text before", "after": "text after", "calling-code": "text"}
_ATTRIBUTES = {"sample": "placeholder"}


def evidence(control: Control, purpose: str, case: Case, company: Company) -> tuple[Evidence, ...]:
    """What speaks for the purpose of a control, the strongest first."""
    by = model(control.knowledge)
    found = [*_clues(control, purpose, case), *_traits(control, purpose, case, by), *_company(purpose, company, by)]
    return tuple(sorted(found, key=lambda item: -item.weight))


def _clues(control: Control, purpose: str, case: Case) -> Iterator[Evidence]:
    named = [(clue, mark) for clue in case.clues for mark in clue.marks if mark.purpose == purpose]
    for clue, mark in named:
        if mark.weight < _SLIGHT:
            continue
        source = mark.kind.partition(":")[0].rstrip("~")
        for rank in ("-alone", "-beside", "-junk", "-against", "-too"):
            source = source.removesuffix(rank)
        signal = _SIGNALS.get(source, _ATTRIBUTES.get(source, source))
        attribute = control.attribute(signal) if clue.text is None else None
        span = clue.text.span if clue.text else attribute.span if attribute else None
        yield Evidence(signal, _say(clue, mark, source, signal, control), span, mark.weight)


def _say(clue: Clue, mark: Mark, source: str, signal: str, control: Control) -> Message:
    asked = verbatim(model(control.knowledge).describe(mark.purpose))
    quote = clue.said if len(clue.said) <= _LONGEST_QUOTE else clue.said[: _LONGEST_QUOTE - 1] + "…"
    match source:
        case "options":
            return say("its options match a field for {field}", field=asked)
        case "boxes":
            return say("it is one of several single-character boxes")
        case "sample":
            return say('placeholder "{quote}" shows what a value looks like: {field}', quote=quote, field=asked)
        case "calling-code":
            return say('"{quote}" is a country calling code', quote=quote)
        case "autocomplete" | "name" | "id" | "value":
            place = f'{signal}="{quote}"' if control.value(signal) == clue.said else f'"{quote}"'
        case _:
            place = f'{signal} "{quote}"'
    besides = source == "autocomplete" and not clue.said.lower().endswith(mark.purpose)
    vague = besides or "vague" in mark.kind or mark.kind.endswith("~")
    return _reading(place, mark, control, vague=vague)


def _reading(place: str, mark: Mark, control: Control, *, vague: bool) -> Message:
    """What a text means, and in which language."""
    purpose = mark.purpose
    if not mark.language:
        if vague:
            return say("{place} may say {purpose}", place=place, purpose=purpose)
        return say("{place} says {purpose}", place=place, purpose=purpose)
    language = Tongue(language_name(control.knowledge, mark.language), mark.language)
    if vague:
        return say("{place} may say {purpose} ({language})", place=place, purpose=purpose, language=language)
    return say("{place} says {purpose} ({language})", place=place, purpose=purpose, language=language)


def _traits(control: Control, purpose: str, case: Case, by: Model) -> Iterator[Evidence]:
    known = by.weights["trait"]
    for trait in case.traits:
        weight = known.get(trait, {}).get(purpose, 0.0)
        kind, _, value = trait.partition("=")
        name = kind.removesuffix("<")
        attribute = control.attribute(name) if weight >= _SLIGHT else None
        if weight >= _SLIGHT and (attribute or value in _TYPES):
            text = _fitness(name, value, verbatim(by.describe(purpose)))
            yield Evidence(name, text, attribute.span if attribute else None, weight)


def _fitness(name: str, value: str, field: Message) -> Message:
    if value in _TYPES:
        return _TYPES[value](field)
    if name == "maxlength":
        return say("the allowed length suits {field}", field=field)
    return say("{attribute} suits {field}", attribute=f'{name}="{value}"', field=field)


def _company(purpose: str, company: Company, by: Model) -> Iterator[Evidence]:
    for (table, key), share in company:
        weight = by.weights[table].get(key, {}).get(purpose, 0.0) * share
        if weight < _SLIGHT or (table in _ENDS and key in {START, NOTHING}):
            continue
        signal = "form" if table in {"with", "said", "shape"} else "neighbour"
        yield Evidence(signal, _surrounding(table, key, by), None, weight)


def _surrounding(table: str, key: str, by: Model) -> Message:
    match table:
        case "with":
            asked = verbatim(by.describe_group(key.removesuffix("+")))
            if key.endswith("+"):
                return say("the form asks more than once for {fields}", fields=asked)
            return say("the form also asks for {fields}", fields=asked)
        case "said":
            kind, _, where = key.partition(" ")
            return _SPEAKERS[where](kind.replace("-", " "))
        case "shape":
            passwords, _, fields = key.partition(" of ")
            return say("the form has {fields} and {passwords}", fields=_fields(fields), passwords=_passwords(passwords))
        case _:
            return _PLACES[table](verbatim(by.describe(key)))


def _fields(number: str) -> Message:
    if number in {"1", "many"}:
        return say("one field") if number == "1" else say("many fields")
    return say("at most {number} fields", number=number)


def _passwords(number: str) -> Message:
    if number in {"0", "1"}:
        return say("no password") if number == "0" else say("one password")
    return say("{number} passwords", number=number)
