"""Texts that show what a value looks like instead of saying what it is: "name@example.com", "MM/YY", "+381"."""

import re
from functools import lru_cache

from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_SHAPES = (
    ("email", r"\S@\S+\.\S|^\S+@\S*$"),
    ("cc-exp", r"^(?:<M>{2}|m\s*m|00|01|12)\s*[/\-]\s*(?:<Y>{2}|<Y>{4}|00|\d\d)$"),
    ("date", r"^(?:<D>{2}|<M>{2}|\d\d)[/\-. ](?:<M>{2}|<D>{2}|\d\d)[/\-. ](?:<Y>{4}|\d{4})$"),
    ("date", r"^<Y>{4}[/\-.]<M>{2}[/\-.]<D>{2}$"),
    ("cc-number", r"^[\dx•*_#]{4}(?:[ \-]?[\dx•*_#]{4}){2,3}"),
    ("tel", r"^(?:\(?\+|00)?\(?\d[\d\-_x ().]{6,}\d$|^\+\d|^\(?[_x]{2,}[\-_x ().]{5,}$"),
    ("url", r"^(?:https?://|www\.)"),
    ("cc-csc", r"^(?:123|1234|000|xxx|•{3,4}|\*{3,4})$"),
)
"""Purposes with what their values look like; for D, M and Y stand the letters that any language writes there."""
_SIGN = re.compile(r"[@/+\d_•*#]")
_BEGINNING = r"\S\S[-. ]|x{3}|w{3}|<Y>{4}[-.]"
"""Each of the shapes has one of these, which are found sooner than they are."""
_LETTERS = {"<D>": "day-letters", "<M>": "month-letters", "<Y>": "year-letters"}
_CALLING_CODE = compiled_when_used(r"\D{0,3}\+ ?\d{1,4}\W*")


@lru_cache(maxsize=4096)
def sample_of(knowledge: Knowledge, text: str) -> str | None:
    """The purpose whose values look like the text."""
    if not (_SIGN.search(text) or _compiled(knowledge, _BEGINNING).match(text)):
        return None
    return next((purpose for purpose, shape in _SHAPES if _compiled(knowledge, shape).search(text)), None)


@lru_cache(maxsize=64)
def _compiled(knowledge: Knowledge, shape: str) -> re.Pattern[str]:
    """A pattern of one of the shapes; a page may have no text that makes it past the first look."""
    for mark, letters in _LETTERS.items():
        shape = shape.replace(mark, f"[{''.join(map(re.escape, knowledge.phrases(letters)))}]")
    return re.compile(shape, re.IGNORECASE)


def says_calling_code(text: str) -> bool:
    """Whether the text is a telephone country code and nothing else."""
    return "+" in text and _CALLING_CODE.fullmatch(text) is not None
