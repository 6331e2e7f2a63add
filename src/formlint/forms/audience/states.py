"""In which state the address groups of a page are: who is chosen there, who is at home, and who is merely offered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from formlint.forms.audience.form_clues import Told
from formlint.forms.audience.groups import Key
from formlint.forms.audience.lookup import Atlas
from formlint.forms.audience.model import Clue, Served, Stand, State
from formlint.forms.audience.score import together, weigh
from formlint.knowledge.message import say

_CHOSEN = frozenset({"fixed-value", "list-selected"})
_OF_THE_SITE = frozenset({"fixed-locale", "list-edition"})
"""What a form tells of the site as a whole, and so of all forms."""

_ORDER = {Stand.STATED: 0, Stand.CHOSEN: 0, Stand.ONLY: 0, Stand.HOME: 1, Stand.OFFERED: 2}
_HOME, _NEAR = 0.6, 0.1
"""A page is at home in a territory of which signs of its own make it so sure, and so near to the surest one."""

_LIKELY = 0.5
"""The same by all signs, such as a language, that the field's people are of it."""


class _Signs:
    """What tells of the territories of a form, be it of its page: by territory, and where it is at home."""

    def __init__(self, clues: Sequence[Clue]) -> None:
        self.clues = clues
        self.by_territory: dict[str, list[Clue]] = {}
        for clue in clues:
            self.by_territory.setdefault(clue.territory, []).append(clue)

    @property
    def tells(self) -> bool:
        """Whether any of it speaks for one territory alone."""
        return any(not clue.shared for clue in self.clues)

    @cached_property
    def home(self) -> frozenset[str]:
        """The territories that the form is of, by more than a language."""
        alone = {code: together(clues, shared=False) for code, clues in self.by_territory.items()}
        surest = max(alone.values(), default=0.0)
        return frozenset([code for code, sure in alone.items() if sure >= _HOME and sure >= surest - _NEAR])

    def likeliest(self, offered: Iterable[str]) -> str:
        """The one of some territories that even signs which others share point at; "" for none."""
        found = {code: together(self.by_territory.get(code, ()), shared=True) for code in offered}
        likely = max(found, key=lambda code: found[code], default="")
        return likely if found.get(likely, 0) >= _LIKELY else ""


class States:
    """Makes out the states, from what the page tells of all groups (`common`) and each group of itself (`told`).

    A page may hold forms of several sites, as a form for a newsletter: what stands in one tells of others only where
    nothing else does, all of it is about one territory, and nobody chooses a country.
    """

    def __init__(self, known: Atlas, common: Mapping[int | None, Sequence[Clue]], told: Mapping[Key, Told]) -> None:
        """Take what was found: `common` by the form it stands in, None for the page around them."""
        self._known, self._told = known, told
        around = common.get(None, ())
        signs = {form: _Signs(distinct(known, (*around, *own))) for form, own in common.items() if own}
        plain = signs.get(None, _Signs(()))
        every = [clue for own in common.values() for clue in own]
        agree = len({clue.territory for clue in every if not clue.shared}) == 1
        if agree and not plain.tells and not any(said.offered for said in told.values()):
            plain = _Signs(distinct(known, every))
        self._signs = {
            form: own if (own := signs.get(form, plain)).tells else plain for form in {key.form for key in told}
        }

    def all(self) -> dict[Key, State]:
        """The state of each group, and of the people of each form whose fields are not all in one state."""
        told = self._told
        states = {key: self._listed(key) for key, said in told.items() if said.offered}
        listed = dict[int, list[Key]]()
        for key in sorted(states):
            listed.setdefault(key.form, []).append(key)
        for key in told:
            if key not in states:
                states[key] = self._unlisted(key, listed.get(key.form, ()), states)
        forms = dict[int, list[State]]()
        for key in sorted(told):
            forms.setdefault(key.form, []).append(states[key])
        for index, row in forms.items():
            if len(row) > 1 and any(state.listed for state in row):
                states[Key(index, "").people] = _of_people(row)
        return states

    @cached_property
    def _of_site(self) -> list[Clue]:
        return [clue for said in self._told.values() for clue in said.clues if clue.signal in _OF_THE_SITE]

    def _listed(self, key: Key) -> State:
        """The state of a group in which people choose their country."""
        known, said, page = self._known, self._told[key], self._signs[key.form]
        signs = [clue for territory in said.offered for clue in page.by_territory.get(territory, ())]
        signs += (clue for clue in said.clues if clue.territory in said.offered)
        served = weigh(known, (*distinct(known, signs), *rest_of_world(known, [said])), order(known, [said]))
        standing = _standing(said, page.home)
        likely = page.likeliest(said.offered) or next(iter(said.ahead), "")
        if page.home and not standing:  # a list of the countries abroad
            likely = min(page.home)
        return State(_led(served, standing, likely), standing, listed=True, likely=likely)

    def _unlisted(self, key: Key, listed: Sequence[Key], states: Mapping[Key, State]) -> State:
        """The state of a group without a list: that of its form's list of no group, else another group's, else its own.

        An address takes another one's list only where it is not known where the page is at home.
        """
        said = self._told[key]
        fixed = any(clue.signal == "fixed-value" for clue in said.clues)
        if listed and not fixed:
            if not listed[0].label:
                return states[listed[0]]
            if not (key.label and self._signs[key.form].home):
                return states[listed[0]]._replace(borrowed=bool(key.label))
        plain = key._replace(label="")
        own = [*said.clues, *(self._told[plain].clues if plain in self._told else ())]
        return self._without_list(own, self._signs[key.form])

    def _without_list(self, own: Sequence[Clue], page: _Signs) -> State:
        """The state of a group in which nobody chooses: who else may be served counts where nobody is for sure."""
        served = weigh(self._known, distinct(self._known, (*page.clues, *own, *self._of_site)), {})
        standing = {clue.territory: Stand.CHOSEN for clue in own if clue.signal == "fixed-value"}
        if not standing:
            standing = {one.territory: Stand.HOME for one in served if one.territory in page.home}
        return State(tuple([one for one in served if one.territory in standing]) if standing else served, standing)


