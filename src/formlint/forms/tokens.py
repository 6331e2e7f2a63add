"""Text and identifiers as comparable words, and the places where known phrases occur in them.

`Préférez-vous…` and `preferez vous` become the same words; writing systems without spaces become one word a
character, so that a phrase is found in them as a run of words like anywhere else. Identifiers
(`ctl00$billingPostCode`, `user[zip]`) are cut at their seams, and what is run together (`billingpostcode`) is cut
where known words meet.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from formlint.system.patterns import compiled_when_used

LONGEST_TEXT = 240
"""Characters of a text that are looked at; a label says what it means early."""

_HEAD, _LONGEST_CUT = 3, 18
"""Letters of the shortest and the longest word that an identifier is cut at."""

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
_INDIC = (
    "\u0900-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5\u0cf0-\u0d65"
    "\u0d70-\u0de5"
)
"""Letters and signs of the writing systems of India, whose vowel signs a regular expression takes for no letters."""
_ASCII_WORD = re.compile(r"[a-z]+|\d+")
_SIMPLE = re.compile("[\x00-\x7f\u2010-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u2775]*")
"""Texts whose letters and digits are those of ASCII: beside them are only signs."""
_SPACED = re.compile("[\x00-\u08ff\u1e00-\u2bff]*")
"""Texts of scripts that write spaces between words, and have no vowel signs: nearly all."""
_WORD = re.compile(r"[^\W\d_]+|\d+")

_DIGIT_OR_DASH = re.compile(r"[\d-]")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_RANDOM = compiled_when_used(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}|(?<=[0-9a-f]{8})-[0-9a-f-]+", re.IGNORECASE)
_INDEX = compiled_when_used(r"\[([0-3])\]$|(?<=[a-z])\.([0-3])$")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "№": "no"}
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "\u200c": " ", "\u200b": "", "\u00ad": ""}
    | {"〒": "郵便番号", "\u200d": "", "\u02bc": "'", "\u02b9": "'", "\u02bb": "'"}
)
_MARK = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u093c\u09bc]")
_MIXED = compiled_when_used(r"(?=\w*[a-z])\w*[\u0400-\u04ff]\w*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TO_LATIN = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
_TO_CYRILLIC = str.maketrans("abekmhopctyxij", "авекмнорстухіј")
_GROUPS = frozenset({"billing", "shipping"})


@cache
def _any_word() -> re.Pattern[str]:  # slow to compile, and needed for few texts
    return re.compile(rf"[{_SPACELESS}]|(?:[^\W\d_{_SPACELESS}{_INDIC}]|[{_INDIC}])+|\d+")


def spaced(name: str) -> str:
    """A name that developers give, with a space where its words meet: "first Name" for `firstName`."""
    return _SEAM.sub(" ", name)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text in lower case, compatibility forms unfolded, without the marks that people leave out when typing."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", _MARK.sub("", folded))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that people read."""
    text = text[:LONGEST_TEXT]
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower()))
    text = plain(text)
    if _SIMPLE.fullmatch(text):
        return tuple(_ASCII_WORD.findall(text))
    if _CYRILLIC.search(text):
        text = _MIXED.sub(_in_one_script, text)
    return tuple((_WORD if _SPACED.fullmatch(text) else _any_word()).findall(text))


@lru_cache(maxsize=4096)
def parts(identifier: str) -> tuple[str, ...]:
    """The parts of a name or id, cut at capitals, digits and signs; `street[0]` is the first street.

    Random parts (`field-9f8e7d6c5b4a`) are left out.
    """
    told = identifier[-LONGEST_TEXT:]
    if _DIGIT_OR_DASH.search(told):  # most names have none, and what follows takes five times as long
        told = _RANDOM.sub(" ", told)
        told = _INDEX.sub(lambda index: f" {int(index[index.lastindex or 0]) + 1}", told)
    return words(told if told.islower() else spaced(told))


def _in_one_script(word: re.Match[str]) -> str:
    """The word with Latin letters in place of Cyrillic ones that look the same, or the other way round."""
    cyrillic = len(_CYRILLIC.findall(word[0]))
    return word[0].translate(_TO_LATIN if 2 * cyrillic < len(word[0]) else _TO_CYRILLIC)


def is_spaceless(word: str) -> bool:
    """Whether the word is a character of a writing system without spaces."""
    return any(first <= word[:1] <= last for first, last in zip(_SPACELESS[::3], _SPACELESS[2::3], strict=True))


def cut(part: str, known: Sequence[Container[str]], heads: Mapping[str, int]) -> tuple[str, ...]:
    """The part of an identifier cut where known words meet; in one piece when they do not make up most of it.

    `heads` is what `heads_of` tells of the known words: where no word can begin, none is looked for.
    """
    met: dict[int, list[int]] = {}
    for start in range(len(part) - _HEAD + 1):
        longest = heads.get(part[start : start + _HEAD], 0)
        for end in range(start + _HEAD, min(start + longest, len(part)) + 1):
            for those in known:
                if part[start:end] in those:
                    met.setdefault(end, []).append(start)
                    break
    if not met:
        return (part,)
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(part) + 1):
        lost, pieces, so_far = best[end - 1]
        choice = (lost + 1, pieces, (*so_far, part[end - 1]))
        for start in met.get(end, ()):
            lost, pieces, so_far = best[start]
            choice = min(choice, (lost, pieces + 1, (*so_far, part[start:end])))
        best.append(choice)
    lost, _, pieces = best[-1]
    return _mend(pieces) if lost * 3 <= len(part) else (part,)


def heads_of(known: Iterable[str]) -> dict[str, int]:
    """The letters of the longest word to be cut at, by its first letters."""
    heads: dict[str, int] = {}
    for word in known:
        head, length = word[:_HEAD], len(word)
        if _HEAD <= length <= _LONGEST_CUT and length > heads.get(head, 0):
            heads[head] = length
    return heads


def _mend(pieces: Iterable[str]) -> tuple[str, ...]:
    """The pieces with single letters put together again."""
    mended: list[str] = []
    loose = False
    for piece in pieces:
        single = len(piece) == 1
        if single and loose:
            mended[-1] += piece
        else:
            mended.append(piece)
        loose = single
    return tuple(mended)


def address_group(autocomplete: str | None) -> frozenset[str]:
    """The tokens of an `autocomplete` that tell one address from another: `shipping`, `billing`, `section-…`."""
    tokens = (autocomplete or "").lower().split()
    return frozenset(token for token in tokens if token in _GROUPS or token.startswith("section-"))
