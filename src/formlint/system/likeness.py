"""The words most like one that is not known."""

from collections.abc import Iterable


def closest(word: str, known: Iterable[str], most: int = 1, least: float = 0.6) -> list[str]:
    """The known words most like one, best first: so many at the most, and none less like it than `least` of 1."""
    from difflib import get_close_matches  # noqa: PLC0415  # 9 ms, needed only for a message

    return get_close_matches(word, list(known), most, least)
