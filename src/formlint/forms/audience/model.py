"""What is found out about an audience."""

from collections.abc import Mapping
from math import log
from types import MappingProxyType
from typing import NamedTuple

from formlint.forms.controls import Form
from formlint.forms.purpose.field import Evidence
from formlint.html.document import Element
from formlint.html.source import Span

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
    text: str
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


class Audience(NamedTuple):
    """The territories that a page and its forms serve, the likeliest first."""

    served: tuple[Served, ...] = ()
    own: Mapping[int, tuple[Served, ...]] = MappingProxyType({})
    """What is known of single forms, by their index."""

    def of(self, form: Form) -> tuple[Served, ...]:
        """The territories that a form serves: what it says itself, else what the page says."""
        return self.own.get(form.index, self.served)
