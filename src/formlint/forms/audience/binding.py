"""Sentences that bind a form to territories: "US only", "the address must be in Belgium"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from formlint.forms.audience.lookup import Atlas, key
from formlint.forms.audience.model import Clue
from formlint.forms.tokens import words
from formlint.html.document import Element, TextRun
from formlint.knowledge.message import say

_LONGEST_RUN = 400  # longer texts are prose; what binds a form to a territory is said shortly
_AROUND = 80
_WORD = re.compile(r"\w+")
_NEAR = 8  # words between "only" and the name


def clues(known: Atlas, runs: Iterable[TextRun]) -> Iterator[Clue]:
    """The territories that some texts bind a form to."""
    for run in runs:
        if len(run.text) > _LONGEST_RUN and _far(run.text):
            continue
        for match in sentences(known).words.finditer(run.text):
            before, after = run.text[max(0, match.start() - _AROUND) : match.start()], run.text[match.end() :][:_AROUND]
            said = " ".join(f"{before}{match[0]}{after}".split())
            for territory in _bound_to(known, before, match[0].casefold(), after):
                signal = "label-only" if _is_in_label(run.parent) else "phrase-only"
                told = say('the text says "{quote}"', quote=said)
                yield Clue(territory, signal, told, known.weight(signal), element=run.parent)


def _is_in_label(element: Element) -> bool:
    return element.tag == "label" or element.closest("label") is not None


def bound_in(known: Atlas, text: str) -> frozenset[str]:
    """The territories that a short text says something is only for: "State (US & Canada only)"."""
    if len(text) > _LONGEST_RUN or not sentences(known).may_bind(text.casefold()):
        return frozenset()
    found = sentences(known).words.finditer(text)
    near = ((text[: match.start()][-_AROUND:], match[0].casefold(), text[match.end() :][:_AROUND]) for match in found)
    return frozenset(territory for around in near for territory in _bound_to(known, *around))


def _far(text: str) -> bool:
    """Whether a text is so long that it is no notice."""
    return len(text.split()) > _LONGEST_RUN // 4


@lru_cache(maxsize=1024)
def _bound_to(known: Atlas, before: str, said: str, after: str) -> tuple[str, ...]:
    """The territories that something is only for, or has to be in, by what stands around the words that say so."""
    if said in sentences(known).located:  # "must be in US format" is no place
        return tuple(dict.fromkeys(_chain(known, tuple(key(after).split()[:_NEAR]))))
    words_before = tuple(key(_spelled_out(known, before)).split()[-_NEAR:])
    words_after = tuple(key(_spelled_out(known, after)).split()[:_NEAR])
    near = *_chain(known, words_before[::-1], reverse=True), *_chain(known, words_after)
    return tuple(dict.fromkeys(near))


def _chain(known: Atlas, near: tuple[str, ...], *, reverse: bool = False) -> Iterator[str]:
    """The territories named in a row from the first of these words on, which may stand in reverse order."""
    found = known.named_in_texts.find(near[::-1] if reverse else near)
    spans = [(len(near) - one.end, len(near) - one.start, one.meaning) for one in reversed(found)]
    at = 0
    for start, end, territory in spans if reverse else ((one.start, one.end, one.meaning) for one in found):
        if not sentences(known).between.issuperset(near[at:start]):
            return
        yield territory
        at = end


def _spelled_out(known: Atlas, text: str) -> str:
    only = sentences(known)
    return only.short.sub(lambda match: f" {known.name_of(only.shortened[match[0]])} ", text)


class Sentences:
    """How texts say that something is only for some territories.

    Attributes:
        located: What says "must be in", of which only what follows is a territory.
    """

    def __init__(self, known: Atlas) -> None:
        """Take what the languages say."""
        self._phrases = known.knowledge.phrases
        self._short = known.table["names"]["short"]
        self.located = frozenset(self._phrases("located"))
        self._said = (*self._phrases("only"), *self._phrases("located"))

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What says "only", or "must be in"."""
        said = [re.escape(word).replace("ss", "(?:ss|ß)") for word in self._said]
        return re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)

    def may_bind(self, folded: str) -> bool:
        """Whether a folded text says so, which takes a small part of the time to find where."""
        return not self._heads.isdisjoint(_WORD.findall(folded)) and self._folded.search(folded) is not None

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset([_WORD.findall(text)[0] for text in self._said])

    @cached_property
    def _folded(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self._said))})\b")

    @cached_property
    def between(self) -> frozenset[str]:
        """What stands between that and the name of a territory, and between such names."""
        return frozenset(word for text in self._phrases("between") for word in words(text))

    @cached_property
    def shortened(self) -> Mapping[str, str]:
        """What is short for territories, with their codes."""
        return {short: code for code, those in self._short.items() for short in those}

    @cached_property
    def short(self) -> re.Pattern[str]:
        """Finds that."""
        signs = sorted(map(re.escape, self.shortened), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")


@lru_cache(maxsize=4)
def sentences(known: Atlas) -> Sentences:
    """How texts bind a form to territories."""
    return Sentences(known)
