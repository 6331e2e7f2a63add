"""Language tags, and telling languages apart: what is beyond doubt is told, all else is left alone."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import RULES

from formlint import knowledge
from formlint.html import document as html
from formlint.html.document import Element
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.rule.language_tags import LanguageTag, primary_subtag
from formlint.rule.text_language import other_tongue


def _tag(text: str) -> LanguageTag:
    return LanguageTag(text, knowledge.own())


def _body(text: str) -> Element:
    return html.parse(Source("page.html", f"<body><p>{text}</p></body>", "utf-8"), laid_over(())).select("body")[0]


@pytest.mark.parametrize(
    ("tag", "well_formed", "foreign"),
    [
        ("en", True, None),
        ("EN-us", True, None),
        ("zh-Hant-TW", True, None),
        ("zh-yue-HK", True, None),
        ("de-1996", True, None),
        ("sl-rozaj-biske", True, None),
        ("es-419", True, None),
        ("en-u-ca-gregory-x-house", True, None),
        ("x-house", True, None),
        ("zh-min-nan", True, None),
        ("en-UK", True, "uk"),
        ("en-Latq", True, "latq"),
        ("en-nonsense", True, "nonsense"),
        ("zh-aaa-CN", True, "aaa"),
        ("en_US", False, None),
        ("en-", False, None),
        ("en--US", False, None),
        ("en-US-GB", False, None),
        ("e", False, None),
        ("en-a", False, None),
        ("en-toolongsubtag", False, None),
        ("", False, None),
    ],
)
def test_tags(tag: str, well_formed: bool, foreign: str | None) -> None:  # noqa: FBT001
    assert _tag(tag).is_well_formed is well_formed
    assert _tag(tag).unregistered == foreign


@pytest.mark.parametrize("subtag", ["en", "haw", "cmn", "qaa", "qtz", "isv"])
def test_registered(subtag: str) -> None:
    assert _tag(subtag).is_registered


@pytest.mark.parametrize("subtag", ["", "e", "jp", "eng", "klingon", "i", "english", "xx", "qua1"])
def test_not_registered(subtag: str) -> None:
    assert not _tag(subtag).is_registered


def test_all_that_is_meant_is_registered() -> None:
    mistaken = knowledge.own().table("tongues")["mistaken"]
    for wrong, meant in mistaken.items():
        if wrong != "source":
            assert _tag(meant).is_registered, meant
            assert not _tag(wrong).is_registered or "-" in wrong, wrong
            assert _tag(wrong.upper()).meant == meant


CLOSE = ({"da", "sv"}, {"pt", "es"}, {"cs", "pl"}, {"fi", "fr"})  # which share little words: silence will do
TEXTS = {
    "en": "Please fill in all of the fields that are marked, and we will send you an answer as soon as we can.",
    "de": "Bitte füllen Sie alle Felder aus, die mit einem Stern versehen sind, und wir werden Ihnen bald antworten.",
    "fr": "Merci de remplir tous les champs qui sont marqués, et nous vous enverrons une réponse dans les deux jours.",
    "nl": "Vul alle velden in die met een sterretje zijn gemarkeerd, en wij sturen u een antwoord op uw vraag.",
    "es": "Por favor complete todos los campos que están marcados y le enviaremos una respuesta lo antes posible.",
    "it": "Si prega di compilare tutti i campi che sono contrassegnati e vi invieremo una risposta al più presto.",
    "pt": "Por favor preencha todos os campos que estão marcados e nós enviaremos uma resposta o mais cedo possível.",
    "da": "Du skal udfylde alle de felter, som er markeret med en stjerne, og vi sender dig et svar så hurtigt vi kan.",
    "sv": "Du ska fylla i alla de fält som är märkta med en stjärna, och vi skickar ett svar till dig så fort det går.",
    "fi": "Täytä kaikki kentät, jotka on merkitty tähdellä, niin me lähetämme vastauksen, kun se on valmis.",
    "pl": "Proszę wypełnić wszystkie pola, które są oznaczone gwiazdką, a odpowiedź będzie wysłana na ten adres.",
    "cs": "Vyplňte všechna pole, která jsou označena hvězdičkou, a my vám pošleme odpověď, jak to bude možné.",
    "hu": "Kérjük, töltse ki az összes mezőt, amely csillaggal van jelölve, és mi egy választ küldünk, ha ez lehet.",
    "tr": "Lütfen yıldız ile işaretli olan bütün alanları doldurun ve biz size bir yanıt gönderelim, bu çok kısa.",
    "id": "Silakan isi semua kolom yang ditandai dengan bintang dan kami akan mengirim jawaban untuk anda dalam ini.",
}


@pytest.mark.parametrize(
    ("spoken", "declared"), [(a, b) for pair in combinations(TEXTS, 2) for a, b in (pair, pair[::-1])]
)
def test_what_is_in_another_language_is_told(spoken: str, declared: str) -> None:
    found = other_tongue(_body(TEXTS[spoken]), declared)
    if found or {spoken, declared} not in CLOSE:
        assert knowledge.own().table(f"languages/{spoken}")["name"] in str(found)


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_in_its_own_language_is_left_alone(language: str) -> None:
    assert other_tongue(_body(TEXTS[language]), language) is None


@pytest.mark.parametrize("path", sorted((RULES / "languages").glob("*.toml")), ids=lambda path: path.stem)
def test_words_of_forms_tell_no_other_language(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = ". ".join(text for phrases in content["words"].values() for text in phrases)
    declared = primary_subtag(path.stem)
    if declared in {"ms", "sr", "tl", "sw", "mt", "ga", "bs"}:
        return
    assert other_tongue(_body(labels), declared) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    other_tongue(_body(text.replace("<", " ")), "en")
    tag = _tag(text)
    assert {tag.is_well_formed, tag.is_registered} <= {True, False}
    assert tag.unregistered is None or tag.unregistered in text.lower()
    assert tag.meant is None or _tag(tag.meant).is_registered
