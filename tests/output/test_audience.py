"""The report on who can complete a form, in its four forms."""

import csv
import json
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from places import SCHEMAS
from report_html import read as read_html
from reporting import HOSTILE

from formlint import knowledge
from formlint.cli import main
from formlint.output.audience.wording import about, share, tiles

ORDERS = "territory,orders,average value\nUS,5200,412.50\nCA,310,389.00\nNL,44,501.2\n"


def test_the_map_has_a_tile_of_its_own_for_each_territory() -> None:
    assert set(tiles()) == set(knowledge.own().codes())
    rows = knowledge.own().table("world/tiles")["rows"]
    assert len({len(row.split()) for row in rows}) == 1
    assert sum(row.split().count(code) for row in rows for code in tiles()) == len(tiles())


@pytest.mark.parametrize(("west", "east"), [("US", "FR"), ("FR", "CN"), ("BR", "ZA"), ("IN", "JP"), ("GB", "RU")])
def test_the_map_has_west_on_the_left(west: str, east: str) -> None:
    assert tiles()[west][0] < tiles()[east][0]


@pytest.mark.parametrize(("north", "south"), [("CA", "US"), ("US", "BR"), ("NO", "IT"), ("EG", "ZA"), ("CN", "AU")])
def test_the_map_has_north_above(north: str, south: str) -> None:
    assert tiles()[north][1] < tiles()[south][1]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "7"),
        (1_240, "1,200"),
        (1_250_000, "1.2 million"),
        (59_400_000, "59 million"),
        (8_060_000_000, "8.1 billion"),
    ],
)
def test_numbers_of_people_are_rounded(number: int, words: str) -> None:
    assert about(number) == words


