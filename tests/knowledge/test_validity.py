"""What counts on a day: the form of before, that of now, and one that is still to come."""

import pytest

from formlint import knowledge
from formlint.knowledge.pack import Form
from formlint.knowledge.validity import Standing, standing, turning_days

FORMS = {
    "always": Form(("1",)),
    "new": Form(("1",), since="2026-07-01"),
    "gone": Form(("1",), until="2024-06-30"),
    "former": Form(("1",), until="2024-06-30", rank="former"),
    "kept": Form(("1",), until="2024-06-30", rank="in-use"),
    "unofficial": Form(("1",), rank="in-use"),
    "old": Form(("1",), rank="former"),
    "for a time": Form(("1",), since="2020-01-01", until="2024-06-30"),
}


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("always", "1990-01-01", "official"),
        ("new", "2026-06-30", "coming"),
        ("new", "2026-07-01", "official"),
        ("gone", "2024-06-30", "official"),
        ("gone", "2024-07-01", "ended"),
        ("former", "2024-06-30", "official"),
        ("former", "2024-07-01", "former"),
        ("kept", "2024-06-30", "official"),
        ("kept", "2024-07-01", "in-use"),
        ("unofficial", "2024-07-01", "in-use"),
        ("old", "2024-07-01", "former"),
        ("for a time", "2019-12-31", "coming"),
        ("for a time", "2020-01-01", "official"),
        ("for a time", "2024-07-01", "ended"),
    ],
)
def test_the_day_decides_how_much_a_form_counts(name: str, day: str, found: str) -> None:
    assert standing(FORMS[name], day) == Standing(found)


def test_what_is_official_or_in_use_counts_and_nothing_else() -> None:
    assert [one for one in Standing if one.counts] == [Standing.OFFICIAL, Standing.IN_USE]


def test_facts_turn_on_the_first_day_and_after_the_last() -> None:
    days = knowledge.own().turning_days()
    assert days == sorted({*days})
    assert {"2026-07-01", "2024-10-01", "2024-07-01"} <= {*days}  # CNPJ with letters, AF six digits, NPWP of fifteen
    assert "2024-06-30" not in days
    assert [*turning_days({"a": [{"since": "2020-02-01", "until": "2020-02-29"}], "since": "2019-01-01"})] == [
        "2020-02-01",
        "2020-03-01",
        "2019-01-01",
    ]
