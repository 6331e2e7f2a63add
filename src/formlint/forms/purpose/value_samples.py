"""Texts that show what a value looks like instead of saying what it is: "name@example.com", "MM/YY", "+381"."""

import re
from functools import cache, lru_cache

_SHAPES = (
    ("email", r"\S@\S+\.\S|^\S+@\S*$"),
    ("cc-exp", r"^(?:mm|m\s*m|00|01|12)\s*[/\-]\s*(?:yy|aa|jj|rr|гг|åå|vv|éé|yyyy|aaaa|jjjj|rrrr|00|\d\d)$"),
    ("date", r"^(?:[dtjgp]{2}|mm|\d\d)[/\-. ](?:mm|kk|[dtjg]{2}|\d\d)[/\-. ](?:[yajrv]{4}|\d{4})$"),
    ("date", r"^[yajrv]{4}[/\-.](?:mm|kk)[/\-.][dtjp]{2}$"),
    ("cc-number", r"^[\dx•*_#]{4}(?:[ \-]?[\dx•*_#]{4}){2,3}"),
    ("tel", r"^(?:\(?\+|00)?\(?\d[\d\-_x ().]{6,}\d$|^\+\d|^\(?[_x]{2,}[\-_x ().]{5,}$"),
    ("url", r"^(?:https?://|www\.)"),
    ("cc-csc", r"^(?:123|1234|000|xxx|•{3,4}|\*{3,4})$"),
)
_SIGN = re.compile(r"[@/+\d_•*#]")
_BEGINNING = re.compile(r"\S\S[-. ]|[xX]{3}|[wW]{3}|[yajrvYAJRV]{4}[-.]")
"""Each of the shapes has one of these, which are found sooner than they are."""
_CALLING_CODE = re.compile(r"\D{0,3}\+ ?\d{1,4}\W*")


@lru_cache(maxsize=4096)
def sample_of(text: str) -> str | None:
    """The purpose whose values look like the text."""
    if not (_SIGN.search(text) or _BEGINNING.match(text)):
        return None
    return next((purpose for purpose, shape in _SHAPES if _compiled(shape).search(text)), None)


@cache  # a page may have no text that makes it past the first look
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


def says_calling_code(text: str) -> bool:
    """Whether the text is a telephone country code and nothing else."""
    return "+" in text and _CALLING_CODE.fullmatch(text) is not None
