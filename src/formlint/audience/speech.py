"""The language that the texts of a page are in, told by its commonest words; only where that is beyond doubt."""

from collections.abc import Iterable

from formlint.purpose.vocabulary import common_words
from formlint.purpose.words import words

_LEAST = 2.5  # words of a language, those counted in parts that several share
_LEAD = 1.6  # times as many as of any other language


def heard(texts: Iterable[str]) -> tuple[str, ...]:
    """The language of the texts as its BCP 47 tag; empty where nothing or several tell one."""
    common = common_words()
    hits: dict[str, float] = {}
    for word in {word for text in texts for word in words(text)}:
        languages = common.get(word, ())
        for language in languages:
            hits[language] = hits.get(language, 0) + 1 / len(languages)
    ranked = sorted(hits, key=lambda language: -hits[language])
    sure = [hits[language] >= _LEAST for language in ranked[:1]]
    close = [hits[language] * _LEAD > hits[ranked[0]] for language in ranked[1:2]]
    return tuple(ranked[:1]) if any(sure) and not any(close) else ()
