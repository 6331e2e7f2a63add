"""What a text or an identifier says: the purposes its phrases name, and how squarely it names them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from formlint import packs
from formlint.purpose.vocabulary import ENGLISH, Lexicon, Sense, Senses, all_names, lexicons, table
from formlint.purpose.words import cut, is_spaceless, parts, words

SHORTEST_CUT = 6
"""Letters that a part of an identifier has at least to be cut where known words meet."""

LONGEST_NAME = 5
"""Parts of an identifier that are put together to look them up."""

_HALF = 0.5
_ANY = ("*",)
"""Instead of languages: all of them."""


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


class Match(NamedTuple):
    """Words start to end (half-open) that are a known phrase, with its senses."""

    start: int
    end: int
    senses: Senses


Sayings = tuple[Saying, ...]


@packs.remembered
def read_text(text: str, languages: tuple[str, ...]) -> Sayings:
    """What a text that people read says in these languages."""
    known = lexicons(languages)
    said = words(text)
    for lexicon in known:
        if lexicon.plain:
            said = tuple(map(lexicon.stem, said))
    matches = _phrases(said, known)
    if not matches:
        return ()
    covered = {at for match in matches for at in range(match.start, match.end)}
    content = sum(at in covered or not _filler(word, known) for at, word in enumerate(said))
    best: dict[str, Saying] = {}
    for sense, share, match in _shares(matches, content):
        how = "exact" if share == 1 else "most" if share >= _HALF else "part"
        if share < 1 and match is matches[-1] and len(matches) > 1:
            how += "-last"
        best.setdefault(sense.purpose, _saying(sense, how))
    return tuple(best.values())


@packs.remembered
def unread(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the text has words of its own, none of which say a purpose."""
    known = lexicons(languages)
    return not read_text(text, languages) and any(
        (len(word) > 1 or is_spaceless(word)) and not _filler(word, known) for word in words(text)
    )


@packs.remembered
def read_name(name: str, languages: tuple[str, ...]) -> Sayings:
    """What a name or id says in the words and technical terms of these languages."""
    return _read_name(name, languages, "")


@packs.remembered
def read_foreign_name(name: str) -> Sayings:
    """What a name or id says in the technical terms of any language."""
    return _read_name(name, _ANY, "foreign-")


def _read_name(name: str, languages: tuple[str, ...], origin: str) -> Sayings:
    pieces = tuple(piece for part in parts(name) for piece in _pieces(part, languages))
    matches = [
        match
        for match in _names(pieces, _names_in(languages))
        if match.end - match.start > 1 or len(pieces[match.start]) > 1 or len(pieces) == 1
    ]
    noise = _noise()
    telling = [
        match for match in matches if match.end - match.start > 1 or pieces[match.start] not in noise
    ] or matches[-1:]
    covered = {at for match in telling for at in range(match.start, match.end)}
    alone = all(
        at in covered or piece.isdigit() or piece in noise or len(piece) == 1 for at, piece in enumerate(pieces)
    )
    best: dict[str, Saying] = {}
    for match in reversed(telling):
        how = "inner" if match is not telling[-1] else "exact" if alone and len(telling) == 1 else "last"
        for sense in match.senses:
            best.setdefault(sense.purpose, _saying(sense, origin + how))
    return tuple(best.values())


def _phrases(said: Sequence[str], known: Sequence[Lexicon]) -> list[Match]:
    """The phrases in words that people read: from the left, the longest first, without overlap."""
    matches: list[Match] = []
    heads = [lexicon.longest for lexicon in known]
    phrases = [lexicon.phrases for lexicon in known]
    at = 0
    while at < len(said):
        word = said[at]
        longest = max([head[word] for head in heads if word in head], default=0)
        for end in range(min(at + longest, len(said)), at, -1):
            senses = _senses(" ".join(said[at:end]), phrases)
            if senses:
                matches.append(Match(at, end, senses))
                at = end - 1
                break
        at += 1
    return matches


def _names(pieces: Sequence[str], known: Sequence[Mapping[str, Senses]]) -> list[Match]:
    """The names in an identifier: from the right, where its head is, the longest first, without overlap."""
    matches: list[Match] = []
    end = len(pieces)
    while end > 0:
        for start in range(max(0, end - LONGEST_NAME), end):
            senses = _senses("".join(pieces[start:end]), known)
            if senses:
                matches.append(Match(start, end, senses))
                end = start + 1
                break
        end -= 1
    return matches[::-1]


def _senses(phrase: str, known: Sequence[Mapping[str, Senses]]) -> Senses:
    """The senses of a phrase in all lexicons, one a purpose."""
    found = [senses[phrase] for senses in known if phrase in senses]
    if len(found) < 2:  # noqa: PLR2004
        return found[0] if found else ()
    return tuple({sense.purpose: sense for senses in reversed(found) for sense in senses}.values())


def _shares(matches: Sequence[Match], content: int) -> Iterator[tuple[Sense, float, Match]]:
    """Each sense of the matches, with the share of the content that all phrases of its purpose make up."""
    covered: dict[str, int] = {}
    for match in matches:
        for sense in match.senses:
            covered[sense.purpose] = covered.get(sense.purpose, 0) + match.end - match.start
    for match in matches:
        for sense in match.senses:
            yield sense, covered[sense.purpose] / content, match


def _saying(sense: Sense, how: str) -> Saying:
    return Saying(sense.purpose, f"vague-{how}" if sense.vague else how, sense.language)


def _filler(word: str, known: Sequence[Lexicon]) -> bool:
    return any(word in lexicon.filler for lexicon in known)


@packs.remembered
def _pieces(part: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    known = _names_in(languages)
    if len(part) < SHORTEST_CUT or part.isdigit() or part in _noise() or any(part in names for names in known):
        return (part,)
    return cut(part, [*(names.keys() for names in known), _noise()])


@packs.remembered
def _names_in(languages: tuple[str, ...]) -> tuple[Mapping[str, Senses], ...]:
    return tuple(lexicon.names for lexicon in lexicons(languages)) if languages != _ANY else (all_names(),)


@packs.remembered
def _noise() -> frozenset[str]:
    """Parts of identifiers that say nothing about the field, in any language."""
    return frozenset(table(ENGLISH)["noise"])
