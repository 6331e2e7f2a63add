"""Questions that rules ask of what a page says: whether it has a phrase that `rules/languages/` list under a name."""

import re
import unicodedata
from functools import cache, lru_cache

from formlint.forms.controls import Control, Page
from formlint.knowledge.store import Knowledge
from formlint.rule.options import plain
from formlint.system.patterns import compiled_when_used
from formlint.values.texts import texts_about

_DEMANDS = ("optional", "required", "required-signs")
_BETWEEN = compiled_when_used(r"[()\[\]{}（）【】［］*＊✱∗※:：;,|/\n]|\s[-–—]\s?|\s?[-–—]\s")
_UNSPACED = (("\u0e00", "\u0e7f"), ("\u1100", "\u11ff"), ("\u2e80", "\ud7ff"), ("\uff00", "\uffef"))
"""The first and last characters of the scripts that write no spaces."""


def mentions(knowledge: Knowledge, text: str, name: str) -> bool:
    """Whether a text has one of the phrases as whole words; one that ends with `*` is the beginning of a word."""
    said = text.casefold()
    return any(head in said and _matching(phrase).search(said) for phrase, head in _heads(knowledge, name))


def page_mentions(page: Page, name: str) -> bool:
    """Whether a page has one of the phrases anywhere in its text."""
    return page.facts(_Mentions).found(name)


class _Mentions:
    """Which phrases a page has anywhere: it may have thousands of controls that are asked about."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[str, bool] = {}

    def found(self, name: str) -> bool:
        if name not in self._known:
            text = self._page.document.root.text
            self._known[name] = mentions(self._page.knowledge, text, name)
        return self._known[name]


def tells(control: Control, name: str) -> bool:
    """Whether a text about a control (its names, group, description, what stands beside it) has one of the phrases."""
    return any(mentions(control.knowledge, text.text, name) for text in texts_about(control))


def bare(knowledge: Knowledge, text: str) -> str:
    """A label to compare with words: in small letters, without what says whether an answer is required."""
    pieces = (piece.strip(" .!") for piece in _BETWEEN.split(text.casefold()))
    left = [piece for piece in pieces if piece and piece not in _demands(knowledge)]
    return left[0] if len(left) == 1 else plain(text)


@lru_cache(maxsize=4)
def _demands(knowledge: Knowledge) -> frozenset[str]:
    return frozenset([phrase for name in _DEMANDS for phrase in knowledge.phrases(name)])


def currency_sign(text: str) -> str | None:
    """The sign of a currency in a text, such as `$`."""
    return next((letter for letter in text if letter > "#" and unicodedata.category(letter) == "Sc"), None)


@lru_cache(maxsize=256)
def _heads(knowledge: Knowledge, name: str) -> tuple[tuple[str, str], ...]:
    """The phrases, each with its longest word: a text without that word needs no closer look."""
    return tuple((phrase, max(phrase.rstrip("*").split(), key=len)) for phrase in knowledge.phrases(name))


@cache
def _matching(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, phrase.rstrip("*").split()))
    if any(first <= letter <= last for letter in phrase for first, last in _UNSPACED):
        return re.compile(words)
    return re.compile(rf"(?<!\w){words}" if phrase.endswith("*") else rf"(?<!\w){words}(?!\w)")
