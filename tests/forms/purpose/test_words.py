from pathlib import Path

import pytest

from formlint import knowledge
from formlint.forms.purpose.languages import closest, languages_of
from formlint.forms.purpose.phrases import Sayings, naming, reader, reading
from formlint.forms.tokens import cut, heads_of, is_spaceless, parts, words

ENGLISH = reader(knowledge.own(), ("en",))

HTML_FIELD_NAMES = """
    name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password
    current-password one-time-code organization-title organization street-address address-line1 address-line2
    address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code
    cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc
    cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo
    tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension
    email impp
"""


def read_text(text: str, languages: tuple[str, ...], known: knowledge.Knowledge | None = None) -> Sayings:
    """What a text that people read says in some languages."""
    return reading(text, reader(known or knowledge.own(), languages)).meaning.sayings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Préférez-vous l’e-mail ?", ("preferez", "vous", "l", "e", "mail")),
        ("STRAßE", ("strasse",)),
        ("İl / ilçe", ("il", "ilce")),
        ("Населённый пункт", ("населенныи", "пункт")),
        ("郵便番号", ("郵", "便", "番", "号")),
        ("ﾌﾘｶﾞﾅ", ("フ", "リ", "ガ", "ナ")),
        ("우편번호", ("우편번호",)),
        ("पिन कोड", ("पिन", "कोड")),
        ("घर / घड़ी", ("घर", "घडी")),
        ("Імʼя", ("ім", "я")),
        ("Emаil", ("email",)),
        ("Teлефон", ("телефон",)),
        ("ชื่อ", ("ช", "ื", "่", "อ")),
        ("الرَّمز البريدي", ("الرمز", "البریدی")),
        ("", ()),
    ],
)
def test_words_are_comparable(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("firstName", ("first", "name")),
        ("ctl00$main$txtZIPCode", ("ctl", "00", "main", "txt", "zip", "code")),
        ("user[address_attributes][zip]", ("user", "address", "attributes", "zip")),
        ("street[0]", ("street", "1")),
        ("address.line.1", ("address", "line", "2")),
        ("field-9f8e7d6c5b4a3f2e", ("field",)),
    ],
)
def test_parts_of_identifiers(identifier: str, expected: tuple[str, ...]) -> None:
    assert parts(identifier) == expected


def test_what_is_run_together_is_cut_where_known_words_meet() -> None:
    known = {"billing", "post", "code", "postcode"}
    heads = heads_of(known)
    assert cut("billingpostcode", [known], heads) == ("billing", "postcode")
    assert cut("xbillingpostcode", [known], heads) == ("x", "billing", "postcode")
    assert cut("somethingelse", [known], heads) == ("somethingelse",)
    assert cut("postcodex", [known, {"postcodex"}], heads_of({*known, "postcodex"})) == ("postcodex",)


def test_signs_part_words_as_spaces_do() -> None:
    assert words("“E‑mail” … it’s €5 → ★ naïve") == ("e", "mail", "it", "s", "5", "naive")
    assert words("❶ “имя” €5") == ("❶", "имя", "5")


def test_heads_tell_where_a_word_may_begin_and_how_long_it_is() -> None:
    assert heads_of(["post", "postcode", "zip", "id", "x" * 19]) == {"pos": 8, "zip": 3}


def test_how_squarely_a_text_says_something() -> None:
    said = {saying.purpose: saying.how for saying in read_text("Enter your postal code", ("en",))}
    assert said == {"postal-code": "exact"}
    said = {saying.purpose: saying.how for saying in read_text("Postal code of the nearest dealer", ("en",))}
    assert said["postal-code"] == "most"
    assert not read_text("Zorblax", ("en",))
    assert reading("Zorblax", ENGLISH).unread
    assert not reading("*", ENGLISH).unread


def test_the_end_of_an_identifier_is_its_head() -> None:
    (last, *_) = naming("dwfrm_billing_addressFields_states_state", ENGLISH).sayings
    assert (last.purpose, last.how) == ("address-level1", "last")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("nn", "nb"),
        ("no-NO", "nb"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("fil-PH", "tl"),
        ("iw", "he"),
        ("in", "id"),
        ("bs", "hr"),
        ("sh", "sr"),
        ("xx", None),
        ("", None),
    ],
)
def test_the_language_a_tag_means(tag: str, language: str | None) -> None:
    assert closest(knowledge.own(), tag) == language


