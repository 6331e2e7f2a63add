"""Names of people in the languages of a territory: each list is in its script, and the right one is asked for."""

import unicodedata

import pytest

from formlint import knowledge
from formlint.forms import controls
from formlint.forms.purpose.field import Field
from formlint.html import document as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.knowledge.names import NamesIn
from formlint.values.valid import valid_values

LISTS = [
    pytest.param(names, id=f"{code}-{names.language}")
    for code in ("IN", "LK", "NG", "PH", "PK")
    if (people := knowledge.own().territory(code).names)
    for names in people.languages
]
SCRIPTS = {
    "Arab": "ARABIC",
    "Beng": "BENGALI",
    "Deva": "DEVANAGARI",
    "Gujr": "GUJARATI",
    "Knda": "KANNADA",
    "Latn": "LATIN",
    "Mlym": "MALAYALAM",
    "Orya": "ORIYA",
    "Sinh": "SINHALA",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
}


def _witnesses(territory: str, label: str, *, purpose: str = "family-name", language: str = "") -> list[str]:
    html = f'<html lang="{language}"><label>{label} <input name=a></label>'
    known = laid_over(())
    control = controls.find(markup.parse(Source("x.html", html, "utf-8"), known)).controls[0]
    return [value.text for value in valid_values(Field(control, purpose, 1.0), known.territory(territory))]


@pytest.mark.parametrize("names", LISTS)
def test_names_are_in_their_script_and_composed(names: NamesIn) -> None:
    assert names.source
    for name in (*names.given, *names.family):
        assert name == unicodedata.normalize("NFC", name)
        for letter in filter(str.isalpha, name):
            assert unicodedata.name(letter).startswith(SCRIPTS[names.script]), name


def test_there_are_names_in_the_languages_of_five_large_territories() -> None:
    known = {str(param.id) for param in LISTS}
    assert known >= {"IN-hi", "IN-ta", "LK-si", "LK-ta", "NG-ha", "NG-ig", "NG-yo", "PH-fil", "PK-ur"}


@pytest.mark.parametrize(
    ("territory", "label", "language", "first"),
    [
        ("IN", "उपनाम", "", "शर्मा"),
        ("IN", "उपनाम", "hi", "शर्मा"),
        ("IN", "आडनाव", "mr-IN", "कुलकर्णी"),
        ("IN", "குடும்பப் பெயர்", "en", "அகத்தியன்"),
        ("IN", "পদবি", "as", "বৰুৱা"),
        ("IN", "পদবি", "", "চৌধুরী"),
        ("IN", "Last name", "hi", "D'Souza"),
        ("IN", "उपनाम (surname)", "hi", "D'Souza"),
        ("PK", "خاندانی نام", "ur", "چوہدری"),
        ("LK", "වාසගම", "si", "වික්\u200dරමසිංහ"),
        ("NG", "Surname", "en", "Okafor-Bello"),
        ("CN", "姓", "zh", "李"),
    ],
)
def test_the_label_tells_the_script_and_the_page_the_language(
    territory: str, label: str, language: str, first: str
) -> None:
    assert _witnesses(territory, label, language=language)[0] == first


def test_a_page_in_a_language_in_latin_letters_has_its_names_as_well() -> None:
    assert "Sa’idu" in _witnesses("NG", "Sunan iyali", language="ha")
    assert "Sa’idu" not in _witnesses("NG", "Surname", language="en")
    assert "dela Cruz" in _witnesses("PH", "Apelyido", language="fil")


def test_full_names_are_pairs_of_the_same_list() -> None:
    assert _witnesses("PK", "پورا نام", purpose="name")[0] == "آمنہ چوہدری"
    assert _witnesses("PK", "نام", purpose="given-name")[0] == "آمنہ"


def test_only_latin_letters_where_they_are_asked_for() -> None:
    assert _witnesses("IN", "उपनाम अंग्रेज़ी में") == []
    assert _witnesses("PK", "خاندانی نام انگریزی میں") == []
