"""Values that a framework binds: known where they are literals, rewritten as HTML spells them, as long as before."""

from typing import Final

from formlint.html.marks import BLANK, MARK
from formlint.system.patterns import compiled_when_used

_LITERAL = compiled_when_used(
    r"""[ \t]*(?:(?P<number>\d+(?:\.\d+)?)|(?P<yes>true)|(?P<no>false|null|undefined)"""
    r"""|(?P<quote>["'`])(?P<text>(?:(?!(?P=quote))[^\\\r\n${}])*)(?P=quote))[ \t]*"""
)
_LINE: Final = compiled_when_used(r"[^\r\n]+")


def unknown(text: str) -> str:
    """As many marks, with the same line ends."""
    return _LINE.sub(lambda line: MARK * len(line[0]), text)


def absent(text: str) -> str:
    """As many spaces, with the same line ends."""
    return _LINE.sub(lambda line: " " * len(line[0]), text)


def bound_value(code: str) -> str | None:
    """What stands between the delimiters of a bound value, in HTML; None where it says that there is no attribute.

    A literal comes without its delimiters, which have to be blanked; anything else comes as marks.
    """
    literal = _LITERAL.fullmatch(code)
    if literal is None:
        return unknown(code)
    if literal["no"]:
        return None
    if literal["quote"] is None:
        return _padded(code, literal[literal.lastgroup or 0])
    text = literal["text"]
    quote = '"' if literal["quote"] == "`" else literal["quote"]
    return unknown(code) if quote in text else _padded(code, f"{quote}{text}{quote}")


def is_known(value: str) -> bool:
    """Whether a bound value is known."""
    return MARK not in value


def _padded(code: str, value: str) -> str:
    before = len(code) - len(code.lstrip(" \t"))
    return BLANK * before + value + BLANK * (len(code) - before - len(value))
