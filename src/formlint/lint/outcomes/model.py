"""How a form stands with the territories that it serves."""

from dataclasses import dataclass
from enum import StrEnum

from formlint.lint.report import Finding, Place


class Outcome(StrEnum):
    """What becomes of people who want to complete a form."""

    BLOCKED = "blocked"
    HINDERED = "hindered"
    FREE = "can complete"


@dataclass(frozen=True, slots=True)
class Standing:
    """A territory and its outcome, with the first finding that tells why (None where its people get through).

    Attributes:
        field: What people call the field that the finding is about.
        line: On which line of the page that is.
    """

    territory: str
    outcome: Outcome
    finding: Finding | None = None
    field: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class FormReach:
    """How a form stands with each territory that it serves.

    Attributes:
        name: What people call the form: its heading, button, name or address; "" where it has none.
        place: Where it begins.
        kind: What is equal for the same form on other pages.
        standings: Blocked territories first, then hindered ones, the most populous first.
        everywhere: The worst finding that concerns some people of every territory, or None.
        pages: On how many pages the form stands.
    """

    name: str
    place: Place
    kind: object
    standings: tuple[Standing, ...]
    everywhere: Finding | None = None
    pages: int = 1

    def of(self, outcome: Outcome) -> tuple[Standing, ...]:
        """The territories with an outcome."""
        return tuple(one for one in self.standings if one.outcome is outcome)

    @property
    def worst(self) -> Outcome:
        """The worst outcome, for any territory or for some people everywhere."""
        if self.standings and self.standings[0].outcome is not Outcome.FREE:
            return self.standings[0].outcome
        return Outcome.HINDERED if self.everywhere else Outcome.FREE
