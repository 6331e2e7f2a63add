"""From a loop to a text on which the engine loses its time, with the proof that it does: the ways it has to try."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import Final

from formlint.knowledge.message import Message, say
from formlint.values.regex.algebra import both, either
from formlint.values.regex.backtracking.graph import Graph, Guards, build
from formlint.values.regex.backtracking.loops import Loop, Loops
from formlint.values.regex.characters import ALL, LINE_ENDS
from formlint.values.regex.derivative import derive
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import Language, characters
from formlint.values.regex.nodes import Node
from formlint.values.regex.parser import parse
from formlint.values.regex.syntax import Around, Choice, Edge, One, Sequence, Syntax, Times
from formlint.values.regex.translation import translate

HANGING: Final = 100_000_000
"""Ways to try that keep a browser busy for about a second on a fast machine."""

MAX_LENGTH: Final = 2_000
"""Of the texts considered, in characters: longer ones are not typed, and hardly pasted, into a field."""

_MAX_TIMES: Final = 70
"""Of a pump in an exponential attack; growth that is slower is no danger."""
_MAX_QUESTIONS: Final = 30_000
"""Of characters looked at to answer whether what looks around lets pass, for one text."""
_MAX_GUARDS: Final = 20
"""Of those that look around, looked into."""
_MAX_WEIGHT: Final = 500
"""Of a language while texts are read by it."""
_GROWTH: Final = 1.8
"""Of the ways, by each pump of an exponential attack: 2 or more in the long run, unless the pump was made shorter."""
_CUBIC: Final = 3
_ROUND: Final = 50
_CUBIC_GROWTH: Final = 6
"""Of the ways when a text has twice the length: nearly 8."""
_ANYTHING: Final = Times(One(ALL), 0, None)
_TYPED: Final = characters(~LINE_ENDS).star()


@dataclass(frozen=True, slots=True)
class Target:
    """What an engine reads: a whole pattern, or a lookahead in it.

    Attributes:
        graph: The ways through it.
        refusing: The languages that must not have the text: only then all ways are tried.
        passing: The language of the texts that get past what looks around at the beginning.
        lead: The text before a lookahead.
        asked_in: For a lookahead, the graph that it is a guard of, and its number.
    """

    graph: Graph
    refusing: tuple[Node, ...]
    passing: Node
    lead: str = ""
    asked_in: tuple[Graph, int] | None = None


@dataclass(frozen=True, slots=True)
class Attack:
    """A text that hangs the page: a prefix, a pump so many times, a suffix.

    Attributes:
        times: How often the pump has to be there for the engine to try HANGING ways.
        exponential: Each further pump multiplies the ways; else they grow with the third power of the length or faster.
    """

    prefix: str
    pump: str
    suffix: str
    times: int
    exponential: bool
    target: Target

    def text(self, times: int | None = None) -> str:
        """The text with the pump so many times, by default as often as it takes to hang the page."""
        return self.prefix + self.pump * (self.times if times is None else times) + self.suffix

    def ways(self, times: int) -> int:
        """In how many ways an engine reads on in that text before it gives up: a lower bound."""
        return _ways(self.target, self.text(times))

    def hangs(self, times: int) -> bool:
        """Whether that text hangs the page."""
        return _ways(self.target, self.text(times), HANGING) >= HANGING

    @property
    def length(self) -> int:
        """Of the text that hangs the page, in UTF-16 units."""
        return len(self.text().encode("utf-16-le")) // 2

    @property
    def description(self) -> Message:
        """The text that hangs the page, in words."""
        first, last = _quoted(self.prefix), _quoted(self.suffix)
        often = say(
            "{pump} repeated {count} time", "{pump} repeated {count} times", pump=_quoted(self.pump), count=self.times
        )
        if self.prefix and self.suffix:
            return say("{first}, then {often}, and then {last}", first=first, often=often, last=last)
        if self.prefix:
            return say("{first}, then {often}", first=first, often=often)
        return say("{often} and then {last}", often=often, last=last) if self.suffix else often


def _quoted(text: str) -> Message:
    if text == " ":
        return say("a space")
    return say("a no-break space") if text == "\xa0" else say('"{text}"', text=text)


@lru_cache(maxsize=256)
def attack(pattern: str) -> Attack | None:
    """A text that a backtracking engine needs exponential time to refuse, or else at least cubic time.

    None where there is none, where formlint finds none within its budget, and where browsers ignore the pattern.
    """
    try:
        syntax = parse(pattern)
        targets = list(_targets(syntax)) if _has_loop(syntax) else []
        loops = [(target, Loops(target.graph)) for target in targets]
        return next(_exponential(loops), None) or next(_polynomial(loops), None)
    except (PatternError, BudgetExceededError):
        return None


def _has_loop(syntax: Syntax) -> bool:
    match syntax:
        case Times(item, _, high):
            return high is None or _has_loop(item)
        case Sequence(parts) | Choice(parts):
            return any(map(_has_loop, parts))
        case Around(item):
            return _has_loop(item)
        case _:
            return False


def _targets(syntax: Syntax) -> Iterator[Target]:
    """The pattern, and the lookaheads in it."""
    graph, whole, leading = build(syntax), translate(syntax), _leading(syntax)
    yield Target(graph, (whole,), translate(Sequence((*leading, _ANYTHING))))
    for number, guard in enumerate(graph.guards[:_MAX_GUARDS]):
        if isinstance(guard, Around) and guard.ahead and _has_loop(guard.item):
            places = graph.leading_to(number)
            lead = "" if 0 in places else Loops(graph).word(0, places)
            found = Around(guard.item, ahead=True, negative=False)
            matched = translate(Sequence((*[One(ALL)] * len(lead), found, _ANYTHING)))
            others = (other for other in leading if other is not guard)
            passing = translate(Sequence((*others, _ANYTHING)))
            yield Target(build(guard.item), (whole, matched), passing, lead, (graph, number))


def _leading(syntax: Syntax) -> list[Syntax]:
    """What looks around at the very beginning."""
    items = syntax.items if isinstance(syntax, Sequence) else (syntax,)
    after = next((at for at, item in enumerate(items) if not isinstance(item, Around | Edge)), len(items))
    return list(items[:after])


def _exponential(targets: list[tuple[Target, Loops]]) -> Iterator[Attack]:
    for target, loops in targets:
        for loop in loops.doubling():
            for simple in _simpler(loop):
                trial = _trial(target, simple, exponential=True)
                if trial and trial.ways(24) > trial.ways(16) * _GROWTH**8:
                    yield from _hanging(trial, _MAX_TIMES)


def _polynomial(targets: list[tuple[Target, Loops]]) -> Iterator[Attack]:
    for target, loops in targets:
        for number, loop in loops.chained():
            trial = _trial(target, next(_simpler(loop)), exponential=False) if number >= _CUBIC else None
            if trial and trial.ways(64) > trial.ways(32) * _CUBIC_GROWTH:
                yield from _hanging(trial, MAX_LENGTH // len(loop.pump))


def _simpler(loop: Loop) -> Iterator[Loop]:
    """The loop without what its texts say twice, first with the shortest pump that the pump repeats."""
    size = (loop.pump * 2).index(loop.pump, 1)
    for pump in dict.fromkeys((loop.pump[:size], loop.pump)):
        prefix = loop.prefix
        while prefix.endswith(loop.pump[:size]):
            prefix = prefix[:-size]
        yield Loop(prefix, pump)


def _trial(target: Target, loop: Loop, *, exponential: bool) -> Attack | None:
    suffix = _suffix(target, loop, always=not exponential)
    if suffix is None:
        return None
    return Attack(target.lead + loop.prefix, loop.pump, suffix, 0, exponential, target)


def _hanging(trial: Attack, most: int) -> Iterator[Attack]:
    """The attack with the least number of pumps that does; with a round number where so many are needed."""
    numbers = range(0, most, 1 if trial.exponential else _ROUND)
    if trial.hangs(numbers[-1]):
        yield replace(trial, times=numbers[bisect_left(numbers, x=True, key=trial.hangs)])


def _suffix(target: Target, loop: Loop, *, always: bool) -> str | None:
    """What makes the text fail after any number of pumps; or, unless `always`, after as many as we try."""
    states = [_after(node, target.lead + loop.prefix) for node in (*target.refusing, target.passing)]
    seen: dict[tuple[Node, ...], None] = {}
    for _ in range(_MAX_TIMES):
        states = [_after(node, loop.pump) for node in states]
        if tuple(states) in seen:
            break
        seen[tuple(states)] = None
    else:
        if always:
            return None
    accepted = either(node for nodes in seen for node in nodes[:-1])
    passing = both(nodes[-1] for nodes in seen)
    return ((_TYPED & Language(passing)) - Language(accepted)).shortest("!")


def _after(node: Node, text: str) -> Node:
    for char in text:
        if node.weight > _MAX_WEIGHT:
            raise BudgetExceededError("the pattern is too large to follow all its ways")
        node = derive(node, ord(char))
    return node


class _Reading:
    """One graph on one text, from a place in it."""

    def __init__(self, graph: Graph, text: str) -> None:
        self.graph = graph
        self.text = text
        self.reading: dict[str, set[int]] = {}
        self.answers: dict[tuple[int, int], bool] = {}
        self.questions = _MAX_QUESTIONS

    def passes(self, guards: Guards, at: int) -> bool:
        return all(self.lets_pass(guard, at) for guard in guards)

    def lets_pass(self, guard: int, at: int) -> bool:
        """Whether what looks around does so with success at this place of the text."""
        if (guard, at) not in self.answers:
            self.questions -= len(self.text)
            if self.questions < 0:
                raise BudgetExceededError("what looks around in the pattern takes too much work")
            before = Times(One(ALL), at, at)
            language = Language(translate(Sequence((before, self.graph.guards[guard], _ANYTHING))))
            self.answers[guard, at] = language.accepts(self.text)
        return self.answers[guard, at]

    def readers(self, char: str) -> set[int]:
        """The places that read a character."""
        if char not in self.reading:
            self.reading[char] = {place for place, chars in enumerate(self.graph.chars) if char in chars}
        return self.reading[char]

    def fitting(self, at: int) -> set[int]:
        """The places that read the next character, if enough is left for the rest: V8 looks at both."""
        left = len(self.text) - at
        rest = self.graph.rest
        return {place for place in self.readers(self.text[at]) if (rest[place] or 0) < left and rest[place] is not None}

    def steps(self, start: int, end: int) -> Iterator[Counter[int]]:
        """After each character, in how many ways each place has been come to."""
        ways = Counter({0: 1})
        yield ways
        for at in range(start, end):
            fitting = self.fitting(at)
            following: Counter[int] = Counter()
            for place, count in ways.items():
                for step in self.graph.steps[place]:
                    if step.place in fitting and (not step.guards or self.passes(step.guards, at)):
                        following[step.place] += count * step.ways
            ways = following
            yield ways


def _ways(target: Target, text: str, enough: float = inf) -> int:
    """How many ways there are to read one character or more, counted on until there are enough.

    An engine that has to fail goes them all.
    """
    start = len(target.lead)
    if target.asked_in and not _asked(*target.asked_in, text, start):
        return 0
    total = -1
    for ways in _Reading(target.graph, text).steps(start, len(text)):
        total += ways.total()
        if total >= enough or not ways:
            break
    return total


def _asked(graph: Graph, guard: int, text: str, at: int) -> bool:
    """Whether an engine comes to ask a guard at this place of the text."""
    reading = _Reading(graph, text)
    *_, ways = reading.steps(0, at)
    leading = graph.leading_to(guard)
    return any(reading.passes(before, at) for place in ways for before in leading.get(place, ()))
