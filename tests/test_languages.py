import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import pytest

from formlint import html, knowledge
from formlint.forms import controls
from formlint.forms.purpose import infer
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.knowledge.purposes import purposes

LANGUAGES = knowledge.names("languages")
BOXES = {"consent", "remember-me"}
PASSWORDS = {"current-password", "new-password"}
KINDS = {
    *("set-password", "sign-in", "sign-up", "reset-password", "verification", "checkout", "address", "search"),
    *("newsletter", "contact", "cart", "booking"),
}


def table(language: str) -> Mapping[str, Any]:
    return knowledge.table(f"languages/{language}")


def examples(language: str) -> Iterator[tuple[str, str]]:
    for example in table(language).get("example", ()):
        yield example["label"], example["purpose"]


def asked_for(label: str, purpose: str, language: str) -> str:
    kind = "checkbox" if purpose in BOXES else "password" if purpose in PASSWORDS else "text"
    page = f'<html lang="{language}"><form><label>{escape(label)} <input type="{kind}"></label></form></html>'
    (field,) = infer(controls.find(html.parse(Source("page.html", page, "utf-8"), laid_over(()))))
    return field.purpose or "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_say_what_they_ask_for(language: str) -> None:
    wrong = {
        label: (purpose, answer)
        for label, purpose in examples(language)
        if (answer := asked_for(label, purpose, language)) != purpose
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_examples(language: str) -> None:
    assert len(dict(examples(language))) >= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_of_known_purposes_and_kinds(language: str) -> None:
    known = {*purposes(), "none"}
    facts = table(language)
    for section in ("words", "technical", "vague"):
        assert not set(facts.get(section, {})) - known
    assert not set(facts.get("options", {})) - known - {"month"}
    assert not set(facts.get("kinds", {})) - KINDS
    assert {purpose for _, purpose in examples(language)} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_technical_names_are_run_together(language: str) -> None:
    names = [name for names in table(language).get("technical", {}).values() for name in names]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+", name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_written_twice(language: str) -> None:
    for section in ("words", "technical", "vague"):
        for purpose, phrases in table(language).get(section, {}).items():
            assert len(phrases) == len(set(phrases)), f"[{section}] {purpose}"
