"""Choosing rules by words: an id, a topic, a category, a level, a WCAG criterion or level, a preset.

Where several words speak of a rule, the most specific one decides: an id over a topic, a topic over a preset.
"""

from collections.abc import Iterable, Sequence

from formlint import knowledge
from formlint.rule.declaration import Rule
from formlint.rule.hit import PRESETS, Level
from formlint.system.likeness import closest

ALL, PRESET, LEVEL, TOPIC, ID = range(5)
"""How specific a word is: the topic stands for the category and the WCAG criterion, too."""

DEFAULT = ("values", "accessibility")
"""The presets that are chosen where nobody chooses."""

_WCAG_LEVELS = {"wcag-a": "A", "wcag-aa": "AA", "wcag-aaa": "AAA"}
_CLOSE = 3

Chosen = tuple[int, frozenset[str]]
"""How specific a word is, and the ids of the rules it stands for."""


class UnknownSelectorError(LookupError):
    """A word that stands for no rule; the message names the nearest ones. `selector` is the word."""

    def __init__(self, selector: str, known: Iterable[str]) -> None:
        """Make the message, with the close matches in it."""
        self.selector = selector
        close = closest(selector.lower(), known, _CLOSE)
        remedy = f"did you mean {' or '.join(close)}?" if close else "`formlint rule` lists rules and topics"
        super().__init__(f"unknown rule, topic, or preset {selector!r}; {remedy}")


def chosen(selector: str, rules: Sequence[Rule]) -> Chosen:
    """The rules that a word stands for. Raises UnknownSelectorError."""
    word = selector.strip().lower()
    for specific, of in ((ID, _ids), (PRESET, _presets), (TOPIC, _topics), (LEVEL, _levels)):
        if (found := of(word, rules)) is not None:
            return ALL if word == "all" else specific, found
    raise UnknownSelectorError(selector, words(rules))


def selected(
    rules: Sequence[Rule], start: Iterable[str] | None, select: Iterable[str], ignore: Iterable[str]
) -> frozenset[str]:
    """The ids that are chosen: those of `start` (none without), changed by what is selected and what is ignored.

    Of two words, the more specific one decides; of two that are equally specific, the one that ignores.
    """
    marks = [(*chosen(word, rules), True) for word in select]
    marks += [(*chosen(word, rules), False) for word in ignore]
    ids = set(start or ())
    for _, members, wanted in sorted(marks, key=lambda mark: (mark[0], not mark[2])):
        ids = ids | members if wanted else ids - members
    return frozenset(ids)


def words(rules: Sequence[Rule]) -> tuple[str, ...]:
    """All words that stand for rules, each once."""
    topics = [rule.topic for rule in rules]
    criteria = [f"wcag:{number}" for rule in rules for number in rule.wcag]
    presets = [*dict.fromkeys(PRESETS.values()), "all"]
    found = [*(rule.id for rule in rules), *topics, *presets, *PRESETS, *Level, *_WCAG_LEVELS, *criteria]
    return tuple(dict.fromkeys(map(str, found)))


def _ids(word: str, rules: Sequence[Rule]) -> frozenset[str] | None:
    return frozenset({word}) if any(rule.id == word for rule in rules) else None


def _presets(word: str, rules: Sequence[Rule]) -> frozenset[str] | None:
    if word == "all":
        return frozenset(rule.id for rule in rules)
    if word not in PRESETS.values():
        return None
    return frozenset(rule.id for rule in rules if PRESETS[rule.category] == word)


def _topics(word: str, rules: Sequence[Rule]) -> frozenset[str] | None:
    """The rules of a topic or a category (one word may name both), or of a WCAG criterion."""
    if word.startswith("wcag:"):
        number = word.removeprefix("wcag:")
        return frozenset(rule.id for rule in rules if number in rule.wcag) or None
    found = frozenset(rule.id for rule in rules if word in (rule.topic, rule.category))
    return found if found or word in PRESETS else None


def _levels(word: str, rules: Sequence[Rule]) -> frozenset[str] | None:
    if word in _WCAG_LEVELS:
        criteria = _criteria_of(_WCAG_LEVELS[word])
        return frozenset(rule.id for rule in rules if criteria.intersection(rule.wcag))
    return frozenset(rule.id for rule in rules if rule.level == word) if word in list(Level) else None


def _criteria_of(level: str) -> frozenset[str]:
    return frozenset(number for number, of in knowledge.own().wcag.criteria.items() if of.level == level)