def test_shares_are_rounded_and_of_nothing_none() -> None:
    assert [share(1, 3), share(1, 50), share(0, 7), share(0, 0)] == ["33%", "2.0%", "0%", "0%"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audience", "--isolated", *arguments])


@pytest.fixture
def hotel(checkout: Path) -> str:
    return str(checkout / "examples" / "hotel-booking.html")


@pytest.fixture
def worldwide(tmp_path: Path) -> str:
    options = "".join(
        f'<option value="{code}">{knowledge.own().territory(code).name}</option>' for code in knowledge.own().codes()
    )
    page = (
        '<html lang="en"><h1>Where to?</h1><form action="/go"><label for="c">Country</label>'
        f'<select id="c" name="country" autocomplete="country"><option value=""></option>{options}</select>'
        '<label for="z">Postal code</label>'
        '<input id="z" name="zip" autocomplete="postal-code" pattern="\\d{5}" required></form></html>'
    )
    path = tmp_path / "world.html"
    path.write_text(page, encoding="utf-8")
    return str(path)


def test_canada_is_blocked_from_the_hotel_by_its_postal_code(hotel: str) -> None:
    result = run(hotel)
    assert result.exit_code == 1
    assert "blocked: 2 of 17 territories" in result.output
    assert 'blocked  Canada       "K1A 0B1" in Postal code, line 94: keyboard-lacks-character' in result.output
    assert 'blocked  Netherlands  "1012 JS"' in result.output
    assert "Blocked: an error concerns the territory" in result.output


def test_the_fixed_hotel_can_be_completed(checkout: Path) -> None:
    result = run(str(checkout / "examples" / "hotel-booking-fixed.html"))
    assert result.exit_code == 0
    assert "1 form can be completed by everyone it serves." in result.output


def test_a_form_that_serves_nobody_known_is_not_said_to_be_completed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<form><label>Postal code <input name="zip" inputmode="numeric"></label></form>', encoding="utf-8")
    result = run(str(page))
    assert result.exit_code == 0
    assert "Who 1 form serves is unclear, so nothing is known of it here; pass --serves or set `serves`." in " ".join(
        result.output.split()
    )
    assert "can be completed by" not in result.output


def test_a_form_for_the_world_shows_the_map(worldwide: str, tmp_path: Path) -> None:
    text = run(worldwide).output
    assert "X blocked, ! hindered, o can complete, . not served" in text
    file = tmp_path / "report.html"
    assert run(worldwide, "--format", "html", "-o", str(file)).output == ""
    html = file.read_text("utf-8")
    read_html(html)
    assert "<title>Canada: blocked with &quot;K1A 0B1&quot;</title>" in html
    assert "<title>Germany: can complete</title>" in html
    assert html.count("<title>") == len(knowledge.own().codes()) + 1  # and that of the page


def test_all_lines_of_the_text_fit(worldwide: str) -> None:
    assert max(map(len, run(worldwide).output.splitlines())) <= 100


def test_orders_tell_what_is_at_risk(hotel: str, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    words = " ".join(run(hotel, "--orders", str(file)).output.split())
    assert "At most 354 of 5,554 orders are at risk, worth 142,642.80 of 2,287,642.80 (an upper bound)." in words
    assert "no one finds a way around it" in words
    html = run(hotel, "--orders", str(file), "--format", "html").output
    read_html(html)
    assert "120,590.00" in html


def test_orders_that_are_wrong_are_a_mistake_of_the_users(hotel: str, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    missing = run(hotel, "--orders", str(file))
    assert missing.exit_code == 2
    assert "cannot read" in missing.output
    file.write_text("territory,orders,average value\nKanada,1,2\n", encoding="utf-8")
    wrong = run(hotel, "--orders", str(file))
    assert wrong.exit_code == 2
    assert "orders.csv:2: unknown territory 'Kanada'; did you mean CA (Canada)?" in wrong.output
    file.write_bytes(b"territory;\xff")
    assert "is not valid UTF-8 (byte 10)" in run(hotel, "--orders", str(file)).output


def test_json_is_as_published(hotel: str, worldwide: str, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    schema = json.loads((SCHEMAS / "audience-v1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for more in ([], ["--orders", str(file)]):
        shape = json.loads(run(hotel, worldwide, "--format", "json", *more).output)
        Draft202012Validator(schema).validate(shape)
        told = {form["name"]: form for form in shape["forms"]}
        assert told["Book your stay"]["outcome"] == "blocked"
        assert len(told["Where to?"]["territories"]) == len(knowledge.own().codes())
    assert told["Book your stay"]["at_risk"] == {"orders": 354, "money": "142642.80"}


def test_csv_has_a_row_for_each_territory(hotel: str) -> None:
    rows = list(csv.DictReader(run(hotel, "--format", "csv").output.splitlines()))
    assert len(rows) == 17
    assert (rows[0]["name"], rows[0]["outcome"], rows[0]["value"]) == ("Canada", "blocked", "K1A 0B1")


def test_csv_runs_no_formula_and_adds_orders(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    control = r'<input name="zip" autocomplete="postal-code" pattern="\d{5}" required>'
    page.write_text(f"<form><h2>=HYPERLINK(1)</h2><label>Postal code {control}</label></form>", encoding="utf-8")
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    output = run(str(page), "--serves", "CA,US", "--format", "csv", "--orders", str(file)).output
    [canada, _] = csv.DictReader(output.splitlines())
    assert canada["form"] == "'=HYPERLINK(1)"
    assert (canada["orders"], canada["at risk"]) == ("310", "120590.00")


EVIL = "\x1b[2J\u202e</title><script>alert(1)</script>\n::error::x\u2028##[add-mask]"


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_a_hostile_page_stays_text(form: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    name, label = escape(EVIL), f"Postal code {escape(EVIL)}"
    control = f'<input id="a" name="{name}" pattern="\\d{{5}}" autocomplete="postal-code" required>'
    page.write_text(f'<form aria-label="{name}"><label for="a">{label}</label>{control}</form>', encoding="utf-8")
    result = run(str(page), "--serves", "CA,US", "--format", form, "--color", "never")
    assert result.exit_code == 1
    assert "alert(1)" in result.output
    assert not HOSTILE.search(result.output.replace("\r\n", "\n"))
    assert not any(line.lstrip().startswith("::error") for line in result.output.splitlines())
    assert "##[" not in result.output
    if form == "html":
        read_html(result.output)


def test_a_page_that_asks_for_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<form><button>Go</button></form>", encoding="utf-8")
    assert "No form here asks people for data." in run(str(page)).output
    assert "No form here asks people for anything." in run(str(page), "--format", "html").output
