"""The examples of values that a page shows beside a field: in placeholders, titles, labels and hints.

Only what has the plain shape of a value counts: a placeholder is often prose, a mask of letters, or a count of digits.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.controls import Control
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used
from formlint.values.texts import is_own, texts_about

_WORD = compiled_when_used(r"[^\W\d_]+")
_TOKEN = compiled_when_used(r"[\w@.+\-/():,'&%!~#=?]+\Z")
_MAY_SHOW = re.compile(r"[\d@]|www\.|https?:")
_MASK_LETTERS = frozenset("ACDHJMNSTXYZ")
_ADDRESS = compiled_when_used(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_WEB = compiled_when_used(r"(?:https?://|www\.)[\w.\-/:?=&%]+\Z")
_ENDS = "\"'“”„«»‘’`*.,;:!?。、，"
_OPENING, _CLOSING = "([（「『“«", ")]）」』”»"
# "e. 0901", "num. 12": what follows is the value
_ABBREVIATED = compiled_when_used(r"[a-z]{1,4}\.:? +(?=\S)", re.ASCII)
_MOST_WORDS = 8  # of a value
_UNITS = frozenset({"AM", "CM", "GB", "KB", "KG", "KM", "MB", "MM", "PM", "TB"})
_MOST_LETTERS = 4  # of a group in a code
_MOST_ALONE = 2  # letters of a group that has no digits
_LONGEST = 80
_PARTIAL = compiled_when_used(r"\.\.\.|…|^\+\d{1,3}$")  # cut short, or a country code alone
_GROUPS = compiled_when_used(r"(?<=\w)[ ()/\N{NO-BREAK SPACE}\-–]+(?=\w)|[()]")
_SHAPES = {"email": "@", "url": "."}
_THOUSANDS = compiled_when_used(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_NUMBER = compiled_when_used(r"-?\d+(?:\.\d+)?\Z")


class Example(NamedTuple):
    """A value that a page shows; `origin` is that of the text it was found in, as "placeholder" or "label"."""

    text: str
    origin: str

    @property
    def without_groups(self) -> str:
        """The value without the separators that people may leave out."""
        return without_groups(self.text)


def shown(control: Control) -> tuple[Example, ...]:
    """The examples of values that the page shows for a control, each once."""
    return control.facts(_shown)


def _shown(control: Control) -> tuple[Example, ...]:
    if control.type not in {"email", "number", "search", "tel", "text", "textarea", "url"}:
        return ()
    found = [Example(text, origin) for text, origin in _candidates(control) if _suits(control, text)]
    return tuple({example.text: example for example in reversed(found)}.values())[::-1]


def without_groups(text: str) -> str:
    """A value without the separators that people may leave out; `(020) 79-46` as `0207946`, `-1.5` as it is."""
    if _THOUSANDS.match(text):
        return text.replace(",", "")
    bare = _GROUPS.sub("", text)
    return bare.replace(".", "") if bare.count(".") > 1 else bare


def _candidates(control: Control) -> Iterator[tuple[str, str]]:
    placeholder, knowledge = control.placeholder or "", control.element.document.knowledge
    if _MAY_SHOW.search(placeholder) and not _introduced(knowledge, placeholder):
        text = _without_abbreviation(placeholder.strip().strip("*").strip())
        if _is_value(knowledge, text):
            yield text, "placeholder"
    for text in texts_about(control):
        parts = _introduced(knowledge, text.text) if _MAY_SHOW.search(text.text) else ()
        for part in parts if parts and is_own(control, text) else ():
            for one in _joint(knowledge.phrases("or-words")).split(part):
                value = _leading_value(knowledge, one)
                if value:
                    yield value, text.origin


def _without_abbreviation(text: str) -> str:
    found = _ABBREVIATED.match(text)
    return text[found.end() :] if found else text


def _introduced(knowledge: Knowledge, text: str) -> list[str]:
    """What follows the words that introduce examples, up to the end of the brackets around."""
    return [_inside(part) for part in _introduction(knowledge).split(text)[1:]]


def _inside(text: str) -> str:
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth < 0:
            return text[:index]
    return text


@lru_cache(maxsize=4)
def _joint(words: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between two examples."""
    return re.compile(rf"[、，;]|,\s|\s(?:{'|'.join(map(re.escape, words))})\s")


@lru_cache(maxsize=4)
def _introduction(knowledge: Knowledge) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, knowledge.phrases("example")), key=len, reverse=True)
    return re.compile(rf"(?<![\w.@/\-])(?:{'|'.join(phrases)})(?![\w@]|\.\w):?", re.IGNORECASE)


def _leading_value(knowledge: Knowledge, text: str) -> str:
    """The words at the beginning, up to a full stop or bracket, if they have the shape of a value; else nothing."""
    tokens = text.split()
    for end in range(min(len(tokens), _MOST_WORDS), 0, -1):
        ended = end == len(tokens) or tokens[end][0] in _OPENING or tokens[end - 1][-1] in ".!?。"
        value = " ".join(tokens[:end]).strip(_ENDS).strip()
        if ended and _is_value(knowledge, value):
            return value
    return ""


def _is_value(knowledge: Knowledge, text: str) -> bool:
    """Whether a text has the shape of a code, a number, an address of e-mail or of a page."""
    if not text or len(text) > _LONGEST or _PARTIAL.search(text) or _is_name(knowledge, text):
        return False
    if _ADDRESS.match(text) or _WEB.match(text):
        return True
    return any(map(str.isdecimal, text)) and "#" not in text and all(map(_is_token, text.split()))


def _is_name(knowledge: Knowledge, text: str) -> bool:
    """Whether it is the name of something with a digit in it, as "cvv2"."""
    return text.casefold() in knowledge.phrases("names-with-digits")


def _is_token(token: str) -> bool:
    runs = _WORD.findall(token)
    if not _TOKEN.match(token) or "_" in token or token in _UNITS:
        return False
    most = _MOST_LETTERS if any(map(str.isdecimal, token)) else _MOST_ALONE
    return all(
        run.isascii() and len(run) <= most and not _is_mask(run) and (run.isupper() or len(run) == 1) for run in runs
    )


def _is_mask(run: str) -> bool:
    """`MM`, `XXXX`, `ZZ`: letters that stand for others."""
    return len(run) > 1 and len(set(run)) == 1 and run[0] in _MASK_LETTERS


def _suits(control: Control, text: str) -> bool:
    """Whether the text is a value at all by the type: the text for another field may stand near."""
    if control.type == "number":
        return _NUMBER.match(text) is not None
    return control.type not in _SHAPES or _SHAPES[control.type] in text
