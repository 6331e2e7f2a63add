"""What a single form tells of the territories it is for: its lists of countries, and the countries written into it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from formlint.forms.audience import country_lists, locale_codes
from formlint.forms.audience.country_lists import Kind, Reading
from formlint.forms.audience.groups import Key
from formlint.forms.audience.lookup import Atlas, atlas, key
from formlint.forms.audience.model import Clue
from formlint.forms.audience.page_clues import money
from formlint.forms.controls import BUTTON_TYPES, Control, Option
from formlint.forms.purpose.field import Field, by_form
from formlint.forms.purpose.phrases import read_name
from formlint.forms.tokens import parts, words
from formlint.html.accessibility.hidden import put_away_by
from formlint.html.tags import CONTROL_TAGS
from formlint.knowledge.message import Message, say
from formlint.knowledge.store import Knowledge

if TYPE_CHECKING:
    from formlint.html.document import Element

_ASKED = frozenset({"country", "country-name"})
_ORIGIN = "nationality"
_REGION = "address-level1"
_ELSEWHERE = {
    _ORIGIN: "list-nationality",
    "tel-country-code": "list-calling-selected",
}
"""Questions for a territory whose answer does not say where people live."""

_CHOICES = frozenset({"select-one", "select-multiple", "radio", "hidden", *BUTTON_TYPES})
_LOCALE_NAMES = frozenset({"locale", "lang", "language", "culture", "market", "storefront"})
_CURRENCY_NAME = "currency"
_ALPHABET = 6  # options in order that show that a list follows the alphabet
_LONGEST = 240  # longer values are data
_TOLD_AGAIN = frozenset({"list-only", "list-selected"})
"""What counts of a territory even where another list of the form offers it."""


Pairs = list[tuple[Option, str]]
"""Options of a list, or radio buttons of a group, each with the territory that it means."""


class Told(NamedTuple):
    """What one address group of a form tells.

    Attributes:
        clues: The signs.
        offered: The territories that its lists of countries offer, with their places; empty without such a list.
        first: Those that are chosen since they come first, in lists where no option says "choose".
        ahead: Those that are put before all others in long lists.
    """

    clues: list[Clue]
    offered: dict[str, int]
    first: list[str]
    ahead: list[str]


def tell_all(
    knowledge: Knowledge,
    fields: Sequence[Field],
    groups: Mapping[int, Key],
    languages: Callable[[], tuple[str, ...]],
) -> Mapping[Key, Told]:
    """What each address group tells; `languages` tells those of the page."""
    forms = by_form(fields)
    typed = {index for index, row in forms.items() if any(one.control.type not in _CHOICES for one in row)}
    read = _Reader(knowledge, languages)
    rows: dict[Key, list[Field]] = {}
    for one in fields:
        rows.setdefault(groups[one.control.index], []).append(one)
    return {key: _tell(row, read, switch=bool(typed) and key.form not in typed) for key, row in rows.items()}


def _tell(fields: Sequence[Field], read: "_Reader", *, switch: bool) -> Told:
    """What the fields of one group tell; `switch`: people choose in it, but enter nothing, unlike in others there."""
    told = Told([], {}, [], [])
    located = any(one.purpose == "postal-code" for one in fields)
    for one, listed in _lists(fields):
        if one.purpose == _REGION and country_lists.are_short(_items(listed)):
            continue
        open_ = located and one.purpose is None  # a thousand fields may show one list, which is read for few of them
        bare = open_ and country_lists.are_codes(read.known.knowledge, _items(listed))
        found = read.of(listed, asked=one.purpose in _ASKED or bare)
        if found and found.kind is Kind.TERRITORIES:
            _countries(read.known, told, one, found, switch=switch and not one.control.value("autocomplete"))
        elif found:
            told.clues.extend(found.clues)
    for one in fields:
        control = one.control
        if not control.options and (control.type == "hidden" or control.disabled or control.readonly):
            told.clues.extend(_fixed(read.known, control, control.value("value") or ""))
    return told


def _items(listed: Sequence[Option]) -> list[tuple[str, str]]:
    """The values and texts of the options that can be chosen."""
    return [(option.value, option.text) for option in listed if option.value and option.text.strip()]


def _lists(fields: Sequence[Field]) -> Iterator[tuple[Field, Sequence[Option]]]:
    """The lists of a form: of selects, data lists and groups of radio buttons."""
    radios: dict[str, list[Field]] = {}
    for one in fields:
        control = one.control
        if control.options:
            yield one, control.options
        elif control.type == "radio" and control.name:
            radios.setdefault(control.name, []).append(one)
    for group in radios.values():
        yield group[0], [_radio(one.control) for one in group]


def _radio(control: Control) -> Option:
    text = control.label.text if control.label else ""
    return Option(control.element, control.value("value") or "", text, control.disabled, control.element.has("checked"))


class _List:
    """A list as it was read, once for all the controls that show it.

    Attributes:
        kind: What it is a list of.
        chosen: Of a list of countries, the first option for each that is chosen from the start.
        first: Of a short one in which none is and no option says "choose", the territory that comes first.
        leads: Whether some of its values are addresses.
    """

    def __init__(self, known: Atlas, listed: Sequence[Option], reading: Reading) -> None:
        self._known = known
        self.kind = reading.kind
        self._listed, self._reading = listed, reading
        self._pairs = _named(listed, reading) if reading.kind is Kind.TERRITORIES else []
        self.chosen = _first_of_each([pair for pair in self._pairs if pair[0].selected])
        self.first = self._first(listed)
        self.leads = any("/" in option.value for option, _ in self._pairs)

    def _first(self, listed: Sequence[Option]) -> str | None:
        """What is chosen by its place; of a long list in the order of the alphabet nobody means the first."""
        short = 1 < len(self._pairs) <= self._known.limit("short-list")
        return self._pairs[0][1] if short and not self.chosen and listed[0] is self._pairs[0][0] else None

    @cached_property
    def ahead(self) -> str:
        """What comes before the alphabet of a long list begins, "" where nothing does."""
        pinned = self._pairs and _pinned(self._known, [option.text for option, _ in self._pairs])
        return self._pairs[0][1] if pinned else ""

    @cached_property
    def clues(self) -> Sequence[Clue]:
        """What it tells, if people say with it where they live; of a signal for a territory the first."""
        countries = self.kind is Kind.TERRITORIES
        found = _offers(self._known, self._pairs) if countries else _other(self._known, self._listed, self._reading)
        first: dict[tuple[str, str], Clue] = {}
        for clue in found:
            first.setdefault((clue.territory, clue.signal), clue)
        return [*first.values()]

    @cached_property
    def offered(self) -> Sequence[str]:
        """The territories that a list of countries offers, in its order."""
        return [*dict.fromkeys([territory for _, territory in self._pairs])]


class _Reader:
    """Reads each list of a page once: a thousand controls may share one of thousands."""

    def __init__(self, knowledge: Knowledge, languages: Callable[[], tuple[str, ...]]) -> None:
        self.known = atlas(knowledge)
        self._knowledge, self._languages = knowledge, languages
        self._lists: dict[tuple[Element, bool], _List | None] = {}

    def of(self, listed: Sequence[Option], *, asked: bool) -> _List | None:
        """What a list says, None when nothing that tells."""
        place = listed[0].element, asked
        if place not in self._lists:
            items = tuple([(option.value, option.text) for option in listed])
            reading = country_lists.read(self._knowledge, items, self._languages, asked=asked)
            self._lists[place] = _List(self.known, listed, reading) if reading else None
        return self._lists[place]


# Lists of countries


def _named(listed: Sequence[Option], reading: Reading) -> Pairs:
    rows = zip(listed, reading.territories, strict=True)
    return [(option, territories[0]) for option, territories in rows if territories and not option.disabled]


def _first_of_each(pairs: Pairs) -> Pairs:
    first: dict[str, Option] = {}
    for option, territory in pairs:
        first.setdefault(territory, option)
    return [(option, territory) for territory, option in first.items()]


def _countries(known: Atlas, told: Told, one: Field, found: _List, *, switch: bool) -> None:
    elsewhere = _ELSEWHERE.get(_ORIGIN if _is_origin(known, one.control) else one.purpose or "")
    if elsewhere:
        told.clues.extend(_clue(known, *pair, elsewhere) for pair in found.chosen)
    elif switch or found.leads:
        told.clues.extend(_clue(known, *pair, "list-edition") for pair in found.chosen)
    elif found.chosen and (one.control.disabled or (len(found.offered) > 1 and _is_put_away(one.control))):
        told.clues.extend(_clue(known, *pair, "fixed-value") for pair in found.chosen)
    else:
        offered = told.offered
        told.clues.extend(clue for clue in found.clues if clue.signal in _TOLD_AGAIN or clue.territory not in offered)
        for territory in found.offered:
            offered.setdefault(territory, len(offered))
        if found.first and one.control.type == "select-one":
            told.first.append(found.first)
        if found.ahead:
            told.ahead.append(found.ahead)


def _is_put_away(control: Control) -> bool:
    """Whether nobody is asked: a list is hidden together with its label, if it has one, and with no other field.

    A list that is hidden alone is drawn anew by a script.
    """
    hider = put_away_by(control.element)
    if hider is None or hider is control.element:
        return False
    fields = [one for one in hider.descendants(*CONTROL_TAGS) if one.type != "hidden" and one.tag != "button"]
    labelled = all(text.element and hider in text.element.ancestors() for text in control.labels)
    return labelled and fields == [control.element]


def _is_origin(known: Atlas, control: Control) -> bool:
    """Whether the texts or the name of a control speak of nationality or birth."""
    said = [words(text.text) for text in control.labels] + [parts(control.name or "")]
    return any(known.elsewhere.find(phrase) for phrase in said)


def _offers(known: Atlas, pairs: Pairs) -> Iterator[Clue]:
    """The clues of a list of countries."""
    pinned = _pinned(known, [option.text for option, _ in pairs])
    for place, pair in enumerate(pairs):
        if len(pairs) == 1:
            yield _clue(known, *pair, "list-only")
        elif pair[0].selected:
            yield _clue(known, *pair, "list-selected")
        elif place < pinned:
            yield _clue(known, *pair, "list-pinned")
        else:
            yield _clue(known, *pair, "list-offered")


def _clue(known: Atlas, option: Option, territory: str, signal: str) -> Clue:
    return Clue(territory, signal, *_said(known, territory, signal), element=option.element)


_SAID: Mapping[str, Callable[[object], Message]] = {
    "list-nationality": lambda territory: say(
        "{territory} is selected as the nationality or place of birth", territory=territory
    ),
    "list-calling-selected": lambda territory: say(
        "{territory} is selected as the country calling code", territory=territory
    ),
    "fixed-value": lambda territory: say("the form fixes {territory}", territory=territory),
    "list-edition": lambda territory: say("the site is set to {territory}", territory=territory),
    "list-offered": lambda territory: say("the form offers {territory}", territory=territory),
    "list-only": lambda territory: say("the form offers only {territory}", territory=territory),
    "list-pinned": lambda territory: say("the form offers {territory} first", territory=territory),
    "list-selected": lambda territory: say("the form preselects {territory}", territory=territory),
    "list-subdivisions": lambda territory: say("the form lists places in {territory}", territory=territory),
}


@lru_cache(maxsize=2048)
def _said(known: Atlas, territory: str, signal: str) -> tuple[Message, float]:
    return _SAID[signal](known.named(territory)), known.weight(signal)


def _pinned(known: Atlas, texts: list[str]) -> int:
    """How many options of a long list are put before those that follow the alphabet."""
    if len(texts) <= known.limit("short-list"):
        return 0
    names = [*map(key, texts)]
    first = names.index(min(names))
    then = names[first : first + _ALPHABET]
    return first if first <= known.limit("short-list") and then == sorted(then) else 0


# Other lists


def _other(known: Atlas, listed: Sequence[Option], reading: Reading) -> Iterator[Clue]:
    if reading.kind is Kind.SUBDIVISIONS:
        for territory in reading.territories[0]:
            yield _clue(known, listed[0], territory, "list-subdivisions")
        return
    signal = "list-calling" if reading.kind is Kind.CALLING_CODES else "list-currency"
    short = len(listed) <= known.limit("short-list")
    for option, territories in zip(listed, reading.territories, strict=True):
        chosen = option.selected and reading.kind is Kind.CALLING_CODES
        for territory in territories if chosen or short else ():
            confidence = known.weight("list-calling-selected" if chosen else signal) / len(territories)
            yield Clue(
                territory,
                signal,
                _offer(known, territory, signal),
                confidence,
                len(territories) > 1,
                option.element,
            )


@lru_cache(maxsize=1024)
def _offer(known: Atlas, territory: str, signal: str) -> Message:
    place = known.named(territory)
    if signal == "list-calling":
        return say("the form offers the country calling code of {territory}", territory=place)
    return say("the form offers the currency of {territory}", territory=place)


# Countries written into the form


def _fixed(known: Atlas, control: Control, value: str) -> Iterator[Clue]:
    """What a value says that people cannot change."""
    if not value or len(value) > _LONGEST:
        return
    name = control.name or control.id or ""
    territory = country_lists.by_value(control.knowledge, value)
    if territory and _asks_for(control.knowledge, name) & _ASKED:
        yield Clue(
            territory,
            "fixed-value",
            say('{name} is always "{value}"', name=name, value=value),
            known.weight("fixed-value"),
            element=control.element,
            attribute="value",
        )
    elif name.lower() in _LOCALE_NAMES and (said := locale_codes.locale(known, value)).territory and said.language:
        yield Clue(
            said.territory,
            "fixed-locale",
            say('{name} is always "{value}"', name=name, value=value),
            known.weight("fixed-locale"),
            element=control.element,
            attribute="value",
        )
    elif _CURRENCY_NAME in name.lower():
        yield from money(
            known, value.upper(), say('{name} is always "{value}"', name=name, value=value), control.element, "value"
        )


def _asks_for(knowledge: Knowledge, name: str) -> frozenset[str]:
    return frozenset(saying.purpose for saying in read_name(knowledge, name, ("en",)))
