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
# The primary language subtags that a BCP 47 tag may begin with. Made by tools/language_subtags.py: edit that.
source = [
  "IANA Language Subtag Registry, File-Date {date}: https://www.iana.org/assignments/language-subtag-registry",
  "RFC 5646, 2.2.1 (primary language subtag)",
]
short = \"\"\"
{short}
\"\"\"
long = \"\"\"
{long}
\"\"\"
"""


def subtags(records: list[dict[str, Any]]) -> list[str]:
    """All primary language subtags, the range for private use written out."""
    found: list[str] = []
    for record in records:
        if record["Type"] == "language":
            first, _, last = str(record["Subtag"]).partition("..")
            between = map("".join, product(ascii_lowercase, repeat=len(first))) if last else ()
            found += [subtag for subtag in between if first <= subtag <= last] or [first]
    return sorted(found)


def page(folder: Path) -> str:
    """The text of the table."""
    found = subtags(json.loads((folder / "registry.json").read_text(encoding="utf-8")))
    date = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["File-Date"]
    two = 2
    short, rest = ([one for one in found if (len(one) == two) is alike] for alike in (True, False))
    return HEAD.format(
        date=date, short="\n".join(wrap(" ".join(short), 118)), long="\n".join(wrap(" ".join(rest), 118))
    )


if __name__ == "__main__":
    TARGET.write_text(page(Path(sys.argv[1])), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
