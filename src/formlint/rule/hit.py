"""What a rule reports: a hit with its level, its category and the edits that mend it.

Spans count Unicode code points of the decoded text, as everywhere inside formlint; lines and columns are made by
reporters.
"""

from collections.abc import Generator, Mapping
from enum import StrEnum
from typing import NamedTuple

from formlint.html.source import Span
from formlint.knowledge.message import Message
from formlint.values.keyboard import Keyboard


class Level(StrEnum):
    """How bad a finding is.

    Members:
        ERROR: Somebody is stopped, proven: a real value has no spelling that gets through, or the form cannot be sent.
        WARNING: Somebody is hindered: the customary spelling does not get through and another does, a wheel or a guess
            can change the value, or a success criterion of WCAG 2.2, level A or AA, fails.
        INFO: Advice.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst level, rising as levels get milder."""
        return _RANKS[self]

    @property
    def milder(self) -> "Level":
        """The next milder level; of the mildest itself."""
        return Level.WARNING if self is Level.ERROR else Level.INFO

    def lowered_to(self, other: "Level") -> "Level":
        """The milder of the two levels."""
        return max(self, other, key=lambda level: level.rank)


_RANKS = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}

PRESETS: Mapping[str, str] = {
    "autocapitalize-missing": "values",
    "autocomplete-disabled": "accessibility",
    "autocomplete-missing": "accessibility",
    "autocomplete-wrong": "accessibility",
    "constraint-rejects-valid-value": "values",
    "contradiction": "values",
    "date-format-ambiguous": "values",
    "direction-missing": "accessibility",
    "enter-key-hint-missing": "friction",
    "friction": "friction",
    "group-label-missing": "accessibility",
    "honeypot-autofillable": "values",
    "keyboard-cannot-type-value": "values",
    "keyboard-unhelpful": "values",
    "label-missing": "accessibility",
    "label-territory-mismatch": "values",
    "label-unclear": "accessibility",
    "language": "accessibility",
    "markup-idle": "tidy",
    "markup-invalid": "values",
    "option-list-incomplete": "values",
    "option-list-wrong": "values",
    "paste-blocked": "accessibility",
    "pattern-invalid": "values",
    "pattern-redos": "values",
    "required-but-hidden": "values",
    "required-but-not-universal": "values",
    "type-unsuitable": "values",
    "value-invalid-for-type": "values",
}
"""The preset that each category belongs to, by category."""

CATEGORIES = frozenset(PRESETS)
"""The kinds of harm; the list is closed, each rule has one of them."""


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together. A safe fix accepts all that was accepted before and changes no meaning."""

    title: Message
    edits: tuple[Edit, ...]
    safe: bool


class Note(NamedTuple):
    """A reason for a finding, with the place that shows it where there is one; or why there is none at a place."""

    text: Message
    span: Span | None


class Hit(NamedTuple):
    """What a rule reports at a place.

    Attributes:
        span: Where the fault is written: usually an attribute.
        message: What is wrong there, in one plain clause.
        witness: A valid value that the control refuses or cannot be given, or None.
        fix: A mechanical remedy, or None.
        help: The remedy in words, where no fix says it.
        level: Set where this hit is milder than the rule's own level.
        keyboard: The keyboard that people see, where the fault lies with it.
        notes: Other places that belong to the fault, with what they show.
        territory: The code of the territory that it is about, from a check that is called with all of them.
        concerns: The place of the control or group that it is about, where that is not around `span`.
    """

    span: Span
    message: Message
    witness: str | None = None
    fix: Fix | None = None
    help: Message | None = None
    level: Level | None = None
    keyboard: Keyboard | None = None
    notes: tuple[Note, ...] = ()
    territory: str | None = None
    concerns: Span | None = None


Hits = Generator[Hit, None, Message | None]
"""What a check yields. Where it knows of a possible fault and tells nothing, it returns why, for `explain`."""

Answers = Generator[Hit | Note, None, Message | None]
"""The same of any check: those of pages and forms yield a note for each control of which they tell nothing."""
