"""What guards of rules must not swallow: a table of pages that differ in what has nothing to do with the fault."""

from datetime import date

import pytest

from formlint.html.source import Source
from formlint.knowledge import own
from formlint.lint import engine
from formlint.lint.config import Config

CONTACT = '<form{}><h2>Contact us</h2><label>Email <input type="email" name="email"></label></form>'
CARD = '<label>Card number <input name="card_number" autocomplete="{}"></label>'


def finds(rule: str, page: str, serves: str) -> bool:
    config = Config(serves=tuple(serves.split()), today=date(2026, 11, 30))
    return any(one.rule == rule for one in engine.check(Source("<test>", page, "utf-8"), config).findings)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("County", True),
        ("County (optional)", True),
        ("County (required)", True),
        ("*County", True),
        ("County *", True),
        ("County:", True),
        ("County – optional", True),
        ('County <abbr title="required">*</abbr>', True),
        ("State (optional)", False),
        ("County or state (optional)", False),
        ("County (in capital letters)", False),
    ],
)
def test_a_label_is_the_same_whatever_it_says_of_its_being_required(label: str, *, found: bool) -> None:
    assert finds("subdivision-label-wrong", f"<label>{label} <input name=state></label>", "US") is found


@pytest.mark.parametrize("label", ["ZIP code", "ZIP code (required)", "* ZIP code", "ZIP code (optional)"])
def test_so_is_that_of_a_postal_code(label: str) -> None:
    page = f"<label>{label} <input name=postcode></label>"
    assert finds("postal-label-wrong-name", page, "GB")
    assert not finds("postal-label-wrong-name", page, "US")


@pytest.mark.parametrize(
    ("form", "found"),
    [("", True), (' autocomplete="on"', True), (' autocomplete=""', True), (' autocomplete="off"', False)],
)
def test_a_form_that_says_what_holds_anyway_says_nothing(form: str, *, found: bool) -> None:
    assert finds("autocomplete-missing", CONTACT.format(form), "") is found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (CARD.format("cc-csc"), True),
        (CARD.format("cc-number"), False),
        ('<label>Security code <input name="cvc" autocomplete="cc-number"></label>', True),
        ('<label>Middle name <input name="middle_name" autocomplete="family-name"></label>', True),
        ('<label>First name <input name="first_name" autocomplete="cc-given-name"></label>', False),
        ('<label>Mobile phone <input name="mobile" autocomplete="tel-local"></label>', False),
        ('<label>Title <input name="title" autocomplete="sex"></label>', False),
    ],
)
def test_words_that_are_confused_do_not_make_a_token_as_good(page: str, *, found: bool) -> None:
    assert finds("autocomplete-contradicts-meaning", page, "") is found


@pytest.mark.parametrize(
    ("value", "found"),
    [("$500,000", True), ("€500", True), ("50%", True), ("{{ amount }}", False), ("@amount", False), ("500", False)],
)
def test_a_currency_sign_is_no_template_code(value: str, *, found: bool) -> None:
    page = f'<label>Amount <input type="number" name="amount" value="{value}"></label>'
    assert finds("attribute-value-invalid", page, "") is found


@pytest.mark.parametrize("around", ["sr-only", "visually-hidden"])
@pytest.mark.parametrize(("tabindex", "found"), [(' tabindex="-1"', True), ("", False)])
def test_a_trap_that_only_screen_readers_meet_is_seen(around: str, tabindex: str, *, found: bool) -> None:
    trap = f'<div class="{around}"><input name="email"{tabindex}></div>'
    page = f'<form><label>Name <input name="name"></label>{trap}</form>'
    assert finds("honeypot-autofillable", page, "") is found


def test_a_trap_off_the_screen_needs_no_label() -> None:
    trap = '<form><div{}><input name="email"></div></form>'
    assert finds("honeypot-autofillable", trap.format(' style="position:absolute;left:-9999px"'), "")
    assert not finds("honeypot-autofillable", trap.format(""), "")


@pytest.mark.parametrize(("is_new", "level"), [(False, "warning"), (True, "info")])
def test_a_change_elsewhere_does_not_make_a_missing_region_advice(level: str, *, is_new: bool) -> None:
    """Some provinces of Indonesia are new: a list may lack one of these for a while, but no other."""
    address = own().territory("ID").address
    assert address
    missing = next(unit for unit in address.subdivisions if bool(unit.changed) is is_new)
    options = "".join(f"<option>{unit.name}" for unit in address.subdivisions if unit is not missing)
    page = f'<label>Provinsi <select name="province"><option value="">?{options}</select></label>'
    config = Config(serves=("ID",), today=date(2026, 11, 30))
    found = engine.check(Source("<test>", page, "utf-8"), config).findings
    assert [one.level for one in found if one.rule == "subdivision-option-missing"] == [level]
