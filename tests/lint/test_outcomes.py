"""Who can complete a form: the definition, the people, the orders."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formlint import knowledge
from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.outcomes.by_territory import folded, reach, read
from formlint.lint.outcomes.model import FormReach, Outcome
from formlint.lint.outcomes.orders import OrdersError, at_risk, parse_orders
from formlint.lint.outcomes.population import crowd, online_years
from formlint.lint.report import Hidden, HiddenBy

ORDERS = "territory,orders,average value\nUS,5200,412.50\nCA,310,389.00\nNL,44,501.2\n"


def forms(page: str, *serves: str) -> tuple[FormReach, ...]:
    report = engine.check(decode(page.encode(), "page.html"), Config(serves=serves))
    return reach(read(report))


def only(page: str, *serves: str) -> FormReach:
    [one] = forms(page, *serves)
    return one


def outcomes(one: FormReach) -> dict[str, Outcome]:
    return {standing.territory: standing.outcome for standing in one.standings}


def field(attributes: str) -> str:
    control = f'<input name="zip" autocomplete="postal-code" {attributes}>'
    return f"<form><h2>Order</h2><label>Postal code {control}</label></form>"


def test_an_error_on_a_required_field_blocks_the_territories_it_names() -> None:
    one = only(field(r'pattern="\d{5}" required'), "US", "CA", "DE")
    assert outcomes(one) == {"US": Outcome.FREE, "CA": Outcome.BLOCKED, "DE": Outcome.FREE}
    first = one.standings[0]
    assert first.finding
    assert (first.territory, first.finding.witness, first.field, first.line) == ("CA", "K1A 0B1", "Postal code", 1)
    assert one.worst is Outcome.BLOCKED


def test_the_same_error_on_an_optional_field_hinders() -> None:
    assert outcomes(only(field(r'pattern="\d{5}"'), "US", "CA"))["CA"] is Outcome.HINDERED


def test_aria_required_counts_as_required() -> None:
    assert outcomes(only(field(r'pattern="\d{5}" aria-required="true"'), "US", "CA"))["CA"] is Outcome.BLOCKED


def test_each_territory_is_told_by_a_value_of_its_own() -> None:
    one = only(field(r'pattern="\d{5}" required'), "US", "CA", "GB", "NL", "JP")
    told = {standing.territory: standing.finding.witness for standing in one.standings if standing.finding}
    assert told["CA"] == "K1A 0B1"
    assert told["GB"] == "SW1A 1AA"
    assert told["JP"] == "100-0001"
    assert [standing.territory for standing in one.of(Outcome.BLOCKED)] == ["JP", "GB", "CA", "NL"]


def test_an_error_that_names_no_territory_hinders_all() -> None:
    page = '<form><label>E-mail <input type="email" name="email" maxlength="12" required></label></form>'
    one = only(page, "US", "CA")
    assert one.everywhere
    assert outcomes(one) == dict.fromkeys(("US", "CA"), Outcome.HINDERED)
    assert one.worst is Outcome.HINDERED


def test_advice_does_not_count_and_a_good_form_can_be_completed() -> None:
    one = only(field("required"), "US", "CA")
    assert one.worst is Outcome.FREE
    assert set(outcomes(one).values()) == {Outcome.FREE}


def test_what_is_ignored_does_not_count_but_the_baseline_does() -> None:
    page = field(r'pattern="\d{5}" required')
    report = engine.check(decode(page.encode(), "page.html"), Config(serves=("CA",)))
    expected: dict[HiddenBy, Outcome] = {
        "page": Outcome.FREE,
        "settings": Outcome.FREE,
        "baseline": Outcome.BLOCKED,
    }
    for by, outcome in expected.items():
        hidden = tuple(Hidden(finding, by) for finding in report.findings)
        [one] = reach(read(report._replace(findings=(), hidden=hidden)))
        assert one.worst is outcome


def test_forms_without_fields_are_no_forms_here() -> None:
    assert forms('<form><input type="hidden" name="a"><button>Go</button></form>') == ()


def test_a_form_is_called_by_its_heading_button_or_address() -> None:
    control = '<input name="q">'
    assert only(f"<h1>News</h1><form>{control}</form>").name == "News"
    assert only(f"<form><h2>Inside</h2>{control}</form>").name == "Inside"
    assert only(f"<form>{control}<button>Search</button></form>").name == "Search"
    assert only(f'<form action="/find">{control}</form>').name == "/find"
    assert only(f'<form aria-label="Shop">{control}</form>').name == "Shop"
    assert only(control).name == ""


def test_the_same_form_on_several_pages_is_told_once() -> None:
    page = field(r'pattern="\d{5}" required')
    [one] = folded([*forms(page, "CA"), *forms(f"<p>Hello {page}", "CA")])
    assert one.pages == 2
    assert len(folded([*forms(page, "CA"), *forms(page, "US")])) == 2


def test_people_are_counted_once_and_known_for_all_big_territories() -> None:
    canada = crowd(["CA"])
    assert 30_000_000 < canada.online < canada.people < 45_000_000
    assert crowd([]).people == crowd(["XX"]).people == 0
    users = knowledge.own().table("world/internet")["users"]
    assert set(users) <= set(knowledge.own().codes())
    assert all(0 <= percent <= 100 and 2010 <= year <= 2026 for percent, year in users.values())
    unknown = crowd(code for code in knowledge.own().codes() if code not in users)
    assert unknown.people < crowd(knowledge.own().codes()).people / 100
    first, last = online_years()
    assert 2010 <= first <= last


def test_orders_are_read_and_added_up() -> None:
    orders = parse_orders("﻿Average value;Orders;Territory\r\n10.50;3;ca\r\n\r\n2;0;US\r\n", "o.csv")
    assert {code: (one.number, one.value) for code, one in orders.items()} == {
        "CA": (3, Decimal("10.50")),
        "US": (0, Decimal(2)),
    }
    risk = at_risk(orders, ["CA", "CA", "FR"])
    assert (risk.orders, risk.money) == (3, Decimal("31.50"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "o.csv: no orders"),
        ("territory,orders,average value\n", "o.csv: no orders"),
        ("country,orders,average value\nCA,1,2\n", "o.csv:1: column 'territory' is missing: the header has 'country'"),
        ("territory,orders,average value\nCA,1\n", "o.csv:2: 2 columns, but the header has 3"),
        ("territory,orders,average value\n\nCanada,1,2\n", "o.csv:3: unknown territory 'Canada'; did you mean CA"),
        ("territory,orders,average value\nCA,1.5,2\n", "o.csv:2: '1.5' is not a whole number"),
        ("territory,orders,average value\nCA,-1,2\n", "o.csv:2: '-1' is not a whole number"),
        ('territory,orders,average value\nCA,1,"1,000"\n', "o.csv:2: '1,000' is not an amount"),
        ("territory,orders,average value\nCA,1,nan\n", "o.csv:2: 'nan' is not an amount"),
        ("territory,orders,average value\nCA,1,1e99\n", "o.csv:2: '1e99' is not an amount"),
        ("territory,orders,average value\nCA,1,2\nca,1,2\n", "o.csv:3: CA is repeated"),
        ("territory,orders,average value\n001,1,2\n", "o.csv:2: 001 stands for the whole world"),
        ('territory,orders,average value\n"CA,1,2\n', "o.csv:2: invalid CSV"),
    ],
)
def test_orders_that_cannot_be_read_are_refused_with_their_line(text: str, complaint: str) -> None:
    with pytest.raises(OrdersError) as refused:
        parse_orders(text, "o.csv")
    assert str(refused.value).startswith(complaint)


@given(st.text())
def test_any_text_is_orders_or_refused(text: str) -> None:
    try:
        orders = parse_orders(text, "o.csv")
    except OrdersError as error:
        orders, complaint = None, str(error)
    else:
        complaint = ""
    assert orders or complaint.startswith("o.csv:")
