"""Fields that are kept for scripts: nobody fills them in, so nobody is asked about them."""

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config

_KEPT = (
    '<input name="phone" tabindex="-1" aria-hidden="true" pattern="" aria-label="Phone" autocomplete="tel-x">',
    '<div aria-hidden="true"><input name="phone" tabindex="-1" pattern="" title="Phone" autocomplete="tel-x"></div>',
    '<p aria-hidden="true"><span><input name="phone" tabindex="-1" pattern="" autocomplete="tel-x"></span></p>',
)
_SEEN = (
    '<div aria-hidden="true"><input name="phone" pattern="" aria-label="Phone"></div>',
    '<main aria-hidden="true"><div><p><input name="phone" tabindex="-1" pattern="" title="Phone"></p></div></main>',
    '<input name="phone" tabindex="-1" pattern="" aria-label="Phone">',
)
_FORM = '<!doctype html><html lang="en"><title>Order</title><form action="/order"><h1>Order</h1>'
_TEL = '<label>Phone <input type="tel" name="phone" autocomplete="tel"></label><button>Order</button></form></html>'


def _rules(field: str) -> list[str]:
    return [one.rule for one in engine.check(Source("<test>", _FORM + field + _TEL, "utf-8"), Config()).findings]


@pytest.mark.parametrize("field", _KEPT)
def test_nothing_is_asked_about_them(field: str) -> None:
    assert _rules(field) == []


@pytest.mark.parametrize("field", _SEEN)
def test_what_people_can_come_to_is_asked_about(field: str) -> None:
    assert "pattern-empty" in _rules(field)


def test_a_list_that_a_script_draws_anew_is_asked_about() -> None:
    options = "<option value='DE'>Germany</option><option value='FR'>France</option>"
    drawn = f'<select name="country" tabindex="-1" aria-hidden="true" aria-label="Country">{options}</select>'
    assert "autocomplete-missing" in _rules(drawn)


def test_postal_codes_in_a_number_field_name_their_territories() -> None:
    page = '<form><label>Postcode <input type="number" name="postcode"></label></form>'
    found = engine.check(Source("<test>", page, "utf-8"), Config(serves=("GB", "DE", "NL"))).findings
    named = [one.territories for one in found if one.rule == "postal-type-number"]
    assert named == [("GB", "NL")]
