"""The language that a text is clearly in, by its letters and its most frequent words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from formlint.forms.language_profiles import (
    are_names,
    foreign_languages,
    has_foreign_words,
    may_be,
    may_be_foreign,
    running_words,
)
from formlint.forms.purpose.lexicon import known_languages, language_name
from formlint.forms.text_language import no_leads, not_latin, scripts_of, written_in
from formlint.html.accessibility.hidden import is_out_of_reach, is_silenced
from formlint.html.document import Document, Element
from formlint.knowledge.message import Message, Tongue, say, verbatim
from formlint.knowledge.store import Knowledge
from formlint.rule.language_tags import primary_subtag

if TYPE_CHECKING:
    from formlint.html.tree import Node

_RIGHT_TO_LEFT = frozenset({"arabic", "hebrew"})
"""Scripts that are written from right to left."""

_LEAST_LETTERS = 20  # in letters of one script
_MOST_OF_A_TEXT = 0.8  # of its letters
_NO_PROSE = frozenset(
    {"address", "code", "kbd", "noframes", "noscript", "option", "pre", "samp", "svg", "textarea", "var"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "dfn", "em", "font", "i", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
_QUOTING = _INLINE - {"cite", "dfn", "em", "i"}  # which may be in another language; in these, foreign words are usual
_FEWEST_WORDS = 6  # of a text that is told to be in another language
_FEWEST_WORDS_OF_A_PASSAGE = 9  # of one that has no `lang` of its own
_FEWEST_WORDS_OF_A_RUN = 3  # on average, of texts that stand together in a sentence
_MOST_WORDS = 80  # looked at
_FEWEST_WORDS_OF_A_PART, _MOST_PARTS = 4, 30  # of a page that may be partly in the declared language
_SIDE_BY_SIDE = " / "  # between the languages of a bilingual page
_MOST_OF_DECLARED = 0.15  # of the words of these
_FEWEST_CHARACTERS, _LEAD = 8, 20  # of the other way to write Chinese, and how many times as many as of the own
_DOUBTFUL = ",".join(
    (*sorted(_NO_PROSE), "[lang]", "[aria-hidden]", "[hidden]", "[style]")
)  # what is in them may not count
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


def other_tongue(element: Element, declared: str) -> Tongue | Message | None:
    """The name of the language that the text inside is certainly in; None if it may be the declared one.

    Its letters decide if the declared language is never written in them, or else its words.
    """
    known = element.document.knowledge
    language = primary_subtag(declared)
    scripts = scripts_in(element) if may_hold(element, not_latin(known), 1) else dict[str, int]()
    script = max(scripts, key=lambda one: scripts[one], default="latin")
    of_declared = {one for one, languages in written_in(known).items() if language in languages}
    total = sum(scripts.values())
    if sum(scripts.get(one, 0) for one in of_declared - {script}) > _MOST_OF_DECLARED * total:
        return None
    if script == "latin" or script in of_declared:
        if script == "han":
            return _in_other_characters(known, _writing(element).texts, declared)
        return _in_other_words(known, _writing(element).suspects(language), script, language)
    foreign = sum(count for one, count in scripts.items() if one not in of_declared and one != "latin")
    if not of_declared or foreign < _LEAST_LETTERS or foreign < _MOST_OF_A_TEXT * total:
        return None
    return _in_script(known, script, scripts)


def _in_other_words(
    knowledge: Knowledge, passages: "Sequence[Passage]", script: str, declared: str
) -> Tongue | Message | None:
    """The language of texts in letters that the declared one is written in, too; parts in the declared one save it."""
    if not may_be_foreign(knowledge, [word for passage in passages for word in passage.words], declared):
        return None
    if any(_SIDE_BY_SIDE in text for one in passages for text, _ in one.runs):  # "Prénom / First name"
        return None
    passages = [one for one in passages if not are_names((text for text, _ in one.runs), one.words)]
    words = [word for passage in passages for word in passage.words]
    if len(words) < _FEWEST_WORDS or not may_be_foreign(knowledge, words, declared):
        return None
    found = foreign_languages(knowledge, words[:_MOST_WORDS], script, declared)
    if not found:
        return None
    parts = [passage.words for passage in passages if len(passage.words) >= _FEWEST_WORDS_OF_A_PART][:_MOST_PARTS]
    own = sum(len(part) for part in parts if not may_be(knowledge, part, script, found[0], declared))
    return None if own > _MOST_OF_DECLARED * sum(map(len, parts)) else _named(knowledge, found)


def _in_other_characters(knowledge: Knowledge, texts: "list[tuple[str, Node]]", declared: str) -> Tongue | None:
    """The other way to write Chinese, where a tag names one by its script."""
    ways = {way: {*those} - {"\n"} for way, those in knowledge.tongues.characters.of.items()}
    own = next((way for way in ways if declared.lower().startswith(way.lower())), None)
    if own is None:
        return None
    said = Counter("".join(text for text, _ in texts))
    other = next(way for way in ways if way != own)
    found = said.keys() & ways[other]
    is_other = len(found) >= _FEWEST_CHARACTERS and len(found) > _LEAD * len(said.keys() & ways[own])
    return _called(knowledge, other) if is_other else None


def passages_in_other_languages(body: Element, declared: str) -> list[tuple[Element, Tongue | Message]]:
    """The elements with a text in another language of the same letters, or in Latin ones, and which it is in."""
    known, language = body.document.knowledge, primary_subtag(declared)
    found: dict[Element, Tongue | Message] = {}
    for passage in _writing(body).suspects(language):
        if len(passage.words) >= _FEWEST_WORDS_OF_A_PASSAGE:
            place, told = _foreign_part(known, passage, language)
            if told:
                found.setdefault(body.document.handle(place), told)
    return [*found.items()]


def _foreign_part(knowledge: Knowledge, passage: "Passage", declared: str) -> "tuple[Node, Tongue | Message | None]":
    """Where a passage is in another language, as a whole or in one of its parts, and in which."""
    parts = [] if _is_list(passage) else [(passage.around, passage.words)]
    if len(passage.runs) > 1:
        quoted = ((place, running_words(text)) for text, place in passage.runs if place.tag in _QUOTING)
        parts += [(place, words) for place, words in quoted if len(words) >= _FEWEST_WORDS_OF_A_PASSAGE]
    for place, words in parts:
        if may_be_foreign(knowledge, words, declared) and not are_names(
            (text for text, _ in passage.runs), passage.words
        ):
            found = foreign_languages(knowledge, words[:_MOST_WORDS], _script_of(knowledge, passage), declared)
            if found:
                return place, _named(knowledge, found)
    return passage.around, None


def _is_list(passage: "Passage") -> bool:
    """Whether its texts are so short that they are no parts of sentences, but entries such as links and tags."""
    return len(passage.words) < _FEWEST_WORDS_OF_A_RUN * len(passage.runs)


def _script_of(knowledge: Knowledge, passage: "Passage") -> str:
    scripts = scripts_of(knowledge, " ".join([text for text, _ in passage.runs]))
    return max(scripts, key=lambda one: scripts[one], default="latin")


def _named(knowledge: Knowledge, languages: Sequence[str]) -> Tongue | Message:
    names = [_called(knowledge, language) for language in languages]
    return say("{one} or {other}", one=names[0], other=names[1]) if len(names) > 1 else names[0]


def _in_script(knowledge: Knowledge, script: str, scripts: Mapping[str, int]) -> Tongue | Message:
    if script in {"han", "kana"}:
        return _called(knowledge, "ja") if scripts.get("kana") else Tongue("Chinese", "zh")
    languages = written_in(knowledge)[script]
    if len(languages) == 1:
        return _called(knowledge, languages[0])
    return say("{script} letters", script=verbatim(script.capitalize()))


class Passage(NamedTuple):
    """Texts that stand together in one block, and their running words in small letters."""

    around: "Node"
    runs: "Sequence[tuple[str, Node]]"
    words: Sequence[str]


def _passages(texts: "list[tuple[str, Node]]") -> Iterator[Passage]:
    for around, runs in groupby(texts, lambda one: _block(one[1])):
        those = [*runs]
        yield Passage(around, those, [word for text, _ in those for word in running_words(text)])


def _block(node: "Node") -> "Node":
    """The nearest element around a text that is more than a part of a sentence."""
    while node.tag in _INLINE and isinstance(node.parent, type(node)):
        node = node.parent
    return node


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

    def suspects(self, declared: str) -> Sequence[Passage]:
        """The passages, if there is any sign that one may be in another language than the declared one."""
        said = " ".join([text for text, _ in self.texts])
        return self._passages if has_foreign_words(self._element.document.knowledge, said, declared) else ()

    @cached_property
    def _passages(self) -> list[Passage]:
        return [*_passages(self.texts)]

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
    if language in known_languages(known):
        return Tongue(language_name(known, language), language)
    return Tongue(known.tongues.names.of.get(language, language), language)
