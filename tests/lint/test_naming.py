"""Whether findings name a territory: what is wrong for everybody, and a small one in a list of all, is not."""

import pytest

from formlint import knowledge
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule import rules
from formlint.rule.hit import Level
from formlint.rule.selection import selected

VALUES = selected(rules(), None, ["values"], [])
INDEX = knowledge.own().index()
WORLD = "".join(f"<option value={code}>{facts.names[0]}" for code, facts in INDEX.items())


def found(html: str, rule: str, *serves: str) -> list[Finding]:
    """What one rule finds."""
    every = engine.check(Source("<test>", html, "utf-8"), Config(serves=serves, select=VALUES)).findings
    return [finding for finding in every if finding.rule == rule]


@pytest.mark.parametrize("serves", [(), ("TR",), ("JP", "DE")])
@pytest.mark.parametrize("pattern", ["[A-Za-z]", "DMY", "[0-9]+", "[A-Z ]+"])
def test_a_name_pattern_that_takes_no_name_names_nobody(serves: tuple[str, ...], pattern: str) -> None:
    html = (
        f"<html lang=tr><form><label>Soyadı <input name=surname autocomplete=family-name pattern='{pattern}'></label>"
    )
    (finding,) = found(html, "name-pattern-rejects-valid", *serves)
    assert (finding.territories, finding.level) == ((), Level.ERROR)
    assert finding.predicate.startswith("rejects every usual value, even ")
    assert (finding.witness or "").isalpha()


@pytest.mark.parametrize("pattern", ["[A-Za-z]+", "[A-Z][a-z]+", "[A-Za-z '\\-]{2,}"])
def test_a_name_pattern_that_takes_plain_names_names_the_territory(pattern: str) -> None:
    html = f'<form><label>Last name <input name=surname autocomplete=family-name pattern="{pattern}"></label>'
    (finding,) = found(html, "name-pattern-rejects-valid", "DE")
    assert finding.territories == ("DE",)


def test_a_full_name_of_two_words_is_usual() -> None:
    html = "<form><label>Name <input name=name autocomplete=name pattern='[A-Za-z]+ [A-Za-z]+'></label>"
    assert all(finding.territories == ("DE",) for finding in found(html, "name-pattern-rejects-valid", "DE"))


def test_a_pattern_of_letters_that_are_not_latin_is_none_for_everybody() -> None:
    html = "<form><label>Name <input name=surname autocomplete=family-name pattern='[ァ-ヶー]+'></label>"
    assert all(finding.territories for finding in found(html, "name-pattern-rejects-valid", "DE"))


def test_a_postal_pattern_without_figures_names_nobody() -> None:
    html = "<form><label>Postcode <input name=zip autocomplete=postal-code pattern='{}'></label>"
    (finding,) = found(html.format("DMY"), "postal-pattern-rejects-valid", "SE")
    assert finding.territories == ()
    (finding,) = found(html.format("[0-9]{4}"), "postal-pattern-rejects-valid", "SE")
    assert finding.territories == ("SE",)


def test_a_telephone_pattern_without_figures_names_nobody() -> None:
    html = "<form><label>Phone <input name=phone type=tel autocomplete=tel pattern='DMY'></label>"
    assert all(not finding.territories for finding in found(html, "phone-pattern-rejects-valid", "SE"))


def test_what_no_browser_checks_is_advice() -> None:
    html = "<form novalidate><label>Postcode <input name=zip autocomplete=postal-code pattern=DMY></label>"
    assert found(html, "postal-pattern-rejects-valid", "SE")[0].level is Level.INFO


def test_of_all_the_world_small_territories_are_named_for_nothing() -> None:
    html = f"<form><label>Country <select name=country><option value=''>{WORLD}</select></label>"
    html += "<label>Phone <input name=phone type=tel autocomplete=tel minlength=7></label></form>"
    for finding in found(html, "phone-minlength-rejects"):
        assert "Tokelau" not in finding.message


def test_language_alone_makes_no_error() -> None:
    html = "<html lang={}><form><label>Postal code <input name=zip autocomplete=postal-code maxlength=3></label>"
    levels = [
        finding.level
        for lang in ("nl", "pl", "sv", "fr")
        for finding in found(html.format(lang), "postal-maxlength-cuts")
    ]
    assert levels
    assert Level.ERROR not in levels


@pytest.mark.parametrize("pattern", [r"(?:[A-Za-z]{1,50}\s?){1,20}", "[a-zA-Z]{0,65535}"])
def test_where_that_takes_too_long_to_decide_the_territory_is_named(pattern: str) -> None:
    html = f"<form><label>Postcode <input name=zip autocomplete=postal-code pattern='{pattern}'></label>"
    (finding,) = found(html, "postal-pattern-rejects-valid", "SE")
    assert finding.territories == ("SE",)


def test_what_is_less_true_of_a_territory_is_not_told_as_the_same() -> None:
    html = "<form><label>Postcode <input name=zip autocomplete=postal-code required></label>"
    (finding,) = found(html, "postal-required-without-code", "HK", "MW")
    assert "Malawi" not in finding.predicate
    (finding,) = found(html, "postal-required-without-code", "HK", "AE")
    assert finding.predicate.endswith("the same for the United Arab Emirates")
