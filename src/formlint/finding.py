"""What a lint yields: hits as rules report them, findings as people read them, edits that mend them.

Spans count Unicode code points of the decoded text, as everywhere inside formlint; lines and columns are made by
reporters.
"""

from dataclasses import dataclass
from enum import StrEnum

from formlint.keyboard import Keyboard
from formlint.saying import Message
from formlint.source import Source, Span


class Level(StrEnum):
    """How bad a finding is: a person is stopped, a person is hurt or misled, or advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst level, rising as levels get milder."""
        return _RANKS[self]

    def lowered_to(self, other: "Level") -> "Level":
        """The milder of the two levels."""
        return max(self, other, key=lambda level: level.rank)


_RANKS = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}

CATEGORIES = frozenset(
    {
        "autocapitalize-missing",
        "autocomplete-disabled",
        "autocomplete-missing",
        "autocomplete-wrong",
        "constraint-rejects-valid-value",
        "contradiction",
        "date-format-ambiguous",
        "direction-missing",
        "enter-key-hint-missing",
        "friction",
        "group-label-missing",
        "honeypot-autofillable",
        "keyboard-cannot-type-value",
        "keyboard-unhelpful",
        "label-missing",
        "label-territory-mismatch",
        "label-unclear",
        "language",
        "markup-invalid",
        "option-list-incomplete",
        "option-list-wrong",
        "paste-blocked",
        "pattern-invalid",
        "pattern-redos",
        "required-but-hidden",
        "required-but-not-universal",
        "type-unsuitable",
        "value-invalid-for-type",
    }
)
"""The kinds of harm; the list is closed, each rule has one of them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together. A safe fix accepts all that was accepted before and changes no meaning."""

    title: Message
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule reports at a place.

    Attributes:
        span: Where the fault is written: usually an attribute.
        message: What is wrong there, in one plain clause.
        witness: A valid value that the control refuses or cannot be given, or None.
        fix: A mechanical remedy, or None.
        help: The remedy in words, where no fix says it.
        level: Set where this hit is milder than the rule's own level.
        keyboard: The keyboard that people get, where the fault lies with it.
    """

    span: Span
    message: Message
    witness: str | None = None
    fix: Fix | None = None
    help: Message | None = None
    level: Level | None = None
    keyboard: Keyboard | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A reason for a finding, with the place that shows it where there is one."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Subject:
    """The element a finding is about."""

    tag: str
    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people name it: path, line and column, both from 1, columns in code points."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit that was placed, weighed and given its reasons.

    Attributes:
        subject: The element concerned, or None where the finding is about the page.
        confidence: How sure formlint is that the premises hold (meaning and audience), from 0 to 1.
        attribute: Name of the attribute that the span lies in, or None.
        territories: Codes of the territories whose values are hit, the most relevant first.
        wcag: Numbers of the WCAG 2.2 success criteria concerned.
        fingerprint: What names the finding from run to run, wherever its line moves; "" before it is made.
        places: The same finding on other pages that hold the same form.
    """

    rule: str
    category: str
    level: Level
    confidence: float
    message: Message
    span: Span
    subject: Subject | None
    attribute: str | None = None
    purpose: str | None = None
    territories: tuple[str, ...] = ()
    witness: str | None = None
    wcag: tuple[str, ...] = ()
    help: Message | None = None
    fixes: tuple[Fix, ...] = ()
    evidence: tuple[Note, ...] = ()
    keyboard: Keyboard | None = None
    fingerprint: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding that is not shown, and why: an ignore in the page or in the settings, or the baseline."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one source, in the order of the text.

    Attributes:
        hidden: Findings that somebody has decided not to see.
        forms: How many forms were looked at.
        fields: How many controls that people fill in were looked at.
    """

    source: Source
    findings: tuple[Finding, ...]
    hidden: tuple[Hidden, ...] = ()
    forms: int = 0
    fields: int = 0
