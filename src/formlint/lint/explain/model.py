"""What an explanation consists of."""

from dataclasses import dataclass
from enum import StrEnum

from formlint.forms.audience.model import Served, State
from formlint.knowledge.message import EMPTY, Message
from formlint.rule.field import Field
from formlint.rule.hit import Level
from formlint.values.keyboard import Keyboard


class Answer(StrEnum):
    """What became of a rule's question about a control."""

    HIT = "hit"
    LEFT = "left to another rule"
    NO_HIT = "no hit"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Question:
    """A rule, its answer, and why.

    Attributes:
        title: What the rule looks for.
        level: How bad a hit is, None where there is none.
        text: The message of a hit, or why the rule was not asked or told nothing of what it knows; else empty.
        territories: Codes of the territories that are hit.
    """

    rule: str
    title: str
    answer: Answer
    level: Level | None = None
    text: Message = EMPTY
    territories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """How far one value gets on one keyboard.

    Attributes:
        lacking: A character of the customary spelling that the keyboard lacks, None where it has all.
        instead: Another spelling that can be typed, empty where there is none.
    """

    keyboard: str
    lacking: str | None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """A valid value and what becomes of it in the control.

    Attributes:
        spellings: The ways to write it, the customary one first.
        taken: The spellings that the control accepts; None where that cannot be decided.
        refusal: Why the customary spelling is not accepted, None where it is.
    """

    spellings: tuple[str, ...]
    taken: tuple[str, ...] | None
    refusal: Message | None
    typed: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class ValidIn:
    """What the people of some territories have to enter; `source` says who says so, `note` what is unusual there."""

    territories: tuple[str, ...]
    worths: tuple[Worth, ...]
    source: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasoning about one control.

    Attributes:
        state: Whom it serves, and why they count.
        doubtful: Whether none of them is sure enough, so that the rules ask for the world.
        valid: V, for the territories asked about, those with hits first.
        accepts: A, in sentences.
        keyboards: K, one for each platform.
        questions: Of the rules that concern such a control, hits first.
        others: How many rules concern controls of other purposes only.
    """

    field: Field
    state: State
    doubtful: bool
    valid: tuple[ValidIn, ...]
    accepts: tuple[Message, ...]
    keyboards: tuple[Keyboard, ...]
    questions: tuple[Question, ...]
    others: int

    @property
    def served(self) -> tuple[Served, ...]:
        """The territories it serves, those that count first; empty where they are unknown."""
        return self.state.served
