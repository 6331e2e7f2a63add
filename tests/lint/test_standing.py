"""Levels follow the state that a form is in."""

import json

import pytest

from formlint.forms.audience.lookup import atlas
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.lint.config import Config
from formlint.lint.engine import check
from formlint.lint.report import Finding
from formlint.rule import rules

PAGE = (
    "<!doctype html><html lang=de><script src=a.js></script><form action=/a><label>Land <select name=country>{}"
    "<option value=NL>Niederlande<option value=IE>Irland</select></label>"
    "<label>Postleitzahl <input name=plz {}></label></form>"
)
CHOSEN, FIRST = "<option value=DE selected>Deutschland", "<option value=DE>Deutschland"
PLACEHOLDER = "<option value=''>Bitte wählen" + FIRST
OWN = ("maxlength=5", "inputmode=numeric", "pattern='[0-9]{5}'")


def one(page: str, serves: tuple[str, ...] = ()) -> Finding:
    report = check(Source("page.html", page, "utf-8"), Config(serves=serves), rules())
    (found,) = [finding for finding in report.findings if finding.territories]
    return found


def all_of(page: str) -> list[Finding]:
    report = check(Source("page.html", page, "utf-8"), Config(), rules())
    return [finding for finding in report.findings if finding.territories]


@pytest.mark.parametrize("attribute", OWN)
@pytest.mark.parametrize("chosen", [CHOSEN, FIRST, PLACEHOLDER])
def test_a_field_of_the_chosen_country_is_advice_for_others(chosen: str, attribute: str) -> None:
    found = one(PAGE.format(chosen, attribute))
    assert (found.level, found.state) == ("info", "offered")
    assert "the field fits Germany, and a script may change it" in found.message


def test_a_field_that_is_no_country_s_own_is_a_warning_for_those_offered() -> None:
    found = one(PAGE.format(CHOSEN, "maxlength=6"))
    assert found.level == "warning"
    assert "unless a script changes the field when that country is selected" in found.message


def test_whom_the_form_has_chosen_comes_first_and_others_add_a_clause() -> None:
    found = one(PAGE.format(CHOSEN, "maxlength=4"))
    assert (found.level, found.territories, found.state) == ("error", ("DE",), "chosen")
    assert dict(found.states)["IE"] == "offered"
    assert "; the same for " in found.message


STILL = PAGE.replace("<script src=a.js></script>", "")


@pytest.mark.parametrize("attribute", OWN[:2])
def test_what_no_script_can_change_counts_in_full(attribute: str) -> None:
    found = one(STILL.format(CHOSEN, attribute))
    assert (found.level, found.state) == ("error", "offered")


def test_the_very_pattern_of_the_country_selected_is_for_that_country() -> None:
    assert not all_of(STILL.format(CHOSEN, OWN[2]))
    assert one(STILL.format(FIRST, OWN[2])).level == "error"
    assert one(STILL.format(CHOSEN, "pattern='[0-9]{4,6}'")).level == "error"


@pytest.mark.parametrize(
    ("first", "still"),
    [("<option value=US selected>United States", False), ("<option value=''>Choose<option>US", True)],
)
def test_advice_about_a_label_is_not_told_of_those_offered(first: str, *, still: bool) -> None:
    """Where no script runs, nobody's label changes; even so, it may be the right one for the country that counts."""
    label = "<label>ZIP code <input name=plz {}></label>"
    page = f"<html lang=en><script src=a.js></script><form action=/a><label>Country <select name=country>{first}"
    page += f"<option value=GB>United Kingdom</select></label>{label}</form>"
    assert not all_of(page)
    assert bool(all_of(page.replace("<script src=a.js></script>", ""))) is still
    in_australia = (
        page.replace("US", "AU").replace("United States", "Australia").replace("<script src=a.js></script>", "")
    )
    assert all_of(in_australia)


def test_signs_that_a_street_abroad_can_do_without_are_advice() -> None:
    street = '<label>Straße und Hausnummer <input name=strasse autocomplete=address-line1 pattern="{}"></label></form>'
    page = PAGE.format(CHOSEN, "").replace("value=NL>Niederlande", "value=SE>Schweden")
    signs = all_of(page.replace("</form>", street.format(r"[\p{L}0-9 .\-]+")))
    assert [(found.level, found.territories[0]) for found in signs] == [("info", "SE")]
    letters = all_of(
        page.replace("SE>Schweden", "TR>Türkei").replace("</form>", street.format(r"[A-Za-zÄÖÜäöüß0-9 .:\/\-]+"))
    )
    assert {found.level for found in letters} == {"warning"}


