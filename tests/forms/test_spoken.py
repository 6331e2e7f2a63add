"""The language of texts, by what they are made of."""

from formlint import knowledge
from formlint.forms.text_language import scripts_of, spoken

KNOWN = knowledge.own()


def test_a_word_that_several_languages_share_is_shared_among_them() -> None:
    hits = spoken(KNOWN, ["de"])
    assert {"es", "fr"} <= hits.keys()
    assert {round(share, 9) for share in hits.values()} == {round(1 / len(hits), 9)}
    assert spoken(KNOWN, ["de", "de"]) == hits


def test_words_of_no_language_are_none() -> None:
    assert spoken(KNOWN, ["zorblax"]) == {}


def test_letters_are_counted_by_script() -> None:
    assert scripts_of(KNOWN, "Имя", "name 1") == {"latin": 4, "cyrillic": 3}
    assert scripts_of(KNOWN, "") == {}
