"""Names that look like those of controls: of components, custom elements, and calls in template code.

What formlint does not know by such a name is counted as not understood, and nothing is believed of it. Where a name may
mean something else, it does not count.
"""

from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from formlint.html.source import Span
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_WORD = compiled_when_used(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TOGETHER = 3  # last words of a name that are looked at together: date, time, picker
_LONGEST = 60  # characters of a name
_OPENING = r"(?:\{\{[-~]?|\{!!|<%-?=|<\?=|<\?php\s+echo\b|\{%-?|@)\s*"
_CALL = compiled_when_used(
    rf"{_OPENING}(?P<chain>(?:\$?\w+(?:\.|->|::))*)(?P<name>[A-Za-z_]\w*)(?:\s*\(\s*[^\s)]|\s+[:\"'@\w{{\[])"
)
_PARTIAL = compiled_when_used(
    r"(?:\{\{#?>\s*|(?:\{%-?|<%-?=?|@|\{\{)\s*(?:render|include|partial|component|embed)[\s(]\s*(?:partial:\s*|template:\s*)?)"
    r"[\"']?(?P<path>[\w./-]+)"
)
_WHOLE = compiled_when_used(
    r"\{\{-?\s*(?P<name>(?:\w+_)?form(?:\.as_(?:p|div|table|ul))?|field)\s*(?:\|\s*(?:as_)?crispy\w*[^{}]*)?-?\}\}"
)
_NEAR = 80  # characters beside some code
_BEFORE, _AFTER = ("", ">", "}"), ("", "<", "{")
_PATH = compiled_when_used(r"[./]")
_ASKED = compiled_when_used(r"\w+")
_OF_FIELDS = frozenset(("form", "text"))  # with one of these, what is called a field is one
_DJANGO = frozenset(("html", "jinja", "twig"))  # where `{{ field }}` writes a control
_VALUES = frozenset(("blade", "php"))  # where `field("zip")` writes what is in a field


class _Names(NamedTuple):
    """The table of names."""

    sure: frozenset[str]
    doubtful: frozenset[str]
    attributes: frozenset[str]
    endings: frozenset[str]
    never: frozenset[str]
    receivers: frozenset[str]
    alone: frozenset[str]
    also: frozenset[str]
    values: frozenset[str]


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> _Names:
    names, calls = knowledge.controls.names, knowledge.controls.calls
    written = (names.sure, names.with_attribute, names.attributes, names.endings, names.never)
    called = (calls.receivers, calls.alone, calls.also, calls.never)
    return _Names(*map(frozenset[str], (*written, *called)))


def is_control(knowledge: Knowledge, name: str, attributes: Iterable[str]) -> bool:
    """Whether a component or custom element looks like a control, by its name and those of its attributes."""
    known, ends = _names(knowledge), _ends(knowledge, name)
    if not known.sure.isdisjoint(ends):
        return True
    return not known.doubtful.isdisjoint(ends) and not known.attributes.isdisjoint(map(_plain, attributes))


def may_be_control(knowledge: Knowledge, name: str) -> bool:
    """Whether a component of the name looks like a control, if it has an attribute that says so."""
    known = _names(knowledge)
    return not (known.sure | known.doubtful).isdisjoint(_ends(knowledge, name))


def control_call(text: str, place: Span, language: str, knowledge: Knowledge, helpers: Container[str]) -> str | None:
    """What the template code at a place calls to write a control, None where it does nothing of the kind.

    Args:
        text: The file.
        place: Where the code is.
        language: The language of the file.
        knowledge: What is known of names.
        helpers: The names of helpers that are known, which may be called without saying which control they write.
    """
    code = text[place.start : place.end]
    if language in _DJANGO and (whole := _WHOLE.fullmatch(code)):
        return whole["name"] if _is_between_tags(text, place) else None
    partial = _PARTIAL.match(code)
    if partial:
        return partial["path"][-_LONGEST:] if _is_control_file(knowledge, partial["path"]) else None
    call = _CALL.match(code)
    if call is None or not _calls_control(call["name"], call["chain"], language, knowledge, helpers):
        return None
    return call["name"][:_LONGEST]


def _is_between_tags(text: str, place: Span) -> bool:
    """Whether there is no other text beside some code: in a sentence it writes a word."""
    before = text[max(0, place.start - _NEAR) : place.start].rstrip()
    after = text[place.end : place.end + _NEAR].lstrip()
    return before[-1:] in _BEFORE and after[:1] in _AFTER


def _is_control_file(knowledge: Knowledge, path: str) -> bool:
    parts = [part for part in _PATH.split(path) if part]
    return any(not _names(knowledge).sure.isdisjoint(_ends(knowledge, part)) for part in parts[-2:])


def _calls_control(name: str, chain: str, language: str, knowledge: Knowledge, helpers: Container[str]) -> bool:
    known, ends, words = _names(knowledge), _ends(knowledge, name), _words(name)
    asked = [word.lower() for word in _ASKED.findall(chain)]
    if not words or words[0] in known.values:
        return False
    if asked and asked[-1] not in known.receivers and not asked[-1].endswith(("builder", "form")):
        return False
    if name in known.also or name in helpers:
        return True
    if asked:
        return not (known.sure | known.doubtful).isdisjoint(ends)
    if len(words) == 1:
        return name in known.alone and not (name == "field" and language in _VALUES)
    return not known.sure.isdisjoint(ends) or (words[-1] == "field" and not _OF_FIELDS.isdisjoint(words))


@lru_cache(maxsize=1024)
def _ends(knowledge: Knowledge, name: str) -> frozenset[str]:
    """The last word of a name, the last two, and the last three, joined."""
    words, known = _words(name), _names(knowledge)
    while len(words) > 1 and words[-1] in known.endings:
        words = words[:-1]
    if not known.never.isdisjoint(words):
        return frozenset()
    return frozenset("".join(words[-number:]) for number in range(1, _TOGETHER + 1))


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _plain(attribute: str) -> str:
    """The name of an attribute without the signs by which frameworks bind it."""
    name = attribute.lower().strip("[]()@:*")
    return name.partition(".")[0] if name.startswith(("v-model", "wire:model")) else name.removeprefix("v-bind:")
