"""Which of the hits on a control tells more about a fault: by rank on the same thing, or since a rule names another."""

from dataclasses import replace

import pytest

from formlint.html.source import Source
from formlint.knowledge.message import verbatim
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.precedence import Told
from formlint.rule.declaration import Rank, Rule
from formlint.rule.discovery import rules
from formlint.rule.field import Field
from formlint.rule.hit import Hit, Hits
from formlint.rule.html_standard import place_of

SOME = next(rule for rule in rules() if not rule.unless)
REFUSED, KEYPAD = "constraint-rejects-valid-value", "keyboard-cannot-type-value"


def rule(name: str, rank: Rank, category: str = REFUSED, unless: frozenset[str] = frozenset()) -> Rule:
    return replace(SOME, id=name, rank=rank, category=category, unless=unless)


@pytest.mark.parametrize(
    ("teller", "rank", "category", "attribute", "left_out"),
    [
        (Rank.FAULT, Rank.MINOR, REFUSED, "pattern", True),
        (Rank.FAULT, Rank.MINOR, REFUSED, "maxlength", False),
        (Rank.FAULT, Rank.MINOR, KEYPAD, "pattern", False),
        (Rank.FAULT, Rank.FAULT, REFUSED, "pattern", False),
        (Rank.MINOR, Rank.FAULT, REFUSED, "pattern", False),
        (Rank.FAULT, Rank.ADVICE, KEYPAD, "pattern", True),
        (Rank.FAULT, Rank.ADVICE, KEYPAD, "maxlength", False),
        (Rank.MINOR, Rank.ADVICE, KEYPAD, "pattern", True),
        (Rank.ADVICE, Rank.ADVICE, REFUSED, "pattern", False),
        (Rank.BROKEN, Rank.FAULT, KEYPAD, "pattern", True),
        (Rank.BROKEN, Rank.FAULT, REFUSED, None, False),
        (Rank.BROKEN, Rank.BROKEN, REFUSED, "pattern", False),
    ],
)
def test_what_a_hit_on_the_pattern_says_more_of(
    teller: Rank, rank: Rank, category: str, attribute: str | None, *, left_out: bool
) -> None:
    told = Told()
    told.add(rule("teller", teller), 1, "pattern")
    assert told.more_than(rule("other", rank, category), 1, attribute) == ("teller" if left_out else None)
    assert told.more_than(rule("other", rank, category), 2, attribute) is None


def test_what_is_about_a_control_as_a_whole_is_about_its_category() -> None:
    told = Told()
    told.add(rule("teller", Rank.FAULT), 1, None)
    assert told.more_than(rule("other", Rank.ADVICE), 1, None) == "teller"
    assert told.more_than(rule("other", Rank.ADVICE, KEYPAD), 1, None) is None
    assert told.more_than(rule("other", Rank.ADVICE), 1, "pattern") is None


def test_the_highest_rank_counts_in_whatever_order() -> None:
    ranks = [rule("low", Rank.MINOR), rule("high", Rank.BROKEN), rule("middle", Rank.FAULT)]
    for order in (ranks, ranks[::-1]):
        told = Told()
        for one in order:
            told.add(one, 1, "pattern")
        assert [told.more_than(one, 1, "pattern") for one in ranks] == ["high", None, "high"]


def test_a_rule_that_another_one_names_tells_more_wherever_it_hits_the_control() -> None:
    told = Told()
    told.add(rule("teller", Rank.ADVICE), 1, "type")
    assert told.more_than(rule("other", Rank.BROKEN, KEYPAD, frozenset({"teller"})), 1, None) == "teller"


def test_a_rule_that_nobody_has_named_yields_to_a_pattern_that_is_broken() -> None:
    def check(field: Field) -> Hits:
        yield Hit(place_of(field.control.element, "pattern"), verbatim("is new"))

    patterned = next(rule for rule in rules() if rule.id == "pattern-against-length")
    new = replace(patterned, id="nobody-names-me", check=check)
    page = Source("a.html", '<label>Code <input name=x pattern="/^[0-9]{5}$/"></label>', "utf-8")
    alone = engine.check(page, Config(), [new]).findings
    assert [(finding.rule, finding.attribute) for finding in alone] == [("nobody-names-me", "pattern")]
    beside = engine.check(page, Config(), [*rules(), new]).findings
    assert {finding.rule for finding in beside if finding.attribute == "pattern"} == {"pattern-slash-delimited"}
