"""Fields of which people fill in the one for their country."""

import pytest
from growth import SLACK, lines_run

from formlint.html.source import Source
from formlint.lint.alternatives import Alternatives
from formlint.lint.analysis import analyse
from formlint.lint.config import Config
from formlint.lint.engine import check
from formlint.rule import rules

LIST = (
    "<label>Country <select name=country><option value=''>Select<option value=US>United States"
    "<option value=GB>United Kingdom<option value=CA>Canada</select></label>"
)


def about_zip(first: str, second: str) -> set[str]:
    page = f"<script src=a.js></script><form action=/a>{LIST}{first}{second}</form>"
    report = check(Source("page.html", page, "utf-8"), Config(), rules())
    return {finding.rule for finding in report.findings if finding.rule.startswith(("postal-maxlength", "keyboard-"))}


SHORT = "<label>{} <input name=zip maxlength=5 {}></label>"
LONG = "<label>{} <input name=postal {}></label>"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SHORT.format("Postal code", "class=us-only"), LONG.format("Postal code", "class=international")),
        (SHORT.format("ZIP code", ""), LONG.format("Postal code", "")),
        (
            f"<p data-bind=\"visible: country() == 'US'\">{SHORT.format('Postal code', '')}</p>",
            f"<p data-bind=\"visible: country() != 'US'\">{LONG.format('Postal code', '')}</p>",
        ),
    ],
)
def test_a_value_has_to_get_into_one_of_them(first: str, second: str) -> None:
    assert not about_zip(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SHORT.format("Postal code", ""), LONG.format("Repeat postal code", "")),
        (SHORT.format("Zip code", ""), LONG.format("Confirm zip code", "")),
        (SHORT.format("ZIP code", ""), LONG.format("Postal code", "inputmode=numeric pattern='[0-9]{5}'")),
        (
            SHORT.format("ZIP code", "autocomplete='shipping postal-code'"),
            LONG.format("Postal code", "autocomplete='billing postal-code'"),
        ),
    ],
)
def test_neighbours_without_a_sign_are_none_and_each_has_to_take_it(first: str, second: str) -> None:
    assert "postal-maxlength-cuts" in about_zip(first, second)


def test_a_field_whose_label_says_for_whom_it_is_says_nothing_of_others() -> None:
    label = "State/Province{} <input name=state maxlength=2 autocomplete=address-level1>"
    country = (
        "<select name=country autocomplete=country><option value=AU selected>Australia<option value=US>United States"
    )
    page = f"<!doctype html><html lang=en><form><label>{label}</label><label>Country {country}</select></label></form>"
    found = [
        check(Source("<t>", page.format(note), "utf-8"), Config()).findings for note in ("", " (US & Canada only)")
    ]
    assert [[one.territories for one in each if one.rule == "region-maxlength-cuts"] for each in found] == [
        [("AU",)],
        [],
    ]


def test_looking_for_them_grows_no_faster_than_their_number() -> None:
    def lines(number: int) -> int:
        page = f"<form>{SHORT.format('Postal code', '') * number}{LONG.format('ZIP code', '')}</form>"
        analysis = analyse(Source("page.html", page, "utf-8"), Config())
        return lines_run(lambda: Alternatives(analysis))

    lines(2)
    assert lines(400) < 4 * SLACK * lines(100)
