"""Loops in which an engine can lose its time: where one text can be read in two ways round the same loop.

Two different ways from a place back to it over one text make the number of ways double with each repetition of that
text; a chain of loops that all read the same text makes it grow with a power of their number (Weber and Seidl, 1991).
"""

from collections import deque
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import permutations, product
from typing import TYPE_CHECKING, Final

from formlint.values.regex.characters import LINE_ENDS, Characters
from formlint.values.regex.choice import INVISIBLE, classes
from formlint.values.regex.errors import BudgetExceededError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from formlint.values.regex.backtracking.graph import Graph

_MAX_WORK: Final = 200_000
_MAX_PUMPS: Final = 60

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Loop:
    """A text that brings an engine from the start to a loop, and one that it can repeat there."""

    prefix: str
    pump: str


class Loops:
    """The loops of a graph.

    Sets of characters and of places are kept as the bits of numbers; characters that people can type stand for those
    that act like them, the most natural in the lowest bit.
    """

    def __init__(self, graph: "Graph") -> None:
        sets = frozenset({*graph.chars, LINE_ENDS})
        alphabet = [one.code for one in classes(sets, "") if one.code not in LINE_ENDS and one.rank[0] < INVISIBLE]
        self.letters = [chr(code) for code in alphabet]
        self.masks = [_bits(alphabet, chars) for chars in graph.chars]
        self.ways: list[dict[int, int]] = [{} for _ in graph.chars]
        for place, steps in enumerate(graph.steps):
            for step in steps:
                if self.masks[step.place] and graph.rest[step.place] is not None:
                    self.ways[place][step.place] = self.ways[place].get(step.place, 0) + step.ways
        self.work = _MAX_WORK

    def spend(self) -> None:
        """Take one from the budget."""
        self.work -= 1
        if self.work < 0:
            raise BudgetExceededError("the loops of the pattern take too much work")

    @cached_property
    def reach(self) -> list[int]:
        """For each place, those that can follow it."""
        return _closed([sum(1 << place for place in ways) for ways in self.ways])

    @property
    def cycling(self) -> list[int]:
        """The places that can be reached, and from which they can be reached again."""
        return [place for place, after in enumerate(self.reach) if after >> place & self.reach[0] >> place & 1]

    def together(self, place: int) -> set[int]:
        """The places that can follow a place and come before it."""
        after = self.reach[place]
        return {other for other in range(len(self.reach)) if after >> other & 1 and self.reach[other] >> place & 1}

    def doubling(self) -> "Iterator[Loop]":
        """Loops in which one text can be read in two ways, from each part of the graph the first found."""
        seen: set[int] = set()
        for place in self.cycling:
            if place not in seen:
                part = self.together(place)
                seen |= part
                found = self._twice_by_one_step(part) or self._twice_by_two_ways(part)
                if found:
                    yield Loop(self.word(0, {found[0]}), found[1])

    def _twice_by_one_step(self, part: set[int]) -> tuple[int, str] | None:
        for source in sorted(part):
            for place, ways in self.ways[source].items():
                if place in part and ways > 1:
                    back = "" if place == source else self.word(place, {source})
                    return source, self.letter(self.masks[place]) + back
        return None

    def _twice_by_two_ways(self, part: set[int]) -> tuple[int, str] | None:
        """Two ways from one place that meet again: search the pairs of places that one text leads to."""
        before: dict[Pair, tuple[Pair, int]] = {}
        left: deque[Pair] = deque()
        for source in sorted(part):
            left.append((source, source))
            while left:
                pair = left.popleft()
                for following, mask in self._pairs(pair, part):
                    if following[0] != following[1]:
                        if following not in before:
                            before[following] = (pair, mask)
                            left.append(following)
                    elif pair[0] != pair[1]:
                        return self._spell(before, pair, following[0], self.letter(mask))
        return None

    def _pairs(self, pair: Pair, part: set[int]) -> "Iterator[tuple[Pair, int]]":
        for one, two in product(self.ways[pair[0]], self.ways[pair[1]]):
            self.spend()
            mask = self.masks[one] & self.masks[two]
            if mask and one in part and two in part:
                yield (min(one, two), max(one, two)), mask

    def _spell(self, before: dict[Pair, tuple[Pair, int]], pair: Pair, met: int, text: str) -> tuple[int, str]:
        while pair[0] != pair[1]:
            pair, mask = before[pair]
            text = self.letter(mask) + text
        source = pair[0]
        return source, text + ("" if met == source else self.word(met, {source}))

    def letter(self, mask: int) -> str:
        """The most natural character of a set."""
        return self.letters[(mask & -mask).bit_length() - 1]

    def word(self, start: int, wanted: "Container[int]") -> str:
        """The shortest text that leads from a place to one that is wanted, by one character at least."""
        words = {place: self.letter(self.masks[place]) for place in self.ways[start]}
        left = deque(words)
        while left:
            place = left.popleft()
            if place in wanted:
                return words[place]
            for following in self.ways[place]:
                if following not in words:
                    words[following] = words[place] + self.letter(self.masks[following])
                    left.append(following)
        raise BudgetExceededError("no text that can be typed leads there")

    def chained(self) -> "Iterator[tuple[int, Loop]]":
        """Loops that come after one another and read the same text, with their number, the most first."""
        found: list[tuple[int, Loop]] = []
        for pump in self._pumps():
            number, start = self._longest_chain(pump)
            if number > 1:
                found.append((number, Loop(self.word(0, {start}), pump)))
        yield from sorted(found, key=lambda one: (-one[0], len(one[1].pump)))

    def _pumps(self) -> list[str]:
        rounds = (self.word(place, {place}) for place in self.cycling)
        read = reduce(int.__or__, (self.masks[place] for place in self.cycling), 0)
        letters = [letter for bit, letter in enumerate(self.letters) if read >> bit & 1]
        return list(dict.fromkeys((*letters, *rounds, *map("".join, permutations(letters, 2)))))[:_MAX_PUMPS]

    def _longest_chain(self, pump: str) -> tuple[int, int]:
        """How many loops on the pump follow one another, and the first of them."""
        after = _closed([self._after(place, pump) for place in range(len(self.ways))])
        loops = [place for place in self.cycling if self._after(place, pump) >> place & 1]
        longest: dict[int, int] = {}
        for place in sorted(loops, key=lambda place: self.reach[place].bit_count()):
            others = [other for other in loops if other in longest and after[place] >> other & 1]
            longest[place] = 1 + max((longest[other] for other in others), default=0)
        return max(((number, place) for place, number in longest.items()), default=(0, 0))

    def _after(self, place: int, pump: str) -> int:
        """The places that the pump, read once, leads to from a place."""
        places = {place}
        for letter in pump:
            bit = self.letters.index(letter)
            following: set[int] = set()
            for one in places:
                self.spend()
                following.update(other for other in self.ways[one] if self.masks[other] >> bit & 1)
            places = following
        return sum(1 << one for one in places)


def _bits(alphabet: list[int], chars: Characters) -> int:
    return sum(1 << bit for bit, code in enumerate(alphabet) if code in chars)


def _closed(after: list[int]) -> list[int]:
    """What can follow after any number of steps, from what follows after one."""
    reach = list(after)
    for middle in range(len(reach)):
        for place, places in enumerate(reach):
            if places >> middle & 1:
                reach[place] = places | reach[middle]
    return reach
