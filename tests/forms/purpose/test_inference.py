from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint import knowledge
from formlint.forms import controls as forms
from formlint.forms.purpose.field import Field
from formlint.forms.purpose.form_kind import form_kind
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import Source
from formlint.knowledge import laid_over

SIGN_UP = (
    "<form><label>Email <input></label><label>Password <input type=password></label>"
    "<label>Confirm password <input type=password></label><button>Create account</button></form>"
)


def page_of(body: str, lang: str = "en") -> forms.Page:
    attribute = f' lang="{lang}"' if lang else ""
    return forms.find(
        html.parse(Source("page.html", f"<!doctype html><html{attribute}><body>{body}", "utf-8"), laid_over(()))
    )


def fields_of(body: str, lang: str = "en") -> tuple[Field, ...]:
    return infer(page_of(body, lang))


def asked(body: str, lang: str = "en") -> list[str | None]:
    return [field.purpose for field in fields_of(body, lang)]


def labelled(*labels: str, kind: str = "text") -> str:
    controls = "".join(f'<label>{escape(label)} <input type="{kind}"></label>' for label in labels)
    return f"<form>{controls}</form>"


def test_one_field_for_each_control_in_document_order() -> None:
    body = (
        '<form><input type="hidden" name="zip"><label>City <input></label><input type="submit" value="Country"></form>'
    )
    fields = fields_of(body)
    assert [field.control.index for field in fields] == [0, 1, 2]
    assert [field.purpose for field in fields] == [None, "address-level2", None]


@pytest.mark.parametrize(
    ("attributes", "purpose"),
    [
        ('autocomplete="postal-code"', "postal-code"),
        ('autocomplete="section-a shipping postal-code"', "postal-code"),
        ('type="email"', "email"),
        ('type="tel"', "tel"),
        ('type="search"', "search"),
        ('name="firstname"', "given-name"),
        ('name="ctl00$main$txtBillingPostCode"', "postal-code"),
        ('name="user[address_attributes][zip]"', "postal-code"),
        ('name="customerLastName"', "family-name"),
        ('id="billingcity"', "address-level2"),
        ('name="plz"', "postal-code"),
        ('name="codpostal"', "postal-code"),
        ('aria-label="Postal code"', "postal-code"),
        ('placeholder="Postal code"', "postal-code"),
        ('title="Postal code"', "postal-code"),
        ('placeholder="name@example.com" name="a"', "email"),
    ],
)
def test_each_signal_is_heard_alone(attributes: str, purpose: str) -> None:
    assert asked(f"<form><input {attributes}></form>") == [purpose]


def test_text_before_a_control_names_it_without_a_label() -> None:
    table = "<form><table><tr><td>Last name: <b>*</b></td><td><input name=f1></td></tr></table></form>"
    assert asked(table) == ["family-name"]


@pytest.mark.parametrize(
    "before",
    [
        '<input placeholder="Name"> <span>Name</span>',
        '<input id="who" placeholder=" "> <label for="who"><b>Name</b></label>',
    ],
)
def test_label_behind_a_control_does_not_name_the_next_one(before: str) -> None:
    assert asked(f'{before} <input placeholder="Postcode" name="x">') == ["name", "postal-code"]
    assert asked(f"{before} <input>") == ["name", None]


def test_label_bound_by_a_repeated_id_names_what_follows_it() -> None:
    first = '<label for="a">First name</label> <input id="a">'
    assert asked(f'{first} <label for="a">Last name</label> <input id="a">') == ["given-name", "family-name"]


def test_nothing_known_is_nothing_said() -> None:
    assert asked('<form><input name="x17"><label>Zorblax <input></label></form>') == [None, None]


@pytest.mark.parametrize(
    ("label", "not_this"),
    [
        ("ZIP file", "postal-code"),
        ("Company name", "name"),
        ("State of the order", "address-level1"),
        ("Title of the book", "honorific-prefix"),
        ("File name", "name"),
        ("IP address", "street-address"),
        ("Name on card", "name"),
        ("Email format", "email"),
        ("Place of birth", "address-level2"),
    ],
)
def test_other_company_changes_what_a_word_says(label: str, not_this: str) -> None:
    assert asked(labelled(label)) != [not_this]


