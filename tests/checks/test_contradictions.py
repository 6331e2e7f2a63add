"""Pages that contradict themselves, each beside a sound twin, and pages whose words only look like a contradiction.

They were written before formlint was tried on them, in `contradictions.toml`: a faulty field must have a finding above
advice on the attribute (or the tag) named there, which its twin has not; and the twin must have none at all.
"""

import tomllib
from collections.abc import Mapping

import pytest
from places import CHECKOUT

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.hit import Level

_TABLE = tomllib.loads((CHECKOUT / "tests/checks/contradictions.toml").read_text("utf-8"))
PAIRS = [pytest.param(pair, id=f"{n}-{pair['kind']}-{pair['language']}") for n, pair in enumerate(_TABLE["pair"], 1)]
SOUND = [pytest.param(*field, id=f"{n}-{field[0]}") for n, field in enumerate(_TABLE["sound"]["fields"], 1)]
CONTRADICTING = frozenset(_TABLE["sound"]["rules"])
"""Rules that report contradictions; in fields that are made to mislead them, others may have something to say."""
FEWEST_PAIRS, FEWEST_LANGUAGES = 60, 10


def found(language: str, field: str) -> Mapping[str, Finding]:
    """The findings above advice, by what is written where they stand."""
    direction = ' dir="rtl"' if language in {"ar", "fa"} else ""
    text = (
        f'<!doctype html>\n<html lang="{language}"{direction}><head><meta charset="utf-8"><title>x</title></head>\n'
        f'<body><form action="/x" method="post">\n{field}\n<button>OK</button></form></body></html>'
    )
    findings = engine.check(Source("page.html", text, "utf-8"), Config()).findings
    return {text[one.span.start : one.span.end].lstrip("<"): one for one in findings if one.level is not Level.INFO}


def test_there_are_pairs_in_many_languages() -> None:
    assert len(PAIRS) >= FEWEST_PAIRS
    assert len({pair["language"] for pair in _TABLE["pair"]}) >= FEWEST_LANGUAGES


@pytest.mark.parametrize("pair", PAIRS)
def test_a_contradiction_is_told_and_its_sound_twin_is_not(pair: Mapping[str, str]) -> None:
    faulty, sound = found(pair["language"], pair["faulty"]), found(pair["language"], pair["sound"])
    assert [*sound] == []
    assert [place for place in faulty if place.startswith(pair["at"])] != []


@pytest.mark.parametrize(("language", "field"), SOUND)
def test_words_that_are_no_contradiction_mislead_no_rule(language: str, field: str) -> None:
    assert [one for one in found(language, field).values() if one.rule in CONTRADICTING] == []
