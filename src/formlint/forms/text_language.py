"""The language that the texts of a page are in, told by its commonest words; only where that is beyond doubt."""

from collections.abc import Iterable
from itertools import chain
from math import fsum

from formlint.forms.purpose.lexicon import common_words
from formlint.forms.purpose.tokens import words
from formlint.knowledge import Knowledge

_LEAST = 2.5  # words of a language, those counted in parts that several share
_LEAD = 1.6  # times as many as of any other language


def heard(knowledge: Knowledge, texts: Iterable[str]) -> tuple[str, ...]:
    """The language of the texts as its BCP 47 tag; empty where nothing or several tell one."""
    common = common_words(knowledge)
    said = set(chain.from_iterable(map(words, set(texts))))
    parts: dict[str, list[float]] = {}
    for word in common.keys() & said:
        languages = common[word]
        for language in languages:
            parts.setdefault(language, []).append(1 / len(languages))
    hits = {language: fsum(each) for language, each in parts.items()}  # the same in whatever order the words come
    first, second = sorted((*hits.values(), 0.0, 0.0), reverse=True)[:2]
    if first < _LEAST or second * _LEAD > first:
        return ()
    return (max(hits, key=hits.__getitem__),)
