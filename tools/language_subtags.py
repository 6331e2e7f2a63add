"""Write `rules/subtags.toml` from the IANA registry of language subtags.

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

TARGET = Path(__file__).resolve().parents[1] / "rules" / "subtags.toml"
HEAD = """\
#:schema schema/subtags.json
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


def page(folder: Path) -> str:
    """The text of the table: primary subtags of two letters apart, which are nearly all that pages use."""
    records = json.loads((folder / "registry.json").read_text(encoding="utf-8"))
    date = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["File-Date"]
    primary = subtags(records, "language")
    short = [one for one in primary if len(one) == len("en")]
    lists = {"short": short, "long": [one for one in primary if one not in short]}
    lists |= {kind: subtags(records, kind) for kind in KINDS}
    blocks = (f'{name} = """\n' + "\n".join(wrap(" ".join(those), 118)) + '\n"""\n' for name, those in lists.items())
    return HEAD.format(date=date) + "".join(blocks)


if __name__ == "__main__":
    TARGET.write_text(page(Path(sys.argv[1])), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
