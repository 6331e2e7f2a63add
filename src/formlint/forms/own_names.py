"""What a territory calls its own numbers, its postal code and its subdivisions, and texts that name one of them.

A label names such a thing *squarely* when it says nothing else: "Your SIN", "PAN no.", "TFN (9 digits)". Where it
speaks of other things too ("Name as on PAN card") or of another number ("SIN or passport"), nobody is sure what is
asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from formlint.forms.phrase_match import Match, PhraseTable, table_of
from formlint.forms.purpose.lexicon import Senses
from formlint.forms.purpose.phrases import Reader, read_name
from formlint.forms.tokens import is_spaceless, parts, words
from formlint.knowledge.pack import NUMBER_PURPOSES, Identifier, Pack
from formlint.system.patterns import compiled_when_used

NUMBERS = frozenset(NUMBER_PURPOSES) - {"reference-number"}
"""The purposes of the numbers of people, companies and accounts."""

OF_BANKS = frozenset({"bank-account", "bank-code", "iban"})
"""Those of accounts; all others are of people and companies, and hardly told apart."""

_COUNTED = frozenset({"house-number", "reference-number"})
"""What words for numbers of any kind stand for in the languages: "no.", "number"."""

_CARD = "cc-number"
_ORDINARY = _COUNTED | {_CARD}
_SEPARATORS = compiled_when_used(r"[/|,;、／]")
_BRACKETS = compiled_when_used(r"[(\[（][^)\]）]*[)\]）]")
_LONGEST_ACRONYM = 5
_DOTTED = compiled_when_used(r"(?<!\w)[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?:\.|(?!\w))")
"""An abbreviation with dots: "T.C.", "C.P.F", "A.Φ.M."."""


class Called(NamedTuple):
    """What a name stands for: a purpose, and the kind of number if it is one."""

    name: str
    purpose: str
    kind: Identifier | None


Words = tuple[str, ...]
Found = Match[tuple[Called, ...]]


class Naming(NamedTuple):
    """What a text names.

    Attributes:
        called: What it names, with all that goes by one name together.
        squarely: Whether it says nothing else, but for what stands in brackets.
        plainly: Whether it says nothing else at all.
        is_shared: Whether a name is at times used for other things, as "account number" is.
    """

    called: tuple[tuple[Called, ...], ...]
    squarely: bool
    plainly: bool
    is_shared: bool

    @property
    def kinds(self) -> Sequence[Sequence[Identifier]]:
        """The kinds of number, those of one name together."""
        return [[one.kind for one in row if one.kind] for row in self.called]


class OwnNames:
    """The names that a territory has for what people there are asked for, ready to be found in texts."""

    __slots__ = ("_called", "_cores", "table")

    def __init__(self, pack: Pack) -> None:
        """Take the names of a pack; an IBAN is called so everywhere."""
        found: dict[str, tuple[Called, ...]] = {}
        for phrase, one in _phrases([*_all_called(pack)]):
            if phrase and all(other.kind is not one.kind for other in found.get(phrase, ())):
                found[phrase] = (*found.get(phrase, ()), one)
        self._called: Mapping[str, tuple[Called, ...]] = found
        self._cores: dict[Reader, PhraseTable[tuple[Called, ...]]] = {}
        self.table = table_of(found)

    def numbers_in(self, said: Words) -> list[Found]:
        """The names of numbers in some words."""
        return [one for one in self.table.find(said) if one.meaning[0].kind]

    def own_numbers_in(self, said: Words) -> list[Found]:
        """Those of them that no number of another territory has."""
        return [one for one in self.numbers_in(said) if any(map(_is_own, one.meaning))]

    def cores(self, by: Reader) -> PhraseTable[tuple[Called, ...]]:
        """The names of numbers without the word for "number" that they begin or end with, if they tell so as well."""
        if by not in self._cores:
            found: dict[str, tuple[Called, ...]] = {}
            for phrase, called in self._called.items():
                core = _core(tuple(phrase.split(" ")), by)
                if core and called[0].kind and not any(_is_spoken(one, core) for one in by.phrases.find(core)):
                    found[" ".join(core)] = called
            self._cores[by] = table_of(found)
        return self._cores[by]


def _all_called(pack: Pack) -> Iterator[Called]:
    for kind in (*pack.ids, *pack.bank):
        for name in kind.names if kind.purpose != "iban" else ():
            yield Called(name, kind.purpose, kind)
    if pack.postal_code:
        for name in (pack.postal_code.name, *pack.postal_code.local_names):
            yield Called(name, "postal-code", None)
    if pack.address and pack.address.subdivision_kind:
        yield Called(pack.address.subdivision_kind, "address-level1", None)


def _phrases(called: Sequence[Called]) -> Iterator[tuple[str, Called]]:
    """Names in words, and then those with an abbreviation without its dots, as "TC kimlik no" for "T.C. kimlik no"."""
    for one in called:
        yield " ".join(words(one.name)), one
    for one in called:
        if "." in one.name:
            yield " ".join(words(undotted(one.name))), one


def undotted(text: str) -> str:
    """A text whose abbreviations have no dots."""
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), text) if "." in text else text


def _is_own(called: Called) -> bool:
    return called.kind is not None and called.name not in called.kind.generic


def naming(text: str, names: OwnNames, by: Reader, code: str) -> Naming | None:
    """What a text names; None for nothing, or where it leaves a choice between numbers.

    Args:
        text: What is said of a control.
        names: What the territory has names for.
        by: The words of the page's language.
        code: What developers call the control.
    """
    said = words(text)
    found = names.table.find(said)
    bare = text if found else undotted(text)
    if bare != text:
        return naming(bare, names, by, code)
    if not found:
        return _by_core(_core(said, by), names, by)
    if _leaves_choice(text, _gaps(said, found), names, by):
        return None
    plainly = _says_only(text, found, by, code)
    bare = text if plainly else _BRACKETS.sub(" ", text)
    squarely = plainly or (bare != text and _says_only(bare, names.table.find(words(bare)), by, code))
    shared = any(_is_shared(match.phrase, by) for match in found)
    return Naming(tuple([match.meaning for match in found]), squarely, plainly, shared)


def is_other_number(text: str, names: OwnNames, by: Reader, kinds: Sequence[Identifier]) -> bool:
    """Whether a text, as that of an option, names a number, and none of some kinds."""
    said = words(text)
    found = names.numbers_in(said)
    if found:
        return not any(called.kind in kinds for match in found for called in match.meaning)
    return any(map(_is_of_number, by.phrases.find(said)))


def _by_core(core: Words, names: OwnNames, by: Reader) -> Naming | None:
    """What a text names that has another word for "number": "AHV-Nr." for "AHV-Nummer"."""
    found = names.cores(by).find(core) if core else ()
    if len(found) != 1 or found[0].end - found[0].start < len(core):
        return None
    return Naming((found[0].meaning,), squarely=True, plainly=True, is_shared=_is_shared_by(found[0].meaning, by))


def _core(said: Words, by: Reader) -> Words:
    """Words without the word for "number" at their end or beginning; none where there is no such word."""
    if len(said) < 2:  # noqa: PLR2004
        return ()
    if any(map(_is_counted, by.phrases.find(said[-1:]))):
        return said[:-1]
    if any(map(_is_counted, by.phrases.find(said[:1]))):
        left = list(said[1:])
        while left and left[0] in by.filler:
            left.pop(0)
        return tuple(left)
    return ()


def _is_spoken(one: Match[Senses], core: Words) -> bool:
    """Whether a phrase is all of some words, and no name for such a number."""
    return one.end - one.start == len(core) and not _is_of_number(one)


def _gaps(said: Words, found: Sequence[Found]) -> list[Words]:
    """The words before, between and after some names."""
    starts = [0, *(match.end for match in found)]
    ends = [*(match.start for match in found), len(said)]
    return [said[start:end] for start, end in zip(starts, ends, strict=True)]


def _leaves_choice(text: str, gaps: Sequence[Words], names: OwnNames, by: Reader) -> bool:
    """Whether it speaks of another number as well: one that a stroke or a word parts from the name.

    What stands right beside the name is said of the same number: "tax ID (EIN)".
    """
    clauses = [words(clause) for clause in _SEPARATORS.split(text)]
    unnamed = [clause for clause in clauses if len(clauses) > 1 and not names.table.find(clause)]
    if any(map(_is_of_number, (one for clause in unnamed for one in by.phrases.find(clause)))):
        return True
    return any(
        (place == 0 or one.start > 0) and (place == len(gaps) - 1 or one.end < len(gap))
        for place, gap in enumerate(gaps)
        for one in filter(_is_of_number, by.phrases.find(gap))
    )


def _is_of_number(one: Match[Senses]) -> bool:
    """Whether a phrase is a name for such numbers, and not a word for numbers of any kind."""
    purposes = {sense.purpose for sense in one.meaning if not sense.vague}
    return not purposes.isdisjoint(NUMBERS) and purposes.isdisjoint(_COUNTED)


def _says_only(text: str, found: Sequence[Found], by: Reader, code: str) -> bool:
    """Whether a text says no more than some names, with such words as "your" and "number"."""
    gaps, cards = _gaps(words(text), found), not any(_is_of_cards(match, by) for match in found)
    if not found or not all(_is_idle(gap, by, cards=cards) for gap in gaps):
        return False
    counted = any(_is_counted(one) for gap in gaps for one in by.phrases.find(gap))
    return all(
        any(_is_meant(called.name, text, by, code, counted=counted) for called in match.meaning) for match in found
    )


def _is_idle(gap: Words, by: Reader, *, cards: bool) -> bool:
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


def _is_of_cards(match: Found, by: Reader) -> bool:
    """Whether card numbers are called so, too."""
    said = read_name(by.knowledge, match.phrase.replace(" ", ""), ())
    return any(saying.purpose == _CARD and "vague" not in saying.how for saying in said)


def _is_meant(name: str, text: str, by: Reader, code: str, *, counted: bool) -> bool:
    """Whether a name is no ordinary word here: "ICE" is a number in Morocco, "ice" is not, and "PIN" hardly ever."""
    short, said = name.isalpha() and name.isupper() and len(name) <= _LONGEST_ACRONYM, words(name)
    if not short:
        return not _is_idle(said, by, cards=True) or _is_in(name, text)
    if _senses(said, by) - _ORDINARY and _senses(said, by).isdisjoint(NUMBERS | {"postal-code"}):
        return False
    return counted or _is_in(name, text) or said[0] in parts(code)


def _is_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _senses(said: Words, by: Reader, *, vague: bool = False) -> set[str]:
    """The purposes that words stand for as one phrase, in these languages."""
    found = [one for one in by.phrases.find(said) if one.end - one.start == len(said)]
    return {sense.purpose for one in found for sense in one.meaning if vague or not sense.vague}


def _is_shared(phrase: str, by: Reader) -> bool:
    """Whether the languages know a name for what it is, and for something else as well."""
    purposes = _senses(tuple(phrase.split(" ")), by, vague=True)
    return not purposes.isdisjoint(NUMBERS) and bool(purposes - NUMBERS - _ORDINARY)


def _is_shared_by(called: Sequence[Called], by: Reader) -> bool:
    return any(_is_shared(" ".join(words(one.name)), by) for one in called)
