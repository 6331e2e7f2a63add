"""Which language a text is plainly in, by its letters and its little words."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from formlint.forms.purpose.lexicon import known_languages, language_name
from formlint.forms.text_language import no_leads, not_latin, other_language, scripts_of, written_in
from formlint.html import Document, Element
from formlint.html.accessibility import is_out_of_reach, is_silenced
from formlint.knowledge import Knowledge
from formlint.knowledge.message import Tongue, say, verbatim

if TYPE_CHECKING:
    from formlint.html.element import Node

RIGHT_TO_LEFT = frozenset({"arabic", "hebrew"})
"""Scripts that are written from right to left."""

_LEAST_LETTERS = 20  # in letters of one script
_MOST_OF_A_TEXT = 0.8  # of its letters
_NO_PROSE = frozenset({"code", "noframes", "noscript", "option", "pre", "svg"})
_DOUBTFUL = ",".join(
    (*sorted(_NO_PROSE), "[lang]", "[aria-hidden]", "[hidden]", "[style]")
)  # what is in them may not count
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_NO_LEADS = bytes(range(0xC0))  # in UTF-8, what begins no letter beyond ASCII


def foreign_passages(body: Element, declared: str) -> list[tuple[Element, str]]:
    """The elements that hold a text in letters which a language is never written in, with the script of each."""
    known = body.document.knowledge
    of_declared = {one for one, languages in written_in(known).items() if declared in languages}
    if not of_declared or not may_hold(body, not_latin(known) - of_declared):
        return []
    letters = scripts_in(body)
    others = [script for script in letters if script not in of_declared and script != "latin"]
    if all(letters[script] < _LEAST_LETTERS for script in others):
        return []
    found: dict[Element, str] = {}
    for text, around in _own_texts(body):
        scripts = scripts_of(known, "" if len(text) < _LEAST_LETTERS or text.isascii() else text)
        foreign = [script for script in scripts if script not in of_declared and script != "latin"]
        if foreign and scripts[foreign[0]] >= _LEAST_LETTERS:
            found.setdefault(body.document.handle(around), foreign[0])
    return [*found.items()]


def scripts_in(element: Element) -> Mapping[str, int]:
    """How many letters of each script there are in the texts that no other `lang` inside an element is about."""
    memo, asked = element.document.memo, (scripts_in, element)
    if asked not in memo:
        memo[asked] = scripts_of(element.document.knowledge, *_by_signs(_own_texts(element)))
    return cast("Mapping[str, int]", memo[asked])


def may_hold(element: Element, scripts: frozenset[str], least: int = _LEAST_LETTERS) -> bool:
    """Whether there may be so many letters of some scripts inside; most texts have none, which is soon told."""
    memo, asked = element.document.memo, (may_hold, element)
    if asked not in memo:
        memo[asked] = element.node.text.encode().translate(None, _NO_LEADS)
    return len(memo[asked].translate(None, no_leads(element.document.knowledge, scripts))) >= least


def _by_signs(texts: "list[tuple[str, Node]]") -> tuple[str, str]:
    """The texts that have more than ASCII, and the others, which are most: those are looked through in no time."""
    mixed = " ".join([text for text, _ in texts if not text.isascii()])
    return mixed, " ".join([text for text, _ in texts if text.isascii()])


def other_tongue(element: Element, declared: str) -> str | None:
    """The language that the text inside is in without doubt, as people name it; None where it may be the one declared.

    Its letters decide where the declared language is never written in them, else its little words.
    """
    known = element.document.knowledge
    scripts = scripts_in(element) if may_hold(element, not_latin(known), 1) else dict[str, int]()
    script = max(scripts, key=lambda one: scripts[one], default="latin")
    if script == "latin":
        language = other_language(known, _words(_own_texts(element)), declared)
        return _called(known, language) if language else None
    of_declared = {one for one, languages in written_in(known).items() if declared in languages}
    total = sum(scripts.values())
    foreign = sum(count for one, count in scripts.items() if one not in of_declared and one != "latin")
    if not of_declared or script in of_declared or foreign < _LEAST_LETTERS or foreign < _MOST_OF_A_TEXT * total:
        return None
    return _in_script(known, script, scripts)


def _in_script(known: Knowledge, script: str, scripts: Mapping[str, int]) -> str:
    if script in {"han", "kana"}:
        return _called(known, "ja") if scripts.get("kana") else Tongue("Chinese", "zh")
    languages = written_in(known)[script]
    if len(languages) == 1:
        return _called(known, languages[0])
    return say("{script} letters", script=verbatim(script.capitalize()))


def _words(texts: "list[tuple[str, Node]]") -> list[str]:
    """The words of texts, in small letters."""
    mixed, plain = _by_signs(texts)
    return [*_ASCII_WORD.findall(plain.lower()), *map(str.casefold, _WORD.findall(mixed))]


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


def _called(known: Knowledge, language: str) -> Tongue:
    return Tongue(language_name(known, language) if language in known_languages(known) else language, language)
