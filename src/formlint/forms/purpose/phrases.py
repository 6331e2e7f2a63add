"""What a text or an identifier says: the purposes its phrases name, and how squarely it names them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.phrase_match import Match, PhraseTable
from formlint.forms.purpose import hints
from formlint.forms.purpose.lexicon import (
    NAMES,
    NOTHING,
    Found,
    Identifiers,
    Lexicon,
    Sense,
    Senses,
    all_names,
    borne,
    lexicons,
    noise,
    noise_heads,
    short_forms,
)
from formlint.forms.purpose.short_forms import Shortening, dotted_in
from formlint.forms.tokens import cut, parts, words
from formlint.knowledge.store import Knowledge

SHORTEST_CUT = 6
"""Letters that a part of an identifier has at least to be cut where known words meet."""

LONGEST_NAME = 5
"""Parts of an identifier that are put together to look them up."""

_FEW, _SETS = 4, 64
"""Readers that are kept: of all languages, and of each set of them."""

_LONGEST_LABEL = 12
"""Words of a text that may be a label, in writing without spaces characters."""

_MOST_OUTSIDE = 5  # words of a label outside of parentheses; what is longer explains something
_DATES = frozenset({"bday", "date", "cc-exp"})

_LONGEST_RUN = 5
"""Numbers of words in a modifier, which in writing without spaces are its characters."""


class Saying(NamedTuple):
    """A purpose that a text or an identifier names.

    Attributes:
        purpose: What it names.
        how: "exact" (nothing else is said), "most", "part", with "-last" when other phrases stand before; of
            identifiers "exact", "last" (the last part that means anything), "inner"; before it "vague-" when the
            phrase needs company to say that, "foreign-" when it is of a language that the page does not speak.
        language: BCP 47 tag of the language of the phrase.
    """

    purpose: str
    how: str
    language: str


Sayings = tuple[Saying, ...]


class Meaning:
    """What a text or an identifier says: few things, again and again, so that what they speak for is worth keeping.

    There is one object for all that says the same; they are compared by identity.

    Attributes:
        sayings: What is said.
        purposes: The purposes that are named.
        exact: Those that are named and nothing else is.
    """

    __slots__ = ("exact", "purposes", "sayings")

    def __init__(self, sayings: Sayings) -> None:
        self.sayings = sayings
        self.purposes = frozenset([saying.purpose for saying in sayings])
        self.exact = frozenset([saying.purpose for saying in sayings if saying.how == "exact"])


NO_MEANING = Meaning(())


class Reading(NamedTuple):
    """A text as it was read.

    Attributes:
        words: Its words.
        meaning: What they say.
        unread: Whether it has words of its own but says no purpose.
        denied: The purposes that it would name but for the technical thing that it speaks of: "IP address".
    """

    words: tuple[str, ...]
    meaning: Meaning
    unread: bool
    denied: frozenset[str] = frozenset()


class Reader:
    """The words of some languages, as texts and names are looked up in them; compared by identity, as meanings are."""

    __slots__ = (
        *("bearing", "counters", "filler", "heads", "joints", "knowledge", "languages", "modifiers"),
        *("names", "noise", "origin", "personal", "phrases", "shortening", "stems"),
    )

    def __init__(self, knowledge: Knowledge, known: Sequence[Lexicon], foreign: Identifiers | None = None) -> None:
        """Join what is short; the phrases and names of each lexicon stay apart, copies of them would be big."""
        names = [foreign] if foreign else [lexicon.names for lexicon in known]
        self.knowledge = knowledge
        self.languages = tuple([lexicon.language for lexicon in known])
        self.origin = "foreign-" if foreign else ""
        phrases, longest = [one.phrases for one in known], _most([one.longest for one in known])
        self.phrases = PhraseTable[Senses](lambda phrase: _senses(phrase, phrases) or None, longest)
        self.personal = frozenset([*knowledge.table("standards/autocomplete")["personal"], "organization"])
        self.filler = frozenset[str]().union(*[lexicon.filler for lexicon in known])
        self.modifiers = frozenset[str]().union(*[lexicon.modifiers for lexicon in known])
        self.joints = frozenset[str]().union(*[lexicon.joints for lexicon in known])
        self.counters = frozenset[str]().union(*[lexicon.counters for lexicon in known])
        self.bearing = {word: lexicon for lexicon in reversed(known) for word in lexicon.bare_names}
        self.shortening = Shortening([short_forms(knowledge, one.language) for one in known], self.is_phrase)
        self.stems = tuple([lexicon.stem for lexicon in known if lexicon.plain])
        self.noise = noise(knowledge)
        self.names = tuple([one.senses for one in names])
        self.heads = _most([*[one.heads for one in names], noise_heads(knowledge)])

    def is_phrase(self, phrase: str) -> bool:
        """Whether the words say a purpose."""
        return bool(self.phrases.meaning_of(phrase))


def _most(tables: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """The tables in one, the highest number for each key."""
    found: dict[str, int] = {}
    for numbers in tables:
        both = found.keys() & numbers.keys()
        found.update(numbers, **{key: max(found[key], numbers[key]) for key in both})
    return found


@lru_cache(maxsize=_SETS)
def reader(knowledge: Knowledge, languages: tuple[str, ...]) -> Reader:
    """What reads in these languages and English."""
    return Reader(knowledge, lexicons(knowledge, languages))


@lru_cache(maxsize=_FEW)
def foreign_reader(knowledge: Knowledge) -> Reader:
    """What reads the names that developers of all languages give."""
    return Reader(knowledge, (), all_names(knowledge))


def read_name(knowledge: Knowledge, name: str, languages: tuple[str, ...]) -> Sayings:
    """What a name or id says in the words and technical terms of these languages."""
    return naming(name, reader(knowledge, languages)).sayings


@lru_cache(maxsize=4096)
def reading(text: str, by: Reader) -> Reading:
    """A text that people read, as a reader understands it."""
    written = words(text)
    said = _stemmed(written, by)
    named = by.phrases.find(said)
    if len(said) <= _LONGEST_LABEL and not _is_read(text, said, named, by):
        said, named = _closer(text, said, named, by)
        code = _code(written, said, named, by) if named else None
        if code:
            return Reading(written, _meaning(code, "exact"), unread=False)
    matches = [_qualified(match, said, by) for match in borne(named, said, by.bearing)]
    denied = _denied(named, matches, said, by)
    matches = hints.searched([match for match in matches if match.meaning], said)
    if not matches:
        own = any(hints.is_content(word) and word not in by.filler for word in written)
        return Reading(written, NO_MEANING, own, denied)
    content = hints.content(said, matches, by.filler)
    if len(matches) == 1:
        start, end, _, senses = matches[0]
        return Reading(
            written, _meaning(senses, hints.how_squarely((end - start) / content)), unread=False, denied=denied
        )
    return Reading(written, _meaning_of_all(matches, content), unread=False, denied=denied)


def _stemmed(written: tuple[str, ...], by: Reader) -> tuple[str, ...]:
    for stem in by.stems:
        written = tuple(map(stem, written))
    return written


def _is_read(text: str, said: Sequence[str], named: Sequence[Found], by: Reader) -> bool:
    """Whether the phrases in a text, and words that say nothing, are all of it, without parentheses and short forms."""
    if len(named) == 1 and named[0].end - named[0].start == len(said):
        return True
    return (
        hints.content(said, named, by.filler) == hints.covered(named)
        and "." not in text[:-1]
        and not hints.has_asides(text)
    )


def _closer(text: str, said: tuple[str, ...], named: list[Found], by: Reader) -> tuple[tuple[str, ...], list[Found]]:
    """The words of a text that is not read to its end, and the phrases in it, at a closer look.

    What is in parentheses is no part of it, if the rest says something, unless it is a phrase by itself; what is short
    is written out; a word for a number says little if nobody knows of what.
    """
    outer, asides = hints.without_asides(text)
    if asides:
        without, named_without = _outside(text, outer, asides, named, by)
        if named_without:
            said, named = without, named_without
    if hints.covered(named) < len(said):
        dotted = _stemmed(tuple([word for short in dotted_in(outer) for word in words(short)]), by)
        full = by.shortening.written_out(said, dotted, loosely=bool(named))
        if full is not said:
            said = tuple(full)
            named = by.phrases.find(said)
    if any(match.phrase in by.counters for match in named) and hints.has_more(said, named, by.filler):
        named = [match for match in named if match.phrase not in by.counters]
    return said, named


def _outside(
    text: str, outer: str, asides: Sequence[str], named: Sequence[Found], by: Reader
) -> tuple[tuple[str, ...], list[Found]]:
    """The words of a text without what is only a hint in parentheses, and the phrases in them; none if unsure.

    "again" of "Password (again)" is no hint but the end of a phrase.
    """
    without = _stemmed(words(outer), by)
    found = by.phrases.find(without)
    if not found or len(outer.split()) > _MOST_OUTSIDE or hints.are_password_rules(asides, found):
        return without, []
    inside = {aside: _stemmed(words(aside), by) for aside in asides}
    apart = {match.phrase for part in (without, *inside.values()) for match in by.phrases.find(part)}
    across = [match.phrase for match in named if match.phrase not in apart]
    kept = [aside for aside, said in inside.items() if said and any(" ".join(said) in phrase for phrase in across)]
    if kept:
        without = _stemmed(words(hints.without_asides(text, kept)[0]), by)
    others = [said for aside, said in inside.items() if aside not in kept]
    without = sum([said for said in others if _is_said(said, found, by)], without)
    return without, by.phrases.find(without)


def _is_said(aside: Sequence[str], named: Sequence[Found], by: Reader) -> bool:
    """Whether what stands in parentheses says a purpose, and not parts of the date or where the name is written."""
    asked = {sense.purpose for match in named for sense in match.meaning}
    aside = () if not _DATES.isdisjoint(asked) else tuple(filter(hints.is_content, aside))
    inside = by.phrases.find(aside)
    little = by.filler if NAMES.isdisjoint(asked) else frozenset[str]()
    return bool(inside) and hints.content(aside, inside, little) == hints.covered(inside)


def _code(written: Sequence[str], said: Sequence[str], named: Sequence[Found], by: Reader) -> Senses | None:
    """What a code is by what else its label says, where the label speaks of nothing but codes and their ways."""
    codes = [match for match in named if hints.may_be_code([sense.purpose for sense in match.meaning if sense.vague])]
    if not codes or len(named) > len(codes) or hints.covered(codes) == len(said) == len(written):
        return None
    purpose = hints.code_of(by.knowledge, written, {sense.purpose for match in codes for sense in match.meaning})
    return (Sense(purpose, codes[0].meaning[0].language, vague=False),) if purpose else None


def _meaning_of_all(matches: Sequence[Found], content: int) -> Meaning:
    """The meaning of several phrases: each purpose is named as squarely as all its phrases together make it."""
    covered: dict[str, int] = {}
    for start, end, _, senses in matches:
        for sense in senses:
            covered[sense.purpose] = covered.get(sense.purpose, 0) + end - start
    best: dict[str, Saying] = {}
    for at, match in enumerate(matches, 1):
        for sense in match.meaning:
            if sense.purpose not in best:
                how = hints.how_squarely(covered[sense.purpose] / content, last=at == len(matches))
                best[sense.purpose] = _saying(sense, how)
    return _meaning_like(tuple(best.values()))


@lru_cache(maxsize=4096)
def _meaning(senses: Senses, how: str) -> Meaning:
    return _meaning_like(tuple([_saying(sense, how) for sense in senses]))


@lru_cache(maxsize=4096)
def _meaning_like(sayings: Sayings) -> Meaning:
    return Meaning(sayings)


@lru_cache(maxsize=4096)
def naming(name: str, by: Reader) -> Meaning:
    """What a name or id says, as a reader understands it."""
    pieces: list[str] = []
    for part in parts(name):
        if len(part) < SHORTEST_CUT:
            pieces.append(part)
        else:
            pieces += _pieces(part, by)
    telling = [_qualified(match, pieces, by, name=True) for match in _telling(pieces, by)]
    if not telling:
        return NO_MEANING
    if len(telling) == 1:
        start, end, _, senses = telling[0]
        rest = pieces[:start] + pieces[end:]
        alone = all(len(piece) == 1 or piece.isdigit() or piece in by.noise for piece in rest)
        return _meaning(senses, by.origin + ("exact" if alone else "last"))
    best: dict[str, Saying] = {}
    for match in telling:
        how = by.origin + ("last" if match is telling[0] else "inner")
        for sense in match.meaning:
            if sense.purpose not in best:
                best[sense.purpose] = _saying(sense, how)
    return _meaning_like(tuple(best.values()))


def _telling(pieces: Sequence[str], by: Reader) -> list[Found]:
    """The names in an identifier that mean anything: no single letters among others, and noise only by itself."""
    telling: list[Found] = []
    noise: list[Found] = []
    for match in _names(pieces, by.names):
        start, end = match.start, match.end
        if end - start > 1:
            telling.append(match)
        elif len(pieces[start]) > 1 or len(pieces) == 1:
            (noise if pieces[start] in by.noise else telling).append(match)
    return telling or noise[:1]


def _qualified(match: Found, said: Sequence[str], by: Reader, *, name: bool = False) -> Found:
    """The match; where it names a technical thing ("IP address", "name of the file"), it means nothing.

    In a `name` of code the last part qualifies what is before it, others do not ("phoneAppField").
    """
    start, end, _, senses = match
    if not by.modifiers or not any(sense.purpose in by.personal for sense in senses):
        return match
    befores = range(max(0, start - _LONGEST_RUN), start) if said[start] not in by.filler else ()
    while end < len(said) and said[end] in by.joints:
        end += 1
    afters = range(end + 1, min(end + _LONGEST_RUN, len(said)) + 1) if not name or end == len(said) - 1 else ()
    beside = (*[said[first:start] for first in befores], *[said[end:after] for after in afters])
    if any(" ".join(words) in by.modifiers for words in beside):
        return match._replace(meaning=(Sense(NOTHING, senses[0].language, vague=False),))
    return match


def _denied(named: Sequence[Found], matches: Sequence[Found], said: Sequence[str], by: Reader) -> frozenset[str]:
    """The purposes that words stand for of phrases that mean nothing: "name" in "file name"."""
    found: set[str] = set()
    for (start, end, _, was), (_, _, _, now) in zip(named, matches, strict=True):
        if was != now:
            found.update({sense.purpose for sense in was} - {sense.purpose for sense in now})
        elif end - start > 1 and all(sense.purpose == NOTHING for sense in now):
            inside = (*by.phrases.find(said[start + 1 : end]), *by.phrases.find(said[start : end - 1]))
            found.update(sense.purpose for match in inside for sense in match.meaning)
    return frozenset(found - {NOTHING})


def _names(pieces: Sequence[str], known: Iterable[Mapping[str, Senses]]) -> list[Found]:
    """The names in an identifier: from the right, where its head is, the longest first, without overlap."""
    matches: list[Found] = []
    end = len(pieces)
    while end > 0:
        for start in range(max(0, end - LONGEST_NAME), end):
            name = "".join(pieces[start:end])
            senses = _senses(name, known)
            if senses:
                matches.append(Match(start, end, name, senses))
                end = start + 1
                break
        end -= 1
    return matches


def _senses(phrase: str, known: Iterable[Mapping[str, Senses]]) -> Senses:
    """The senses of a phrase in all lexicons, one a purpose, those of the first lexicon prevailing."""
    found: Senses = ()
    for senses in known:
        if phrase in senses:
            more = senses[phrase]
            found = tuple({sense.purpose: sense for sense in (*more, *found)}.values()) if found else more
    return found


def _saying(sense: Sense, how: str) -> Saying:
    return Saying(sense.purpose, f"vague-{how}" if sense.vague else how, sense.language)


@lru_cache(maxsize=4096)
def _pieces(part: str, by: Reader) -> tuple[str, ...]:
    if part.isdigit() or part in by.noise or any(part in names for names in by.names):
        return (part,)
    return cut(part, (*by.names, by.noise), by.heads)
