"""What texts say of the numbers that a territory gives to people, companies and accounts, by what it calls them.

A label names such a number *squarely* when it says nothing else: "Your SIN", "PAN no.", "TFN (9 digits)". Where it
speaks of other things too ("Name as on PAN card") or of another number ("SIN or passport"), nobody is sure what is
asked for.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from formlint.forms.audience.lookup import Called
from formlint.forms.phrase_match import Match, PhraseTable
from formlint.forms.purpose.lexicon import Senses
from formlint.forms.purpose.phrases import Reader, read_name
from formlint.forms.tokens import is_spaceless, parts, words
from formlint.knowledge.pack import NUMBER_PURPOSES, Identifier

Names = PhraseTable[tuple[Called, ...]]

_NUMBERS = frozenset(NUMBER_PURPOSES) - {"reference-number"}
_COUNTED = frozenset({"house-number", "reference-number"})
"""What words for numbers of any kind stand for in the languages: "no.", "number"."""

_CARD = "cc-number"
_SEPARATORS = re.compile(r"[/|,;、／]")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]")
_LONGEST_ACRONYM = 5

_Found = Match[tuple[Called, ...]]
_Words = tuple[str, ...]


class Naming(NamedTuple):
    """What a text names.

    Attributes:
        kinds: The kinds of number, those of one name together.
        squarely: Whether it says nothing else, but for what stands in brackets.
        plainly: Whether it says nothing else at all.
        is_shared: Whether a name is at times used for other things, as "account number" is.
    """

    kinds: tuple[tuple[Identifier, ...], ...]
    squarely: bool
    plainly: bool
    is_shared: bool


def naming(text: str, names: Names, by: Reader, code: str) -> Naming | None:
    """What a text names; None for nothing, or where it leaves a choice between numbers.

    Args:
        text: What is said of a control.
        names: What numbers are called where it serves.
        by: The words of the page's language.
        code: What developers call the control.
    """
    said = words(text)
    found = names.find(said)
    if not found or _leaves_choice(text, _gaps(said, found), names, by):
        return None
    plainly = _says_only(text, found, by, code)
    if not plainly and (bare := _BRACKETS.sub(" ", text)) != text:
        squarely = _says_only(bare, names.find(words(bare)), by, code)
    else:
        squarely = plainly
    kinds = tuple([tuple([called.kind for called in match.meaning]) for match in found])
    return Naming(kinds, squarely, plainly, any(_is_shared(match.phrase, by) for match in found))


def is_number(text: str, names: Names, by: Reader) -> bool:
    """Whether a text, as that of an option, names a number of a person, a company or an account."""
    said = words(text)
    return bool(names.find(said)) or any(_is_of_number(one.meaning) for one in by.phrases.find(said))


def _gaps(said: _Words, found: Sequence[_Found]) -> list[_Words]:
    """The words before, between and after some names."""
    starts = [0, *(match.end for match in found)]
    ends = [*(match.start for match in found), len(said)]
    return [said[start:end] for start, end in zip(starts, ends, strict=True)]


def _leaves_choice(text: str, gaps: Sequence[_Words], names: Names, by: Reader) -> bool:
    """Whether it speaks of another number as well: one that no more than words or a stroke part from the name.

    What stands right beside the name is said of the same number: "tax ID (EIN)".
    """
    clauses = [words(clause) for clause in _SEPARATORS.split(text)]
    if any(not names.find(clause) and any(map(_is_said_of_number, by.phrases.find(clause))) for clause in clauses[1:]):
        return True
    if len(clauses) > 1 and not names.find(clauses[0]) and any(map(_is_said_of_number, by.phrases.find(clauses[0]))):
        return True
    for place, gap in enumerate(gaps):
        for one in filter(_is_said_of_number, by.phrases.find(gap)):
            after_name, before_name = place > 0 and one.start == 0, place < len(gaps) - 1 and one.end == len(gap)
            if not (after_name or before_name):
                return True
    return False


def _is_said_of_number(one: Match[Senses]) -> bool:
    return _is_of_number(one.meaning)


def _is_of_number(senses: Senses) -> bool:
    """Whether a phrase is a name for such numbers, and not a word for numbers of any kind."""
    purposes = {sense.purpose for sense in senses if not sense.vague}
    return not purposes.isdisjoint(_NUMBERS) and purposes.isdisjoint(_COUNTED)


def _says_only(text: str, found: Sequence[_Found], by: Reader, code: str) -> bool:
    """Whether a text says no more than some names, with such words as "your" and "number"."""
    if not found:
        return False
    gaps = _gaps(words(text), found)
    if not all(_is_idle(gap, by, cards=not any(_is_of_cards(match, by) for match in found)) for gap in gaps):
        return False
    counted = any(_is_counted(one) for gap in gaps for one in by.phrases.find(gap))
    return all(
        any(_is_meant(called.name, text, by, code, counted=counted) for called in match.meaning) for match in found
    )


def _is_idle(gap: _Words, by: Reader, *, cards: bool) -> bool:
    """Whether words say nothing but that a number is asked for; `cards`: be it of a card."""
    phrases = by.phrases.find(gap)
    spoken = {place for one in phrases for place in range(one.start, one.end)}
    left = [word for place, word in enumerate(gap) if place not in spoken and word not in by.filler]
    if any(len(word) > 1 or word.isdecimal() or is_spaceless(word) for word in left):
        return False
    return all(
        _is_counted(one)
        or by.filler.issuperset(gap[one.start : one.end])
        or any(sense.purpose == _CARD and (cards or sense.vague) for sense in one.meaning)
        for one in phrases
    )


def _is_counted(one: Match[Senses]) -> bool:
    """Whether it is a single word for numbers of any kind."""
    single = one.end - one.start == 1 or is_spaceless(one.phrase[0])
    return single and any(sense.purpose in _COUNTED for sense in one.meaning)


def _is_of_cards(match: _Found, by: Reader) -> bool:
    """Whether card numbers are called so, too."""
    said = read_name(by.knowledge, match.phrase.replace(" ", ""), ())
    return any(saying.purpose == _CARD and "vague" not in saying.how for saying in said)


def _is_meant(name: str, text: str, by: Reader, code: str, *, counted: bool) -> bool:
    """Whether a name is no ordinary word here: "ICE" is a number in Morocco, "ice" is not, and "PIN" hardly ever."""
    short = name.isalpha() and name.isupper() and len(name) <= _LONGEST_ACRONYM
    said = words(name)
    if short and any(one.phrase == " ".join(said) and _is_of_other(one.meaning) for one in by.phrases.find(said)):
        return False
    if not short and not _is_idle(said, by, cards=True):
        return True
    return counted or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None or said[0] in parts(code)


def _is_of_other(senses: Senses) -> bool:
    """Whether a phrase squarely says something else than a number of these."""
    purposes = {sense.purpose for sense in senses if not sense.vague}
    return bool(purposes - _COUNTED - {_CARD}) and purposes.isdisjoint(_NUMBERS)


def _is_shared(phrase: str, by: Reader) -> bool:
    """Whether the languages know a name for what it is, and for something else as well."""
    senses = next((one.meaning for one in by.phrases.find(phrase.split(" ")) if one.phrase == phrase), ())
    purposes = {sense.purpose for sense in senses}
    return not purposes.isdisjoint(_NUMBERS) and bool(purposes - _NUMBERS - _COUNTED - {_CARD})
