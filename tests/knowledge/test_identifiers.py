from importlib import import_module

import pytest

from formlint import knowledge
from formlint.knowledge.pack import Identifier
from formlint.values.regex.language import compile_pattern

NUMBERS = [
    pytest.param(code, number, id=f"{code}-{number.id}")
    for code in knowledge.own().codes()
    for number in (*knowledge.own().territory(code).ids, *knowledge.own().territory(code).bank)
]
IBANS = {code: iban for code in knowledge.own().codes() if (iban := knowledge.own().territory(code).identifier("iban"))}


def number(code: str, key: str) -> Identifier:
    found = knowledge.own().territory(code).identifier(key)
    assert found
    return found


@pytest.mark.parametrize(("code", "table"), NUMBERS)
def test_a_pattern_accepts_its_specimens_and_refuses_near_misses(code: str, table: Identifier) -> None:
    language = compile_pattern(table.pattern)
    name = f"{'ids' if table in knowledge.own().territory(code).ids else 'bank'}.{table.id}"
    for must in table.must:
        where = knowledge.own().place(code, name, "must")
        assert language.accepts(must), (
            f"{where}: `pattern` refuses {must!r}: correct the specimen, or widen the pattern"
        )
    for near in table.refuses:
        where = knowledge.own().place(code, name, "refuses")
        assert not language.accepts(near), f"{where}: `pattern` accepts {near!r}: narrow it, or take the number out"
    assert not {*table.refuses} & {*table.must, *table.also, *table.may}
    assert not language.accepts("")
    assert not language.accepts("not a number")


SEPARATED = {"FI-hetu"}
"""Numbers that lose something without their separators: the century of birth."""


@pytest.mark.parametrize(("code", "table"), NUMBERS)
def test_spellings_fit_the_specimens(code: str, table: Identifier) -> None:
    everything = "".join((*table.must, *(number for form in table.forms for number in form.must)))
    separated = not everything.isalnum() and f"{code}-{table.id}" not in SEPARATED
    assert ("no-separator" in table.spellings) == separated, code
    assert ("lower-case" in table.spellings) == (everything.lower() != everything), code


def test_hardly_anybody_lives_where_no_number_of_people_is_known() -> None:
    packs = [knowledge.own().territory(code) for code in knowledge.own().codes()]
    assert sum(bool(pack.ids) for pack in packs) >= 130
    people = sum(pack.population for pack in packs)
    assert sum(pack.population for pack in packs if not pack.identifiers("national-id")) < people * 0.08


def test_a_name_that_other_countries_use_too_does_not_tell_whose_number_it_is() -> None:
    vat = number("FR", "tva")
    assert vat.own_names == ()
    assert vat.names == ("VAT number", "numéro de TVA", "TVA intracommunautaire")
    nida = number("TZ", "nida")
    assert "ID number" in nida.names
    assert "ID number" not in nida.own_names


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("GB", {"nino", "sort-code", "iban"}),
        ("US", {"ssn", "routing-number"}),
        ("CA", {"sin"}),
        ("BR", {"cpf", "cnpj"}),
        ("ES", {"dni", "nie"}),
        ("IT", {"codice-fiscale"}),
        ("PL", {"pesel"}),
        ("NL", {"bsn"}),
        ("SE", {"personnummer"}),
        ("IN", {"aadhaar", "pan", "ifsc"}),
        ("JP", {"my-number"}),
        ("AU", {"bsb"}),
        ("MX", {"clabe"}),
    ],
)
def test_the_numbers_people_know_are_there(code: str, keys: set[str]) -> None:
    assert all(knowledge.own().territory(code).identifier(key) for key in keys)


