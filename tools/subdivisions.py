"""Adds what the languages of a territory call its subdivisions to the lists in its pack.

    python tools/subdivisions.py FOLDER [CODE …] [--languages LANGUAGE …] [--write DAY]

FOLDER is ``common/subdivisions`` of CLDR 41, as in Debian's package unicode-cldr-core; release 48 has few of these
names. This prints the names that a pack lacks in the scripts of its languages, the Latin one left out, or those in the
languages that are given; with ``--write`` it writes them into the file, whose diff is to be reviewed.

A name is left out if it may mean another subdivision of the territory, and if CLDR's English name for the code is not
ours: ISO has given some codes away again. Words such as "province" are left out in a second form.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

from formlint import knowledge
from formlint.forms.audience.lookup import key
from formlint.knowledge.address import Subdivision
from formlint.knowledge.pack import Pack

TERRITORIES = Path(__file__).parent.parent / "rules" / "territories"
SOURCE = "subdivision names of CLDR 41, as in unicode-cldr-core 41-0.1 of Debian"
ALIKE = 0.6
"""How like our names CLDR's English one has to be, where it is another."""
OFTEN = 0.3
"""The share of the names of a territory that have a word which is then left out in a second form."""
FEWEST = 4
JOINED = {"km": "ខេត្ត", "th": "จังหวัด"}
"""What stands before names without a space."""
SPLIT = str.maketrans({"\u200b": None, "\u200e": None, "\u200f": None})
LATIN = re.compile("[A-Za-z]")
ORDER = ("name", "latin", "also", "iso", "kind", "optional", "apart", "former", "changed")

Names = Mapping[str, str]
"""The names of subdivisions by id, such as ``grb``."""


def names_in(folder: Path, language: str) -> Names:
    """What CLDR has in a language, empty where it has nothing."""
    path = folder / f"{language}.xml"
    if not path.is_file():
        return {}
    found = ET.parse(path).getroot().iter("subdivision")  # noqa: S314  # CLDR's own
    return {one.attrib["type"]: clean(one.text or "") for one in found if "alt" not in one.attrib}


def clean(name: str) -> str:
    """A name without notes in brackets, and without spaces where Sinhala has a joiner, which CLDR lost in some."""
    whole = re.sub("\u0dca (?=[\u0dba\u0dbb])", "\u0dca\u200d", name.translate(SPLIT))
    return " ".join(re.sub(r"\(.*?\)|, .*|[²³]", "", whole).split())


def second_forms(names: Mapping[str, str], language: str) -> Mapping[str, str]:
    """The names without the word that many of them begin or end with, such as "province"; those that have none left."""
    least = max(FEWEST, OFTEN * len(names))
    split = {code: name.split() for code, name in names.items()}
    first = Counter(words[0] for words in split.values() if len(words) > 1)
    last = Counter(words[-1] for words in split.values() if len(words) > 1)
    bare: dict[str, str] = {}
    for code, words in split.items():
        if len(words) > 1 and first[words[0]] >= least:
            bare[code] = " ".join(words[1:])
        elif len(words) > 1 and last[words[-1]] >= least:
            bare[code] = " ".join(words[:-1])
        elif names[code].startswith(joined := JOINED.get(language, "\0")):
            bare[code] = names[code].removeprefix(joined).strip()
    return {**bare, **second_forms(bare, language)} if bare else {}


def is_same(unit: Subdivision, english: str) -> bool:
    """Whether CLDR's English name for a code is like one of ours."""
    theirs = key(english)
    return any(SequenceMatcher(None, theirs, key(way)).ratio() >= ALIKE for way in unit.spelled) if theirs else False