def test_a_spelling_beside_another_one_is_not_told_of_others() -> None:
    phone = "<label>Telefon <input type=tel name=tel maxlength=15></label></form>"
    assert not all_of(
        PAGE.format(CHOSEN, "").replace("value=NL>Niederlande", "value=AR>Argentinien").replace("</form>", phone)
    )


SHOP = PAGE.format(CHOSEN, OWN[1])
RULES = json.dumps(
    {code: {"phoneRegex": r"^\d{6,14}$", "postalCodeMaxLength": size} for code, size in (("DE", 5), ("IE", 8))}
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a.js", "https://shop.example/cdn/shopifycloud/checkout-web/assets/a.js"),
        ("name=plz", "name=address-ui-widgets-PostalCode"),
        ("<form", """<form data-rules='{"DE":{"postalCode":{"maxlength":5}},"IE":{"postalCode":{"maxlength":8}}}'"""),
        ("<form", f"<form data-config='{RULES}'"),
    ],
)
def test_where_a_script_follows_the_country_nothing_is_told_of_others(old: str, new: str) -> None:
    assert all_of(SHOP)
    assert not all_of(SHOP.replace(old, new))
    assert all_of(SHOP.replace(old, new).replace(CHOSEN, "<option value=IE selected>Irland"))


@pytest.mark.parametrize(
    ("name", "level"), [("ng-hide", "warning"), ("hidden md:block", "error"), ("hidden-xs", "error")]
)
def test_what_a_class_hides_is_one_level_milder(name: str, level: str) -> None:
    assert one(PAGE.format(CHOSEN, "maxlength=4").replace("<form", f"<form class='{name}'")).level == level


def test_advice_about_what_a_class_hides_is_not_told() -> None:
    assert not all_of(PAGE.format(CHOSEN, OWN[0]).replace("<form", "<form class=d-none"))


def test_a_rule_about_all_territories_tells_first_what_holds_for_those_that_count() -> None:
    report = check(Source("page.html", PAGE.format(CHOSEN, "type=number"), "utf-8"), Config(), rules())
    (found,) = [one for one in report.findings if one.rule == "postal-type-number"]
    assert (found.level, found.territories) == ("warning", ())
    assert "arrow keys" in found.message
    (found,) = [one for one in all_of(PAGE.format(PLACEHOLDER, "type=number")) if one.rule == "postal-type-number"]
    assert found.territories[0] in {"NL", "IE"}


def test_a_small_territory_of_all_the_world_does_not_lead() -> None:
    listed = "".join(f"<option value={code}>{code}" for code in sorted(atlas(laid_over(())).ranks))
    phone = "<label>Telefon <input type=tel name=tel minlength=10 pattern='[0-9]+'></label></form>"
    page = PAGE.replace("<option value=NL>Niederlande<option value=IE>Irland", listed).replace("</form>", phone)
    page = page.replace("lang=de", "").replace("Land", "Country").replace("Telefon", "Telephone")
    found = [one for one in all_of(page.format("<option value=''>Choose", "")) if one.rule == "phone-minlength-rejects"]
    assert found
    assert found[0].territories[0] not in {"TK", "NU", "SH"}


@pytest.mark.parametrize("attribute", OWN)
def test_who_shares_the_language_alone_is_not_told_of_a_field_for_the_likeliest(attribute: str) -> None:
    page = "<html lang=de><form><label>Vorname <input name=vorname></label><label>PLZ <input name=plz {}></label>"
    assert not all_of(page.format(attribute))
    assert all_of(page.format("maxlength=4"))


def test_whom_the_page_points_at_leads_those_offered() -> None:
    found = one(PAGE.format(PLACEHOLDER, "maxlength=4"))
    assert (found.level, found.territories[0], found.state) == ("warning", "DE", "offered")
    assert "unless a script changes the field" in found.message


@pytest.mark.parametrize("attribute", OWN)
def test_whom_the_user_states_counts_in_full(attribute: str) -> None:
    found = one(PAGE.format(CHOSEN, attribute), ("DE", "IE"))
    assert (found.level, found.territories, found.states) == ("error", ("IE",), (("IE", "stated"),))
