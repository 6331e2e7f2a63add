"""The upper bound of a territory's postal codes, as a pattern and as limits for a field that takes every spelling.

A pack writes codes as is customary. People leave out the separator or type another, and capitals only where they have
to; a pattern for a field has to take that, and whatever else the pack lists.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from formlint.knowledge.pack import PostalCode
from formlint.system.patterns import compiled_when_used
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import NOTHING, Language, compile_pattern

_LONGEST = 250  # characters of a pattern that somebody will still read in a page
_SEPARATOR = r"[ \-]?"
_TOKEN = compiled_when_used(
    r"(?P<gap>(?: |\\?-|\[(?: |\\?-)+\])\??)|\[(?P<class>[^\[\]^]+)\]|(?P<letter>(?<!\\)[A-Za-z])|\\?."
)
_LOOKAHEAD = compiled_when_used(r"^\(\?[=!][^()]*\)")  # narrows a bound to assigned beginnings: a page does without
_NOT_UNDERSTOOD = compiled_when_used(r"\\(?![d\-])|\(\?[^:]|\[\^|\[[^\]]*\[|&&|--")
_LETTERS = compiled_when_used(r"[A-Za-z](?:-[A-Za-z])?")


def lengths(postal: PostalCode) -> tuple[int, int] | None:
    """The least and the greatest length that codes have in all spellings, in UTF-16 units; None where nobody knows."""
    ways = [(len(code), [*map(len, postal.spelled(code))]) for code in postal.must]
    found = _language(postal.all_ or postal.pattern).lengths() if ways else None
    if found is None:
        return None
    least, most = found
    longer = max(max(of) - length for length, of in ways)
    separators = max(sum(not sign.isalnum() for sign in code) for code in postal.must)
    bare = least - separators if "no-separator" in postal.spellings and least > separators else least
    return min(bare, *(min(of) for _, of in ways)), (most or 0) + longer


def upper_pattern(tables: Sequence[PostalCode]) -> str:
    """A pattern that takes all codes of some territories in every spelling; "" where their bounds are not known.

    A bound that is known to refuse real codes is none.
    """
    patterns = [*map(_of_fields, tables)]
    joined = "|".join(dict.fromkeys(patterns))
    return joined if all(patterns) and len(joined) <= _LONGEST else ""


@lru_cache(maxsize=64)
def _of_fields(postal: PostalCode) -> str:
    bound = _LOOKAHEAD.sub("", postal.all_)
    if not bound or _NOT_UNDERSTOOD.search(bound) or len({*postal.known_codes}) > 1:
        return ""
    found = _loosened(bound)
    if _language(found) is NOTHING:
        return ""
    for code in (*postal.listed, *postal.districts):
        for way in postal.spelled(code):
            if not _language(found).accepts(way):
                found = _either(found, _shape(way))
    return found


def _either(pattern: str, other: str) -> str:
    """A pattern of what one of two takes."""
    try:
        return other if _language(pattern).issubset(_language(other)) else f"{pattern}|{other}"
    except BudgetExceededError:
        return f"{pattern}|{other}"


def _loosened(pattern: str) -> str:
    """A pattern of customary codes with the separators left to people, and the case of letters."""
    return _TOKEN.sub(_loose, pattern)


def _loose(token: re.Match[str]) -> str:
    if token["gap"]:
        return _SEPARATOR
    if token["letter"]:
        return f"[{token['letter'].upper()}{token['letter'].lower()}]"
    if token["class"]:
        letters = "".join(_LETTERS.findall(token["class"].replace(r"\d", "")))
        return f"[{token['class']}{letters.swapcase()}]"
    return token[0]


def _shape(code: str) -> str:
    """A pattern of what has letters, digits and separators where a code has them."""
    return "".join(_run(kind, len([*signs])) for kind, signs in groupby(code, _kind))


def _kind(sign: str) -> str:
    return r"\d" if sign.isdecimal() else "[A-Za-z]" if sign.isalpha() else _SEPARATOR


def _run(kind: str, count: int) -> str:
    return kind if count == 1 or kind == _SEPARATOR else f"{kind}{{{count}}}"


def _language(pattern: str) -> Language:
    try:
        return compile_pattern(pattern) if pattern else NOTHING
    except (PatternError, BudgetExceededError):
        return NOTHING
