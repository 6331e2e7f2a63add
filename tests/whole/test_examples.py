"""The pages of `examples/`, each with the report it gets and the faults that were planted in it.

`FORMLINT_GOLDEN=write pytest tests/whole/test_examples.py` writes the reports anew; read the difference before you
commit it.
"""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import CHECKOUT, EXAMPLES
from reporting import golden

from formlint.cli import main

FILES = {path.name.partition(".")[0]: path.name for path in sorted(EXAMPLES.iterdir()) if path.suffix != ".txt"}
PAGES = sorted(FILES)

PLANTED = {
    "benefit-claim": {("name-pattern-rejects-valid", "familyName"), ("postal-maxlength-cuts", "addressPostcode")},
    "checkout": {
        ("postal-maxlength-cuts", "shipping[postcode]"),
        ("postal-pattern-rejects-valid", "billing[postcode]"),
    },
    "clinic-us": set(),
    "contact-nl": set(),
    "delivery-ar": {("name-pattern-rejects-valid", "full_name"), ("phone-pattern-rejects-valid", "mobile")},
    "delivery-angular": {("postal-maxlength-cuts", "postal_code")},
    "delivery-astro": {("postal-maxlength-cuts", "postal_code")},
    "delivery-blade": {("keyboard-lacks-character", "postal_code")},
    "delivery-django": {("keyboard-lacks-character", "postal_code")},
    "delivery-ejs": {("keyboard-lacks-character", "postal_code")},
    "delivery-erb": {("keyboard-lacks-character", "postal_code")},
    "delivery-freemarker": {("keyboard-lacks-character", "postal_code")},
    "delivery-go": {("keyboard-lacks-character", "postal_code")},
    "delivery-handlebars": {("keyboard-lacks-character", "postal_code")},
    "delivery-jinja": {("keyboard-lacks-character", "postal_code")},
    "delivery-jsp": {("keyboard-lacks-character", "postal_code")},
    "delivery-jsx": {("postal-maxlength-cuts", "postal_code")},
    "delivery-liquid": {("keyboard-lacks-character", "postal_code")},
    "delivery-php": {("keyboard-lacks-character", "postal_code")},
    "delivery-razor": {("keyboard-lacks-character", "postal_code")},
    "delivery-smarty": {("keyboard-lacks-character", "postal_code")},
    "delivery-svelte": {("postal-maxlength-cuts", "postal_code")},
    "delivery-twig": {("keyboard-lacks-character", "postal_code")},
    "delivery-vue": {("postal-maxlength-cuts", "postal_code")},
    "donation": {
        ("pattern-matches-nothing", "amount"),
        ("pattern-not-compiled", "email"),
        ("pattern-slash-delimited", "zip"),
    },
    "festival-fr-ca": {("postal-maxlength-cuts", "code_postal"), ("postal-pattern-rejects-valid", "code_postal")},
    "hotel-booking": {("keyboard-lacks-character", "postal_code")},
    "hotel-booking-fixed": set(),
    "order-ja": {("keyboard-lacks-character", "yubin"), ("keyboard-pattern-dead-end", "denwa")},
    "registration-de": {("name-pattern-rejects-valid", "name"), ("postal-type-number", "plz")},
    "sign-up": {("name-pattern-rejects-valid", "full_name"), ("phone-pattern-rejects-valid", "mobile")},
}
"""The faults in each page: the rule that must find it, and the name of the control."""


def check(page: str, *options: str) -> Result:
    """Run `formlint check` as a user does who stands above `examples/` and pipes the output."""
    before = Path.cwd()
    os.chdir(CHECKOUT)
    try:
        return CliRunner().invoke(main, ["check", *options, f"examples/{FILES[page]}"], env={"COLUMNS": None})
    finally:
        os.chdir(before)


def lines(page: str) -> list[str]:
    """The lines of the page."""
    return (EXAMPLES / FILES[page]).read_text(encoding="utf-8").splitlines()


def line_of(page: str, text: str) -> int:
    """The number of the only line of `page` that contains `text`."""
    (number,) = (number for number, line in enumerate(lines(page), 1) if text in line)
    return number


@pytest.mark.parametrize("page", PAGES)
def test_the_report_is_the_one_beside_the_page(page: str) -> None:
    golden(EXAMPLES / f"{page}.txt", check(page).output)


@pytest.mark.parametrize("page", PAGES)
def test_planted_faults_are_found_and_nothing_else(page: str) -> None:
    result = check(page, "--format", "json")
    (file,) = json.loads(result.stdout)["files"]
    found = {(finding["rule"], finding["element"]["name"]) for finding in file["findings"]}
    assert found == PLANTED[page]
    assert len(file["findings"]) == len(found)
    stopped = any(finding["level"] != "info" for finding in file["findings"])  # a template may be about one country
    assert result.exit_code == (1 if stopped else 0)


def test_every_report_has_its_page() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == PAGES


def test_the_canadian_guest_is_told_why_and_where() -> None:
    result = check("hotel-booking")
    assert result.exit_code == 1
    for words in ('inputmode="numeric"', "K1A 0B1", "Canada"):
        assert words in result.output
    frame = [line for line in result.output.splitlines() if 'value="CA"' in line]
    assert frame
    assert str(line_of("hotel-booking", 'value="CA"')) in frame[0]


def test_the_fixed_twin_differs_in_the_field_only() -> None:
    faulty, fixed = (lines(page) for page in ("hotel-booking", "hotel-booking-fixed"))
    changed = [new for old, new in zip(faulty, fixed, strict=True) if old != new]
    assert len(changed) == 1
    assert "inputmode" not in changed[0]
