"""A, the accepted values: what the type, the pattern and the limits of a control let through.

After the HTML Standard, 4.10.5 The input element: which attribute applies to which type, the value sanitization
algorithms and the constraints. What a script adds is not seen.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from formlint.forms.controls import Control
from formlint.html.source import utf16_length as units
from formlint.values.numbers import STEPS, exact, quantity
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternSyntaxError
from formlint.values.regex.language import EVERYTHING, Language, compile_pattern
from formlint.values.spelling import Value

if TYPE_CHECKING:
    from fractions import Fraction

PATTERN_TYPES = frozenset({"email", "password", "search", "tel", "text", "url"})
"""Types that take a pattern and, with `textarea`, limits of length."""

_TRIMMED_TYPES = frozenset({"email", "url"})

_NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+\-]?\d+)?"
_EMAIL = (
    r"[a-zA-Z0-9.!#$%&'*+\/=?^_`\{\|\}~\-]+@[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?)*"
)
_DATE = (
    r"(?:\d{4,})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))"
)
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
_GRAMMARS = {
    "number": _NUMBER,
    "range": _NUMBER,
    "email": _EMAIL,
    "url": r"(?!(?i:https?|wss?|ftp):[\/\\]*$)[a-zA-Z][a-zA-Z0-9+.\-]*:\S+",
    "date": _DATE,
    "month": r"\d{4,}-(?:0[1-9]|1[0-2])",
    "week": r"\d{4,}-W(?:0[1-9]|[1-4]\d|5[0-3])",
    "time": _TIME,
    "datetime-local": rf"{_DATE}[T ]{_TIME}",
    "color": r"#[0-9a-fA-F]{6}",
}
_INTEGER = re.compile(r"[\t\n\f\r ]*\+?([0-9]{1,15})")  # browsers hold no longer ones


class Accepted(NamedTuple):
    """The constraints of a control, each None where there is none.

    Attributes:
        kind: The type that takes effect.
        pattern: The language of the pattern.
        shortest: minlength, in UTF-16 units.
        longest: maxlength, in UTF-16 units: longer texts are cut when they are typed or pasted.
        least: min, as written.
        most: max, as written.
        step: step, as written.
        base: Where steps are counted from.
        multiple: Whether several addresses may be given, with commas between.
    """

    kind: str
    pattern: Language | None = None
    shortest: int = 0
    longest: int | None = None
    least: str = ""
    most: str = ""
    step: str = ""
    base: str = ""
    multiple: bool = False

    def accepts(self, text: str) -> bool:
        """Whether a text can be entered and sent as it is; the empty text always can, but for `required`."""
        return self.why_refused(text) is None

    def why_refused(self, text: str) -> str | None:
        """The attribute that refuses or changes a text: "type", "pattern", "maxlength" …; None when it is accepted."""
        value = text.strip("\t\n\f\r ") if self.kind in _TRIMMED_TYPES else text
        if not value:
            return None
        if self.kind in STEPS:
            return self._out_of_range(quantity(self.kind, value))
        if self.kind in _GRAMMARS and not _fits(self.kind, value, multiple=self.multiple):
            return "type"
        if self.longest is not None and units(text) > self.longest:
            return "maxlength"
        if self.shortest and units(value) < self.shortest:
            return "minlength"
        refused = self.pattern is not None and not self.pattern.accepts(value)
        return "pattern" if refused else None

    def _out_of_range(self, number: "Fraction | None") -> str | None:
        if number is None:
            return "type"
        least, most = quantity(self.kind, self.least), quantity(self.kind, self.most)
        if self.kind == "time" and least is not None and most is not None and most < least:
            return "min" if most < number < least else None  # a range over midnight
        if least is not None and number < least:
            return "min"
        if most is not None and number > most:
            return "max"
        return "step" if self._is_between_steps(number) else None

    def _is_between_steps(self, number: "Fraction") -> bool:
        default, scale, start = STEPS[self.kind]
        if self.step.strip().lower() == "any":
            return False
        written = quantity("number", self.step)
        step = written if written is not None and written > 0 else exact(default)
        base = quantity(self.kind, self.base)
        return (number - (exact(start) if base is None else base)) % (step * scale) != 0

    def cut(self, text: str) -> str:
        """What maxlength leaves of a text that is typed or pasted."""
        if self.longest is None or units(text) <= self.longest:
            return text
        if text.isascii():
            return text[: self.longest]
        cut = text.encode("utf-16-le", "surrogatepass")[: 2 * self.longest]
        return cut.decode("utf-16-le", "ignore")

    def language(self) -> Language:
        """All accepted texts but for min, max and step. Exploring it may raise BudgetExceededError."""
        found = _grammar(self.kind) if self.kind in _GRAMMARS else EVERYTHING
        if self.pattern is not None:
            found &= self.pattern
        if self.shortest or self.longest is not None:
            found &= Language.of_length(self.shortest, self.longest)
        return found


def accepted(control: Control) -> Accepted | None:
    """What a control accepts; None where that is unknown: template code decides, or the pattern is not regular."""
    return control.facts(_accepted)


def _accepted(control: Control) -> Accepted | None:
    element, kind = control.element, control.type
    if any(map(element.unknown, ("type", "pattern", "minlength", "maxlength", "min", "max", "step"))):
        return None
    if names_a_check(control):
        return None
    try:
        pattern = _pattern(control) if kind in PATTERN_TYPES else None
    except (NotRegularError, BudgetExceededError):
        return None
    limited = kind in PATTERN_TYPES or kind == "textarea"
    return Accepted(
        kind,
        pattern,
        shortest=(_integer(control, "minlength") or 0) if limited else 0,
        longest=_integer(control, "maxlength") if limited else None,
        least=_valid(control, "min") or ("0" if kind == "range" else ""),
        most=_valid(control, "max") or ("100" if kind == "range" else ""),
        step=control.value("step") or "",
        base=_valid(control, "min") or _valid(control, "value"),
        multiple=kind == "email" and element.has("multiple"),
    )


def takes_all(control: Control, values: tuple[Value, ...]) -> bool:
    """Whether it surely takes each of some values as it is customarily written, and has no spelling too short."""
    return control.facts(_Taken).all_of(values)


class _Taken:
    """Which values a control takes: the same ones are asked about for most territories."""

    def __init__(self, control: Control) -> None:
        self._accepts = accepted(control)
        self._known: dict[tuple[Value, ...], bool] = {}

    def all_of(self, values: tuple[Value, ...]) -> bool:
        accepts = self._accepts
        if accepts is None:
            return not values
        if values not in self._known:
            self._known[values] = all(_takes(accepts, value) for value in values)
        return self._known[values]


def _takes(accepts: Accepted, value: Value) -> bool:
    if accepts.shortest and any(len(way) < accepts.shortest for way in value.spellings):
        return False
    if accepts.longest is not None and units(value.text) > accepts.longest:
        return False
    return accepts.pattern is None or accepts.pattern.accepts(value.text)


def names_a_check(control: Control) -> bool:
    """Whether its pattern is the name of a check that a framework makes, as "number": what that takes is unknown."""
    return (control.value("pattern") or "").lower() in control.knowledge.phrases("pattern-names")


def _pattern(control: Control) -> Language | None:
    text = control.value("pattern")
    try:
        return None if text is None else compile_pattern(text)
    except PatternSyntaxError:
        return None


def _integer(control: Control, name: str) -> int | None:
    number = _INTEGER.match(control.value(name) or "")
    return int(number[1]) if number else None


def _valid(control: Control, name: str) -> str:
    """The value of an attribute, empty where the type does not take it."""
    value = control.value(name) or ""
    return value if control.type in STEPS and quantity(control.type, value) is not None else ""


@cache
def _grammar(kind: str) -> Language:
    return compile_pattern(_GRAMMARS[kind])


def _fits(kind: str, value: str, *, multiple: bool) -> bool:
    parts = [part.strip("\t\n\f\r ") for part in value.split(",")] if multiple else [value]
    return all(map(_grammar(kind).accepts, parts))
