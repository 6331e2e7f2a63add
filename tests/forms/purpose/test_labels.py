"""What labels ask for as real forms write them: shortened, with hints in parentheses, as questions, in 48 languages."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import pytest

from formlint import knowledge
from formlint.forms import controls as forms
from formlint.forms.purpose.field import Field
from formlint.forms.purpose.inference import infer
from formlint.forms.purpose.lexicon import known_languages, table
from formlint.forms.purpose.model import model
from formlint.forms.purpose.phrases import reader, reading
from formlint.html import document as html
from formlint.html.source import Source

HARD: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "hard_labels.toml").read_text(encoding="utf-8")
)
HALVES = ("open", "kept")
RIGHT, WRONG = 0.96, 0.02
"""The least share of right answers, and the largest of wrong ones, in each half of the hard labels."""

PLAIN = (
    *("username", "name", "given-name", "family-name", "organization", "street-address", "address-line2"),
    *("postal-code", "address-level2", "country", "tel", "email", "bday", "cc-number", "cc-name", "cc-exp", "cc-csc"),
    *("message", "subject", "coupon", "quantity", "one-time-code", "house-number", "date"),
)
ALONE, TOGETHER = 0.99, 0.98


def asked(labels: Sequence[str], language: str) -> Sequence[Field]:
    """The fields of a form of one-line text controls with these labels."""
    controls = "".join(f"<label>{escape(label)} <input></label>" for label in labels)
    page = f'<!doctype html><html lang="{language}"><body><form>{controls}</form>'
    return infer(forms.find(html.parse(Source("page.html", page, "utf-8"), knowledge.own())))


def is_right(said: str | None, purpose: str) -> bool:
    """Whether it is the purpose, or one for which it is as good an answer."""
    return said == purpose or said in model(knowledge.own()).alike.get(purpose, ())


def purpose_of(label: str, language: str) -> str:
    """What a label alone asks for; "none" for nothing."""
    return asked([label], language)[0].purpose or "none"


def half_of(language: str, label: str) -> str:
    return HALVES[sha256(f"{language}\t{label}".encode()).digest()[0] % 2]


def hard(half: str) -> Iterator[tuple[str, str, Sequence[str]]]:
    for language, labels in HARD.items():
        for label, right in labels.items():
            if half_of(language, label) == half:
                yield language, label, right.split("|")


def plain(language: str) -> Sequence[tuple[str, str]]:
    """The first words of a language for what most forms ask for."""
    words: Mapping[str, Any] = table(knowledge.own(), language)["words"]
    return [(purpose, words[purpose][0].capitalize()) for purpose in PLAIN if purpose in words]


def test_right_purposes_are_purposes() -> None:
    known = {*knowledge.own().purposes.purposes, "none"}
    assert {one for half in HALVES for _, _, right in hard(half) for one in right} <= known
    assert HARD.keys() <= set(known_languages(knowledge.own()))


@pytest.mark.parametrize("half", HALVES)
def test_hard_labels(half: str) -> None:
    told = [(purpose_of(label, language), right, label) for language, label, right in hard(half)]
    missed = [(label, said) for said, right, label in told if said not in right]
    wrong = [(label, said) for label, said in missed if said != "none"]
    assert len(missed) <= (1 - RIGHT) * len(told), missed
    assert len(wrong) <= WRONG * len(told), wrong


def test_plain_labels_alone_and_in_one_form() -> None:
    languages = known_languages(knowledge.own())
    told = [(language, purpose, label) for language in languages for purpose, label in plain(language)]
    assert len(told) > (len(PLAIN) - 1) * len(languages)
    alone = [label for language, purpose, label in told if not is_right(purpose_of(label, language), purpose)]
    assert len(alone) <= (1 - ALONE) * len(told), alone
    together = [
        label
        for language in languages
        for (purpose, label), field in zip(
            plain(language), asked([label for _, label in plain(language)], language), strict=True
        )
        if not is_right(field.purpose, purpose)
    ]
    assert len(together) <= (1 - TOGETHER) * len(told), together


@pytest.mark.parametrize(
    ("label", "language", "purpose"),
    [
        ("Geb. datum", "de", "bday"),
        ("Data nasc", "pt", "bday"),
        ("Kontonr", "sv", "bank-account"),
        ("№ заказа", "ru", "reference-number"),
        ("AHV-Nr.", "de", "none"),
        ("Nr.", "de", "house-number"),
        ("F.I.O. recipient", "en", "none"),
        ("No results found.", "en", "none"),
        ("*No. p.", "en", "address-unit"),
    ],
)
def test_short_forms_stand_for_what_is_left_of_them(label: str, language: str, purpose: str) -> None:
    assert purpose_of(label, language) == purpose


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("CVV (3 digits)", "cc-csc"),
        ("Date of birth (day, month, year)", "bday"),
        ("Name (as in passport)", "name"),
        ("Surname (as in passport)", "family-name"),
        ("Phone (mobile", "tel"),
        ("(Email)", "email"),
        ("Password (again)", "new-password"),
        ("Name (first)", "given-name"),
    ],
)
def test_parentheses_hold_hints(label: str, purpose: str) -> None:
    assert purpose_of(label, "en") == purpose


@pytest.mark.parametrize(
    ("label", "purposes"),
    [
        ("Password (at least 8 characters)", set[str]()),
        ("Password (4 digits)", {"current-password"}),
        ("Name (8 characters)", {"name"}),
    ],
)
def test_a_password_whose_length_is_told_may_be_a_new_one(label: str, purposes: set[str]) -> None:
    assert reading(label, reader(knowledge.own(), ("en",))).meaning.exact == purposes


@pytest.mark.parametrize(
    ("label", "language", "purpose"),
    [
        ("Введіть Ім'я кирилицею", "uk", "given-name"),
        ("Фамилия латинскими буквами", "ru", "family-name"),
        ("Nombre en mayúsculas", "es", "given-name"),
        ("Nome in stampatello", "it", "given-name"),
        ("Name in Latin letters", "en", "name"),
        ("Name in Druckbuchstaben", "de", "name"),
        ("Buscar por calle, núm., y población", "es", "address-search"),
        ("Search street or city", "en", "address-search"),
        ("Keresés megye szerint", "hu", "search"),
        ("Entre qué calles se encuentra tu domicilio", "es", "street-address"),
    ],
)
def test_what_is_told_beside_it_is_understood(label: str, language: str, purpose: str) -> None:
    assert purpose_of(label, language) == purpose


@pytest.mark.parametrize("thing", ["folder", "template", "channel", "device", "playlist", "server", "robot"])
def test_the_name_of_a_thing_is_no_name_of_a_person(thing: str) -> None:
    body = f'<form><label>{thing.title()} name <input name="{thing}_name"></label></form>'
    page = forms.find(html.parse(Source("page.html", f'<html lang="en">{body}', "utf-8"), knowledge.own()))
    assert [field.purpose for field in infer(page)] == [None]
    assert purpose_of(f"Name of the {thing}", "en") == "none"


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Your name", "en"),
        ("Patient's name", "en"),
        ("Name of your doctor", "en"),
        ("Nome do paciente", "pt"),
        ("患者氏名", "ja"),
    ],
)
def test_the_name_of_a_person_is_a_full_name(label: str, language: str) -> None:
    (field,) = asked([label], language)
    assert (field.purpose, field.confidence > 0.8) == ("name", True)


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("Security code sent by SMS", "one-time-code"),
        ("Code from the app", "one-time-code"),
        ("Security code (3 or 4 digits)", "cc-csc"),
        ("Type the text you see", "captcha"),
        ("Enter digit 3 of 4 of your code", "none"),
    ],
)
def test_where_a_code_comes_from_tells_which_it_is(label: str, purpose: str) -> None:
    assert purpose_of(label, "en") == purpose


def test_a_username_may_be_an_email_address() -> None:
    sure: list[float] = []
    for autocomplete in ("", 'autocomplete="username"'):
        body = f"<label>Email <input name=username {autocomplete}></label><input type=password name=password>"
        page = forms.find(
            html.parse(Source("p.html", f'<html lang="en"><form>{body}</form>', "utf-8"), knowledge.own())
        )
        field = infer(page)[0]
        assert field.purpose == "email"
        sure.append(field.confidence)
    without, with_token = sure
    assert with_token >= without > 0.8


def test_text_of_many_words_is_not_searched_for_short_forms() -> None:
    by = reader(knowledge.own(), ("en",))
    assert reading("Write here " + "whatever " * 12 + "Geb. datum", by).meaning.sayings == ()
