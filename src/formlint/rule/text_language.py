"""The language that a text is clearly in, by its letters and its most frequent words."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from formlint.forms.purpose.lexicon import known_languages, language_name
from formlint.forms.text_language import no_leads, not_latin, other_language, scripts_of, written_in
from formlint.html.accessibility.hidden import is_out_of_reach, is_silenced
from formlint.html.document import Document, Element
from formlint.knowledge.message import Tongue, say, verbatim
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

if TYPE_CHECKING:
    from formlint.html.tree import Node

_RIGHT_TO_LEFT = frozenset({"arabic", "hebrew"})
"""Scripts that are written from right to left."""

_LEAST_LETTERS = 20  # in letters of one script
_MOST_OF_A_TEXT = 0.8  # of its letters
_NO_PROSE = frozenset({"code", "noframes", "noscript", "option", "pre", "svg"})
_DOUBTFUL = ",".join(
    (*sorted(_NO_PROSE), "[lang]", "[aria-hidden]", "[hidden]", "[style]")
)  # what is in them may not count
_WORD = compiled_when_used(r"[^\W\d_]+")
_ASCII_WORD = compiled_when_used(r"[A-Za-z]+")
_NO_LEADS = bytes(range(0xC0))  # in UTF-8, what begins no letter beyond ASCII


def foreign_passages(body: Element, declared: str) -> list[tuple[Element, str]]:
    """The elements with a text in a script that is never used for a language, with the script of each."""
    known = body.document.knowledge
    of_declared = {one for one, languages in written_in(known).items() if declared in languages}
    if not of_declared or not may_hold(body, not_latin(known) - of_declared):
        return []
    letters = scripts_in(body)
    others = [script for script in letters if script not in of_declared and script != "latin"]
    if all(letters[script] < _LEAST_LETTERS for script in others):
        return []
    found: dict[Element, str] = {}
    for text, around in _writing(body).texts:
        scripts = scripts_of(known, "" if len(text) < _LEAST_LETTERS or text.isascii() else text)
        foreign = [script for script in scripts if script not in of_declared and script != "latin"]
        if foreign and scripts[foreign[0]] >= _LEAST_LETTERS:
            found.setdefault(body.document.handle(around), foreign[0])
    return [*found.items()]


def letters_from_right(element: Element) -> tuple[int, int]:
    """The number of letters inside that are written from right to left, and the number of all letters."""
    if not may_hold(element, _RIGHT_TO_LEFT):
        return 0, 0
    scripts = scripts_in(element)
    return sum(scripts.get(script, 0) for script in _RIGHT_TO_LEFT), sum(scripts.values())


def scripts_in(element: Element) -> Mapping[str, int]:
    """The number of letters of each script in an element, except in parts with their own `lang`."""
    return _writing(element).scripts


def may_hold(element: Element, scripts: frozenset[str], least: int = _LEAST_LETTERS) -> bool:
    """Whether there may be at least this many letters of some scripts inside; cheap, as most texts have none."""
    return len(_writing(element).leads.translate(None, no_leads(element.document.knowledge, scripts))) >= least


def _by_signs(texts: "list[tuple[str, Node]]") -> tuple[str, str]:
    """The texts that have more than ASCII, and the others, which are most and quick to search."""
    mixed = " ".join([text for text, _ in texts if not text.isascii()])
    return mixed, " ".join([text for text, _ in texts if text.isascii()])


def other_tongue(element: Element, declared: str) -> str | None:
    """The name of the language that the text inside is certainly in; None if it may be the declared one.

    Its letters decide if the declared language is never written in them, or else its most frequent words.
    """
    known = element.document.knowledge
    scripts = scripts_in(element) if may_hold(element, not_latin(known), 1) else dict[str, int]()
    script = max(scripts, key=lambda one: scripts[one], default="latin")
    if script == "latin":
        language = other_language(known, _words(_writing(element).texts), declared)
        return _called(known, language) if language else None
    of_declared = {one for one, languages in written_in(known).items() if declared in languages}
    total = sum(scripts.values())
    foreign = sum(count for one, count in scripts.items() if one not in of_declared and one != "latin")
    if not of_declared or script in of_declared or foreign < _LEAST_LETTERS or foreign < _MOST_OF_A_TEXT * total:
        return None
    return _in_script(known, script, scripts)


def _in_script(knowledge: Knowledge, script: str, scripts: Mapping[str, int]) -> str:
    if script in {"han", "kana"}:
        return _called(knowledge, "ja") if scripts.get("kana") else Tongue("Chinese", "zh")
    languages = written_in(knowledge)[script]
    if len(languages) == 1:
        return _called(knowledge, languages[0])
    return say("{script} letters", script=verbatim(script.capitalize()))


def _words(texts: "list[tuple[str, Node]]") -> list[str]:
    """The words of texts, in lowercase."""
    mixed, plain = _by_signs(texts)
    return [*_ASCII_WORD.findall(plain.lower()), *map(str.casefold, _WORD.findall(mixed))]


class _Writing:
    """The text of an element, read once."""

    def __init__(self, element: Element) -> None:
        self._element = element

    @cached_property
    def texts(self) -> "list[tuple[str, Node]]":
        """The texts that show its language: not blank, hidden, in code, or marked as another language."""
        if is_out_of_reach(self._element):
            return []
        doubtful = _DOUBTFUL if self._element.document.plain else "*"
        return self._element.prose(_NO_PROSE, doubtful, lambda place: _is_about(place, self._element))

    @cached_property
    def scripts(self) -> Mapping[str, int]:
        return scripts_of(self._element.document.knowledge, *_by_signs(self.texts))

    @cached_property
    def leads(self) -> bytes:
        """The first bytes of all letters beyond ASCII."""
        return self._element.node.text.encode().translate(None, _NO_LEADS)


class _Writings:
    """The texts of the elements of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.of: dict[Element, _Writing] = {}

    @cached_property
    def apart(self) -> frozenset[Element]:
        """The elements with their own `lang`, and those that are hidden from screen readers."""
        silenced = filter(is_silenced, self._document.having("aria-hidden", "hidden", "style"))
        return frozenset(self._document.having("lang")).union(silenced)


def _writing(element: Element) -> _Writing:
    of = element.document.facts(_Writings).of
    if element not in of:
        of[element] = _Writing(element)
    return of[element]


def _is_about(place: Element, around: Element) -> bool:
    """Whether the language of an element applies to an element inside it."""
    apart = place.document.facts(_Writings).apart
    node: Element | None = place
    while node is not None and node is not around:
        if node in apart or node.tag in _NO_PROSE:
            return False
        node = node.parent
    return True


def _called(known: Knowledge, language: str) -> Tongue:
    return Tongue(language_name(known, language) if language in known_languages(known) else language, language)
