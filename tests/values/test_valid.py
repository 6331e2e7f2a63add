"""The valid values: each is taken by what it claims to be, and examples are read as people read them."""

from datetime import date
from functools import partial

import pytest

from formlint import knowledge
from formlint.forms import controls
from formlint.forms.controls import Control
from formlint.forms.purpose.field import Field
from formlint.html import document as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.knowledge.pack import WORLD
from formlint.values.accepted import accepted
from formlint.values.page_examples import shown, without_groups
from formlint.values.regex.language import compile_pattern
from formlint.values.texts import says, texts_about
from formlint.values.valid import LeftOut, left_out, lesser_values, refused, valid_values
from formlint.values.valid import listed as listed_in

VALUES = knowledge.own().table("values/values")["values"]
listed = partial(listed_in, knowledge.own())


def _controls(html: str) -> tuple[Control, ...]:
    return controls.find(markup.parse(Source("x.html", html, "utf-8"), laid_over(()))).controls


def _field(purpose: str, html: str = "<input name=a>") -> Field:
    return Field(_controls(html)[0], purpose, 1.0)


def _examples(attributes: str) -> list[str]:
    return [example.text for example in shown(_controls(f"<label>Code <input name=a {attributes}></label>")[0])]


def test_every_table_of_values_is_whole() -> None:
    for name, table in VALUES.items():
        assert table["source"], name
        assert {"must", "may", "in", "may-in"} & set(table), name
        assert set(table) <= {"must", "may", "plain", "spellings", "in", "may-in", "elsewhere", "source"}, name
        assert {*table.get("in", {}), *table.get("may-in", {})} <= set(knowledge.own().codes()), name


@pytest.mark.parametrize("name", VALUES)
def test_the_customary_spelling_comes_first_and_none_twice(name: str) -> None:
    for territory in (WORLD, *VALUES[name].get("in", {}), *VALUES[name].get("may-in", {})):
        for value in (*listed(name, territory), *listed(name, territory, rare=True)):
            assert value.spellings[0] == value.text
            assert len(set(value.spellings)) == len(value.spellings)


def test_email_addresses_are_valid_for_browsers() -> None:
    accepts = accepted(_controls("<input type=email maxlength=254>")[0])
    assert accepts is not None
    for value in (*listed("email"), *listed("email-usual")):
        assert all(map(accepts.accepts, value.spellings)), value


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number) if digit.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def test_card_numbers_have_their_check_digit_and_all_lengths() -> None:
    numbers = listed("cc-number")
    assert all(_luhn(value.text) for value in numbers)
    assert {len(value.text.replace(" ", "")) for value in numbers} == {15, 16, 19}


def test_ibans_have_their_check_digits() -> None:
    for value in listed("iban"):
        number = value.text.replace(" ", "")
        assert int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


def test_passwords_have_what_rules_of_composition_want() -> None:
    for value in listed("new-password"):
        text = value.text
        assert any(map(str.isupper, text))
        assert any(map(str.islower, text))
        assert any(map(str.isdecimal, text))
        assert text.isascii()
        assert any(not sign.isalnum() for sign in text)


def test_a_territory_without_an_own_list() -> None:
    assert listed("address-level2", "KE") == ()
    assert listed("house-number", "KE") == listed("house-number")
    assert listed("no-such-purpose") == ()


def test_latin_letters_on_demand_leave_nothing_sure() -> None:
    latin = "<label>City, in Latin letters <input name=a></label>"
    assert valid_values(_field("address-level2"), knowledge.own().territory("JP"))
    assert not valid_values(_field("address-level2", latin), knowledge.own().territory("JP"))
    assert not valid_values(_field("family-name", latin), knowledge.own().territory("JP"))


