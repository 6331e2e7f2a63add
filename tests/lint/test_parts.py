"""What is said of fields that take one value together: once, and nothing of what they take together."""

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding

NUMBER = "part of the number"


_OTHERS = {"autocomplete-missing", "data-beyond-purpose", "name-not-visible", "spellcheck-on-names-and-codes"}


def _found(text: str, serves: str, language: str = "en") -> list[Finding]:
    page = f"<!doctype html><html lang={language}><title>x</title><form>{text}<button>Send</button></form></html>"
    report = engine.check(Source("page.html", page, "utf-8"), Config(serves=(serves,)))
    return [one for one in report.findings if one.rule not in _OTHERS]


def _told(text: str, serves: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.rule, one.level.value) for one in _found(text, serves, language)]


def _boxes(label: str, name: str, *attributes: str) -> str:
    boxes = (
        f'<input name="{name}{at}" aria-label="{label}, part {at}" inputmode="numeric" {each}>'
        for at, each in enumerate(attributes, 1)
    )
    return f"<fieldset><legend>{label}</legend>{' '.join(boxes)}</fieldset>"


SSN = ("maxlength=3", "maxlength=2", "maxlength=4")


def test_a_split_number_is_one_remark() -> None:
    (found,) = _found(_boxes("Social Security Number", "ssn", *SSN), "US")
    assert (found.rule, found.level) == ("id-pattern-rejects-valid", "info")
    assert NUMBER in found.predicate
    assert not found.fixes


def test_what_names_no_territory_is_not_the_same_for_others() -> None:
    boxes = '<label>Personnummer <input name="p1" maxlength="6"></label> <input name="p2" maxlength="5">'
    report = engine.check(Source("page.html", boxes, "utf-8"), Config(serves=("SE", "NO")))
    (found,) = [one for one in report.findings if one.rule == "id-pattern-rejects-valid"]
    assert found.predicate == "accepts only part of the number: a pasted number is cut off"
    assert found.territories == ("SE", "NO")


def test_a_split_number_that_does_not_get_through_is_told_on_the_box_that_refuses_it() -> None:
    found = _found(_boxes("Social Security Number", "ssn", *SSN[:2], "maxlength=3"), "US")
    (worst,) = (one for one in found if one.rule == "id-pattern-rejects-valid")
    assert (worst.level, worst.witness) == ("error", "9999")
    assert worst.subject
    assert worst.subject.name == "ssn3"
    assert not any(fix.safe for fix in worst.fixes)


def test_six_boxes_are_one_finding() -> None:
    boxes = _boxes("Enter OTP", "otp", *["type=number maxlength=1"] * 6)
    (found,) = _found(boxes, "US")
    assert found.rule == "code-split-boxes"


def test_what_is_true_of_all_boxes_is_told_on_the_first_and_noted_at_the_others() -> None:
    boxes = _boxes("Code from the SMS", "_otp", *["type=number max=9 autocomplete=one-time-code"] * 6)
    (found,) = (one for one in _found(boxes, "US") if one.rule == "number-type-for-code")
    assert found.subject
    assert found.subject.name == "_otp1"
    assert [str(note.text) for note in found.evidence].count("the same holds for this field") == 5


POSTAL = [
    ("PT", "pt", "Código postal", ("maxlength=4 pattern=[0-9]{4}", "maxlength=3 pattern=[0-9]{3}")),
    ("JP", "ja", "郵便番号", ("maxlength=3", "maxlength=4")),
    ("PL", "pl", "Kod pocztowy", ("maxlength=2", "maxlength=3")),
]


@pytest.mark.parametrize(("serves", "language", "label", "attributes"), POSTAL)
def test_a_split_postal_code_is_told_to_be_split(serves: str, language: str, label: str, attributes: list[str]) -> None:
    assert _told(_boxes(label, "zip", *attributes), serves, language) == [("postal-split", "warning")]


def test_a_split_postal_code_that_does_not_get_through_is_told() -> None:
    told = _told(_boxes("Código postal", "cp", "maxlength=4", "maxlength=3 pattern=[1-9]{3}"), "PT", "pt")
    assert "postal-pattern-rejects-valid" in dict(told)


