"""Languages are told apart by their little words and by the groups of letters they use, but only beyond doubt."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formlint import knowledge
from formlint.forms.language_profiles import (
    are_names,
    foreign_languages,
    groups,
    likelihoods,
    may_be_foreign,
    running_words,
    words_of,
)
from formlint.forms.text_language import written_in

KNOWN = knowledge.own()
GERMAN = "Wir bitten Sie, die Daten für den Versand und die Rechnung nicht zu vergessen"


def _languages(text: str, declared: str, script: str = "latin") -> tuple[str, ...]:
    return foreign_languages(KNOWN, running_words(text), script, declared)


def test_names_and_addresses_are_no_running_words() -> None:
    assert running_words("Please ask Mr Miller at NASA") == ["please", "ask", "at"]
    assert running_words("Écrivez à Émile Zola, à Paris") == ["écrivez", "à", "à"]
    assert running_words("see www.example.com/what-is-new or who@example.org, either/or") == [
        "see",
        "or",
        "either",
        "or",
    ]
    assert running_words("12 %") == []


def test_marks_belong_to_words() -> None:
    assert words_of("हिन्दी भाषा") == ["हिन्दी", "भाषा"]
    assert words_of("e\u0301te\u0301 A4") == ["été", "A"]


def test_groups_of_letters() -> None:
    assert [*groups(["ab", "c"])] == ["a", "b", "_a", "ab", "b_", "_ab", "ab_", "c", "_c", "c_", "_c_"]


def test_a_text_in_another_language_is_told() -> None:
    words = running_words(GERMAN)
    assert may_be_foreign(KNOWN, words, "en")
    assert not may_be_foreign(KNOWN, words, "de")
    assert _languages(GERMAN, "en") == ("de",)
    assert _languages(GERMAN, "de") == ()


def test_two_languages_may_be_named() -> None:
    text = "Silakan isi semua kolom dengan benar, karena data ini hanya kami gunakan untuk pendaftaran"
    assert _languages(text, "en") == ("id", "ms")
    assert _languages(text, "ms") == ()


def test_nothing_is_told_of_a_language_without_profile() -> None:
    assert _languages(GERMAN, "tlh") == ()
    assert _languages("", "en") == ()
    assert foreign_languages(KNOWN, ["παρακαλώ"], "greek", "en") == ()


def test_a_language_of_other_letters_may_be_the_declared_one() -> None:
    assert _languages(GERMAN, "ja") == ("de",)


def test_what_fills_a_template_is_in_no_language() -> None:
    filler = (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore"
    )
    assert _languages(filler, "en") == ()


def test_a_list_of_names_is_no_text() -> None:
    names = "María de los Ángeles Fernández, Calle de la Virgen del Pilar, José de la Cruz, Plaza de los Reyes"
    assert are_names([names], running_words(names))
    assert not are_names([GERMAN], running_words(GERMAN))
    assert not are_names(["Straße und Hausnummer"], ["straße"])


def test_each_profile_has_a_name_and_a_script() -> None:
    named = {*KNOWN.names("languages"), *KNOWN.tongues.names.of, "la"}
    for script, profiles in KNOWN.profiles.of.items():
        assert script in written_in(KNOWN)
        assert profiles.keys() <= named


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ar", "hi", "he"]))
def test_any_text_is_read(text: str, declared: str) -> None:
    words = running_words(text)
    may_be_foreign(KNOWN, words, declared)
    for script in KNOWN.profiles.of:
        assert len(foreign_languages(KNOWN, words, script, declared)) in {0, 1, 2}
        assert all(value <= 0 for value in likelihoods(KNOWN, words, script).values())


# Catalogs of Django as texts, and py3langid as judge


class Passage(NamedTuple):
    """A text, and the language that its catalog is in."""

    language: str
    text: str


FOLDERS = {"sr": "sr_Latn"}
SAME = {"nn": "nb", "no": "nb"}  # as the judge calls them
FEWEST_WORDS = 8  # running words of a passage
_NO_WORDS = re.compile(r"%\(?\w*\)?[sd]|\{\w*\}|<[^>]+>|&\w+;")


def _texts(folder: Path) -> Iterable[str]:
    """What a catalog says; what it has not translated is left out."""
    from babel.messages.mofile import read_mo  # noqa: PLC0415 (only in long tests)

    for path in sorted(folder.rglob("*.mo")):
        with path.open("rb") as file:
            found = [one for one in read_mo(file) if one.id]
        originals = {one.id for one in found if isinstance(one.id, str)}
        yield from (one.string for one in found if isinstance(one.string, str) and one.string not in originals)


@cache
def _passages(size: int) -> tuple[Passage, ...]:
    """The first words of the texts of Django that have so many, in each language that has a profile."""
    root, found = Path(import_module("django").__file__ or "").parent, dict[Passage, None]()
    for language in KNOWN.profiles.of["latin"]:
        for folder in sorted(root.rglob(f"locale/{FOLDERS.get(language, language)}")):
            for text in _texts(folder):
                words = _NO_WORDS.sub(" ", text).split()
                if len(words) >= size:
                    found[Passage(language, " ".join(words[:size]))] = None
    return tuple(found)


def _other(language: str) -> str:
    return "de" if language == "en" else "en"


def _told(passage: Passage, declared: str) -> tuple[str, ...]:
    """The languages that a passage is told to be in, if it says it is in one."""
    words = running_words(passage.text)
    may_be = len(words) >= FEWEST_WORDS and may_be_foreign(KNOWN, words, declared)
    return foreign_languages(KNOWN, words, "latin", declared) if may_be else ()


@pytest.mark.long
@pytest.mark.parametrize(("size", "number", "share"), [(10, 2500, 0.65), (20, 600, 0.9)])
def test_catalogs_are_in_their_own_language_and_in_no_other(size: int, number: int, share: float) -> None:
    passages = _passages(size)
    assert len(passages) > number
    assert [(one, told) for one in passages if (told := _told(one, one.language))] == []
    foreign = [told for one in passages if (told := _told(one, _other(one.language)))]
    assert len(foreign) >= share * len(passages)


@pytest.mark.long
def test_another_identifier_tells_the_same_language() -> None:
    judge = pytest.importorskip("py3langid.langid", reason="py3langid, the judge, is not installed")
    identifier = judge.LanguageIdentifier.from_model_file(judge.MODEL_FILE, norm_probs=True)
    same = other = 0
    for passage in _passages(20):
        language, likelihood = identifier.classify(passage.text)
        told = _told(passage, _other(passage.language))
        if told and likelihood > 0.99:
            agree = SAME.get(language, language) in {SAME.get(one, one) for one in told}
            same, other = same + agree, other + (not agree)
    assert same > 300
    assert other <= 0.02 * same, f"{other} of {same + other}"