@pytest.mark.parametrize(
    ("territory", "label", "purpose", "first"),
    [
        ("GB", "National Insurance number", "national-id", "AB 12 34 56 C"),
        ("GB", "NINO", "national-id", "AB 12 34 56 C"),
        ("CA", "SIN", "national-id", "123 456 782"),
        ("DE", "IBAN", "iban", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_numbers_are_known_by_name(territory: str, label: str, purpose: str, first: str) -> None:
    field = _field(purpose, f"<label>{label} <input name=a></label>")
    assert valid_values(field, knowledge.own().territory(territory))[0].text == first


@pytest.mark.parametrize("label", ["Identity number", "Casino", "Reference"])
def test_numbers_of_unknown_kind_have_no_values(label: str) -> None:
    field = _field("national-id", f"<label>{label} <input name=a></label>")
    assert valid_values(field, knowledge.own().territory("CA")) == ()


@pytest.mark.parametrize(("territory", "text"), [("DE", "12,50"), ("US", "12.50"), ("KW", "12.500")])
def test_amounts_are_written_as_in_the_territory(territory: str, text: str) -> None:
    assert [
        value.text for value in valid_values(_field("transaction-amount"), knowledge.own().territory(territory))
    ] == [text]


def test_amounts_without_parts_or_without_a_currency() -> None:
    assert valid_values(_field("transaction-amount"), knowledge.own().territory("JP")) == ()
    assert valid_values(_field("transaction-amount"), knowledge.own().territory(WORLD)) == ()


def test_subdivisions_have_their_codes_as_spellings() -> None:
    (wales,) = [
        one for one in valid_values(_field("address-level1"), knowledge.own().territory("AU")) if "NSW" in one.spellings
    ]
    assert wales.text == "New South Wales"
    assert valid_values(_field("address-level1"), knowledge.own().territory(WORLD)) == ()


def test_phrases_are_found_in_what_stands_about_a_control() -> None:
    control = _controls("<label for=a>Code</label><p>or a Recovery Code</p><input id=a>")[0]
    found = says(control, "codes-with-letters")
    assert found is not None
    assert found.text == "or a Recovery Code"
    assert says(control, "whole-units") is None
    assert [text.text for text in texts_about(control)] == ["Code", "or a Recovery Code"]


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ('placeholder="123-456-7890"', ["123-456-7890"]),
        ('placeholder="(555) 123-4567"', ["(555) 123-4567"]),
        ('placeholder="K1A 0B1 *"', ["K1A 0B1"]),
        ('placeholder="1234 AB"', ["1234 AB"]),
        ('placeholder="e.g. 12345 or 12345-6789"', ["12345", "12345-6789"]),
        ('placeholder="例: 10-1、27-2-3"', ["10-1", "27-2-3"]),
        ('placeholder="name@example.com"', ["name@example.com"]),
        ('placeholder="https://example.com/a"', ["https://example.com/a"]),
        ('title="Five digits, for example 12345 (required)"', ["12345"]),
        ('title="Format: (020) 7946 0000"', ["(020) 7946 0000"]),
        ('title="Ask (e.g. AB-12) or call 555"', ["AB-12"]),
        ('placeholder="12345" title="e.g. 12345"', ["12345"]),
        ('placeholder="MM/DD/YYYY"', []),
        ('placeholder="XX-1234"', []),
        ('placeholder="5 digits"', []),
        ('placeholder="ZIP 12345"', []),
        ('placeholder="10 MB"', []),
        ('placeholder="+353"', []),
        ('placeholder="1234…"', []),
        ('placeholder="+1 (___) ___-____"', []),
        ('placeholder="12 Main Street"', []),
        ('title="e.g. 12 Main Street"', []),
        ('type=password placeholder="12345"', []),
        ('type=number placeholder="1-10"', []),
        ('type=number placeholder="12.5"', ["12.5"]),
        ('type=email placeholder="12345"', []),
        (f'placeholder="{"1" * 81}"', []),
        (f'title="e.g. {"word " * 12}"', []),
    ],
)
def test_examples_that_a_page_shows(attributes: str, found: list[str]) -> None:
    assert _examples(attributes) == found


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("(020) 79-46", "0207946"),
        ("555.123.4567", "5551234567"),
        ("-1.5", "-1.5"),
        ("1,000,000.5", "1000000.5"),
        ("+44 20 7946", "+44207946"),
    ],
)
def test_separators_that_people_may_leave_out(text: str, bare: str) -> None:
    assert without_groups(text) == bare


# --- Forms with their days


def _on(day: date | None, purpose: str, html: str) -> Field:
    source = Source("x.html", html, "utf-8", today=day)
    (control,) = controls.find(markup.parse(source, laid_over(()))).controls
    return Field(control, purpose, 1.0)


CNPJ = "<label>CNPJ <input name=a></label>"
NPWP = "<label>NPWP <input name=a></label>"
OWN_MST = "<label>Mã số thuế cá nhân <input name=a></label>"
MST = "<label>Mã số thuế <input name=a pattern='[0-9]{12}'></label>"
CODE = "<input name=a>"


@pytest.mark.parametrize(
    ("territory", "purpose", "html", "day", "counting", "lesser"),
    [
        ("BR", "company-id", CNPJ, date(2026, 6, 30), ["11.222.333/0001-81"], [("12.ABC.345/01DE-35", "2026-07-01")]),
        ("BR", "company-id", CNPJ, date(2026, 7, 1), ["11.222.333/0001-81", "12.ABC.345/01DE-35"], []),
        ("BR", "company-id", CNPJ, None, ["11.222.333/0001-81", "12.ABC.345/01DE-35"], []),
        ("AF", "postal-code", CODE, date(2024, 9, 30), ["1001"], [("265101", "2024-10-01")]),
        ("AF", "postal-code", CODE, date(2024, 10, 1), ["265101"], [("1001", "")]),
        ("AF", "postal-code", CODE, None, ["265101"], [("1001", "")]),
        ("EG", "postal-code", CODE, None, ["4460232"], [("11511", "")]),
        ("ID", "tax-id", NPWP, date(2024, 7, 1), ["3171010101900001", "0013121660091000"], []),
        ("VN", "tax-id", OWN_MST, date(2025, 6, 30), [], [("001099000001", "2025-07-01")]),
        ("VN", "tax-id", OWN_MST, date(2025, 7, 1), ["001099000001"], []),
        ("BR", "tel", CODE, date(2016, 11, 5), ["(11) 2345-6789"], []),
        ("BR", "tel", CODE, date(2016, 11, 6), ["(11) 96123-4567"], []),
        ("VN", "tax-id", MST, date(2025, 6, 30), ["0100109106"], [("001099000001", "2025-07-01")]),
    ],
)
def test_the_day_decides_which_forms_a_field_has_to_take(
    territory: str, purpose: str, html: str, day: date | None, counting: list[str], lesser: list[tuple[str, str]]
) -> None:
    field, pack = _on(day, purpose, html), knowledge.own().territory(territory)
    assert [value.text for value in valid_values(field, pack)] == counting
    assert [(one.value.text, one.coming) for one in lesser_values(field, pack)] == lesser