def test_a_page_that_makes_sense_in_its_language_is_believed() -> None:
    assert languages_of(knowledge.own(), "fr", ["Prénom", "Nom", "Adresse"]) == ("fr",)
    assert languages_of(knowledge.own(), "", ["First name", "Last name"]) == ("en",)
    assert "it" in languages_of(
        knowledge.own(), "en", ["Nome", "Cognome", "Indirizzo", "Città", "Inserisci la tua password"]
    )


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["ชื่อ", "นามสกุล", "ที่อยู่", "รหัสไปรษณีย์"], "th"),
        (["お名前", "郵便番号", "電話番号", "メールアドレス"], "ja"),
        (["姓名", "手机号码", "详细地址", "邮政编码"], "zh-Hans"),
    ],
)
@pytest.mark.parametrize("tag", ["", "en"])
def test_writing_without_spaces_is_not_english(tag: str, texts: list[str], language: str) -> None:
    assert language in languages_of(knowledge.own(), tag, texts)


@pytest.mark.parametrize(
    ("text", "language", "purpose"),
    [
        ("والعنوان", "ar", "street-address"),
        ("للبريد الإلكتروني", "ar", "email"),
        ("לטלפון", "he", "tel"),
        ("전화번호는", "ko", "tel"),
    ],
)
def test_what_is_glued_to_a_word_is_taken_off(text: str, language: str, purpose: str) -> None:
    assert read_text(text, (language,))[0].purpose == purpose


def test_all_field_names_of_html_are_purposes() -> None:
    assert knowledge.own().purposes.field_names == set(HTML_FIELD_NAMES.split())


def test_purposes_refer_to_purposes() -> None:
    known = knowledge.own().purposes
    for purpose in known.purposes.values():
        assert purpose.says
        assert purpose.types
        assert {*purpose.kin, *purpose.like} <= set(known.purposes)
        assert purpose.group in {"", *known.groups}


def test_weights_and_kinds_are_of_known_purposes() -> None:
    known = {*knowledge.own().purposes.purposes, "none"}
    weights, kinds = knowledge.own().weights, knowledge.own().kinds
    assert set(weights.bias) <= known
    one, two = (weights.after, weights.before), (weights.after2, weights.before2)
    for table in (weights.trait, *one, *two, weights.with_, weights.said, weights.shape, kinds.asks):
        assert {purpose for row in table.values() for purpose in row} <= known


LANGUAGE = """language = "{tag}"
name = "Made up"
source = ["made up"]
common = ["zorp"]

[words]
postal-code = ["{phrase}"]
"""


def test_languages_that_a_project_adds_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "fr.toml").write_text(LANGUAGE.format(tag="fr", phrase="zorblax"), encoding="utf-8")
    (folder / "qx.toml").write_text(LANGUAGE.format(tag="qx", phrase="quibbly"), encoding="utf-8")
    assert read_text("Zorblax", ("fr",)) == ()
    more = knowledge.laid_over([tmp_path])
    assert [saying.purpose for saying in read_text("Zorblax", ("fr",), more)] == ["postal-code"]
    assert [saying.purpose for saying in read_text("Quibbly", ("qx",), more)] == ["postal-code"]
    assert read_text("Zorblax", ("fr",)) == ()
    assert read_text("Code postal", ("fr",))[0].purpose == "postal-code"


@pytest.mark.parametrize("char", "字々ひカㇰ豈กာក")
def test_some_writing_systems_have_no_spaces(char: str) -> None:
    assert is_spaceless(char)
    assert is_spaceless(f"{char}a")
    assert words(f"é{char}{char}") == ("e", char, char)


@pytest.mark.parametrize("text", ["", "a", "é", "ж", "क", "한", "\u2fff", "\ufb00"])
def test_others_have(text: str) -> None:
    assert not is_spaceless(text)
