"""What is found out about an audience."""

from collections.abc import Mapping
from enum import StrEnum
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from formlint.forms.controls import Control, Form
from formlint.forms.purpose.field import Evidence
from formlint.html.document import Element
from formlint.html.source import Span
from formlint.knowledge.message import Message

if TYPE_CHECKING:
    from formlint.forms.audience.groups import Key

_CERTAIN = 0.9999  # nothing weighs infinitely


class Clue(NamedTuple):  # a list of countries makes hundreds, in a third of the time that dataclasses take
    """A sign on the page that a territory is served.

    Attributes:
        territory: Its code.
        signal: The key of its weight; the word before the first dash is its family. Clues of one family tell one fact.
        text: The sign as people read it.
        confidence: What the sign alone gives, 0 to 1.
        shared: Whether it speaks for other territories as well, as a language does.
        element: Where it is, None where it is in no single place.
        attribute: The attribute of `element` that shows it; None for its start tag.
    """

    territory: str
    signal: str
    text: Message
    confidence: float
    shared: bool = False
    element: Element | None = None
    attribute: str | None = None

    @property
    def span(self) -> Span | None:
        """The place to point at."""
        if self.element is None:
            return None
        attribute = self.element.attribute(self.attribute) if self.attribute else None
        return attribute.span if attribute else self.element.span

    def evidence(self) -> Evidence:
        """The clue as people see it; weights of independent clues add up."""
        return Evidence(self.signal, self.text, self.span, round(-log(1 - min(self.confidence, _CERTAIN)), 2))


class Served(NamedTuple):
    """A territory that a form serves, how sure that is (0 to 1) and why."""

    territory: str
    confidence: float
    clues: tuple[Clue, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for it, the strongest first."""
        return self.reasons(len(self.clues))

    def reasons(self, most: int) -> tuple[Evidence, ...]:
        """The same, but no more than so many."""
        return tuple([clue.evidence() for clue in self.clues[:most]])


class Stand(StrEnum):
    """Why a territory counts for a field."""

    STATED = "stated"
    CHOSEN = "chosen"
    ONLY = "only"
    HOME = "home"
    OFFERED = "offered"


_ALL_STATES = MappingProxyType[str, Stand]({})


class State(NamedTuple):
    """Whom an address group of a form serves, in the state that the page is in.

    Attributes:
        served: The territories, those that stand first, and of these the likeliest.
        standing: Why those count that are not merely offered: what fails for them fails now.
        listed: Whether people choose their country: what fails for those offered may change with that.
        borrowed: Whether they choose it in another group or form.
        likely: The one offered that the page points at without saying so; it makes milder, and never harder.
    """

    served: tuple[Served, ...] = ()
    standing: Mapping[str, Stand] = _ALL_STATES
    listed: bool = False
    borrowed: bool = False
    likely: str = ""

    def stand(self, territory: str) -> Stand:
        """Why a territory counts."""
        return self.standing.get(territory, Stand.OFFERED)


_OF_PEOPLE = frozenset(
    {"additional-name", "cc-name", "email", "family-name", "given-name", "name", "organization"}
)  # fmt: skip
"""Purposes that belong to people, and to no address."""


class Audience(NamedTuple):
    """The territories that a page and its forms serve, the likeliest first.

    Attributes:
        whole: What holds for the page as a whole, and for fields of no group.
        own: Those of the forms that tell their own, by the index of the form.
        groups: The address group of each control, by its index.
        states: What holds for each group; for the people of a form as a whole.
    """

    whole: State = State()
    own: Mapping[int, tuple[Served, ...]] = MappingProxyType({})
    groups: "Mapping[int, Key]" = MappingProxyType({})
    states: "Mapping[Key, State]" = MappingProxyType({})

    @property
    def served(self) -> tuple[Served, ...]:
        """The territories that the page serves."""
        return self.whole.served

    def about(self, control: Control, purpose: str | None) -> State:
        """What holds for a field: people come from wherever a form asks, an address is of its own group."""
        key = self.groups.get(control.index)
        if key is None:
            return self.whole
        return (self.states.get(key.people) if purpose in _OF_PEOPLE else None) or self.states[key]

    def standing(self, form: Form) -> list[str]:
        """Who counts in the groups of a form, and why, as one text for each."""
        rows = [
            (key.label, *one)
            for key, state in self.states.items()
            if key.form == form.index
            for one in state.standing.items()
        ]
        return [" ".join(row) for row in sorted(rows)]

    def of(self, form: Form) -> tuple[Served, ...]:
        """The territories that a form serves as a whole: what it says itself, else what the page says."""
        return self.own.get(form.index, self.served)