def test_both_forms_count_while_both_are_official() -> None:
    field = _on(date(2023, 1, 1), "tax-id", NPWP)
    values = valid_values(field, knowledge.own().territory("ID"))
    assert [value.text for value in values] == ["3171010101900001", "0013121660091000", "01.312.166.0-091.000"]
    assert "013121660091000" in values[-1].spellings


@pytest.mark.parametrize(
    ("territory", "pattern", "code"),
    [
        ("FR", r"(?:0[1-9]|[1-8]\d|9[0-5])\d{3}", "97400"),
        ("KE", r"(?:\d0\d|[2-9]00)\d\d", "01002"),
        ("BE", r"[1-9]0\d{2}", "1120"),
        ("BE", r"[1-8]\d{3}", "9000"),
        ("MY", r"[0-8][0-9]{4}", "93000"),
        ("PH", r"0[0-9]{3}|[1-6][0-9]{3}", "8000"),
        ("DE", r"0[2-9]\d{3}|[1-9]\d{4}", "01067"),
        ("NL", r"[1-8]\d{3} [A-Z]{2}", "9111 AA"),
    ],
)
def test_a_pattern_of_the_right_shape_leaves_out_a_district(territory: str, pattern: str, code: str) -> None:
    field, pack = _field("postal-code"), knowledge.own().territory(territory)
    assert left_out(field, pack, compile_pattern(pattern)) == LeftOut(code, by_district=True)


@pytest.mark.parametrize(
    ("territory", "pattern", "code"),
    [
        ("BE", r"\d{5}", "1000"),
        ("BE", "1000", "9000"),
        ("BE", r"[12]\d{3}", "9000"),
        ("US", r"[1-9]\d{4}", "02139"),
        ("MY", r"[1-9]\d{4}", "01000"),
        ("MY", r"[1-8]\d{4}", "01000"),
        ("DE", r"0\d{4}", "10115"),
        ("GB", r"[A-Z]{1,2}\d \d[A-Z]{2}", "SW1A 1AA"),
        ("GB", r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]", "SW1A 1AA"),
        ("CA", r"[A-Z][1-9][A-Z] ?\d[A-Z]\d", "A0A 1A1"),
        ("LI", "9490", "9494"),
    ],
)
def test_a_pattern_that_does_not_know_a_shape_stops_people(territory: str, pattern: str, code: str) -> None:
    field, pack = _field("postal-code"), knowledge.own().territory(territory)
    assert left_out(field, pack, compile_pattern(pattern)) == LeftOut(code)


@pytest.mark.parametrize(("territory", "pattern"), [("FR", r"\d{5}"), ("GB", "[A-Za-z0-9]{5,7}"), ("BR", r"\d{8}")])
def test_a_pattern_that_takes_all_codes_leaves_out_none(territory: str, pattern: str) -> None:
    field, pack = _field("postal-code"), knowledge.own().territory(territory)
    assert left_out(field, pack, compile_pattern(pattern)) is None


@pytest.mark.parametrize(
    ("territory", "day", "pattern", "witness"),
    [
        ("CN", None, r"1[3578]\d \d{4} \d{4}", "166 1234 5678"),
        ("CN", date(2017, 1, 1), r"1[3578]\d{9}", None),
        ("CN", None, r"1\d{10}", None),
        ("CN", None, r"1[36]\d{9}", "199 1234 5678"),
        ("JP", date(2026, 6, 30), r"0[789]0-?\d{4}-?\d{4}", None),
        ("JP", date(2026, 7, 1), r"0[789]0-?\d{4}-?\d{4}", "060-1234-5678"),
        ("FR", None, r"06\d{8}", "07 70 12 34 56"),
        ("FR", None, r"0\d{9}", None),
    ],
)
def test_numbers_of_other_ranges_have_to_pass_once_people_have_them(
    territory: str, day: date | None, pattern: str, witness: str | None
) -> None:
    field, pack = _on(day, "tel", CODE), knowledge.own().territory(territory)
    assert refused(field, pack, compile_pattern(pattern)) == witness
