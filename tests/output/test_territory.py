import json
from dataclasses import replace
from typing import Any

import pytest
from reporting import golden

from formlint import knowledge
from formlint.knowledge.pack import Form
from formlint.output.territory import render_territory
from formlint.system.escape import cells

DAY = "2026-11-30"


def page(code: str) -> str:
    return render_territory(knowledge.own().territory(code), "text", day=DAY, color=False)


def test_the_page_of_japan_shows_what_people_type() -> None:
    lines = page("JP").splitlines()
    assert lines[0] == "JP  Japan"
    assert "Postal code    郵便番号; every address has one" in lines
    assert "  must accept  100-0001   060-0001   154-0023   999-8531" in lines
    assert "  also written without separators: 1000001" in lines
    assert "Names          family name first" in lines
    assert "  in Latin     name, organization, street, prefecture, postal code" in lines
    assert any("北海道 (Hokkaido)" in line for line in lines)


@pytest.mark.parametrize("code", [*knowledge.own().codes(), knowledge.WORLD])
def test_a_page_fits_eighty_columns(code: str) -> None:
    lines = page(code).splitlines()
    assert max(map(cells, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip()]
    assert "\x1b" not in "".join(lines)


def test_a_narrow_and_a_coloured_page_say_the_same() -> None:
    narrow = render_territory(knowledge.own().territory("CA"), "text", day=DAY, color=False, width=48)
    assert max(map(cells, narrow.splitlines())) <= 48
    colored = render_territory(knowledge.own().territory("CA"), "text", day=DAY, color=True)
    assert "\x1b[1mCA  Canada\x1b[0m" in colored


def test_values_are_not_torn_apart() -> None:
    assert "CR0 2YR" in page("GB")
    assert "GB29 NWBK 6016 1331 9268 19" in page("GB")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("AE", "not used; never require one"),
        ("SO", "sources disagree; never require one"),
        ("GI", "GX11 1AA"),
        ("TH", "calendar also buddhist"),
        ("VN", "Hà Giang merged into it"),
        ("SA", "right to left"),
        ("IN", "some people have only one name"),
    ],
)
def test_a_page_says_what_is_unusual(code: str, says: str) -> None:
    assert says in page(code)


@pytest.mark.parametrize("code", ["BE", "NG", "SE"])
def test_whole_pages_as_people_read_them(code: str) -> None:
    golden(f"territory-{code}.txt", page(code))


OWN = knowledge.own().territory("BE").postal_code
POSTAL = OWN and OWN._replace(pattern=r"[1-9]0\d{2}", known_codes=(), must=("1000", "9000"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ["  all codes    4 digits, 1000 to 9999: [1-9]\\d{3}", "  confirmed    [1-9]0\\d{2}\n"]),
        ({"known_codes": (1149, 1150)}, ["[1-9]\\d{3}\n               accepts 1,149 of 1,150 known codes"]),
        ({"all_": ""}, ["  confirmed    [1-9]0\\d{2}\n"]),
        ({"pattern": ""}, ["  all codes    4 digits, 1000 to 9999: [1-9]\\d{3}\n\n"]),
        ({"all_": "[1-9]0\\d{2}"}, ["  all codes    4 digits, 1000 to 9099: [1-9]0\\d{2}\n\n"]),
        ({"all_": "\\d{3,5}"}, ["  all codes    3–5 digits: \\d{3,5}"]),
        ({"all_": "[A-Z]\\d{3}"}, ["  all codes    4 characters: [A-Z]\\d{3}"]),
        ({"since": "2020-01-01"}, ["  valid        since 2020-01-01"]),
        (
            {"forms": (Form(("99",), until="2019-12-31"), Form(("77",), since="2030-01-01"))},
            ["  ended        99 (until 2019-12-31)", "  must accept  77 (from 2030-01-01)"],
        ),
        (
            {"forms": (Form(("99",), "2001-01-01", "2019-12-31", "former"),)},
            ["still used   99 (official until 2019-12-31)"],
        ),
        ({"forms": (Form(("99",), until="2026-11-30"),)}, ["  must accept  99 (until 2026-11-30)"]),
        ({"forms": (Form(("99",), until="2026-11-29"),)}, ["  ended        99 (until 2026-11-29)"]),
        ({"forms": (Form(("99",), until="2026-11-29", rank="in-use"),)}, ["  must accept  99 (official until"]),
        ({"forms": (Form(("99",), until="2030-01-01", rank="former"),)}, ["  must accept  99 (until 2030-01-01)"]),
        (
            {"forms": (Form(("99",), "2028-01-01", "2030-01-01"),)},
            ["  must accept  99 (from 2028-01-01; until 2030-01-01)"],
        ),
        ({"forms": (Form(("99",), "2020-01-01", "2030-01-01"),)}, ["99 (since 2020-01-01 until 2030-01-01)"]),
        ({"all_": ".*"}, ["  all codes    0+ characters: .*\n"]),
        ({"forms": (Form(("99",), rank="former"),)}, ["  still used   99\n"]),
    ],
)
def test_bounds_and_forms_are_told_in_words(changed: dict[str, Any], said: list[str]) -> None:
    assert POSTAL
    pack = replace(knowledge.own().territory("BE"), postal_code=POSTAL._replace(**changed))
    told = render_territory(pack, "text", day=DAY, color=False)
    assert not [one for one in said if one not in told]


