"""Comments in a page that suppress findings, as the rules about them see them."""

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from formlint.html.source import Span
from formlint.knowledge.message import say
from formlint.rule.hit import Edit, Fix
from formlint.system.likeness import closest

INSTRUCTIONS = ("ignore", "disable", "enable", "ignore-file")
"""The words that may follow `formlint:`, for the next element, from here on, up to here, and for the whole file."""

_MISSPELLED = 0.9  # of 1: how much alike two names are that differ in a letter or two


class Named(NamedTuple):
    """A name in the brackets of a comment.

    Attributes:
        ids: The rules that it stands for; None if it is unknown.
        close: Known names that were perhaps meant.
        idle: Whether all rules that it stands for ran, and the comment suppresses none of their findings.
    """

    word: str
    span: Span
    ids: frozenset[str] | None
    close: tuple[str, ...] = ()
    idle: bool = False


class Directive(NamedTuple):
    """A comment that begins with `formlint:`.

    Attributes:
        span: The whole comment; with its line if nothing else is on it.
        instruction: The word after `formlint:`, and its range.
        names: The names in brackets, in order; empty if there are no brackets.
        names_span: The range between the brackets; empty if there are none.
        close: Instructions that were perhaps meant, if `instruction` is unknown.
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
        """A fix that removes a name with its comma, or the whole comment if it is the only name."""
        if len(self.names) == 1:
            return self.removed()
        nth = bisect_left(self.names, named.span, key=attrgetter("span"))  # they may be thousands
        if nth:
            place = Span(self.names[nth - 1].span.end, named.span.end)
        else:
            place = Span(named.span.start, self.names[1].span.start)
        return Fix(say("Remove `{attribute}`", attribute=named.word), (Edit(place, ""),), safe=True)

    def corrected(self, named: Named) -> Fix:
        """A fix that writes the known name most like an unknown one, safe if misspelled; without any, `without`."""
        if not named.close:
            return self.without(named)
        meant = named.close[0]
        is_misspelled = bool(closest(named.word.lower(), [meant], least=_MISSPELLED))
        return Fix(say("Use `{attribute}`", attribute=meant), (Edit(named.span, meant),), safe=is_misspelled)

    def removed(self) -> Fix:
        """A fix that removes the comment."""
        return Fix(say("Remove the comment"), (Edit(self.span, ""),), safe=True)
