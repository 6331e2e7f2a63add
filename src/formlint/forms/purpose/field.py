"""A control with what it asks for, and the evidence for that."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

from formlint.forms.controls import Control, Form
from formlint.html.facts import Owner
from formlint.html.source import Span
from formlint.knowledge.message import Message


class Evidence(NamedTuple):
    """A reason to believe a purpose.

    Attributes:
        signal: What speaks: "label", "name", "autocomplete", "type", "neighbour"…
        text: The reason as people read it.
        span: The place that shows it, None where no single place does.
        weight: What it adds to the log-odds of the purpose.
    """

    signal: str
    text: Message
    span: Span | None
    weight: float


class Whole(StrEnum):
    """What several fields ask for together."""

    TELEPHONE = "telephone number"
    BESIDE_CODE = "telephone number without its calling code"
    POSTAL_CODE = "postal code"
    IDENTITY = "number of a person, company or account"
    CARD = "card number"
    CODE = "code in boxes for a single character each"


class Part(NamedTuple):
    """The part that a field has in a value that several fields ask for.

    Attributes:
        whole: What they ask for together; beside its calling code a telephone number is complete in one field.
        place: Which of them it is, from 0.
        run: All of them in order, each as it is by itself; without the one for the calling code.
    """

    whole: Whole
    place: int
    run: "tuple[Field, ...]"

    @property
    def is_split(self) -> bool:
        """Whether the value is cut into pieces, one for each field."""
        return self.whole is not Whole.BESIDE_CODE


def _none() -> tuple[Evidence, ...]:
    return ()


@dataclass(frozen=True, eq=False, slots=True)
class Field(Owner):
    """A control and what it asks for: its `purpose`, or None when that is unknown.

    `confidence` is the probability that the purpose is right (without one: that there is none), 0 to 1; `why` tells the
    evidence when it is asked for. With a `rival` ("none": no purpose at all) the page leaves open which of
    the two it is: good for a finding, but nothing that is written into the page may rest on it. `part` is
    set where several fields ask for one value together.
    """

    control: Control
    purpose: str | None
    confidence: float
    why: Callable[[], tuple[Evidence, ...]] = field(default=_none, repr=False)
    rival: str | None = None
    part: Part | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for the purpose, the strongest first."""
        return self.why()

    def reasons(self, most: int) -> tuple[Evidence, ...]:
        """The same, but no more than so many."""
        return self.why()[:most]


F = TypeVar("F", bound=Field)


def by_form(fields: Iterable[F]) -> Mapping[int, Sequence[F]]:
    """The fields of each form, by its index."""
    rows: dict[int, list[F]] = {}
    for one in fields:
        rows.setdefault(one.control.form.index, []).append(one)
    return rows


class Asked:
    """What the fields of a form ask for: written down where that is inferred, nothing before."""

    fields: Sequence[Field] = ()

    def __init__(self, _: Form) -> None:
        """Nothing is known yet."""
