"""Choosing rules by words: what each stands for, and which of two decides."""

import pytest

from formlint.rule.discovery import rules
from formlint.rule.hit import PRESETS
from formlint.rule.selection import DEFAULT, UnknownSelectorError, chosen, selected, words

KNOWN = rules()
BY_ID = {rule.id: rule for rule in KNOWN}


def _of(word: str) -> frozenset[str]:
    return chosen(word, KNOWN)[1]


def test_ids_topics_categories_levels_presets() -> None:
    assert _of("name-minlength") == {"name-minlength"}
    assert _of("Name-MinLength ") == {"name-minlength"}
    assert _of("phone") == {rule.id for rule in KNOWN if "phone" in (rule.topic, rule.category)}
    assert _of("paste-blocked") == {rule.id for rule in KNOWN if rule.category == "paste-blocked"}
    assert _of("error") == {rule.id for rule in KNOWN if rule.level == "error"}
    assert _of("values") == {rule.id for rule in KNOWN if PRESETS[rule.category] == "values"}
    assert _of("all") == set(BY_ID)


def test_a_criterion_stands_for_its_rules() -> None:
    assert _of("wcag:1.3.5") == {rule.id for rule in KNOWN if "1.3.5" in rule.wcag}
    assert _of("wcag:1.3.5")


def test_presets_part_the_rules() -> None:
    parts = [_of(preset) for preset in ("values", "accessibility", "friction", "tidy")]
    assert sum(map(len, parts)) == len(KNOWN)
    assert frozenset().union(*parts) == set(BY_ID)


def test_friction_and_tidiness_are_off_by_default() -> None:
    ids = selected(KNOWN, None, DEFAULT, ())
    assert ids == set(BY_ID) - _of("friction") - _of("tidy")


def test_a_more_specific_word_decides() -> None:
    ids = selected(KNOWN, None, ["values", "name-minlength"], ["name"])
    assert "name-minlength" in ids
    assert "name-maxlength-short" not in ids
    assert "postal-maxlength-cuts" in ids
    assert selected(KNOWN, None, ["name"], ["all"]) == _of("name")
    assert selected(KNOWN, None, ["name"], ["name"]) == set()


def test_what_was_chosen_before_stays() -> None:
    assert selected(KNOWN, ["name-minlength"], ["email-not-typed"], ()) == {"name-minlength", "email-not-typed"}
    assert selected(KNOWN, ["name-minlength"], (), ["name"]) == set()


@pytest.mark.parametrize("word", words(KNOWN))
def test_every_word_is_understood(word: str) -> None:
    assert _of(word) <= set(BY_ID)


@pytest.mark.parametrize(
    ("word", "close"),
    [("name-minlenght", "name-minlength"), ("wcag:1.3.55", "wcag:1.3.5"), ("acessibility", "accessibility")],
)
def test_unknown_words_are_told_with_the_nearest(word: str, close: str) -> None:
    with pytest.raises(UnknownSelectorError, match=close) as caught:
        chosen(word, KNOWN)
    assert caught.value.selector == word