def test_name_before_a_family_name_is_a_given_name() -> None:
    assert asked(labelled("Name", "Surname")) == ["given-name", "family-name"]
    assert asked(labelled("Name", "Phone", "Message")) == ["name", "tel", "message"]


def test_address_block() -> None:
    labels = ["Street address", "Apartment, suite, etc.", "City", "State", "ZIP code", "Country"]
    purposes = ["street-address", "address-line2", "address-level2", "address-level1", "postal-code", "country"]
    assert asked(labelled(*labels)) == purposes


def test_zero_based_lines_of_an_address() -> None:
    body = '<form><input name="street[0]"><input name="street[1]"><input name="city"></form>'
    first, second, city = asked(body)
    assert first in {"address-line1", "street-address"}
    assert (second, city) == ("address-line2", "address-level2")


def test_card_block_with_split_expiry() -> None:
    months = "".join(f"<option>{month:02}" for month in range(1, 13))
    years = "".join(f"<option>{year}" for year in range(2026, 2040))
    body = (
        "<form><label>Card number <input></label><label>Name on card <input></label>"
        f"<select name=m>{months}</select><select name=y>{years}</select><label>Security code <input></label></form>"
    )
    assert asked(body) == ["cc-number", "cc-name", "cc-exp-month", "cc-exp-year", "cc-csc"]


@pytest.mark.parametrize(
    ("body", "purpose"),
    [
        ("<label>Code from the text message <input name=otp></label><button>Verify</button>", "one-time-code"),
        ("<label>Security code sent by SMS <input name=code></label><button>Go on</button>", "one-time-code"),
        ("<label>Security code <input name=captcha_code></label>", "captcha"),
        ("<label>Security code <input name=cvv></label>", "cc-csc"),
        ("<label>Gift card number <input name=giftcard></label>", "coupon"),
        ("<label>Loyalty card number <input name=cardnumber></label>", "reference-number"),
        ("<h2>Choose a new password</h2><label>New password <input type=password></label>", "new-password"),
    ],
)
def test_company_tells_what_numbers_and_codes_are(body: str, purpose: str) -> None:
    assert asked(f"<form>{body}</form>") == [purpose]


def test_boxes_for_single_characters_are_a_one_time_code() -> None:
    boxes = "".join(f'<input maxlength=1 inputmode=numeric name="d{box}">' for box in range(6))
    fields = fields_of(f"<form>{boxes}<button>Verify code</button></form>")
    assert [field.purpose for field in fields] == ["one-time-code"] * 6
    assert "it is one of several single-character boxes" in [note.text for note in fields[0].evidence]


def test_label_outweighs_the_name_that_developers_gave() -> None:
    body = (
        "<form><label>Straat <input name=address1></label>"
        "<label>Huisnummer <input name=address2 autocomplete=address-line2></label></form>"
    )
    assert asked(body, "nl") == ["street-name", "house-number"]


def test_bare_number_is_no_card_number() -> None:
    assert asked("<form><label>番号 <input></label></form>", "ja") != ["cc-number"]


def test_second_password_of_two_is_new() -> None:
    assert asked(SIGN_UP) == ["email", "new-password", "new-password"]


def test_sign_in_asks_for_the_current_password() -> None:
    body = (
        "<form action=/login><label>Username <input name=login></label>"
        "<label>Password <input type=password name=password></label><label><input type=checkbox> Remember me</label>"
        "<button>Log in</button></form>"
    )
    assert asked(body) == ["username", "current-password", "remember-me"]


@pytest.mark.parametrize(
    ("options", "purpose"),
    [
        (["Austria", "Belgium", "Canada", "Denmark", "France", "Germany", "Italy", "Japan"], "country"),
        (["Mr", "Mrs", "Ms", "Dr"], "honorific-prefix"),
        (["Visa", "MasterCard", "American Express"], "cc-type"),
        ([str(year) for year in range(1930, 2008)], "bday-year"),
    ],
)
def test_lists_say_what_they_are(options: list[str], purpose: str) -> None:
    listed = "".join(f"<option>{option}" for option in options)
    assert asked(f"<form><select name=a>{listed}</select></form>") == [purpose]


