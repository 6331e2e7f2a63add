"""What goes through the line of a page between rules and reports: hits and findings with what they are about."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from formlint.forms.audience.model import Served
from formlint.forms.controls import Form
from formlint.forms.purpose.field import Field
from formlint.knowledge.pack import WORLD, Pack
from formlint.knowledge.store import Knowledge
from formlint.lint.plan import perhaps_served, surely_served
from formlint.lint.report import Finding
from formlint.rule.declaration import Rule
from formlint.rule.hit import Hit


class Whom:
    """Whom rules ask about for some forms: the territories surely served, and each that may be (or the world)."""

    def __init__(self, served: Iterable[Served], known: Knowledge) -> None:
        """Take all that the forms serve."""
        self.served = perhaps_served(served)
        self._known = known

    @cached_property
    def _packs(self) -> Sequence[tuple[Pack, Served]]:
        return [(self._known.territory(one.territory), one) for one in self.served]

    @cached_property
    def known(self) -> Sequence[Pack]:
        """The packs of the territories that may be served."""
        return [pack for pack, _ in self._packs]

    @cached_property
    def sure(self) -> Sequence[Pack]:
        """Those of the territories that surely are."""
        return [*map(self._known.territory, surely_served(self.served))]

    @cached_property
    def each(self) -> Sequence[tuple[Pack, Served | None]]:
        """Each territory to be asked about: the world, too, where none is sure."""
        world = [] if self.sure else [(self._known.territory(WORLD), None)]
        return [*world, *self._packs]

    @cached_property
    def chosen(self) -> Served | None:
        """The country that the form has chosen from the start."""
        return next((one for one in self.served if is_told(one, "list-selected")), None)


class Placed(NamedTuple):
    """A hit with what it was found on; where it is about a territory, with that, and with all that the form serves."""

    rule: Rule
    hit: Hit
    field: Field | None = None
    form: Form | None = None
    served: Served | None = None
    whom: Whom | None = None


def is_told(one: Served, signal: str) -> bool:
    """Whether a sign of some kind speaks for a territory."""
    return any(clue.signal == signal for clue in one.clues)


Found = tuple[Finding, Field | None, Form | None]
"""A finding with the field and the form concerned."""
