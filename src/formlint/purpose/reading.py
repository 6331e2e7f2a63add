"""What a text or an identifier says: the purposes its phrases name, and how squarely it names them."""

from dataclasses import dataclass
from functools import lru_cache

from formlint import packs
from formlint.purpose.vocabulary import ENGLISH, Sense, Vocabulary, vocabulary
from formlint.purpose.words import Match, cut, find_names, find_phrases, parts, words

SHORTEST_CUT = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """A purpose that a text or an identifier names.

    Attributes:
        purpose: What it names.
        how: "exact" (nothing else is said), "most", "part"; of identifiers "exact", "last" (the last part that means
            anything), "inner"; with "vague-" before it when the phrase needs company to say that,
        phrase: The words that say so, in plain form.
            "foreign-" when they are of a language that the page does not speak.
        language: BCP 47 tag of the language they are of.
    """

    purpose: str
    how: str
    phrase: str
    language: str


Sayings = tuple[Saying, ...]


@lru_cache(maxsize=8192)
def read_text(text: str, languages: tuple[str, ...]) -> Sayings:
    """What a text that people read says in these languages."""
    known = vocabulary(languages)
    said = words(text)
    matches = find_phrases(said, known.phrases, known.longest)
    content = set(range(len(said))) - {at for at, word in enumerate(said) if word in known.filler}
    for match in matches:
        content.update(range(match.start, match.end))
    best: dict[str, Saying] = {}
    for sense, share, match in _shares(matches, known, len(content)):
        how = "exact" if share == 1 else "most" if share >= 0.5 else "part"  # noqa: PLR2004
        if share < 1 and match is matches[-1] and len(matches) > 1:
            how += "-last"
        best.setdefault(sense.purpose, _saying(sense, how, match))
    return tuple(best.values())


@lru_cache(maxsize=8192)
def unread(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the text has words of its own, none of which say a purpose."""
    known = vocabulary(languages)
    return not read_text(text, languages) and any(len(word) > 1 and word not in known.filler for word in words(text))


@lru_cache(maxsize=8192)
def read_name(name: str, languages: tuple[str, ...]) -> Sayings:
    """What a name or id says: in all languages' technical terms and these languages' words."""
    known = vocabulary(languages)
    noise = _noise()
    pieces = tuple(piece for part in parts(name) for piece in _pieces(part, known))
    matches = [match for match in find_names(pieces, known.names) if len(match.phrase) > 1 or len(pieces) == 1]
    telling = [match for match in matches if match.end - match.start > 1 or match.phrase not in noise] or matches[-1:]
    covered = {at for match in telling for at in range(match.start, match.end)}
    alone = all(at in covered or piece.isdigit() or piece in noise or len(piece) == 1 for at, piece in enumerate(pieces))
    best: dict[str, Saying] = {}
    for match in reversed(telling):
        last = match is telling[-1]
        how = ("exact" if alone and len(telling) == 1 else "last") if last else "inner"
        for sense in known.names[match.phrase]:
            abroad = "" if sense.language in known.languages else "foreign-"
            best.setdefault(sense.purpose, _saying(sense, abroad + how, match))
    return tuple(best.values())


def _shares(matches: list[Match], known: Vocabulary, content: int) -> list[tuple[Sense, float, Match]]:
    """Each sense of the matches, with the share of the content that all phrases of its purpose make up."""
    covered: dict[str, int] = {}
    senses = [(sense, match) for match in matches for sense in known.phrases[match.phrase]]
    for sense, match in senses:
        covered[sense.purpose] = covered.get(sense.purpose, 0) + match.end - match.start
    return [(sense, covered[sense.purpose] / content, match) for sense, match in senses]


def _saying(sense: Sense, how: str, match: Match) -> Saying:
    return Saying(sense.purpose, f"vague-{how}" if sense.vague else how, match.phrase, sense.language)


def _pieces(part: str, known: Vocabulary) -> tuple[str, ...]:
    if len(part) < SHORTEST_CUT or part in known.names or part in _noise() or part.isdigit():
        return (part,)
    return _cut(part, known.languages)


@lru_cache(maxsize=4096)
def _cut(part: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    return cut(part, (vocabulary(languages).names, _noise()))


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    """Parts of identifiers that say nothing about the field, in any language."""
    return frozenset(packs.table(f"languages/{ENGLISH}")["noise"])
