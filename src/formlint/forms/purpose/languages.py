"""Which languages a page speaks: what it says itself, checked against its words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from formlint.forms.purpose.lexicon import ENGLISH, known_languages, other_tags
from formlint.forms.purpose.phrases import reader, reading
from formlint.forms.text_language import spoken
from formlint.knowledge.store import Knowledge

MOST = 4
"""Languages that a page is read in, besides English."""

_ENOUGH_READ = 0.75
_CERTAIN = 1.5
_SAMPLE = 40


def languages_of(knowledge: Knowledge, tag: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The languages a page is likely in, given the BCP 47 tag it bears ("" for none) and its texts; English may miss.

    A page whose texts make sense in its own language (English when it names none) is believed; only otherwise are the
    words of all languages looked at.
    """
    told = closest(knowledge, tag)
    sample = _unlike(texts)
    spoken = (told,) if told else (ENGLISH,)
    by = reader(knowledge, spoken)
    readings = [reading(text, by) for text in sample]
    read = sum([bool(said.meaning.sayings) for said in readings])
    lost = [said.words for said in readings if said.unread]
    if read and read >= _ENOUGH_READ * (read + len(lost)):
        return tuple(dict.fromkeys([*spoken, *_heard(knowledge, lost, spoken[0])]))
    return tuple(
        dict.fromkeys([*([told] if told else []), *_heard(knowledge, [said.words for said in readings], told)])
    )


def _unlike(texts: Iterable[str]) -> Iterable[str]:
    """The first of the texts, each once."""
    seen: dict[str, None] = {}
    for text in texts:
        seen[text] = None
        if len(seen) == _SAMPLE:
            break
    return seen


@lru_cache(maxsize=1024)
def closest(knowledge: Knowledge, tag: str) -> str | None:
    """The language there are words for that a BCP 47 tag means; None when there is none."""
    subtags = tag.replace("_", "-").lower().split("-")
    if subtags[0] in {"no", "nn"}:
        subtags[0] = "nb"
    if subtags[0] == "zh" and len(subtags) > 1:
        traditional = {"hant", "tw", "hk", "mo"} & set(subtags)
        subtags[1:] = ["hant" if traditional else "hans"]
    known = {language.lower(): language for language in known_languages(knowledge)}
    return (
        known.get("-".join(subtags[:2]))
        or known.get(subtags[0])
        or known.get(f"{subtags[0]}-hans")
        or other_tags(knowledge).get(subtags[0])
    )


def _heard(knowledge: Knowledge, texts: Sequence[tuple[str, ...]], told: str | None) -> list[str]:
    """The languages whose common words the texts have."""
    found = spoken(knowledge, [word for text in texts for word in text])
    best = sorted(found, key=lambda language: -found[language])[:MOST]
    bar = max(_CERTAIN, max(found.values(), default=0.0) / 2)
    heard = [language for language in best if found[language] >= bar]
    return heard if heard or told else best
