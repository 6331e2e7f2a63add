"""Faulty markup beside its sound twin, by kind: the first is told at its level and in its place, the second is not."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict, cast

import pytest
from places import CHECKOUT

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

PAGE = '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>Page</title></head><body>{}</body></html>'


class Pair(TypedDict):
    """A faulty piece of markup with the part that the finding is about, and the sound twin."""

    at: str
    bad: str
    good: str
    lang: NotRequired[str]
    file: NotRequired[str]
    serves: NotRequired[str]


class Kind(TypedDict):
    """A kind of fault: the rules that may tell it, the mildest level, and the pairs."""

    rules: Sequence[str]
    level: str
    pairs: Sequence[Pair]


KINDS: Mapping[str, Kind] = {
    name: kind
    for file in ("pairs", "accounts")
    for name, kind in cast(
        "Mapping[str, Kind]", tomllib.loads((CHECKOUT / f"tests/checks/{file}.toml").read_text("utf-8"))
    ).items()
}
LEVELS = [Level.INFO, Level.WARNING, Level.ERROR]


def findings(pair: Pair, markup: str) -> tuple[str, Sequence[Finding]]:
    """The page, and what is found on it, rules of kinds that are off by default included."""
    text = markup if "file" in pair else PAGE.format(pair.get("lang", "en"), markup)
    analysis = engine.analyse(
        Source(pair.get("file", "page.html"), text, "utf-8"), Config(serves=tuple(pair.get("serves", "").split()))
    )
    return text, engine.judge(analysis, rules()).findings


def is_told(kind: Kind, pair: Pair) -> bool:
    text, found = findings(pair, pair["bad"])
    start = text.index(pair["at"], max(text.find("<body>"), 0))
    end = start + len(pair["at"])
    enough = LEVELS[LEVELS.index(Level(kind["level"])) :]
    told = (one for one in found if one.rule in kind["rules"] and one.level in enough)
    return any(one.span.start < end and one.span.end > start for one in told)


@pytest.mark.parametrize(
    ("kind", "pair"),
    [
        pytest.param(kind, pair, id=f"{name}-{number}")
        for name, kind in KINDS.items()
        for number, pair in enumerate(kind["pairs"])
    ],
)
def test_the_faulty_twin_is_told_and_the_sound_one_is_not(kind: Kind, pair: Pair) -> None:
    assert is_told(kind, pair)
    _, found = findings(pair, pair["good"])
    assert [one for one in found if one.rule in kind["rules"] or one.level is Level.ERROR] == []


def test_each_kind_has_six_pairs() -> None:
    assert {name: len(kind["pairs"]) for name, kind in KINDS.items() if len(kind["pairs"]) < 6} == {}