ORACLES = {  # python-stdnum's modules, where not named territory.id
    "GB-utr": "gb.utr",
    "GB-vat": "gb.vat",
    "GB-nino": None,
    "DE-steuer-id": "de.idnr",
    "DE-ust-idnr": "de.vat",
    "US-routing-number": "us.rtn",
    "AT-svnr": "at.vnr",
    "CH-ahv": "ch.ssn",
    "LI-ahv": "ch.ssn",
    "BE-rijksregisternummer": "be.nn",
    "BE-ondernemingsnummer": "be.vat",
    "ES-nif": "es.cif",
    "IT-codice-fiscale": "it.codicefiscale",
    "IT-partita-iva": "it.iva",
    "GR-afm": "gr.vat",
    "CY-tic": "cy.vat",
    "SE-organisationsnummer": "se.orgnr",
    "CZ-rodne-cislo": "cz.rc",
    "CZ-ico": "cz.dic",
    "SK-rodne-cislo": "sk.rc",
    "BG-eik": "bg.vat",
    "SI-davcna": "si.ddv",
    "EE-isikukood": "ee.ik",
    "LT-asmens-kodas": "lt.asmens",
    "UA-rnokpp": "ua.rntrc",
    "TR-tckn": "tr.tckimlik",
    "IN-aadhaar": "in_.aadhaar",
    "IN-pan": "in_.pan",
    "IN-gstin": "in_.gstin",
    "CN-resident-id": "cn.ric",
    "JP-my-number": "jp.in_",
    "JP-corporate-number": "jp.cn",
    "TH-national-id": "th.pin",
    "EC-cedula": "ec.ci",
    "CR-cedula": "cr.cpf",
    "IL-teudat-zehut": "il.idnr",
    "ZA-id": "za.idnr",
    "ZA-tax": "za.tin",
    "IS-kennitala": "is_.kennitala",
    "NZ-bank-account": "nz.bankaccount",
    "EG-tax": "eg.tn",
    "FO-v-number": "fo.vn",
    "SM-coe": None,  # without the letters
    "GB-nhs": "gb.nhs",
    "DE-steuernummer": "de.stnr",
    "SK-dic": "sk.dph",
    "SK-ic-dph": "sk.dph",
    "FR-numero-fiscal": "fr.nif",
    "BG-lnch": "bg.pnf",
    "NO-kontonummer": "no.kontonr",
    "CZ-account": "cz.bankaccount",
}
SPECIMENS = {"219-09-9999", "010594Y9032"}  # never issued; of a form newer than the oracle


@pytest.mark.upstream("python-stdnum")
@pytest.mark.parametrize(("code", "table"), NUMBERS)
def test_specimens_have_right_check_digits(code: str, table: Identifier) -> None:
    pytest.importorskip("stdnum")
    name = ORACLES.get(f"{code}-{table.id}", f"{code.lower()}.{table.id.replace('-', '')}")
    if table.purpose == "iban" or name is None:
        return
    try:
        oracle = import_module(f"stdnum.{name}")
    except ImportError:
        return
    assert not [must for must in table.must if must not in SPECIMENS and not oracle.is_valid(must)]


@pytest.mark.upstream("python-stdnum")
@pytest.mark.parametrize("code", IBANS)
def test_an_iban_has_a_right_check_and_length(code: str) -> None:
    oracle = pytest.importorskip("stdnum.iban")
    for must in IBANS[code].must:
        plain = must.replace(" ", "")
        digits = "".join(str(int(char, 36)) for char in plain[4:] + plain[:4])
        assert int(digits) % 97 == 1
        assert all(len(group) == 4 for group in must.split(" ")[:-1])
        assert oracle.is_valid(plain, check_country=False)


def test_lengths_of_ibans_are_those_of_the_registry() -> None:
    lengths = {code: len(iban.must[0].replace(" ", "")) for code, iban in IBANS.items()}
    assert (min(lengths.values()), max(lengths.values())) == (15, 33)
    assert len(IBANS) >= 89


def test_a_number_is_written_in_every_customary_way() -> None:
    assert number("GB", "nino").spelled("AB 12 34 56 C") == (
        "AB 12 34 56 C",
        "AB123456C",
        "ab 12 34 56 c",
        "ab123456c",
    )
    assert number("GB", "iban").maximum == 27
    assert knowledge.own().territory("GB").identifier("zip") is None


def test_numbers_are_found_by_what_a_field_asks_for() -> None:
    assert [found.id for found in knowledge.own().territory("US").identifiers("bank-code")] == ["routing-number"]
    assert [found.id for found in knowledge.own().territory("ES").identifiers("national-id")] == ["dni", "nie"]
