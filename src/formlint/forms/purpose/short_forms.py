"""What labels write short ("Geb. datum", "Tel.nr"), found among the known phrases by what is left of them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

LONGEST = 6
"""Words of the longest phrase that is looked for."""

_SHORTEST, _LONGEST_LEFT = 3, 6
"""Letters of what is left of a word: at least so many where it stands alone, at most where no dot says so."""

_FEW = 3
"""Words of a text in which a word may be shortened without a dot."""

_DOTTED = re.compile(r"[^\W\d_]+(?=\.|['׳](?!\w))")
_GAP = "(?: [^ ]{1,3})?"
"""What a short label leaves out: "di" of "data di nascita"."""


def dotted_in(text: str) -> list[str]:
    """What stands before a dot or an apostrophe in a text, as far as it is letters."""
    return _DOTTED.findall(text)


class ShortForms:
    """How one language shortens the words of its phrases.

    Attributes:
        written: The full words of what has a usual short form, which is the key.
    """

    def __init__(
        self,
        phrases: Collection[str],
        purposes: Callable[[str], frozenset[str]],
        written: Mapping[str, Sequence[str]],
        counters: Sequence[str],
    ) -> None:
        """Take the phrases and their purposes, and the short forms; each counter ("number") stands for the others."""
        self._known = phrases
        self._purposes = purposes
        self._counters = frozenset(counters)
        self.written = {**written, **dict.fromkeys(counters, counters)}
        self._ends = tuple([short for short in self.written if short.isalpha() and len(short) > 1])

    @cached_property
    def _phrases(self) -> Mapping[str, Sequence[str]]:
        """The phrases by their first letter."""
        found: dict[str, list[str]] = {}
        for phrase in self._known:
            found.setdefault(phrase[:1], []).append(phrase)
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset([word for phrase in self._known for word in phrase.split()])

    def may_be_in(self, said: Sequence[str], dotted: Collection[str]) -> bool:
        """Whether any of the words may be short for another."""
        return (
            bool(dotted) or len(said) <= _FEW or any(word in self.written or word.endswith(self._ends) for word in said)
        )

    def phrase(self, span: Sequence[str], dotted: Collection[str]) -> str | None:
        """The known phrase that words are short for, the shortest of those that all name one purpose."""
        plainly = [word in self._words for word in span]
        loosely = 1 < len(span) <= _FEW and any(plainly)
        ways = [
            self._ways(word, dotted, loosely=loosely and not known) for word, known in zip(span, plainly, strict=True)
        ]
        if all(way == (word,) for way, word in zip(ways, span, strict=True)):
            return None
        if not self._is_enough(span):
            return None
        return self._only(_pattern(ways, span), {way[0] for way in ways[0]})

    def _is_enough(self, span: Sequence[str]) -> bool:
        """Whether so much is left that one may tell what it is: initials alone are not."""
        letters = [word for word in span if len(word) == 1 and word not in self.written]
        return len(letters) < _SHORTEST - 1 and any(
            len(word) >= _SHORTEST or (len(word) > 1 and word in self.written) for word in span
        )

    def _ways(self, word: str, dotted: Collection[str], *, loosely: bool) -> tuple[str, ...]:
        """The ways in which a word may be written out; a `*` stands for any end."""
        known = self.written.get(word, ()) if len(word) > 1 or word in dotted or word in self._counters else ()
        ways = [word, *known]
        if len(ways) == 1 and (word in dotted or (loosely and word.isalpha() and 1 < len(word) <= _LONGEST_LEFT)):
            ways.append(f"{word}*")
        if word not in self._words and word.endswith(self._ends):
            for short in self._ends:
                head = word.removesuffix(short)
                if word != head and len(head) >= _SHORTEST:
                    ways += [head + full for full in self.written[short]]
        return tuple(ways)

    def _only(self, pattern: re.Pattern[str], initials: Iterable[str]) -> str | None:
        found = [phrase for letter in initials for phrase in self._phrases.get(letter, ()) if pattern.fullmatch(phrase)]
        if not found:
            return None
        common = frozenset[str].intersection(*map(self._purposes, found))
        return min(found, key=lambda phrase: (len(phrase), phrase)) if common else ""


def _pattern(ways: Sequence[Sequence[str]], span: Sequence[str]) -> re.Pattern[str]:
    pieces: list[str] = []
    for each, word in zip(ways, span, strict=True):
        short = len(each) > 1 or each[0] != word
        pieces.append("|".join(re.escape(way[:-1]) + "[^ ]*" if way.endswith("*") else re.escape(way) for way in each))
        pieces[-1] = f"(?:{pieces[-1]})" + (f"{_GAP} ?" if short else f"{_GAP} ")
    joined = "".join(pieces)
    return re.compile(joined.removesuffix(" ?").removesuffix(" ").removesuffix(_GAP))


def written_out(
    said: Sequence[str], dotted: Collection[str], known: Sequence[ShortForms], is_phrase: Callable[[str], bool]
) -> tuple[str, ...]:
    """The words of a text, what is short in it written out where only one purpose comes into question."""
    told: list[str] = []
    at = 0
    while at < len(said):
        for end in range(min(at + LONGEST, len(said)), at, -1):
            span = said[at:end]
            phrase = " ".join(span) if is_phrase(" ".join(span)) else _first(span, dotted, known)
            if phrase:
                told += phrase.split()
                at = end
                break
        else:
            told.append(said[at])
            at += 1
    return tuple(told)


def _first(span: Sequence[str], dotted: Collection[str], known: Iterable[ShortForms]) -> str | None:
    """What the first language knows that knows anything: "" where more than one purpose comes into question."""
    return next((phrase for one in known if (phrase := one.phrase(span, dotted)) is not None), None)
