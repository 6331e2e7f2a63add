"""Finding known phrases in running text: the one way of all who look for words of several words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")


class Match(NamedTuple, Generic[V]):
    """A phrase found: the places of its first word and after its last, the phrase, and what it means."""

    start: int
    end: int
    phrase: str
    meaning: V


class PhraseTable(Generic[V]):
    """Phrases, each the words of it with spaces between them, and what they mean.

    Attributes:
        longest: The number of words of the longest phrase, by its first word.
        meaning_of: What a phrase means.
    """

    __slots__ = ("longest", "meaning_of")

    def __init__(self, meaning: Callable[[str], V | None], longest: Mapping[str, int]) -> None:
        """Look phrases up by `meaning`, which tells None of what is none."""
        self.meaning_of = meaning
        self.longest = longest

    def find(self, words: Sequence[str]) -> list[Match[V]]:
        """The phrases in words that people read: from the left, the longest first, without overlap."""
        matches: list[Match[V]] = []
        longest, meaning_of = self.longest, self.meaning_of
        at = len(words) if longest.keys().isdisjoint(words) else 0
        while at < len(words):
            for end in range(min(at + longest.get(words[at], 0), len(words)), at, -1):
                phrase = " ".join(words[at:end])
                meaning = meaning_of(phrase)
                if meaning is not None:
                    matches.append(Match(at, end, phrase, meaning))
                    at = end - 1
                    break
            at += 1
        return matches


def table_of(phrases: Mapping[str, V]) -> PhraseTable[V]:
    """The table of some phrases, given what they mean."""
    return PhraseTable(phrases.get, longest_of(phrases))


def longest_of(phrases: Iterable[str]) -> dict[str, int]:
    """The number of words of the longest phrase, by its first word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        head = phrase.partition(" ")[0]
        length = phrase.count(" ") + 1
        if length > longest.get(head, 0):
            longest[head] = length
    return longest
