"""A, the accepted values: what the type, the pattern and the limits of a control let through.

After the HTML Standard, 4.10.5 The input element: which attribute applies to which type, the value sanitization
algorithms and the constraints. What a script adds is not seen.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from formlint.forms import Control
from formlint.pattern import (
    EVERYTHING,
    BudgetExceededError,
    Language,
    NotRegularError,
    PatternSyntaxError,
    compile_pattern,
    utf16_length,
)
from formlint.source import utf16_length as units

if TYPE_CHECKING:
    from decimal import Decimal

PATTERN_TYPES = frozenset({"email", "password", "search", "tel", "text", "url"})
"""Types that take a pattern and, with `textarea`, limits of length."""

_NUMBER_TYPES = frozenset({"number", "range"})
_TRIMMED_TYPES = frozenset({"email", "url"})
_RANGED_TYPES = frozenset({"date", "datetime-local", "month", "time", "week"})

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
    "url": r"[a-zA-Z][a-zA-Z0-9+.\-]*:\S+",
    "date": _DATE,
    "month": r"\d{4,}-(?:0[1-9]|1[0-2])",
    "week": r"\d{4,}-W(?:0[1-9]|[1-4]\d|5[0-3])",
    "time": _TIME,
    "datetime-local": rf"{_DATE}[T ]{_TIME}",
    "color": r"#[0-9a-fA-F]{6}",
}
_LARGEST = "1.7976931348623157e308"
_INTEGER = re.compile(r"[\t\n\f\r ]*\+?([0-9]{1,15})")  # browsers hold no longer ones


@dataclass(frozen=True, slots=True)
class Accepted:
    """The constraints of a control, each None where there is none.

    Attributes:
        kind: The type that takes effect.
        pattern: The language of the pattern.
        shortest: minlength, in UTF-16 units.
        longest: maxlength, in UTF-16 units: longer texts are cut when they are typed or pasted.
        least: min, as written.
        most: max, as written.
        step: step, as written; only numbers heed it here.
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
        if not _fits(self.kind, value, multiple=self.multiple):
            return "type"
        if self.longest is not None and units(value) > self.longest:
            return "maxlength"
        if units(value) < self.shortest:
            return "minlength"
        if self.pattern is not None and not self.pattern.accepts(value):
            return "pattern"
        return self._out_of_range(value)

    def _out_of_range(self, value: str) -> str | None:
        if self.kind in _NUMBER_TYPES:
            return _number_refused(value, self)
        if self.kind in _RANGED_TYPES:
            if self.least and value < self.least:
                return "min"
            if self.most and value > self.most:
                return "max"
        return None

    def cut(self, text: str) -> str:
        """What maxlength leaves of a text that is typed or pasted."""
        if self.longest is None or units(text) <= self.longest:
            return text
        cut = text.encode("utf-16-le", "surrogatepass")[: 2 * self.longest]
        return cut.decode("utf-16-le", "ignore")

    def language(self) -> Language:
        """All accepted texts but for min, max and step. Exploring it may raise BudgetExceededError."""
        found = _grammar(self.kind) if self.kind in _GRAMMARS else EVERYTHING
        if self.pattern is not None:
            found &= self.pattern
        if self.shortest or self.longest is not None:
            found &= utf16_length(self.shortest, self.longest)
        return found


def accepted(control: Control) -> Accepted | None:
    """What a control accepts; None where that is unknown: template code decides, or the pattern is not regular."""
    element, kind = control.element, control.type
    if any(map(element.unknown, ("type", "pattern", "minlength", "maxlength", "min", "max", "step"))):
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
        least=_valid(control, "min"),
        most=_valid(control, "max"),
        step=control.value("step") or "",
        base=_valid(control, "min") or _valid(control, "value"),
        multiple=kind == "email" and element.has("multiple"),
    )


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
    heeded = control.type in _NUMBER_TYPES or control.type in _RANGED_TYPES
    return value if heeded and _fits(control.type, value, multiple=False) else ""


@cache
def _grammar(kind: str) -> Language:
    return compile_pattern(_GRAMMARS[kind])


def _fits(kind: str, value: str, *, multiple: bool) -> bool:
    if kind not in _GRAMMARS:
        return True
    parts = [part.strip("\t\n\f\r ") for part in value.split(",")] if multiple else [value]
    return all(map(_grammar(kind).accepts, parts))


def _number_refused(value: str, limits: Accepted) -> str | None:
    from decimal import Decimal  # noqa: PLC0415  # few pages have number fields

    number = Decimal(value)
    if number.copy_abs() > Decimal(_LARGEST):
        return "type"
    if limits.least and number < Decimal(limits.least):
        return "min"
    if limits.most and number > Decimal(limits.most):
        return "max"
    step = _step(limits.step)
    return "step" if step is not None and _is_off(number, Decimal(limits.base or "0"), step) else None


def _is_off(number: "Decimal", base: "Decimal", step: "Decimal") -> bool:
    """Whether a number is no whole steps from the base; with numbers too large or too fine to tell, it is not."""
    try:
        return (number - base) % step != 0
    except ArithmeticError:
        return False


def _step(written: str) -> "Decimal | None":
    """The allowed distance of values: 1 unless said otherwise, None for any."""
    from decimal import Decimal  # noqa: PLC0415

    if written.strip().lower() == "any":
        return None
    if written and _grammar("number").accepts(written) and Decimal(written) > 0:
        return Decimal(written)
    return Decimal(1)