FORMS = (Form(("A-9",), until="2020-01-01"), Form(("B-9",), since="2030-01-01"), Form(("C-9",)), Form(("D9",)))


@pytest.mark.parametrize(
    ("day", "ways"),
    [
        ("2019-06-01", "1000   A9   C9"),
        ("2026-11-30", "1000   C9"),
        ("2030-01-01", "1000   B9   C9"),
    ],
)
def test_other_ways_to_write_are_those_of_forms_that_count(day: str, ways: str) -> None:
    assert POSTAL
    changed = POSTAL._replace(must=("99", "10-00"), spellings=("no-separator",), forms=FORMS)
    pack = replace(knowledge.own().territory("BE"), postal_code=changed)
    told = render_territory(pack, "text", day=day, color=False)
    assert f"  also written without separators: {ways}\n" in told


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        (r"[A-Z]{2}[ \-]?" * 7, [r"[A-Z]{2}[ \-]?" * 4 + "[A-Z]{2}", r"[ \-]?" + r"[A-Z]{2}[ \-]?" * 2]),
        ("a" * 50 + "|" + "b c" * 10, ["a" * 50 + "|", "b c" * 10]),
        ("[" + "a" * 80 + "]b|c", ["[" + "a" * 64, "a" * 16 + "]b|c"]),
    ],
)
def test_patterns_are_broken_where_a_part_of_them_ends(pattern: str, lines: list[str]) -> None:
    assert POSTAL
    pack = replace(knowledge.own().territory("BE"), postal_code=POSTAL._replace(all_="", pattern=pattern))
    told = render_territory(pack, "text", day=DAY, color=False)
    assert "  confirmed    " + ("\n" + " " * 15).join(lines) + "\n" in told


def test_ranges_of_telephone_numbers_are_told() -> None:
    assert "  other ranges 166 1234 5678 (since 2017-08-08)" in page("CN")
    assert "  other ranges 07 70 12 34 56\n" in page("FR")


def test_every_source_is_named() -> None:
    assert "SWIFT, IBAN registry, its specimen" in page("DE")
    assert "libphonenumber, as in phonenumbers 9.0.43" in page("DE")


def test_json_is_the_pack() -> None:
    document = json.loads(render_territory(knowledge.own().territory("CA"), "json", day=DAY, color=False))
    assert document["version"] == 1
    assert document["tool"]["name"] == "formlint"
    territory = document["territory"]
    assert territory["territory"] == "CA"
    assert territory["postal_code"]["must"][0] == "K1A 0B1"
    assert [unit["code"] for unit in territory["address"]["subdivisions"]][:2] == ["AB", "BC"]
    assert {number["id"] for number in territory["ids"]} == {"sin", "bn"}
