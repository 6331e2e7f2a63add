"""Questions about what is demanded or hidden, and where a script may take that back."""

import re
from collections.abc import Iterable, Mapping

from formlint.forms.audience import country_lists
from formlint.forms.controls import Control
from formlint.forms.purpose.tokens import spaced
from formlint.html import Attribute, Document, Element
from formlint.html.accessibility import hides, is_out_of_sight
from formlint.knowledge import Pack
from formlint.knowledge.purposes import field_names
from formlint.rule.autofill import field_token, owned, spelling
from formlint.rule.hit import Level

_COUNTRIES = frozenset({"country", "country-name"})
_PART = re.compile(r"[^\W_]+")


def known_required(control: Control) -> Attribute | None:
    """The required attribute, unless template code decides about it."""
    return None if control.element.unknown("required") else control.attribute("required")


def by_country(control: Control, pack: Pack) -> Level | None:
    """How mild a demand is that does not suit a territory: a script may change it when the country is chosen.

    None where nobody can choose a country beside it, a warning where the territory is chosen from the start.
    """
    here, form = control.element, control.form.element
    offered = here.document.once(_offered).get(form, {})
    found = [*offered.get(pack.territory, ()), *offered.get(pack.name, ())]
    choices = [option for element, option in found if element is not here]
    if any(choice.has("selected") for choice in choices):
        return Level.WARNING
    asking = here.document.once(_asking_country).get(form, ())
    return Level.INFO if choices or any(element is not here for element in asking) else None


def _offered(document: Document) -> Mapping[Element | None, Mapping[str, list[tuple[Element, Element]]]]:
    """The options of the lists of each form, with their lists, by their value and by their text."""
    return {form: _by_country(row) for form, row in document.once(owned).items()}


def _by_country(elements: Iterable[Element]) -> Mapping[str, list[tuple[Element, Element]]]:
    found: dict[str, list[tuple[Element, Element]]] = {}
    for element in elements:
        for option in element.descendants("option") if element.tag == "select" else ():
            value, text = (option.value("value") or "").strip(), option.text.strip()
            for said in {value.upper(), text, country_lists.by_value(value) or country_lists.by_value(text) or ""}:
                found.setdefault(said, []).append((element, option))
    return found


def _asking_country(document: Document) -> Mapping[Element | None, list[Element]]:
    """The controls of each form that ask for a country."""
    return {form: [*filter(_asks_country, row)] for form, row in document.once(owned).items()}


def _asks_country(element: Element) -> bool:
    names = " ".join([element.value("name") or "", element.value("id") or ""]).lower()
    return field_token(element) in _COUNTRIES or any(word in names for word in spelling("words")["country"])


def hiding_element(control: Control) -> Element | None:
    """The nearest element that plainly hides a control, itself or one around it; None where something else does."""
    around = (control.element, *control.element.ancestors())
    hider = next(filter(hides, around), None) if is_out_of_sight(control.element) else None
    return None if hider is None or hider.unknown("hidden") else hider


def named_like(control: Control) -> str | None:
    """The autofill field name that its own name is, or ends with, in the words that developers use."""
    parts = [part.lower() for part in _PART.findall(spaced(control.name or control.id or ""))]
    known = spelling("tokens")
    for start in range(len(parts)):
        word = "-".join(parts[start:])
        if word in field_names():
            return word
        if word in known:
            return str(known[word][0])
    return None
