"""Lists: what a control offers to choose from, what it lacks, and what the options mean."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from formlint.forms.audience import country_lists
from formlint.forms.audience.lookup import key
from formlint.forms.controls import Control, Option
from formlint.knowledge.address import Subdivision
from formlint.knowledge.pack import Pack, TerritoryFacts
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_PIECES = compiled_when_used(r"\s[-–—|/]\s|[()\[\]]")
_MOST_UNREAD = 5  # options of a country list that may be understood wrongly or not at all
_MOST_OF_A_TERRITORY = 0.6  # of its units, in a list of them
_FEWEST_UNITS = 3
_PARTS = 2  # options, at least, that a list has for a unit that it splits
_SHORTEST_NAME = 4  # letters; what is shorter is a code


def facts(knowledge: Knowledge, name: str) -> Mapping[str, Any]:
    """A table of `rules/values/options.toml`."""
    return knowledge.table("values/options")[name]


def plain(text: str) -> str:
    """A text to compare with others: small letters, no dots at the end."""
    return text.casefold().strip(" .:*")


@lru_cache(maxsize=4)
def peopled(knowledge: Knowledge) -> tuple[TerritoryFacts, ...]:
    """The territories that a list of all countries must have, the largest first."""
    table = facts(knowledge, "countries")
    wanted = [
        one
        for one in knowledge.index().values()
        if one.population >= table["least-people"] and one.code not in table["left-out"]
    ]
    return tuple(sorted(wanted, key=lambda one: -one.population))


def is_around_kosovo(knowledge: Knowledge, codes: Collection[str]) -> bool:
    """Whether territories are all neighbours of Kosovo, perhaps with others, but not Kosovo."""
    return "XK" not in codes and set(facts(knowledge, "countries")["around-kosovo"]) <= set(codes)


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


@lru_cache(maxsize=256)
def _lists(knowledge: Knowledge, territory: str) -> tuple[_Units, ...]:
    """The lists that forms may offer of a territory, that of its subdivisions first."""
    address = knowledge.territory(territory).address
    every = address.subdivisions if address else ()
    renamed: Mapping[str, str] = facts(knowledge, "subdivisions")["renamed"].get(territory, {})
    former = {plain(name): unit for unit in every for name in unit.former}
    former |= {name: unit for unit in every for name, code in renamed.items() if code == unit.code}
    others = address.lists if address else ()
    return (_read(every, former), *(_read(one.subdivisions, {}) for one in others))


def _read(every: tuple[Subdivision, ...], former: Mapping[str, Subdivision]) -> _Units:
    keys = [tuple(map(key, unit.spelled)) for unit in every]
    needed = sum(not unit.optional for unit in every)
    return _Units(every, keys, frozenset(name for those in keys for name in those), needed, former)


def _is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin ones, those of Vietnamese included."""
    return all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in text if letter.isalpha())


