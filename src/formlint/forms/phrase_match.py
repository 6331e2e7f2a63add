"""Finding known phrases in running text."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """A phrase found: the places of its first word and after its last, and the phrase."""

    start: int
    end: int
    phrase: str


def find_phrases(found: Sequence[str], phrases: Container[str], longest: Mapping[str, int]) -> list[Match]:
    """The phrases in words that people read: from the left, the longest first, without overlap.

    A phrase is its words with spaces between them; `longest` has the words of the longest one by its first word.
    """
    matches: list[Match] = []
    at = len(found) if longest.keys().isdisjoint(found) else 0
    while at < len(found):
        for end in range(min(at + longest.get(found[at], 0), len(found)), at, -1):
            phrase = " ".join(found[at:end])
            if phrase in phrases:
                matches.append(Match(at, end, phrase))
                at = end - 1
                break
        at += 1
    return matches