def additions(pack: Pack, folder: Path, english: Names, languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The names that each subdivision of a territory lacks, by its key in the table."""
    units = pack.address.subdivisions if pack.address else ()
    ids = {unit.code: unit.iso.replace("-", "").lower() for unit in units}
    same = {unit.code for unit in units if is_same(unit, english.get(ids[unit.code], ""))}
    offered: dict[str, list[str]] = {unit.code: [] for unit in units}
    further = pack.names.languages if pack.names else ()
    for language in languages or dict.fromkeys((*pack.languages, *(names.language for names in further))):
        known = names_in(folder, language)
        names = {code: known[ids[code]] for code in same if known.get(ids[code])}
        if not languages:
            names = {code: name for code, name in names.items() if not LATIN.search(name)}
        for found in (names, second_forms(names, language)):
            for code, name in found.items():
                offered[code].append(name)
    owners = Counter(name for those in offered.values() for name in {key(name) for name in those})
    taken = {key(way): unit.code for unit in units for way in (*unit.spelled, *unit.former)}
    fit = {
        code: [name for name in those if owners[key(name)] == 1 and key(name) not in taken and key(name)]
        for code, those in offered.items()
    }
    return {code: list({key(name): name for name in reversed(those)}.values())[::-1] for code, those in fit.items()}


def written(row: Mapping[str, Any]) -> str:
    """A row as it is written in TOML."""
    return "{ " + ", ".join(f"{name} = {literal(row[name])}" for name in ORDER if name in row) + " }"


def literal(value: object) -> str:
    """A value as it is written in TOML, with escapes for joiners, which nobody sees."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + re.sub("[\u200c\u200d]", lambda sign: f"\\u{ord(sign[0]):04X}", escaped) + '"'
    return f"[{', '.join(map(literal, cast('list[object]', value)))}]"


def with_names(text: str, found: Mapping[str, Sequence[str]], today: str) -> str:
    """The file of a territory with more names in its table of subdivisions."""
    rows = tomllib.loads(text)["address"]["subdivisions"]
    head, start, table = text.partition("[address.subdivisions]\n")
    for code, names in found.items():
        if names:
            row = {**rows[code], "also": [*rows[code].get("also", ()), *names]}
            line = re.compile(rf'^("?{re.escape(code)}"? = ){{.*}}$', re.MULTILINE)
            table = line.sub(lambda old, row=row: old[1] + written(row), table, count=1)
    return sourced(head, today) + start + table


def sourced(head: str, today: str) -> str:
    """What stands before the subdivisions, with the source of their names in the table of addresses."""
    start = head.index("[address]\n")
    before, table = head[:start], head[start:]
    if SOURCE in table:
        return head
    table = re.sub(r"^source = \[\n((?:.*\n)*?)\]$", rf'source = [\n\1  "{SOURCE}",\n]', table, flags=re.MULTILINE)
    table = re.sub(r"^source = \[(\".*\")\]$", lambda old: listed(old[1]), table, flags=re.MULTILINE)
    return before + re.sub(r"^checked = .*$", f"checked = {today}", table, flags=re.MULTILINE)


def listed(sources: str) -> str:
    """The key of sources, with ours behind the others."""
    every = [*re.findall(r'"[^"]*"', sources), f'"{SOURCE}"']
    line = f"source = [{', '.join(every)}]"
    longest = 120
    return line if len(line) <= longest else "source = [\n" + "".join(f"  {one},\n" for one in every) + "]"


def report(
    packs: Iterable[Pack], folder: Path, languages: Sequence[str]
) -> Iterator[tuple[Pack, Mapping[str, Sequence[str]]]]:
    """The packs that lack names, with these."""
    english = names_in(folder, "en")
    for pack in packs:
        found = additions(pack, folder, english, languages)
        if any(found.values()):
            yield pack, found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--languages", nargs="+", default=())
    parser.add_argument("--write", metavar="DAY", help="write the names, as checked on this day")
    chosen = parser.parse_args(arguments)
    rules = knowledge.own()
    packs = map(rules.territory, chosen.codes or rules.codes())
    for pack, found in report(packs, chosen.folder, chosen.languages):
        for code, names in found.items():
            print(pack.territory, code, ", ".join(names))
        if chosen.write:
            path = TERRITORIES / f"{pack.territory}.toml"
            path.write_text(with_names(path.read_text(encoding="utf-8"), found, chosen.write), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
