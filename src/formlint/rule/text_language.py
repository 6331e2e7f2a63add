"""Which language a text is plainly in, by its letters and its little words."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from formlint import knowledge
from formlint.forms.purpose.lexicon import known_languages, language_name
from formlint.html import Document, Element
from formlint.html.accessibility import is_out_of_reach, is_silenced
from formlint.knowledge.message import Tongue, say, verbatim

if TYPE_CHECKING:
    from formlint.html.tree import Node

RIGHT_TO_LEFT = frozenset({"arabic", "hebrew"})
"""Scripts that are written from right to left."""

_LEAST_LETTERS = 20  # in letters of one script
_MOST_OF_A_TEXT = 0.8  # of its letters
_FEWEST_WORDS = 3  # different little words of a language that its text has
_SHARE_OF_WORDS = 0.25  # of all words, that are little words of its language
_LEAD = 5  # times as many as of the language that the page names
_NO_PROSE = frozenset({"code", "noframes", "noscript", "option", "pre", "svg"})
_DOUBTFUL = ",".join(
    (*sorted(_NO_PROSE), "[lang]", "[aria-hidden]", "[hidden]", "[style]")
)  # what is in them may not count
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_NOT_ASCII = re.compile(r"[^\0-\x7f]+")
_SAME = {"no": "nb"}
_NO_LEADS = bytes(range(0xC0))  # in UTF-8, what begins no letter beyond ASCII
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalpha())


def foreign_passages(body: Element, declared: str) -> list[tuple[Element, str]]:
    """The elements that hold a text in letters which a language is never written in, with the script of each."""
    written = _written()
    of_declared = {one for one, languages in written.items() if declared in languages}
    if not of_declared or not may_hold(body, _not_latin() - of_declared):
        return []
    letters = scripts_in(body)
    others = [script for script in letters if script not in of_declared and script != "latin"]
    if all(letters[script] < _LEAST_LETTERS for script in others):
        return []
    found: dict[Element, str] = {}
    for text, around in _own_texts(body):
        scripts = scripts_of("" if len(text) < _LEAST_LETTERS or text.isascii() else text)
        foreign = [script for script in scripts if script not in of_declared and script != "latin"]
        if foreign and scripts[foreign[0]] >= _LEAST_LETTERS:
            found.setdefault(body.document.handle(around), foreign[0])
    return [*found.items()]


def scripts_in(element: Element) -> Mapping[str, int]:
    """How many letters of each script there are in the texts that no other `lang` inside an element is about."""
    memo, asked = element.document.memo, (scripts_in, element)
    if asked not in memo:
        memo[asked] = scripts_of(*_by_signs(_own_texts(element)))
    return cast("Mapping[str, int]", memo[asked])


def may_hold(element: Element, scripts: frozenset[str], least: int = _LEAST_LETTERS) -> bool:
    """Whether there may be so many letters of some scripts inside; most texts have none, which is soon told."""
    memo, asked = element.document.memo, (may_hold, element)
    if asked not in memo:
        memo[asked] = element.node.text.encode().translate(None, _NO_LEADS)
    return len(memo[asked].translate(None, _no_leads(scripts))) >= least


def _by_signs(texts: "list[tuple[str, Node]]") -> tuple[str, str]:
    """The texts that have more than ASCII, and the others, which are most: those are looked through in no time."""
    mixed = " ".join([text for text, _ in texts if not text.isascii()])
    return mixed, " ".join([text for text, _ in texts if text.isascii()])


def scripts_of(text: str, plain: str = "") -> dict[str, int]:
    """How many letters of a text, and of one in ASCII, are of each script."""
    latin = len(f"{text} {plain}".encode("ascii", "ignore").translate(None, _ASCII_SIGNS))
    found = {"latin": latin} if latin else {}
    if not text.isascii():
        # Texts in Latin letters have few others: they are looked for in what is left without ASCII.
        for match in _letters().finditer("".join(_NOT_ASCII.findall(text))):
            script = str(match.lastgroup)
            found[script] = found.get(script, 0) + len(match[0])
    return found


def other_tongue(element: Element, declared: str) -> str | None:
    """The language that the text inside is in without doubt, as people name it; None where it may be the one declared.

    Its letters decide where the declared language is never written in them, else its little words.
    """
    scripts = scripts_in(element) if may_hold(element, _not_latin(), 1) else dict[str, int]()
    script = max(scripts, key=lambda one: scripts[one], default="latin")
    if script == "latin":
        language = _by_words(_own_texts(element), _SAME.get(declared, declared))
        return _called(language) if language else None
    written = _written()
    of_declared = {one for one, languages in written.items() if declared in languages}
    total = sum(scripts.values())
    foreign = sum(count for one, count in scripts.items() if one not in of_declared and one != "latin")
    if not of_declared or script in of_declared or foreign < _LEAST_LETTERS or foreign < _MOST_OF_A_TEXT * total:
        return None
    return _in_script(script, scripts)


def _in_script(script: str, scripts: Mapping[str, int]) -> str:
    if script in {"han", "kana"}:
        return _called("ja") if scripts.get("kana") else Tongue("Chinese", "zh")
    languages = _written()[script]
    if len(languages) == 1:
        return _called(languages[0])
    return say("{script} letters", script=verbatim(script.capitalize()))


class _Tongues(NamedTuple):
    """The little words of a language, those of each other one that it lacks, and these together."""

    own: frozenset[str]
    others: Mapping[str, frozenset[str]]
    foreign: frozenset[str]


@knowledge.remembered
def _beside(declared: str) -> _Tongues | None:
    """What tells a language from others that are written in Latin letters; None where nothing does."""
    known = _little_words()
    elsewhere = any(declared in languages for script, languages in _written().items() if script != "latin")
    if declared not in known and not elsewhere:
        return None
    own = known.get(declared, frozenset[str]())
    others = {language: words - own for language, words in known.items()}
    return _Tongues(own, others, frozenset[str]().union(*others.values()))


def _by_words(texts: "list[tuple[str, Node]]", declared: str) -> str | None:
    """The language whose little words texts in Latin letters have, and hardly one of the declared one."""
    tongues = _beside(declared)
    if tongues is None:
        return None
    words = _words(texts)
    share = _SHARE_OF_WORDS * len(words)
    # Most pages are in the language that they name: to count words is quicker than to ask for each language.
    if sum(map(tongues.own.__contains__, words)) >= share or sum(map(tongues.foreign.__contains__, words)) < share:
        return None
    best, most = _most_said(Counter(words), tongues)
    return best if most >= share else None


def _words(texts: "list[tuple[str, Node]]") -> list[str]:
    """The words of texts, in small letters."""
    mixed, plain = _by_signs(texts)
    return [*_ASCII_WORD.findall(plain.lower()), *map(str.casefold, _WORD.findall(mixed))]


def _most_said(said: Counter[str], tongues: _Tongues) -> tuple[str | None, int]:
    """The language whose little words a text has most of, and how many."""
    known = _little_words()
    best, most = None, 0
    for language, words in tongues.others.items():
        found = words & said.keys()
        number = sum(map(said.__getitem__, found))
        lead = number >= _LEAD * sum(said[word] for word in tongues.own - known[language])
        if lead and number > most and len(found) >= _FEWEST_WORDS:
            best, most = language, number
    return best, most


def _own_texts(element: Element) -> "list[tuple[str, Node]]":
    """The texts that tell the language of an element: not blank, not hidden, not in code, not in another language."""
    memo, asked = element.document.memo, (_own_texts, element)
    if asked not in memo:
        doubtful = _DOUBTFUL if element.document.plain else "*"
        memo[asked] = (
            []
            if is_out_of_reach(element)
            else element.prose(_NO_PROSE, doubtful, lambda place: _is_about(place, element))
        )
    return cast("list[tuple[str, Node]]", memo[asked])


def _is_about(place: Element, around: Element) -> bool:
    """Whether what an element says of its language holds at a place in it."""
    apart = place.document.once(_apart)
    node: Element | None = place
    while node is not None and node is not around:
        if node in apart or node.tag in _NO_PROSE:
            return False
        node = node.parent
    return True


def _apart(document: Document) -> frozenset[Element]:
    """What says a language of its own, or is taken away from those who listen to the page."""
    silenced = filter(is_silenced, document.having("aria-hidden", "hidden", "style"))
    return frozenset(document.having("lang")).union(silenced)


def _called(language: str) -> Tongue:
    known = knowledge.in_use()
    return Tongue(language_name(known, language) if language in known_languages(known) else language, language)


def _table() -> Mapping[str, Any]:
    return knowledge.table("tongues")


@knowledge.remembered
def _written() -> Mapping[str, tuple[str, ...]]:
    return {script: tuple(those) for script, those in _table()["written"].items() if script != "source"}


def _little_words() -> Mapping[str, frozenset[str]]:
    return knowledge.in_use().function_words()


@knowledge.remembered
def _not_latin() -> frozenset[str]:
    return frozenset(_table()["scripts"]).difference(("latin", "source"))


@knowledge.remembered
def _no_leads(scripts: frozenset[str]) -> bytes:
    """The bytes with which no letter of some scripts begins."""
    ranges = [one.partition("-") for script in scripts for one in _table()["scripts"][script]]
    leads = [(chr(int(low, 16)).encode()[0], chr(int(high, 16)).encode()[0]) for low, _, high in ranges]
    return bytes(byte for byte in range(256) if not any(low <= byte <= high for low, high in leads))


@knowledge.remembered
def _letters() -> re.Pattern[str]:
    """Runs of letters, with the script for the group's name."""
    parts = {
        script: "".join(f"\\U{low:0>8}-\\U{high:0>8}" for low, _, high in (one.partition("-") for one in ranges))
        for script, ranges in _table()["scripts"].items()
        if script != "source"
    }
    return re.compile("|".join(f"(?P<{script}>[{ranges}]+)" for script, ranges in parts.items()))
