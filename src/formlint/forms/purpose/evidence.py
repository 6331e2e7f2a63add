"""The evidence for a purpose, in words for people."""

from collections.abc import Iterator

from formlint.forms.controls import Control
from formlint.forms.purpose.clues import Clue, Mark
from formlint.forms.purpose.field import Evidence
from formlint.forms.purpose.lexicon import NOTHING, language_name
from formlint.forms.purpose.model import START, Model, model
from formlint.forms.purpose.score import Case, Company

_SLIGHT = 0.3
_LONGEST_QUOTE = 60
_PLACES = {"after": "follows a field for", "before": "comes before a field for"}
_FAR_PLACES = {"after2": "is near a field for", "before2": "is near a field for"}
_TYPES = {
    "select-one": "a list of options",
    "select-multiple": "a list of options",
    "textarea": "a multi-line text field",
}
_SPEAKERS = {
    "": "the form's heading or button",
    "(named)": "the form's id, name, class or action",
    "(titled)": "the page's title",
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


def _say(clue: Clue, mark: Mark, source: str, signal: str, control: Control) -> str:
    describe = model(control.knowledge).describe
    quote = clue.said if len(clue.said) <= _LONGEST_QUOTE else clue.said[: _LONGEST_QUOTE - 1] + "…"
    language = f" ({language_name(control.knowledge, mark.language)})" if mark.language else ""
    verb = "may say" if "vague" in mark.kind or mark.kind.endswith("~") else "says"
    match source:
        case "autocomplete" | "name" | "id" | "value":
            return f'{signal}="{quote}" {verb} {mark.purpose}{language}'
        case "options":
            return f"its options match a field for {describe(mark.purpose)}"
        case "boxes":
            return "it is one of several single-character boxes"
        case "sample":
            return f'placeholder "{quote}" shows what a value looks like: {describe(mark.purpose)}'
        case "calling-code":
            return f'"{quote}" is a country calling code'
        case _:
            return f'{signal} "{quote}" {verb} {mark.purpose}{language}'


def _traits(control: Control, purpose: str, case: Case, by: Model) -> Iterator[Evidence]:
    known = by.weights["trait"]
    for trait in case.traits:
        weight = known.get(trait, {}).get(purpose, 0.0)
        kind, _, value = trait.partition("=")
        name = kind.removesuffix("<")
        attribute = control.attribute(name) if weight >= _SLIGHT else None
        if weight >= _SLIGHT and (attribute or value in _TYPES):
            what = "the allowed length" if name == "maxlength" else _TYPES.get(value, f'{name}="{value}"')
            yield Evidence(name, f"{what} suits {by.describe(purpose)}", attribute.span if attribute else None, weight)


def _company(purpose: str, company: Company, by: Model) -> Iterator[Evidence]:
    for (table, key), share in company:
        weight = by.weights[table].get(key, {}).get(purpose, 0.0) * share
        if weight < _SLIGHT or (table in _PLACES and key in {START, NOTHING}):
            continue
        signal = "form" if table in {"with", "said", "shape"} else "neighbour"
        yield Evidence(signal, _surrounding(table, key, by), None, weight)


def _surrounding(table: str, key: str, by: Model) -> str:
    match table:
        case "with":
            more = "the form asks more than once for" if key.endswith("+") else "the form also asks for"
            return f"{more} {by.describe_group(key.removesuffix('+'))}"
        case "said":
            kind, _, where = key.partition(" ")
            return f"{_SPEAKERS[where]} mentions {kind.replace('-', ' ')}"
        case "shape":
            passwords, _, fields = key.partition(" of ")
            size = {"many": "many fields", "1": "one field"}.get(fields, f"at most {fields} fields")
            kinds = {"0": "no password", "1": "one password"}.get(passwords, f"{passwords} passwords")
            return f"the form has {size} and {kinds}"
        case _:
            return f"{_PLACES.get(table) or _FAR_PLACES[table]} {by.describe(key)}"
