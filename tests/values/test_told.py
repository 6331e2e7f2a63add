"""What texts tell in numbers and formats: lengths, ranges, dates."""

import pytest

from formlint import knowledge
from formlint.values.date_masks import date_masks
from formlint.values.told import counts, ranges

KNOWN = knowledge.own()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("8 to 20 characters", 8, 20),
        ("entre 4 et 16 caractères", 4, 16),
        ("od 3 do 25 znaków", 3, 25),
        ("８〜１６文字", 8, 16),
        ("at least 12 characters", 12, None),
        ("昵称（不少于4个字符）", 4, None),
        ("max. 1,000 characters", None, 1000),
        ("ひとこと（５０文字以内）", None, 50),
        ("up to eight characters", None, 8),
        ("Code of 8 characters", 8, 8),
        ("max 20, min 2 characters", None, None),
    ],
)
def test_a_number_of_characters_is_read_with_its_bounds(text: str, least: int | None, most: int | None) -> None:
    assert [(one.least, one.most) for one in counts(KNOWN, text, "characters")] == [(least, most)]


@pytest.mark.parametrize("text", ["20/500 characters", "2.5 characters", "characters", "Charter 8", "1a5 characters"])
def test_other_numbers_are_none_of_characters(text: str) -> None:
    assert counts(KNOWN, text, "characters") == []


@pytest.mark.parametrize(("text", "count"), [("sechsstellig", 6), ("۸ رقم", 8), ("4-digit", 4), ("半角数字6桁", 6)])
def test_a_number_of_digits_is_read_in_all_scripts(text: str, count: int) -> None:
    assert [one.bounds for one in counts(KNOWN, text, "digits-counted")] == [(count,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(−5 to 5)", ("-5", "5")),
        ("(-50 – 50)", ("-50", "50")),
        ("Enter a number between 1 and 99.", ("1", "99")),
        ("(0,5 bis 2,5)", ("0.5", "2.5")),
        ("(من ١ إلى ١٠٠)", ("1", "100")),
        ("評点（１〜１０）", ("1", "10")),
    ],
)
def test_a_range_is_read_in_all_scripts(text: str, expected: tuple[str, str]) -> None:
    assert [*ranges(KNOWN, text)] == [expected]


@pytest.mark.parametrize(
    "text", ["2-3 days", "Questions 1-10", "1-12-2026", "(5 to 5)", "(1a5)", "9:00-17:00", "no numbers"]
)
def test_what_is_no_range_of_values_is_left_alone(text: str) -> None:
    assert [*ranges(KNOWN, text)] == []


@pytest.mark.parametrize(
    ("mask", "date"),
    [
        ("MM/DD/YYYY", "12/25/2026"),
        ("TT.MM.JJJJ", "25.12.2026"),
        ("JJ/MM/AAAA", "25/12/2026"),
        ("дд.мм.гггг", "25.12.2026"),
        ("YYYY年MM月DD日", "2026年12月25日"),
        ("ddmmyyyy", "25122026"),
        ("d/m/yyyy", "5/2/2026"),
        ("MM / YY", "12 / 26"),
    ],
)
def test_a_format_of_dates_is_read_in_its_language(mask: str, date: str) -> None:
    assert [(one.text, one.dates[0]) for one in date_masks(KNOWN, f"Date ({mask})")] == [(mask, date)]


@pytest.mark.parametrize("text", ["mmyy", "a/m", "hh:mm", "Yummy", "yyyy/yyyy"])
def test_other_letters_are_no_format(text: str) -> None:
    assert date_masks(KNOWN, text) == []
