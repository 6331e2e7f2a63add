import json

import pytest

from formlint import knowledge
from formlint.output.territory import render_territory
from formlint.system.escape import cells


def page(code: str) -> str:
    return render_territory(knowledge.own().territory(code), "text", color=False)


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
    narrow = render_territory(knowledge.own().territory("CA"), "text", color=False, width=48)
    assert max(map(cells, narrow.splitlines())) <= 48
    colored = render_territory(knowledge.own().territory("CA"), "text", color=True)
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


def test_every_source_is_named() -> None:
    assert "SWIFT, IBAN registry, its specimen" in page("DE")
    assert "libphonenumber, as in phonenumbers 9.0.43" in page("DE")


def test_json_is_the_pack() -> None:
    document = json.loads(render_territory(knowledge.own().territory("CA"), "json", color=False))
    assert document["version"] == 1
    assert document["tool"]["name"] == "formlint"
    territory = document["territory"]
    assert territory["territory"] == "CA"
    assert territory["postal_code"]["must"][0] == "K1A 0B1"
    assert [unit["code"] for unit in territory["address"]["subdivisions"]][:2] == ["AB", "BC"]
    assert {number["id"] for number in territory["ids"]} == {"sin", "bn"}
