"""Whether a pattern leaves out districts of a territory, or codes of a whole shape.

A pattern that takes codes of each shape from most zones was written for the territory. Which districts it leaves out
may be a choice, as of where a shop delivers. A shape that it does not know, such as a zero in front, is none.
"""

import string
from collections.abc import Iterator, Sequence

from formlint.knowledge.pack import PostalCode
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import NOTHING, Language, compile_pattern

_ENOUGH = 0.5  # of the zones of a shape: who takes codes from these knows the shape


def refused_shape(postal: PostalCode, codes: Sequence[str], accepted: Language) -> str | None:
    """A code that is refused in every spelling, and most codes of its shape with it; or None.

    `codes` are surely real, and refused; if the pack has a tight pattern, a code of each other shape is tried as well.
    """
    try:
        sure = compile_pattern(postal.pattern) if postal.pattern else NOTHING
        tried = (*codes, *_one_of_each_shape(sure - accepted))
        return next((code for code in tried if _is_shape_refused(postal, code, sure, accepted)), None)
    except (PatternError, BudgetExceededError):
        return next(iter(codes), None)


def _one_of_each_shape(codes: Language) -> Iterator[str]:
    while found := codes.shortest():
        yield found
        codes -= compile_pattern(_shape(found))


def _is_shape_refused(postal: PostalCode, code: str, sure: Language, accepted: Language) -> bool:
    ways = postal.spelled(code)
    if any(map(accepted.accepts, ways)):
        return False
    place = 1 if code.startswith("0") else 0
    signs = string.digits if code[place].isdecimal() else string.ascii_uppercase
    zones = [sign for sign in signs if _has(sure, code, place, sign)]
    alike = [way for way in ways if way[: place + 1].upper() == code[: place + 1].upper()]
    reached = [sign for sign in zones if any(_has(accepted, way, place, sign) for way in alike)]
    return len(zones) < 2 or len(reached) < _ENOUGH * len(zones)  # noqa: PLR2004 - one zone has no districts


def _has(language: Language, code: str, place: int, sign: str) -> bool:
    """Whether a code of a shape with a sign at a place is in a language."""
    written = sign.lower() if code[place].islower() else sign
    return not language.isdisjoint(compile_pattern(_shape(code, {place: written})))


def _shape(code: str, fixed: dict[int, str] | None = None) -> str:
    """A pattern of what has letters, digits and other signs where a code has them, with or without a leading zero."""
    first = next((place for place, sign in enumerate(code) if sign.isdecimal()), -1)
    leading = {first: "0" if code[first] == "0" else "[1-9]"} if first >= 0 else {}
    signs = leading | (fixed or {})
    return "".join(signs.get(place) or _kind(sign) for place, sign in enumerate(code))


def _kind(sign: str) -> str:
    if sign.isdecimal():
        return r"\d"
    if sign.isalpha():
        return "[A-Z]" if sign.isupper() else "[a-z]"
    return rf"\x{ord(sign):02x}"
