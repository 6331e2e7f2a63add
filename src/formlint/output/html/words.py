"""What several parts of the report say: numbers of things, names, levels and outcomes."""

import re
from functools import cache

from formlint.forms.controls import Page
from formlint.knowledge import own
from formlint.knowledge.message import Message, TerritoryName, say
from formlint.lint.outcomes.model import Outcome
from formlint.output.html.markup import Element, tag
from formlint.rule.hit import Level

SIGNS = {Level.ERROR: "✕", Level.WARNING: "!", Level.INFO: "i"}
GLYPHS = {Outcome.BLOCKED: "✕", Outcome.HINDERED: "!", Outcome.FREE: "✓"}
CLASSES = {Outcome.BLOCKED: "blocked", Outcome.HINDERED: "hindered", Outcome.FREE: "free"}
LEVELS = {Level.ERROR: say("error"), Level.WARNING: say("warning"), Level.INFO: say("advice")}
OUTCOMES = {Outcome.BLOCKED: say("blocked"), Outcome.HINDERED: say("hindered"), Outcome.FREE: say("can complete")}

_TAG = re.compile("[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")


def advice(number: int) -> Message:
    """`1 piece of advice`, `2 pieces of advice`."""
    return say("{count} piece of advice", "{count} pieces of advice", count=number)


def pages(number: int) -> Message:
    """`1 page`, `2 pages`."""
    return say("{count} page", "{count} pages", count=number)


def forms(number: int) -> Message:
    """`1 form`, `2 forms`."""
    return say("{count} form", "{count} forms", count=number)


def territories(number: int) -> Message:
    """`1 territory`, `2 territories`."""
    return say("{count} territory", "{count} territories", count=number)


def territory(code: str) -> str:
    """A territory by its name; its code, where only a project's own rules know it."""
    facts = own().index().get(code)
    return TerritoryName(facts.names[0], code) if facts else code


def level_badge(level: Level) -> Element:
    """A level in words, with a sign."""
    return _badge(SIGNS[level], LEVELS[level], level)


def outcome_badge(outcome: Outcome) -> Element:
    """An outcome in words, with a sign."""
    return _badge(GLYPHS[outcome], OUTCOMES[outcome], CLASSES[outcome])


def _badge(sign: str, word: Message, sort: str) -> Element:
    return tag("span", tag("span", sign, aria_hidden="true"), " ", word, class_=f"badge {sort}")


def language_of(page: Page) -> str:
    """The language that a page says it is in, "" where that is no tag of a language that is known."""
    said = page.language or ""
    return said if _TAG.fullmatch(said) and said.partition("-")[0].lower() in _languages() else ""


@cache
def _languages() -> frozenset[str]:
    """The languages of the territories, without scripts and regions."""
    return frozenset(one.partition("-")[0] for facts in own().index().values() for one in facts.languages)
