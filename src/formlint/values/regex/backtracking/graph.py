"""Every way a backtracking engine can go through a pattern, as a graph from character to character.

The places of the graph are the characters of the pattern (Glushkov's construction). A step knows in how many ways it
can be made without reading a character, for an engine that fails tries them all. Two rules of the standard matter: a
round of a loop that reads nothing is given up, unless the loop still owes rounds (RepeatMatcher in ECMAScript); and
what looks around reads nothing, it only lets pass or not.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from formlint.values.regex.characters import NONE, Characters
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.syntax import Around, Choice, Edge, One, Sequence, Syntax, Times, WordEdge

_MAX_PLACES: Final = 250
_MAX_STEPS: Final = 4_000
_MAX_WORK: Final = 20_000
_SPARE: Final = 6
"""Rounds kept of a bounded loop beyond those it owes: fewer ways than there are, never more."""
_MERGED: Final = 3
"""From so many options on, V8 makes one character class of all options that are a single letter."""

Guard = Around | Edge | WordEdge
Guards = tuple[int, ...]
Ends = Counter[tuple[Guards, int]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step to a place, in a number of ways, if the guards (by number, in order) let pass."""

    place: int
    guards: Guards
    ways: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The places with the characters each one reads; place 0 is the start and reads none.

    Attributes:
        steps: From each place, the steps that read one character.
        ends: For each place, the guards on the ways to the end of the pattern.
        guards: What looks around, by number.
        rest: For each place, the least number of characters from it to the end; None where no way leads to the end.
    """

    chars: tuple[Characters, ...]
    steps: tuple[tuple[Step, ...], ...]
    ends: tuple[tuple[Guards, ...], ...]
    guards: tuple[Guard, ...]
    rest: tuple[int | None, ...]

    def leading_to(self, guard: int) -> dict[int, list[Guards]]:
        """The places from which an engine comes to ask a guard, with the guards that it asks before."""
        found: dict[int, list[Guards]] = {}
        for place, steps in enumerate(self.steps):
            for guards in (*(step.guards for step in steps), *self.ends[place]):
                if guard in guards:
                    found.setdefault(place, []).append(guards[: guards.index(guard)])
        return found


@dataclass(slots=True)
class _Part:
    """A piece of a pattern: in how many ways it reads nothing, and with which characters it begins and ends."""

    idle: Counter[Guards] = field(default_factory=Counter[Guards])
    first: Ends = field(default_factory=Counter[tuple[Guards, int]])
    last: Ends = field(default_factory=Counter[tuple[Guards, int]])


def build(syntax: Syntax) -> Graph:
    """The graph of a pattern.

    Raises:
        BudgetExceededError: It would have too many places or steps.
    """
    builder = _Builder()
    whole = builder.join(_Part(last=Counter({((), 0): 1})), builder.part(syntax))
    steps: list[list[Step]] = [[] for _ in builder.chars]
    for (source, guards, place), ways in builder.steps.items():
        if builder.may_read(guards, source):
            steps[source].append(Step(place, guards, ways))
    ends: list[list[Guards]] = [[] for _ in builder.chars]
    for guards, place in whole.last:
        if builder.may_end(guards, place):
            ends[place].append(guards)
    rest = _rest(steps, [place for place, guards in enumerate(ends) if guards])
    return Graph(
        tuple(builder.chars), tuple(map(tuple, steps)), tuple(map(tuple, ends)), tuple(builder.guards), tuple(rest)
    )


def _rest(steps: list[list[Step]], left: list[int]) -> list[int | None]:
    rest: list[int | None] = [None] * len(steps)
    sources: list[list[int]] = [[] for _ in steps]
    for source, following in enumerate(steps):
        for step in following:
            sources[step.place].append(source)
    characters = 0
    while left:
        new = [place for place in dict.fromkeys(left) if rest[place] is None]
        for place in new:
            rest[place] = characters
        left = [source for place in new for source in sources[place]]
        characters += 1
    return rest


class _Builder:
    def __init__(self) -> None:
        self.chars = [NONE]
        self.guards: list[Guard] = []
        self.steps: Counter[tuple[int, Guards, int]] = Counter()
        self.work = _MAX_WORK

    def spend(self, work: int) -> None:
        self.work -= work
        if self.work < 0 or len(self.chars) > _MAX_PLACES or len(self.steps) > _MAX_STEPS:
            raise BudgetExceededError("the pattern is too large to follow all its ways")

    def may_end(self, guards: Guards, place: int) -> bool:
        """Whether the start of the text is not asked for behind a character."""
        return place == 0 or Edge(end=False, lines=False) not in [self.guards[guard] for guard in guards]

    def may_read(self, guards: Guards, place: int) -> bool:
        """Whether, besides, the end is not asked for before a character."""
        return self.may_end(guards, place) and Edge(end=True, lines=False) not in [self.guards[one] for one in guards]

    def part(self, syntax: Syntax) -> _Part:
        self.spend(1)
        match syntax:
            case One(chars):
                return self.one(chars)
            case Sequence(items):
                return self.chain([self.part(item) for item in items])
            case Choice(options):
                return self.choice([self.part(option) for option in _merged(options)])
            case Times(item, low, high):
                return self.times(item, low, high)
            case Around() | Edge() | WordEdge():
                self.guards.append(syntax)
                return _Part(idle=Counter({(len(self.guards) - 1,): 1}))

    def one(self, chars: Characters) -> _Part:
        self.chars.append(chars)
        place = len(self.chars) - 1
        return _Part(first=Counter({((), place): 1}), last=Counter({((), place): 1}))

    def chain(self, parts: list[_Part]) -> _Part:
        whole = _nothing()
        for part in parts:
            whole = self.join(whole, part)
        return whole

    def choice(self, options: list[_Part]) -> _Part:
        whole = _Part()
        for option in options:
            self.spend(len(option.first) + len(option.last))
            whole.idle.update(option.idle)
            whole.first.update(option.first)
            whole.last.update(option.last)
        return whole

    def join(self, before: _Part, after: _Part) -> _Part:
        """One part, then the other."""
        self.connect(before.last, after.first)
        self.spend(len(before.first) + len(after.last) + len(before.idle) * (len(after.first) + len(after.idle)))
        whole = _Part(first=before.first.copy(), last=after.last.copy())
        for one, ways in before.idle.items():
            for two, more in after.idle.items():
                whole.idle[one + two] += ways * more
            for (two, place), more in after.first.items():
                whole.first[one + two, place] += ways * more
        for two, more in after.idle.items():
            for (one, place), ways in before.last.items():
                whole.last[one + two, place] += ways * more
        return whole

    def connect(self, last: Ends, first: Ends) -> None:
        self.spend(len(last) * len(first))
        for (one, source), ways in last.items():
            for (two, place), more in first.items():
                self.steps[source, one + two, place] += ways * more

    def times(self, item: Syntax, low: int, high: int | None) -> _Part:
        owed = [self.part(item) for _ in range(low if high is not None else low - 1)]
        if high is None:
            return self.chain([*owed, self.loop(self.part(item), owing=low > 0)])
        rest = _nothing()
        for _ in range(min(high - low, _SPARE)):
            one = self.part(item)
            one.idle = Counter()
            rest = self.join(one, rest)
            rest.idle[()] += 1
        return self.chain([*owed, rest])

    def loop(self, part: _Part, *, owing: bool) -> _Part:
        """Rounds without limit; owing one, the first may read nothing."""
        self.connect(part.last, part.first)
        if owing:
            idle = _Part(idle=part.idle + Counter({(): 1}))
            return _Part(part.idle, self.join(idle, part).first, part.last)
        return _Part(Counter({(): 1}), part.first, part.last)


def _nothing() -> _Part:
    return _Part(idle=Counter({(): 1}))


def _merged(options: tuple[Syntax, ...]) -> list[Syntax]:
    kept: list[Syntax] = []
    for option in options:
        letter = isinstance(option, One) and option.chars.sole() is not None
        if not letter or len(options) < _MERGED or option not in kept:
            kept.append(option)
    return kept
