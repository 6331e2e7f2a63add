"""What the editor offers locks nobody out: each offer is held against all that the packs know of each territory."""

from collections.abc import Iterator, Sequence

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

from formlint import knowledge
from formlint.html.source import Source
from formlint.knowledge.pack import Pack
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.server.offers import Offer, offers
from formlint.server.writing import writing
from formlint.values.keyboard import keyboards
from formlint.values.regex.language import compile_pattern
from formlint.values.valid import listed

TERRITORIES = sorted(knowledge.own().index())
FIELDS = {"postal-code": "Postal code", "tel": "Phone", "cc-number": "Card number", "iban": "IBAN", "name": "Full name"}
ATTRIBUTES = ("autocomplete", "inputmode", "pattern", "maxlength", "minlength")
MAKES_PEOPLE_STUMBLE = 2


def page(purpose: str, attribute: str, value: str = "") -> str:
    token = "" if attribute == "autocomplete" else f'autocomplete="{purpose}" '
    return f'<form><label>{FIELDS[purpose]} <input name="{purpose}" {token}{attribute}="{value}"></label></form>'


def offered(purpose: str, attribute: str, *serves: str) -> list[Offer]:
    """What is offered as good or possible."""
    text = page(purpose, attribute)
    place = writing(text, text.index(f'{attribute}=""') + len(attribute) + 2)
    assert place is not None
    found = offers("page.html", text, place, Config(serves=serves))
    return [one for one in found if one.rank < MAKES_PEOPLE_STUMBLE]


def values(purpose: str, pack: Pack) -> Iterator[Sequence[str]]:
    """What people in a territory have to write, and what some rightly write: each value in all its spellings."""
    postal, phone = pack.postal_code, pack.phone
    if purpose == "postal-code" and postal and postal.system != "disputed":
        yield from (postal.spelled(code) for code in (*postal.listed, *postal.districts))
    elif purpose == "tel" and phone:
        yield from (number.spellings for number in phone.examples.values())
    elif purpose == "iban":
        yield from (kind.spelled(number) for kind in pack.bank if kind.purpose == "iban" for number in kind.must)
    elif purpose == "cc-number":
        yield from (value.spellings for value in listed(knowledge.own(), "cc-number", pack.territory))


def refused(attribute: str, offer: Offer, ways: Sequence[str]) -> bool:
    """Whether an offer refuses a spelling, or a keyboard can type none of them."""
    if attribute == "pattern":
        return not all(map(compile_pattern(offer.text).accepts, ways))
    if attribute == "maxlength":
        return max(map(len, ways)) > int(offer.text)
    if attribute == "minlength":
        return min(map(len, ways)) < int(offer.text)
    boards = keyboards(knowledge.own(), "text", offer.text, None) if attribute == "inputmode" else ()
    return not all(any(map(board.can_type, ways)) for board in boards)


@pytest.mark.parametrize("purpose", FIELDS)
def test_no_offer_locks_out_anybody(purpose: str) -> None:
    wrong: list[object] = []
    for code in TERRITORIES:
        known = [*values(purpose, knowledge.own().territory(code))]
        for attribute in ATTRIBUTES:
            for offer in offered(purpose, attribute, code):
                wrong += [(code, attribute, offer.text, ways) for ways in known if refused(attribute, offer, ways)]
    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize("purpose", FIELDS)
def test_no_offer_is_a_fault_to_the_rules(purpose: str) -> None:
    """What is offered first is followed by no finding on values that is not there without it."""
    for code in TERRITORIES:
        config = Config(serves=(code,))
        for attribute in ATTRIBUTES[1:]:
            before = rules_hit(page(purpose, "class"), config)
            for offer in [one for one in offered(purpose, attribute, code) if one.rank == 0]:
                text = page(purpose, attribute, offer.text)
                assert rules_hit(text, config) <= before | {"pattern-without-explanation"}, (code, text)


def rules_hit(text: str, config: Config) -> set[str]:
    report = engine.check(Source("page.html", text, "utf-8"), config)
    return {one.rule for one in report.findings}


REAL = [  # codes that patterns of before refused
    ("BE", ["1120", "2580", "9960"]),
    ("KE", ["00204", "90100"]),
    ("TW", ["220", "950"]),
    ("DK", ["1301", "1800"]),
    ("AT", ["1100", "1220"]),
    ("MY", ["93000", "75000", "01000"]),
    ("PH", ["8000", "0410"]),
    ("FR", ["97400", "20000", "75 008"]),
    ("CA", ["k1a0b1", "K1A-0B1"]),
    ("GB", ["sw1a1aa", "M1 1AE", "BFPO 5", "BF1 2AY", "GIR 0AA"]),
]


@pytest.mark.parametrize(("code", "codes"), REAL)
def test_a_pattern_that_is_offered_takes_real_codes_as_people_write_them(code: str, codes: list[str]) -> None:
    postal = knowledge.own().territory(code).postal_code
    assert postal is not None
    patterns = [offer.text for offer in offered("postal-code", "pattern", code)]
    assert patterns
    assert postal.pattern not in patterns
    for pattern in patterns:
        assert not [one for one in codes if not compile_pattern(pattern).accepts(one)]


def test_the_pattern_of_the_territories_comes_first_where_their_bounds_are_known() -> None:
    wide = knowledge.own().patterns.patterns["postal-code"].wide
    assert [one.text for one in offered("postal-code", "pattern", "BE")] == [r"[1-9]\d{3}", wide]
    assert next(one.text for one in offered("postal-code", "pattern", "BE", "CA")) != wide
    assert [one.text for one in offered("postal-code", "pattern", "BE", "AF")] == [wide]


def test_lengths_are_those_of_all_territories_served() -> None:
    assert [one.text for one in offered("postal-code", "maxlength", "CA")] == ["7"]
    assert [one.text for one in offered("postal-code", "minlength", "CA")] == ["6"]
    assert [one.text for one in offered("postal-code", "minlength", "CA", "BE")] == ["4"]
    assert [one.text for one in offered("postal-code", "maxlength", "CA", "US")] == ["10"]


@pytest.mark.parametrize(("purpose", "serves"), [("name", ["GB"]), ("postal-code", []), ("postal-code", ["CA", "HK"])])
def test_nothing_is_offered_where_nothing_is_known(purpose: str, serves: list[str]) -> None:
    for attribute in ("pattern", "maxlength", "minlength"):
        assert offered(purpose, attribute, *serves) == []
