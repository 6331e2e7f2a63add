"""Questions that several rules ask of lists: what they offer, what they lack, whether people can pass them by."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from formlint import knowledge
from formlint.forms.audience import country_lists
from formlint.forms.audience.lookup import key
from formlint.forms.controls import Control, Option, visible_text
from formlint.html import Document, Element, once_each
from formlint.knowledge import Pack, Subdivision, TerritoryFacts

_CALLING_CODE = re.compile(r"(?:\+|\b00)\s?(\d{1,4})")
_PIECES = re.compile(r"\s[-–—|/]\s|[()\[\]]")
_MOST_UNREAD = 5  # options of a country list that may be understood wrongly or not at all
_MOST_OF_A_TERRITORY = 0.6  # of its units, in a list of them
_FEWEST_UNITS = 3


def facts(name: str) -> Mapping[str, Any]:
    """A table of `rules/options.toml`."""
    return knowledge.table("options")[name]


@once_each
def is_list(control: Control) -> bool:
    """Whether it is a select for one choice, all of whose options are written in the page."""
    if control.type != "select-one":
        return False
    return not (control.element.unknown_text or any(option.element.unknown("value") for option in control.options))


@once_each
def choices(control: Control) -> tuple[Option, ...]:
    """The options that answer the question: what is disabled, empty or a line between groups is left out."""
    return tuple(
        option
        for option in control.options
        if option.value.strip() and not option.disabled and any(map(str.isalnum, option.text))
    )


def this_year(control: Control) -> int | None:
    """The year for which its page is checked, None where that is not known."""
    today = control.element.document.source.today
    return today.year if today else None


def plain(text: str) -> str:
    """A text to compare with others: small letters, no dots at the end."""
    return text.casefold().strip(" .:*")


@once_each
def territories(control: Control) -> tuple[tuple[Option, str], ...]:
    """The options of a list of countries with the territory each means; empty where it is none, or not understood."""
    listed = choices(control) if is_list(control) else ()
    items = tuple([(option.value, option.text) for option in listed])
    reading = country_lists.read(items, lambda: _spoken(control), asked=True)
    if reading is None or reading.kind is not country_lists.Kind.TERRITORIES:
        return ()
    found = [(option, means[0]) for option, means in zip(listed, reading.territories, strict=True) if means]
    return tuple(found) if len(found) + _MOST_UNREAD >= len(listed) else ()


def _spoken(control: Control) -> tuple[str, ...]:
    html = control.element.document.find("html")
    language = html.value("lang") if html else None
    return (language,) if language else ()


def calling_codes(control: Control) -> frozenset[str]:
    """The calling codes that a list offers, without plus."""
    listed = choices(control) if is_list(control) else ()
    found = (_CALLING_CODE.search(text) for option in listed for text in (option.value, option.text))
    return frozenset(match[1] for match in found if match)


def reached(codes: Collection[str]) -> frozenset[str]:
    """The territories that have one of some calling codes."""
    return frozenset(one.code for one in knowledge.index().values() if one.calling_code in codes)


@knowledge.remembered
def peopled() -> tuple[TerritoryFacts, ...]:
    """The territories that a list of all countries must have, the largest first."""
    table = facts("countries")
    wanted = [
        one
        for one in knowledge.index().values()
        if one.population >= table["least-people"] and one.code not in table["left-out"]
    ]
    return tuple(sorted(wanted, key=lambda one: -one.population))


def is_around_kosovo(codes: Collection[str]) -> bool:
    """Whether territories are all neighbours of Kosovo, perhaps with others, but not Kosovo."""
    return "XK" not in codes and set(facts("countries")["around-kosovo"]) <= set(codes)


def languages_of(territory: str) -> tuple[str, ...]:
    """The languages of a territory by their first subtags."""
    return tuple(tag.partition("-")[0] for tag in knowledge.index()[territory].languages)


def language_of(control: Control) -> str:
    """The first subtag of the language of its page, empty where that says nothing."""
    html = control.element.document.find("html")
    return ((html.value("lang") if html else None) or "").partition("-")[0].lower()


def month_names(language: str) -> frozenset[str]:
    """The names of the months in a language, in small letters; empty for a language without a table."""
    known = language in knowledge.names("languages")
    return (
        frozenset(knowledge.table(f"languages/{language}").get("options", {}).get("month", ()))
        if known
        else frozenset()
    )


class _Units(NamedTuple):
    """The subdivisions of a territory.

    Attributes:
        keys: The keys of each.
        known: All of them.
        needed: How many a list must have.
        former: Those that had another name, by it.
    """

    every: tuple[Subdivision, ...]
    keys: Sequence[tuple[str, ...]]
    known: frozenset[str]
    needed: int
    former: Mapping[str, Subdivision]


@knowledge.remembered
def _units(territory: str) -> _Units:
    address = knowledge.territory(territory).address
    every = address.subdivisions if address else ()
    renamed: Mapping[str, str] = facts("subdivisions")["renamed"].get(territory, {})
    former = {plain(name): unit for unit in every for name in unit.former}
    former |= {name: unit for unit in every for name, code in renamed.items() if code == unit.code}
    keys = [tuple(map(key, unit.spelled)) for unit in every]
    needed = sum(not unit.optional for unit in every)
    return _Units(every, keys, frozenset(name for those in keys for name in those), needed, former)


def units_of(control: Control, pack: Pack) -> tuple[Subdivision, ...]:
    """The subdivisions of a territory that a list offers, if it offers most of them; empty where it does not."""
    told = _all_told(control)
    units = _units(pack.territory) if told else None
    if units is None or units.known.isdisjoint(told):
        return ()
    named = sum(not told.isdisjoint(keys) for keys in units.keys)
    if named < max(_FEWEST_UNITS, _MOST_OF_A_TERRITORY * units.needed):
        return ()
    said = _listed(control)
    return tuple(unit for unit, keys in zip(units.every, units.keys, strict=True) if not said.isdisjoint(keys))


def offers_units(control: Control, pack: Pack) -> int:
    """How many options of a list are subdivisions of a territory."""
    told = _told(control)
    known = _units(pack.territory).known if told else frozenset[str]()
    return sum(not known.isdisjoint(keys) for keys in told)


def stale_units(control: Control, pack: Pack) -> tuple[tuple[Option, Subdivision], ...]:
    """The options that have a former name or code of a subdivision, each with what it has become."""
    former = _units(pack.territory).former
    listed = choices(control) if former else ()
    pairs = ((option, former.get(plain(option.text)) or former.get(plain(option.value))) for option in listed)
    return tuple((option, unit) for option, unit in pairs if unit)


@once_each
def _told(control: Control) -> Sequence[frozenset[str]]:
    """The keys of what each option of a list says: what they submit may be codes of other places."""
    return [frozenset(map(key, (option.text, *_PIECES.split(option.text)))) - {""} for option in choices(control)]


@once_each
def _all_told(control: Control) -> frozenset[str]:
    """All of these."""
    return frozenset[str]().union(*_told(control)) if is_list(control) else frozenset()


@once_each
def _listed(control: Control) -> frozenset[str]:
    """The keys of all that a list offers."""
    return _all_told(control) | {key(option.value) for option in choices(control)} - {""}


def radios(control: Control) -> tuple[Element, ...]:
    """The radio buttons of a group, if this is the first of them; empty where it is not, or is none."""
    if control.type != "radio" or not control.name:
        return ()
    group = control.element.document.once(_groups).get((control.form.element, control.name), [])
    return tuple(group) if group[:1] == [control.element] else ()


def _groups(document: Document) -> Mapping[tuple[Element | None, str], list[Element]]:
    """The radio buttons of each form and name."""
    found: dict[tuple[Element | None, str], list[Element]] = {}
    for element in document.find_all("input"):
        name = element.value("name")
        if name and (element.value("type") or "").lower() == "radio":
            found.setdefault((document.form_owner(element), name), []).append(element)
    return found


def radio_text(element: Element) -> str:
    """What a radio button says: its labels, else its value."""
    said = " ".join(visible_text(label) for label in element.document.labels(element))
    return said or element.value("aria-label") or element.value("value") or ""
