"""What a label says beside what it asks for: in parentheses, and of codes where they come from."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from formlint.forms.tokens import words
from formlint.knowledge.store import Knowledge

_ASIDE = re.compile(r"[(\[（【［〔]([^()\[\]（）【】［］〔〕]*)(?:[)\]）】］〕]|$)")
_OPENING = frozenset("([（【［〔")
_CODES = frozenset({"one-time-code", "captcha", "cc-csc"})
_CODE_LENGTHS = frozenset({"3", "4"})
"""Digits on the back of a card, and on the front."""


def has_asides(text: str) -> bool:
    """Whether anything in a text stands in parentheses."""
    return not _OPENING.isdisjoint(text)


def without_asides(text: str, kept: Container[str] = ()) -> tuple[str, Sequence[str]]:
    """The text without what it has in parentheses, if that is not to be `kept`, and all that is in parentheses."""
    if not has_asides(text):
        return text, ()
    return _ASIDE.sub(lambda found: found[0] if found[1] in kept else " ", text), _ASIDE.findall(text)


def may_be_code(purposes: Iterable[str]) -> bool:
    """Whether a phrase that has these purposes may stand for a code that proves who somebody is."""
    return not _CODES.isdisjoint(purposes)


def code_of(knowledge: Knowledge, said: Sequence[str], purposes: Container[str]) -> str | None:
    """Which of some purposes a code has, by the words beside it: what is sent is used once, cards have three digits."""
    text = f" {' '.join(said)} "
    if any(origin in text for origin in _origins(knowledge)):
        return "one-time-code"
    numbers = {word for word in said if word.isdecimal()}
    return "cc-csc" if "cc-csc" in purposes and "3" in numbers and numbers <= _CODE_LENGTHS else None


@lru_cache(maxsize=4)
def _origins(knowledge: Knowledge) -> tuple[str, ...]:
    """The words for where one-time codes come from, as they are found in a text with spaces around each word."""
    found = knowledge.phrases("code-origins")
    return tuple([f" {' '.join(words(phrase))}" + " " * (not phrase.endswith("*")) for phrase in found])
