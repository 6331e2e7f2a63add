"""Questions that rules ask of what a page says: whether it has a phrase that `rules/` lists under a name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from formlint import knowledge
from formlint.forms.controls import Control
from formlint.forms.purpose.tokens import spaced
from formlint.rule.autofill import neighbours
from formlint.values import texts_about

_UNSPACED = (("\u0e00", "\u0e7f"), ("\u1100", "\u11ff"), ("\u2e80", "\ud7ff"), ("\uff00", "\uffef"))
"""The first and last characters of the scripts that write no spaces."""
_CUT = re.compile(r"[()\[\]{}（）【】［］*:：;,|/\n]|\s[-–—]\s?|\s?[-–—]\s")


def phrases(name: str, table: str = "phrases") -> Sequence[str]:
    """The phrases that `rules/phrases.toml`, or another table, lists under a name, in small letters."""
    return knowledge.table(table)[name]


def mentions(text: str, name: str, table: str = "phrases") -> bool:
    """Whether a text has one of the phrases as whole words; one that ends with `*` is the beginning of a word."""
    said = text.casefold()
    return any(head in said and _matching(phrase).search(said) for phrase, head in _heads(name, table))


def page_mentions(control: Control, name: str, table: str = "phrases") -> bool:
    """Whether the page of a control has one of the phrases anywhere in its text."""
    document = control.element.document
    memo, asked = document.memo, (page_mentions, name, table)
    if asked not in memo:  # it may have thousands of such controls
        memo[asked] = mentions(document.root.text, name, table)
    return bool(memo[asked])


def tells(control: Control, name: str, table: str = "phrases") -> bool:
    """Whether a text about a control (its names, group, description, what stands beside it) has one of the phrases."""
    return any(mentions(text.text, name, table) for text in texts_about(control))


def remarks(text: str) -> tuple[str, ...]:
    """What stands in brackets, between commas or after a dash in a label, each in small letters."""
    return tuple(part for piece in _CUT.split(text.casefold()) if (part := piece.strip(" .!")))


def has_addition(control: Control) -> bool:
    """Whether a field right beside a house number takes what is added to it: a letter, a flat, a stair."""
    document = control.element.document
    for element in neighbours(control):
        said = [element.value(name) or "" for name in ("name", "id", "placeholder", "aria-label")]
        said += [label.text for label in document.labels(element)]
        if any(mentions(spaced(text).replace("_", " "), "house-number-additions") for text in said):
            return True
    return False


def currency_sign(text: str) -> str | None:
    """The sign of a currency in a text, such as `$`."""
    return next((letter for letter in text if letter > "#" and unicodedata.category(letter) == "Sc"), None)


@knowledge.remembered
def _heads(name: str, table: str) -> tuple[tuple[str, str], ...]:
    """The phrases, each with its longest word: a text without that word needs no closer look."""
    return tuple((phrase, max(phrase.rstrip("*").split(), key=len)) for phrase in phrases(name, table))


@cache
def _matching(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, phrase.rstrip("*").split()))
    if any(first <= letter <= last for letter in phrase for first, last in _UNSPACED):
        return re.compile(words)
    return re.compile(rf"(?<!\w){words}" if phrase.endswith("*") else rf"(?<!\w){words}(?!\w)")