@pytest.mark.parametrize("lang", ["", "en", "x-klingon"])
def test_language_of_the_page_is_heard_when_it_is_not_told(lang: str) -> None:
    labels = ["Vorname", "Nachname", "Straße und Hausnummer", "Postleitzahl", "Ort", "Ihre Nachricht"]
    purposes = ["given-name", "family-name", "street-address", "postal-code", "address-level2", "message"]
    assert asked(labelled(*labels), lang) == purposes


def test_evidence_names_the_signal_and_shows_the_place() -> None:
    body = '<form><label for=a>Code postal</label><input id=a name="zip" maxlength=5></form>'
    page = page_of(body, "fr")
    (field,) = infer(page)
    assert field.purpose == "postal-code"
    texts = {evidence.signal: evidence.text for evidence in field.evidence}
    assert texts["label"] == 'label "Code postal" says postal-code (French)'
    assert texts["name"] == 'name="zip" says postal-code (English)'
    spans = {evidence.signal: evidence.span for evidence in field.evidence}
    assert spans["name"] is not None
    assert page.document.source.text[spans["name"].start : spans["name"].end] == 'name="zip"'
    weights = [evidence.weight for evidence in field.evidence]
    assert weights == sorted(weights, reverse=True)


def test_neighbours_are_evidence() -> None:
    given_name, _ = fields_of(labelled("Name", "Surname"))
    assert "comes before a field for family name" in [evidence.text for evidence in given_name.evidence]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (labelled("User name"), None),
        ("<form><input name=user><input type=password name=pass><button>Log in</button></form>", "sign-in"),
        (SIGN_UP, "sign-up"),
        (labelled("Card number", "Name on card", "Expiry date", "CVV"), "checkout"),
        ("<form role=search><input type=search name=q><button>Search</button></form>", "search"),
        ("<form><input type=email><button>Subscribe</button></form>", "newsletter"),
        ("<form><label>Name <input></label><label>Message <textarea></textarea></label></form>", "contact"),
        (labelled("Street address", "City", "ZIP code"), "address"),
        ("<form><label>One-time code <input></label><button>Verify</button></form>", "verification"),
    ],
)
def test_kind_of_form(body: str, kind: str | None) -> None:
    page = page_of(body)
    found = form_kind(page.forms[0], infer(page))
    assert (found.kind if found else None) == kind
    assert found is None or found.evidence


def test_form_without_known_fields_is_of_no_kind() -> None:
    page = page_of("<form><input name=x17></form>")
    assert form_kind(page.forms[0], infer(page)) is None


def test_kind_of_a_form_is_told_for_the_fields_that_are_asked_about() -> None:
    page = page_of(SIGN_UP)
    fields = infer(page)
    whole = form_kind(page.forms[0], fields)
    assert whole is not None
    assert whole is form_kind(page.forms[0], [*fields])
    part = form_kind(page.forms[0], fields[:1])
    assert part is None or part.evidence != whole.evidence
    assert form_kind(page.forms[0], fields) == whole


def test_purposes_have_words() -> None:
    describe = knowledge.own().purposes.describe
    assert describe("postal-code") == "postal code"
    assert describe("something-else") == "something else"


def test_many_controls() -> None:
    fields = fields_of(labelled(*["First name", "Last name", "City", "Whatever"] * 1000))
    assert [field.purpose for field in fields[:4]] == ["given-name", "family-name", "address-level2", None]
    assert len(fields) == 4000


TEXTS = st.text(max_size=40) | st.sampled_from(["E-mail", "الاسم", "住所", "पिन कोड", "ที่อยู่", "Größe[0]", "+49"])


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["", "ja", "zh-TW", "no", "-", "ar-EG"]))
def test_any_text_gives_an_answer(label: str, name: str, other: str, lang: str) -> None:
    body = (
        f'<form><label>{escape(label)} <input name="{escape(name)}" placeholder="{escape(other)}"></label>'
        f'{escape(other)} <select id="{escape(name)}"><option>{escape(label)}<option>{escape(other)}</select></form>'
    )
    page = page_of(body, lang)
    for field in infer(page):
        assert 0 <= field.confidence <= 1 + 1e-9
        for evidence in field.evidence:
            assert evidence.span is None or evidence.span.end <= len(page.document.source.text)
