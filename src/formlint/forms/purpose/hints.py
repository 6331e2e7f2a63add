"""What a label says beside what it asks for: in parentheses, and of codes where they come from."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from formlint.forms.purpose.lexicon import Found
from formlint.forms.tokens import is_spaceless, words
from formlint.knowledge.store import Knowledge

_ASIDE = re.compile(r"[(\[（【［〔]([^()\[\]（）【】［］〔〕]*)(?:[)\]）】］〕]|$)")
_OPENING = frozenset("([（【［〔")
_CODES = frozenset({"one-time-code", "captcha", "cc-csc"})
_HALF = 0.5
_STREETS = frozenset({"street-address", "address-line1", "street-name", "postal-code"})
_PLACES = _STREETS | {"house-number", "address-level2", "address-level1"}
_PASSWORD_LENGTHS = range(6, 1000)
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


def searched(named: list[Found], said: Sequence[str]) -> list[Found]:
    """The phrases of a text; where that begins or ends with a word for a search by address, each stands for it."""
    searches = [match for match in named if [sense.purpose for sense in match.meaning] == ["search"]]
    if not searches or (searches[0].start > 0 and searches[-1].end < len(said)):
        return named
    places = [match for match in named if any(sense.purpose in _PLACES for sense in match.meaning)]
    near = any(sense.purpose in _STREETS for match in places for sense in match.meaning)  # else it searches a list
    if not near or len(places) + len(searches) < len(named):
        return named
    meant = searches[0].meaning[0]._replace(purpose="address-search", vague=False)
    return [match._replace(meaning=(meant,)) for match in named]


def are_password_rules(asides: Iterable[str], named: Iterable[Found]) -> bool:
    """Whether hints tell how long a password is to be: it may as well be a new one."""
    if all(sense.purpose != "current-password" for match in named for sense in match.meaning):
        return False
    return any(int(word) in _PASSWORD_LENGTHS for aside in asides for word in words(aside) if word.isdecimal())


def is_content(word: str) -> bool:
    """Whether a word is more than a letter."""
    return len(word) > 1 or is_spaceless(word)


def has_more(said: Sequence[str], named: Iterable[Found], filler: frozenset[str]) -> bool:
    """Whether words of more than a letter, and no filler, stand beside the phrases of a text."""
    taken = {at for start, end, _, _ in named for at in range(start, end)}
    return any(at not in taken and is_content(word) and word not in filler for at, word in enumerate(said))


def content(said: Sequence[str], matches: Sequence[Found], filler: frozenset[str]) -> int:
    """The number of words that say something: those of phrases, and all that are no filler."""
    told = at = 0
    for start, end, _, _ in matches:
        told += end - start + sum([word not in filler for word in said[at:start]])
        at = end
    return told + sum([word not in filler for word in said[at:]])


def covered(named: Iterable[Found]) -> int:
    """The number of words that phrases are made of."""
    return sum([end - start for start, end, _, _ in named])


def how_squarely(share: float, *, last: bool = False) -> str:
    """How squarely a purpose is named whose phrases make up a share of a text."""
    if share == 1:
        return "exact"
    how = "most" if share >= _HALF else "part"
    return f"{how}-last" if last else how
