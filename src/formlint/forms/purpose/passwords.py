"""Which password a field asks for, the one that people have or a new one.

Its own words say so, or else what the form is for does. Where neither does, the page leaves it open.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.purpose.form_kind import leanings, spoken
from formlint.forms.purpose.model import Model, model
from formlint.forms.purpose.score import Answer, Case, share
from formlint.forms.tokens import parts, words
from formlint.knowledge.store import Knowledge

CURRENT, NEW = "current-password", "new-password"
PASSWORDS = frozenset({CURRENT, NEW})

_OTHER = {CURRENT: NEW, NEW: CURRENT}
_TOKENS = frozenset({"autocomplete", "autocomplete-against"})
_LIKELY = 0.5  # a field less likely says nothing of its form


class Settled(NamedTuple):
    """What a password field asks for, and the other password where the page leaves open which of the two it is."""

    answer: Answer
    rival: str | None


class Passwords:
    """The password fields of one form."""

    def __init__(self, knowledge: Knowledge, said: Sequence[str], answers: Sequence[Answer]) -> None:
        """Note what the form is for by the kinds it speaks of, and by its other fields."""
        passwords = sum([answer.purpose in PASSWORDS for answer in answers])
        self._knowledge = knowledge
        self._several = passwords > 1
        others = {one.purpose for one in answers if one.purpose not in PASSWORDS and one.confidence >= _LIKELY}
        self._wanted = _wanted(model(knowledge), said, others) if passwords else None

    def settle(self, answer: Answer, case: Case) -> Settled:
        """What a field asks for that is taken for one of the two passwords."""
        own = _own(self._knowledge, case)
        tokens = [mark for clue in case.clues for mark in clue.marks if mark.kind in _TOKENS]
        if tokens:  # they have been weighed: the field asks for one of the two
            said = {mark.purpose for mark in tokens if mark.kind == "autocomplete"}
            also = {one for one in (own, None if self._several else self._wanted) if one}
            purpose = next(iter(also)) if len(also) == 1 and also <= said else answer.purpose
            likely = max(answer.confidence, share(case, PASSWORDS))
            return Settled(answer._replace(purpose=purpose, confidence=likely), None)
        wanted = own or self._wanted
        if wanted is None:
            paired = self._several and answer.purpose == NEW  # it is to be repeated
            return Settled(answer, None if paired else _OTHER[answer.purpose])
        if wanted == answer.purpose or (self._several and not own):
            return Settled(answer, None if wanted == answer.purpose else wanted)
        return Settled(answer._replace(purpose=wanted), None)


def _wanted(by: Model, said: Sequence[str], others: Iterable[str]) -> str | None:
    """The password that the form as a whole asks for, if it is surely made for signing in, or surely for a new one."""
    limits = by.kinds["passwords"]
    by_words, by_all = spoken(by, said), leanings(by, said, others)
    new = max(by_words.get(kind, 0.0) for kind in limits["new"])
    known, rest = by_all["sign-in"], max(sum_ for kind, sum_ in by_all.items() if kind != "sign-in")
    if known >= limits["sign-in"] and known - max(rest, new) >= limits["ahead"]:
        return CURRENT
    return NEW if new >= limits["enough"] and new - by_words.get("sign-in", 0.0) >= limits["ahead"] else None


def _own(knowledge: Knowledge, case: Case) -> str | None:
    """The password that its own words name, if they name one of the two only."""
    said = " ".join("".join(words(clue.said) if clue.text else parts(clue.said)) for clue in case.clues)
    named = [purpose for purpose, phrases in _phrases(knowledge).items() if any(phrase in said for phrase in phrases)]
    texts = (mark for clue in case.clues if clue.text for mark in clue.marks)
    squarely = any(mark.purpose == NEW and not mark.kind.endswith("~") for mark in texts)
    if squarely and NEW not in named:
        named.append(NEW)
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=4)
def _phrases(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """What names each of the two, run together."""
    named = ((CURRENT, "existing-password"), (NEW, "chosen-password"))
    return {one: tuple("".join(words(phrase)) for phrase in knowledge.phrases(name)) for one, name in named}