def test_four_boxes_of_a_card_number() -> None:
    (found,) = _found(_boxes("Card number", "card", *["maxlength=4 pattern=[0-9]{1,4}"] * 4), "US")
    assert (found.rule, found.level) == ("card-number-too-short", "info")
    assert NUMBER in found.predicate


def test_boxes_without_room_for_a_card_number_are_told() -> None:
    told = _told(_boxes("Card number", "card", *["maxlength=4"] * 3, "maxlength=3"), "US")
    assert ("card-number-too-short", "warning") in told


PHONES = [
    ("HU", "hu", ("<label>Körzetszám <input type=tel name=a maxlength=2></label>"
     "<label>Telefonszám <input type=tel name=phone maxlength=7></label>")),
    ("DE", "de", ("<label>Vorwahl <input type=tel name=vorwahl maxlength=5></label>"
     "<label>Rufnummer <input type=tel name=rufnummer maxlength=8></label>")),
    ("IT", "it", ("<label>Prefisso <select name=prefisso><option>320<option>328<option>347</select></label>"
     "<label>Cellulare <input type=tel name=cellulare maxlength=7></label>")),
    ("SA", "en", ("<label>Code <select name=code><option value=+966 selected>+966</select></label>"
     "<label>Mobile number <input type=tel name=phone pattern=5[0-9]{8} maxlength=9 placeholder=5XXXXXXXX></label>")),
    ("AE", "en", "<label>Mobile number <span>+971</span> <input type=tel name=phone maxlength=9></label>"),
]  # fmt: skip


@pytest.mark.parametrize(("serves", "language", "text"), PHONES)
def test_a_number_that_its_fields_take_together_is_no_fault(serves: str, language: str, text: str) -> None:
    assert not [one for one in _told(text, serves, language) if one[0].startswith("phone-")]


def test_parts_without_room_for_a_number_are_told() -> None:
    text = PHONES[1][2].replace("maxlength=8", "maxlength=5")
    assert ("phone-maxlength-cuts", "error") in _told(text, "DE", "de")


def test_a_number_that_its_pattern_refuses_beside_a_calling_code_too_is_told() -> None:
    text = PHONES[3][2].replace("5[0-9]{8}", "7[0-9]{8}")
    assert ("phone-pattern-rejects-valid", "error") in _told(text, "SA")


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("type=tel pattern=[0-9]*", ("phone-refuses-separators", "warning")),
        ("type=number", ("phone-type-number", "warning")),
        ("type=text", ("phone-not-tel", "warning")),
    ],
)
def test_beside_a_calling_code_what_hinders_is_told_still(attributes: str, expected: tuple[str, str]) -> None:
    text = f'<label for=t>Phone</label><span>+20</span><input id=t name=telephone aria-label="Phone" {attributes}>'
    assert expected in _told(text, "EG")


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (PHONES[0][2], "tel-local"),
        (PHONES[3][2], "tel-national"),
        (_boxes("ZIP code", "zip", "maxlength=5", "maxlength=4"), None),
    ],
)
def test_the_token_of_a_part_is_that_of_the_part(text: str, token: str | None) -> None:
    page = f"<!doctype html><html lang=hu><form action=/checkout><h1>Checkout</h1>{text}</form></html>"
    analysis = engine.analyse(Source("page.html", page, "utf-8"), Config())
    assert [field.personal_token for field in analysis.fields if field.part][-1] == token


def test_an_example_of_a_part_is_no_foreign_code() -> None:
    text = _boxes("Código postal", "cp", "maxlength=4 placeholder=1250", "maxlength=3 placeholder=096")
    assert _told(text, "PT", "pt") == [("postal-split", "warning")]


def test_a_list_of_calling_codes_that_is_shown_serves_no_country() -> None:
    codes = "<ul><li>+1</li><li>+30</li><li>+998</li></ul>"
    page = f"<html lang=el><form>{codes}<label>Τηλέφωνο <input type=tel name=phone></label></form>"
    served = engine.analyse(Source("page.html", page, "utf-8"), Config()).audience.served
    assert not {"UZ", "US"} & {one.territory for one in served}
