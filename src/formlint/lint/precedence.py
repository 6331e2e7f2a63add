"""Which of the hits on a control tells more about a fault than another, which is left out then."""

from formlint.rule.declaration import Rank, Rule

_Thing = tuple[int, str | None, str]
"""What a hit is about: a control, an attribute of it (None: as a whole), and the rule's category; "" for any."""


class Told:
    """What rules have told of controls, by their indexes."""

    def __init__(self) -> None:
        self._rules: set[tuple[int, str]] = set()
        self._highest: dict[_Thing, Rule] = {}

    def add(self, rule: Rule, control: int, attribute: str | None) -> None:
        """Take note of a hit."""
        self._rules.add((control, rule.id))
        things = [(control, attribute, rule.category)]
        if attribute is not None:
            things.append((control, attribute, ""))
        for thing in things:
            if thing not in self._highest or self._highest[thing].rank < rule.rank:
                self._highest[thing] = rule

    def more_than(self, rule: Rule, control: int, attribute: str | None) -> str | None:
        """The id of a rule that has told more about the fault that a hit is about; None without one."""
        named = sorted(one for one in rule.unless if (control, one) in self._rules)
        if named:
            return named[0]
        alike = self._highest.get((control, attribute, rule.category), rule)
        there = self._highest.get((control, attribute, ""), rule)
        if there.rank > rule.rank and (there.rank is Rank.BROKEN or rule.rank is Rank.ADVICE):
            return there.id
        return alike.id if alike.rank > rule.rank else None
