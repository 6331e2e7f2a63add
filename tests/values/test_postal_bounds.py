"""The upper bound of postal codes, as it stands in pages: whatever people write is in it."""

import pytest

from formlint import knowledge
from formlint.knowledge.pack import PostalCode
from formlint.values.postal_bounds import lengths, upper_pattern
from formlint.values.regex.language import compile_pattern

PLAIN = PostalCode("yes", ("me",), "2026-11-30", pattern=r"1\d{3}", all_=r"[1-9]\d{3}", must=("1000",))
LETTERS = PostalCode(
    "yes",
    ("me",),
    "2026-11-30",
    all_=r"[A-CX\d]\d? \d(?:A|B)",
    must=("A1 2B",),
    spellings=("no-separator", "lower-case"),
)


def bounded() -> list[str]:
    codes = knowledge.own().codes()
    return [code for code in codes if (postal := knowledge.own().territory(code).postal_code) and postal.all_]


def test_digits_stay_as_they_are() -> None:
    assert upper_pattern([PLAIN]) == r"[1-9]\d{3}"


@pytest.mark.parametrize("code", ["A1 2B", "a12b", "x1-2A", "7 2b", "B 0A"])
def test_separators_and_the_case_of_letters_are_left_to_people(code: str) -> None:
    assert compile_pattern(upper_pattern([LETTERS])).accepts(code)


@pytest.mark.parametrize("code", ["D1 2B", "A1  2B", "A1 2C", ""])
def test_nothing_else_is_let_through(code: str) -> None:
    assert not compile_pattern(upper_pattern([LETTERS])).accepts(code)


def test_what_else_is_listed_is_let_through_in_its_shape() -> None:
    found = compile_pattern(upper_pattern([PLAIN._replace(also=("BE-1000",), may=("123456",))]))
    assert all(map(found.accepts, ("2580", "BE-2580", "be2580", "654321")))
    assert not any(map(found.accepts, ("0580", "BE-258", "12345")))


def test_a_wider_shape_stands_alone() -> None:
    assert upper_pattern([PLAIN._replace(may=("10 00",))]) == r"\d{2}[ \-]?\d{2}"


def test_several_territories_have_the_patterns_of_each_once() -> None:
    assert upper_pattern([PLAIN, LETTERS, PLAIN]) == f"{upper_pattern([PLAIN])}|{upper_pattern([LETTERS])}"


@pytest.mark.parametrize(
    "changed",
    [
        {"all_": ""},
        {"known_codes": (99, 100)},
        {"all_": r"[\p{Nd}&&[0-9]]{4}"},
        {"all_": r"[^a]\d{3}"},
        {"all_": r"\d{3}("},
        {"all_": r"\d +\d"},
        {"all_": "|".join(f"{number}" for number in range(1000, 1100))},
    ],
)
def test_there_is_none_where_it_is_not_known_or_not_fit_for_a_page(changed: dict[str, object]) -> None:
    assert upper_pattern([PLAIN._replace(**changed)]) == ""  # type: ignore[arg-type]
    assert upper_pattern([PLAIN, PLAIN._replace(**changed)]) == ""  # type: ignore[arg-type]


def test_a_bound_that_takes_all_known_codes_is_used() -> None:
    assert upper_pattern([PLAIN._replace(known_codes=(100, 100))])


def test_the_lengths_are_those_of_the_upper_bound_in_all_spellings() -> None:
    assert lengths(PLAIN) == (4, 4)
    assert lengths(LETTERS) == (3, 5)
    assert lengths(PLAIN._replace(all_="", pattern="")) is None
    assert lengths(PLAIN._replace(all_=r"\d{3}(")) is None


def test_the_upper_bounds_of_the_packs_take_all_their_codes_in_all_spellings() -> None:
    assert {"BE", "CA", "FR", "GB", "MY", "PH"} <= {*bounded()}
    for code in bounded():
        postal = knowledge.own().territory(code).postal_code
        assert postal
        pattern = upper_pattern([postal])
        ways = [way for one in (*postal.listed, *postal.districts) for way in postal.spelled(one)] if pattern else ()
        assert not [way for way in ways if not compile_pattern(pattern).accepts(way)], code
