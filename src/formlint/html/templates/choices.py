"""Code in a start tag that writes one boolean attribute or nothing: `{{ 'disabled' if sent }}`, `{{ on ? 'checked' }}`.

What such code may write is known, so the tag has no other attributes than those that are seen; whether the one is there
is unknown, as between `{% if sent %}` and `{% endif %}`.
"""

from functools import lru_cache
from typing import Final

from formlint.html.source import Span
from formlint.system.patterns import compiled_when_used

_NAMES: Final = ("autofocus", "checked", "disabled", "hidden", "multiple", "readonly", "required", "selected")
_STRING: Final = r"(?:'[^'\\\n]*'|\"[^\"\\\n]*\")"
_NOTHING: Final = r"(?:''|\"\"|null|None|nil)"
_INSIDE: Final = rf"(?:[^()'\"]|{_STRING}|\([^()]*\))*"
_ASKED: Final = rf"(?:[^?'\"(){{}}\[\];,+~]|{_STRING}|\({_INSIDE}\)|\[{_INSIDE}\])+"
"""A condition: nothing that joins texts, and no bracket that is still open."""
_WORD = compiled_when_used(
    rf"(?P<quote>['\"])\s*(?P<word>(?P<name>{'|'.join(_NAMES)})(?:=(?P<mark>\\?['\"]?)(?P=name)(?P=mark))?)\s*(?P=quote)"
)
_BEFORE = compiled_when_used(
    r"(?:\{\{-?|\{!!|\$\{|<\?=|<\?php\s+(?:if\s*\([^;{}]*\)\s*\{?\s*)?echo\b|<%[-=]|@\()\s*\(?\s*"
    rf"(?:{_ASKED}(?:\?\s*(?:{_NOTHING}\s*:\s*)?|&&\s*|\band\s+))?"
)
_AFTER = compiled_when_used(
    rf"\s*(?:(?:if|unless)\s(?:(?!\selse\s)(?:[^'\"]|{_STRING}))+?(?:\selse\s+{_NOTHING})?|:\s*{_NOTHING})?"
    r"\s*\)?\s*;?\s*\}?\s*(?:-?\}\}|!!\}|\}|\?>|-?%>|\))"
)
_LONGEST: Final = 200  # characters of code


def literal_choice(code: str) -> Span | None:
    """The range in a piece of code of the boolean attribute that is all that it may write; None for other code."""
    if len(code) > _LONGEST or not any(name in code for name in _NAMES):
        return None
    return _chosen(code)


@lru_cache(maxsize=1024)
def _chosen(code: str) -> Span | None:
    for word in _WORD.finditer(code):
        if _BEFORE.fullmatch(code[: word.start()]) and _AFTER.fullmatch(code[word.end() :]):
            return Span(*word.span("word"))
    return None
