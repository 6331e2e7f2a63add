"""Of a rule with very many findings on a page, those that cannot be shown are counted, and not made.

To make one takes as long as to find it, and more memory.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from formlint.forms.controls import Form
from formlint.forms.purpose.field import Field
from formlint.html.source import Span
from formlint.lint.report import Finding
from formlint.rule.hit import Level


class Left(NamedTuple):
    """A finding that was not made, as far as it counts for the names of others."""

    rule: str
    attribute: str | None
    span: Span
    field: Field | None
    form: Form | None


class Room:
    """How many findings of each rule are made: the worst, of those alike the first ones.

    Attributes:
        left: Those that were not made, by rule and place.
    """

    def __init__(self, most: int, whole: AbstractSet[str]) -> None:
        """Make room for `most` findings of each rule; all are made of the rules that others refer to, the `whole`."""
        self._most, self._whole = most, whole
        self._made: dict[tuple[str, int], tuple[int, Span]] = {}
        self._number = Counter[str]()
        self.left: dict[tuple[str, Span], Left] = {}

    def add(self, finding: Finding) -> None:
        """Count a finding that was made."""
        alike = finding.rule, finding.level.rank
        number, last = self._made.get(alike, (0, finding.span))
        self._made[alike] = number + 1, max(last, finding.span)
        self._number[finding.rule] += 1

    def may_be_full(self, rule: str) -> bool:
        """Whether another finding of a rule may be one too many."""
        return self._number[rule] >= self._most and rule not in self._whole

    def is_full(self, rule: str, level: Level, span: Span) -> bool:
        """Whether so many findings of a rule were made that are worse than another one, or as bad and before it."""
        ahead = sum(self._made.get((rule, rank), (0, span))[0] for rank in range(level.rank))
        number, last = self._made.get((rule, level.rank), (0, span))
        return ahead + (number if last < span else 0) >= self._most

    def counts(self) -> Counter[str]:
        """How many findings of each rule were not made."""
        return Counter(one.rule for one in self.left.values())
