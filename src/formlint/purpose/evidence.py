"""The evidence for a purpose, in words for people."""

from collections.abc import Iterator

from formlint.forms import Control
from formlint.purpose.catalog import describe
from formlint.purpose.field import Evidence
from formlint.purpose.score import START, Case, Company, weights
from formlint.purpose.signals import Clue
from formlint.purpose.vocabulary import NOTHING, language_name

_SLIGHT = 0.3
_LONGEST_QUOTE = 60
_PLACES = {"after": "follows a field for", "before": "stands before a field for"}
_FAR_PLACES = {"after2": "stands near a field for", "before2": "stands near a field for"}
_TRAITS = {"type": 'type="{}"', "inputmode": 'inputmode="{}"', "maxlength<": "the length it allows", "ordinal": "its number {}"}
_SIGNALS = {"before": "text before", "after": "text after", "sample": "placeholder"}


def evidence(control: Control, purpose: str, case: Case, company: Company) -> tuple[Evidence, ...]:
    """What speaks for the purpose of a control, the strongest first."""
    found = [*_clues(control, purpose, case), *_traits(control, purpose, case), *_company(purpose, company)]
    return tuple(sorted((item for item in found if item.weight >= _SLIGHT), key=lambda item: -item.weight))


def _clues(control: Control, purpose: str, case: Case) -> Iterator[Evidence]:
    for clue in case.clues[purpose]:
        signal = clue.kind.partition(":")[0].removesuffix("~").partition("-alone")[0].partition("-beside")[0]
        signal = signal.removesuffix("-junk")
        attribute = control.attribute(signal) if clue.text is None else None
        span = clue.text.span if clue.text else attribute.span if attribute else None
        yield Evidence(_SIGNALS.get(signal, signal), _say(clue, signal, purpose), span, weights()["clue"].get(clue.kind, 0.0))


def _say(clue: Clue, signal: str, purpose: str) -> str:
    quote = clue.said if len(clue.said) <= _LONGEST_QUOTE else clue.said[: _LONGEST_QUOTE - 1] + "…"
    language = f" ({language_name(clue.language)})" if clue.language else ""
    verb = "may say" if "vague" in clue.kind or clue.kind.endswith("~") else "says"
    match signal:
        case "autocomplete":
            return f'autocomplete="{quote}" {verb} {purpose}'
        case "name" | "id":
            return f'{signal}="{quote}" {verb} {purpose}{language}'
        case "options":
            return f"its options are those of a field for {describe(purpose)}"
        case "sample":
            return f'placeholder "{quote}" looks like a sample for {describe(purpose)}'
        case _:
            return f'{_SIGNALS.get(signal, signal)} "{quote}" {verb} {purpose}{language}'


def _traits(control: Control, purpose: str, case: Case) -> Iterator[Evidence]:
    for trait in case.traits:
        weight = weights()["trait"].get(trait, {}).get(purpose, 0.0)
        kind, _, value = trait.partition("=")
        attribute = control.attribute(kind.removesuffix("<"))
        text = f"{_TRAITS[kind].format(value)} suits {describe(purpose)}"
        yield Evidence(kind.removesuffix("<"), text, attribute.span if attribute else None, weight)


def _company(purpose: str, company: Company) -> Iterator[Evidence]:
    for (table, key), share in company:
        weight = weights()[table].get(key, {}).get(purpose, 0.0) * share
        if table in _PLACES and key in {START, NOTHING}:
            continue
        match table:
            case "with":
                yield Evidence("form", f"the form has other fields of the kind {key.removesuffix('+')}", None, weight)
            case "said":
                yield Evidence("form", f"the form's heading or button speaks of {key.replace('-', ' ')}", None, weight)
            case _:
                place = _PLACES.get(table) or _FAR_PLACES[table]
                yield Evidence("neighbour", f"{place} {describe(key)}", None, weight)