class Listing:
    """The list of a control: what it offers, and what that means."""

    def __init__(self, control: Control) -> None:
        """Nothing is read before it is asked for."""
        self._control = control

    @cached_property
    def is_written_out(self) -> bool:
        """Whether it is a select for one choice, all of whose options are written in the page."""
        control = self._control
        if control.type != "select-one":
            return False
        return not (control.element.unknown_text or any(option.element.unknown("value") for option in control.options))

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """The options that answer the question: what is disabled, empty or a line between groups is left out."""
        return tuple(
            option
            for option in self._control.options
            if option.value.strip() and not option.disabled and any(map(str.isalnum, option.text))
        )

    @property
    def written_choices(self) -> tuple[Option, ...]:
        """The same, where all options are written in the page; none where it is no such list."""
        return self.choices if self.is_written_out else ()

    @cached_property
    def territories(self) -> tuple[tuple[Option, str], ...]:
        """The options of a list of countries with the territory each means; empty where it is none, or unclear."""
        listed = self.written_choices
        items = tuple([(option.value, option.text) for option in listed])
        reading = country_lists.read(self._control.knowledge, items, self._spoken, asked=True)
        if reading is None or reading.kind is not country_lists.Kind.TERRITORIES:
            return ()
        found = [(option, means[0]) for option, means in zip(listed, reading.territories, strict=True) if means]
        return tuple(found) if len(found) + _MOST_UNREAD >= len(listed) else ()

    def _spoken(self) -> tuple[str, ...]:
        language = self._control.page.language
        return (language,) if language else ()

    def units_of(self, pack: Pack) -> tuple[Subdivision, ...]:
        """The subdivisions of a territory that it offers, if it offers most of them; empty where it does not."""
        units = self._list(pack) if self._all_told else None
        if units is None or units.known.isdisjoint(self._all_told):
            return ()
        if self._named(units) < max(_FEWEST_UNITS, _MOST_OF_A_TERRITORY * units.needed):
            return ()
        pairs = zip(units.every, units.keys, strict=True)
        return tuple(unit for unit, keys in pairs if not self._offered.isdisjoint(keys))

    def list_of(self, pack: Pack) -> tuple[Subdivision, ...]:
        """All that a list should offer which offers most of them: the subdivisions of a territory, or other parts."""
        return self._list(pack).every

    def _list(self, pack: Pack) -> _Units:
        """Of the lists of a territory, that of which it offers the largest share."""
        first, *others = _lists(self._control.knowledge, pack.territory)
        return max((first, *others), key=self._share) if others else first

    def _share(self, units: _Units) -> float:
        return self._named(units) / max(units.needed, 1)

    def _named(self, units: _Units) -> int:
        return sum(not self._all_told.isdisjoint(keys) for keys in units.keys)

    def count_units(self, pack: Pack) -> int:
        """How many options are subdivisions of a territory."""
        known = self._list(pack).known if self._told else frozenset[str]()
        if known.isdisjoint(self._said):  # as in most territories
            return 0
        return sum(not known.isdisjoint(keys) for keys in self._told)

    def may_offer(self, unit: Subdivision, pack: Pack) -> bool:
        """Whether an option that is no other subdivision has a longer or shorter form of the name of one.

        In letters of which the pack has no name for it, or only some, any such option may have it.
        """
        known = self._list(pack).known
        unread = [set(" ".join(keys).split()) for keys in self._told if known.isdisjoint(keys)]
        if _is_latin(unit.name) and not all(_is_latin(word) for said in unread for word in said):
            return True
        names = [set(key(name).split()) for name in unit.spelled if len(name) >= _SHORTEST_NAME] if unread else []
        return any(name <= said or said <= name for name in names for said in unread if said)

    def named_as(self, unit: Subdivision) -> str:
        """The name of a subdivision in the letters that the options have, as far as one is known."""
        latin = all(_is_latin(text) for text in self._said)
        return next((name for name in (unit.name, *unit.also) if _is_latin(name) is latin), unit.name)

    def may_be_split(self, missing: int, pack: Pack) -> bool:
        """Whether options that are no subdivisions may be the parts of some, such as islands: two or more of each."""
        known = self._list(pack).known
        return sum(known.isdisjoint(keys) for keys in self._told) >= _PARTS * missing

    def stale_units(self, pack: Pack) -> tuple[tuple[Option, Subdivision], ...]:
        """The options that have a former name or code of a subdivision, each with what it has become."""
        former = self._list(pack).former
        listed = self.choices if former else ()
        pairs = ((option, former.get(plain(option.text)) or former.get(plain(option.value))) for option in listed)
        return tuple((option, unit) for option, unit in pairs if unit)

    @cached_property
    def _told(self) -> Sequence[frozenset[str]]:
        """The keys of what each option says: what they submit may be codes of other places."""
        return [frozenset(map(key, (option.text, *_PIECES.split(option.text)))) - {""} for option in self.choices]

    @cached_property
    def _all_told(self) -> frozenset[str]:
        """All of these."""
        return self._said if self.is_written_out else frozenset()

    @cached_property
    def _said(self) -> frozenset[str]:
        """The keys of what all options say that are written."""
        return frozenset[str]().union(*self._told)

    @cached_property
    def _offered(self) -> frozenset[str]:
        """The keys of all that it offers; an option without a text may get one by a script."""
        return self._all_told | {key(option.value) for option in self._control.options if not option.disabled} - {""}
