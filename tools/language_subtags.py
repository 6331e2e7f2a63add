"""Write `rules/standards/subtags.toml` from the IANA registry of language subtags.

    npm pack language-subtag-registry && tar xzf language-subtag-registry-*.tgz
    python tools/language_subtags.py package/data/json

The npm package carries the registry as JSON, record by record; its licence is CC0.
"""

import json
import sys
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from textwrap import wrap
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "rules" / "standards" / "subtags.toml"
HEAD = """\
#:schema ../schema/subtags.json
# The subtags of BCP 47 language tags, in small letters. Made by tools/language_subtags.py: edit that.
source = [
  "IANA Language Subtag Registry, File-Date {date}: https://www.iana.org/assignments/language-subtag-registry",
  "RFC 5646, 2.2 (language subtag sources and interpretation)",
]
"""
KINDS = ("extlang", "script", "region", "variant", "grandfathered")


def subtags(records: list[dict[str, Any]], kind: str) -> list[str]:
    """All subtags of a kind, or whole tags; the ranges for private use are written out."""
    found: list[str] = []
    for record in records:
        if record["Type"] == kind:
            first, _, last = str(record.get("Subtag") or record["Tag"]).lower().partition("..")
            between = map("".join, product(ascii_lowercase, repeat=len(first))) if last else ()
            found += [subtag for subtag in between if first <= subtag <= last] or [first]
    return sorted(found)


def preferred(records: list[dict[str, Any]], *kinds: str) -> dict[str, str]:
    """What to write in place of deprecated subtags or tags of some kinds; empty where the registry names nothing.

    Rare languages that nothing takes the place of are left out.
    """
    deprecated = [one for one in records if one["Type"] in kinds and "Deprecated" in one]
    found = {str(one.get("Subtag") or one["Tag"]).lower(): one.get("Preferred-Value", "") for one in deprecated}
    return {old: new for old, new in sorted(found.items()) if new or "language" not in kinds}


def suppressed(records: list[dict[str, Any]]) -> dict[str, str]:
    """The languages that are so commonly written in a script that their tags should not name it, by script."""
    found: dict[str, list[str]] = {}
    for one in records:
        if one["Type"] == "language" and "Suppress-Script" in one:
            found.setdefault(one["Suppress-Script"].lower(), []).append(one["Subtag"])
    return {script: " ".join(sorted(those)) for script, those in sorted(found.items())}


def table(name: str, entries: dict[str, str]) -> str:
    """A table of texts as TOML."""
    return f"\n[{name}]\n" + "".join(f'{key} = "{value}"\n' for key, value in entries.items())


def page(folder: Path) -> str:
    """The text of the table: primary subtags of two letters apart, which are nearly all that pages use."""
    records = json.loads((folder / "registry.json").read_text(encoding="utf-8"))
    date = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["File-Date"]
    primary = subtags(records, "language")
    short = [one for one in primary if len(one) == len("en")]
    lists = {"short": short, "long": [one for one in primary if one not in short]}
    lists |= {kind: subtags(records, kind) for kind in KINDS}
    blocks = (f'{name} = """\n' + "\n".join(wrap(" ".join(those), 118)) + '\n"""\n' for name, those in lists.items())
    tables = {
        "deprecated-languages": preferred(records, "language"),
        "deprecated-regions": preferred(records, "region"),
        "deprecated-tags": preferred(records, "grandfathered", "redundant"),
        "default-scripts": suppressed(records),
    }
    return HEAD.format(date=date) + "".join(blocks) + "".join(table(*one) for one in tables.items())


if __name__ == "__main__":
    TARGET.write_text(page(Path(sys.argv[1])), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
