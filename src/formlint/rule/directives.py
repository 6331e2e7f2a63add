"""Comments in a page that say which findings are not to be shown, as the rules about them see them."""

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from formlint.html.source import Span
from formlint.knowledge.message import say
from formlint.rule.hit import Edit, Fix

INSTRUCTIONS = ("ignore", "disable", "enable", "ignore-file")
"""What a comment may say after `formlint:`: for the next element, from here on, no longer, for the whole file."""


class Named(NamedTuple):
    """A word in the brackets of a comment.

    Attributes:
        ids: The rules that it stands for; None where it is not known.
        close: Known words that it may have meant.
        idle: Whether all rules that it stands for were asked, and the comment hides nothing of theirs.
    """

    word: str
    span: Span
    ids: frozenset[str] | None
    close: tuple[str, ...] = ()
    idle: bool = False


class Directive(NamedTuple):
    """A comment that begins with `formlint:`.

    Attributes:
        span: The whole comment, and its line where nothing else stands on that.
        instruction: The word after `formlint:`, and its range.
        names: The words in brackets, in their order; empty where there are no brackets.
        names_span: The range between the brackets; empty where there are none.
        close: Instructions that were perhaps meant, where that is none.
    """

    span: Span
    instruction: str
    instruction_span: Span
    names: tuple[Named, ...]
    names_span: Span
    close: tuple[str, ...] = ()

    INSTRUCTIONS = INSTRUCTIONS
    """What a comment may say after `formlint:`."""

    def without(self, named: Named) -> Fix:
        """A fix that takes out a word with its comma, or the comment where that is its only one."""
        if len(self.names) == 1:
            return self.removed()
        nth = bisect_left(self.names, named.span, key=attrgetter("span"))  # they may be thousands
        if nth:
            place = Span(self.names[nth - 1].span.end, named.span.end)
        else:
            place = Span(named.span.start, self.names[1].span.start)
        return Fix(say("Remove `{word}`", word=named.word), (Edit(place, ""),), safe=True)

    def removed(self) -> Fix:
        """A fix that takes out the comment."""
        return Fix(say("Remove the comment"), (Edit(self.span, ""),), safe=True)
