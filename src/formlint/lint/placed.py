"""What goes through the line of a page between rules and reports: hits and findings with what they are about."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from formlint.forms.audience.model import Served, State
from formlint.forms.controls import Form
from formlint.forms.purpose.field import Field
from formlint.html.scripts import Scripts
from formlint.knowledge.pack import WORLD, Pack
from formlint.knowledge.store import Knowledge
from formlint.lint.plan import perhaps_served, surely_served
from formlint.lint.report import Finding
from formlint.rule.declaration import Rule
from formlint.rule.hit import Hit, Level


class Whom:
    """Whom rules ask about for some fields: the territories surely served, and each that may be (or the world)."""

    def __init__(self, state: State, known: Knowledge) -> None:
        """Take the state that the fields are in."""
        self.state = state
        self.served = perhaps_served(state.served)
        self._known = known

    def may_change(self, field: Field) -> bool:
        """Whether people choose their country, and a script may change a field with it."""
        form = field.control.form.element
        return self.state.listed and field.control.document.facts(Scripts).may_change(field.control.element, form)

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


class Placed(NamedTuple):
    """A hit with what it was found on; where it is about a territory, with that, and with whom the field serves."""

    rule: Rule
    hit: Hit
    field: Field | None = None
    form: Form | None = None
    served: Served | None = None
    whom: Whom | None = None

    @property
    def level(self) -> Level:
        """The level of the hit, that of its rule where it has none of its own."""
        return self.hit.level or self.rule.level

    def lowered_to(self, level: Level) -> "Placed":
        """The same at that level, or at its own if that is milder."""
        return self._replace(hit=self.hit._replace(level=self.level.lowered_to(level)))


Found = tuple[Finding, Field | None, Form | None]
"""A finding with the field and the form concerned."""