def _standing(said: Told, home: frozenset[str]) -> dict[str, Stand]:
    """Why those count that a list offers."""
    standing = dict.fromkeys([code for code in said.offered if code in home], Stand.HOME)
    standing.update(dict.fromkeys(said.first, Stand.CHOSEN))
    for clue in said.clues:
        if clue.territory in said.offered and clue.signal in _CHOSEN:
            standing[clue.territory] = Stand.CHOSEN
        elif clue.signal == "list-only":
            standing[clue.territory] = Stand.ONLY
    return standing


def _of_people(row: Sequence[State]) -> State:
    """The state of the people of a form, who come from wherever one of its addresses may be."""
    every = dict[str, Served]()
    for one in (one for state in row for one in state.served):
        if one.territory not in every or one.confidence > every[one.territory].confidence:
            every[one.territory] = one
    standing = {code: stand for state in row for code, stand in state.standing.items()}
    served = sorted(every.values(), key=lambda one: -one.confidence)
    return State(_led(served, standing), standing, listed=True)


def _led(served: Iterable[Served], standing: Mapping[str, Stand], likely: str = "") -> tuple[Served, ...]:
    """The territories: those chosen, those at home, the likely one, and all others."""
    order = {code: _ORDER[stand] for code, stand in standing.items()}
    order.setdefault(likely, _ORDER[Stand.HOME])
    return tuple(sorted(served, key=lambda one: order.get(one.territory, _ORDER[Stand.OFFERED])))


def distinct(known: Atlas, clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that add anything: of a signal for a territory the strongest, or else the first."""
    found: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        place = clue.territory, clue.signal
        if clue.territory in known.index and (place not in found or clue.confidence > found[place].confidence):
            found[place] = clue
    return tuple(found.values())


def order(known: Atlas, told: Iterable[Told]) -> Mapping[str, int]:
    """The order of the territories in lists that are too short for an alphabet."""
    order: dict[str, int] = {}
    for one in told:
        if len(one.offered) <= known.limit("short-list"):
            for territory in one.offered:
                order.setdefault(territory, len(order))
    return order


def rest_of_world(known: Atlas, told: Iterable[Told]) -> Iterator[Clue]:
    """Territories that a list leaves out which else offers all the world."""
    for one in told:
        if len(one.offered) >= known.limit("world"):
            places, least = known.ranks, known.limit("peopled")
            for territory in known.index:
                if territory not in one.offered and places.get(territory, least) < least:
                    place = known.named(territory)
                    said = say(
                        "the form offers {number} territories, but not {territory}",
                        number=len(one.offered),
                        territory=place,
                    )
                    yield Clue(territory, "list-world", said, known.weight("list-world"))
