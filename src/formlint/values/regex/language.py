"""Languages: sets of texts that can be compared exactly, with the shortest text that proves a difference."""

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, final

from formlint.values.regex import algebra, explore, nodes
from formlint.values.regex.characters import Characters
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternError, PatternSyntaxError
from formlint.values.regex.parser import parse
from formlint.values.regex.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@final
@dataclass(frozen=True, slots=True)
class Language:
    """An immutable set of texts.

    Two languages that are `==` have the same texts, but only `equals` tells for sure. Operators: `|` union,
    `&` intersection, `-` difference, `~` complement, `+` one text after the other. `accepts` always answers; a
    question that takes too much work raises BudgetExceededError, and then the answer is unknown.
    """

    node: nodes.Node

    @staticmethod
    def of_length(least: int, most: int | None) -> "Language":
        """Any text that takes so many UTF-16 units, which is how `minlength` and `maxlength` count."""
        return Language(algebra.length(least, most))

    def accepts(self, text: str) -> bool:
        """Whether the text is a member."""
        return explore.accepts(self.node, text)

    __contains__ = accepts

    def __or__(self, other: "Language") -> "Language":
        return Language(algebra.either((self.node, other.node)))

    def __and__(self, other: "Language") -> "Language":
        return Language(algebra.both((self.node, other.node)))

    def __sub__(self, other: "Language") -> "Language":
        return Language(algebra.both((self.node, algebra.complement(other.node))))

    def __invert__(self) -> "Language":
        return Language(algebra.complement(self.node))

    def __add__(self, other: "Language") -> "Language":
        return Language(algebra.concat(self.node, other.node))

    def times(self, low: int, high: int | None) -> "Language":
        """Members one after the other, at least `low` and at most `high` (None: any number) of them."""
        return Language(algebra.repeat(self.node, low, high))

    def star(self) -> "Language":
        """Members one after the other, any number of them, or none."""
        return self.times(0, None)

    def is_empty(self) -> bool:
        """Whether there is no member."""
        return explore.is_empty(self.node)

    def shortest(self, prefer: str = "") -> str | None:
        """The shortest member, or None; of several the one that looks most natural.

        The characters in `prefer` come first, then digits, capitals, small letters, space, hyphen, other signs, and
        letters beyond ASCII. Characters that nobody can see are used only if there is no member without them.
        """
        return explore.shortest(self.node, prefer)

    def issubset(self, other: "Language") -> bool:
        """Whether the other has every member of this one."""
        return self.node is other.node or (self - other).is_empty()

    def isdisjoint(self, other: "Language") -> bool:
        """Whether the two have no member in common."""
        return (self & other).is_empty()

    def equals(self, other: "Language") -> bool:
        """Whether the two have the same members."""
        return self.issubset(other) and other.issubset(self)

    def lengths(self) -> tuple[int, int | None] | None:
        """The least and the greatest length of a member, in UTF-16 units as `maxlength` counts.

        A greatest of None means that there is none; None alone, that there is no member.
        """
        return explore.lengths(self.node)

    def alphabet(self) -> Characters:
        """The characters that occur in members."""
        return explore.alphabet(self.node)


MAX_LENGTH: Final = 20_000
NOTHING: Final = Language(nodes.EMPTY)
EVERYTHING: Final = Language(nodes.ANYTHING)
EMPTY_TEXT: Final = Language(nodes.EPSILON)


def compile_pattern(text: str) -> Language:
    """The values that the `pattern` attribute lets through, as browsers read it: ECMAScript, flag v, anchored.

    Raises:
        PatternSyntaxError: Browsers do not compile the pattern, and ignore it.
        NotRegularError: They do, but formlint does not decide it (backreferences; groups nested too deeply).
    """
    found = compiled(text)
    if isinstance(found, Language):
        return found
    raise found()


@lru_cache(maxsize=512)
def compiled(text: str) -> "Language | Callable[[], PatternError]":
    """The language, or else what makes the error: each raised one holds on to the page where it was raised."""
    if len(text) > MAX_LENGTH:
        return partial(NotRegularError, MAX_LENGTH, f"a pattern longer than {MAX_LENGTH} characters")
    nodes.tidy()
    try:
        return Language(translate(parse(text)))
    except PatternSyntaxError as error:
        return partial(PatternSyntaxError, error.position, error.reason)
    except NotRegularError as error:
        return partial(NotRegularError, error.position, error.construct)
    except BudgetExceededError as error:
        return partial(NotRegularError, 0, str(error))


def literal(text: str) -> Language:
    """The text alone."""
    return Language(algebra.text(text))


def one_of(texts: "Iterable[str]") -> Language:
    """The texts, and no others."""
    return Language(algebra.factored([algebra.text(text) for text in texts]))


def characters(members: "str | Characters | Iterable[tuple[int, int]]") -> Language:
    """Texts of one character: of those in a text, or of pairs of first and last code point."""
    return Language(algebra.symbols(members if isinstance(members, Characters) else Characters.of(members)))
