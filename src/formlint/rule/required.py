"""Questions about what is demanded or hidden, and where a script may take that back."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from formlint.forms.audience import country_lists
from formlint.forms.controls import Control
from formlint.html.document import Document, Element
from formlint.html.start_tags import Attribute
from formlint.knowledge.pack import Pack
from formlint.rule.autofill import Submitted, field_token
from formlint.rule.hit import Level

_COUNTRIES = frozenset({"country", "country-name"})


def known_required(control: Control) -> Attribute | None:
    """The required attribute, unless template code decides about it."""
    return None if control.element.unknown("required") else control.attribute("required")


def by_country(control: Control, pack: Pack) -> Level | None:
    """How mild a demand is that does not suit a territory: a script may change it when the country is chosen.

    None where nobody can choose a country beside it, a warning where the territory is chosen from the start.
    """
    here, form, countries = control.element, control.form.element, control.document.facts(_Countries)
    offered = countries.offered.get(form, {})
    found = [*offered.get(pack.territory, ()), *offered.get(pack.name, ())]
    choices = [option for element, option in found if element is not here]
    if any(choice.has("selected") for choice in choices):
        return Level.WARNING
    asking = countries.asking.get(form, ())
    return Level.INFO if choices or any(element is not here for element in asking) else None


class _Countries:
    """Where the forms of a page ask for a country."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def offered(self) -> Mapping[Element | None, Mapping[str, list[tuple[Element, Element]]]]:
        """The options of the lists of each form, with their lists, by their value and by their text."""
        return {form: _by_country(row) for form, row in self._document.facts(Submitted).rows.items()}

    @cached_property
    def asking(self) -> Mapping[Element | None, list[Element]]:
        """The controls of each form that ask for a country."""
        return {form: [*filter(_asks_country, row)] for form, row in self._document.facts(Submitted).rows.items()}


def _by_country(elements: Iterable[Element]) -> Mapping[str, list[tuple[Element, Element]]]:
    found: dict[str, list[tuple[Element, Element]]] = {}
    for element in elements:
        for option in element.descendants("option") if element.tag == "select" else ():
            value, text = (option.value("value") or "").strip(), option.text.strip()
            known = element.document.knowledge
            means = country_lists.by_value(known, value) or country_lists.by_value(known, text) or ""
            for said in {value.upper(), text, means}:
                found.setdefault(said, []).append((element, option))
    return found


def _asks_country(element: Element) -> bool:
    names = " ".join([element.value("name") or "", element.value("id") or ""]).lower()
    return field_token(element) in _COUNTRIES or any(
        word in names for word in element.document.knowledge.phrases("country")
    )
