"""Makes tables of `rules/standards/` anew from what standards and browsers publish for machines, and shows the diff.

    python tools/standards.py [--packages FOLDER] [--write]

From npm come jsdom (which types of input take an attribute), html-element-attributes and browser-compat-data (which
elements do), aria-query (states and properties with their words), webref (the elements of HTML) and color-name (the
colours of CSS). A row is written anew where it holds another set; comments, sources, and the order of what stays are
kept. Review the diff, then use ``--write``, and write the source with its release and the day into what changed.

No row is added but for ARIA: which attributes the rules look at is decided by hand, and so are those of which no source
tells the types. `tools/watch.py` tells of what is new.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from watch import ELEMENTS, elements, fetched, home, read, states

Rows = Mapping[str, Sequence[str]]
"""A table of lists: its keys with what each holds."""

RULES = Path(__file__).parent.parent / "rules" / "standards"
PACKAGES = (
    *("@mdn/browser-compat-data", "@webref/elements", "aria-query", "color-name", "html-element-attributes", "jsdom"),
)
TYPES = "lib/jsdom/living/nodes/HTMLInputElement-impl.js"
"""Where jsdom says which types take an attribute: in an object of sets that is made of other sets."""
MADE_OF_SETS = re.compile(
    r"^const \w+ =\s+new Set.*?^const (applicableTypesForContentAttribute) = \{.*?^\};", re.MULTILINE | re.DOTALL
)
NO_NAMES = ("transparent", "currentcolor")
"""The words of CSS for colours that are no names of colours."""
WIDTH = 150
"""Columns of a line in these files."""
_NAMES = "import('{}').then(all => console.log(JSON.stringify(all.{})))"
_SETS = "console.log(JSON.stringify({}, (_, value) => value instanceof Set ? [...value] : value))"


# What is published


def types_that_take(folder: Path, rows: Rows) -> Rows:
    """The types of `input` that take each attribute; of those of which nobody tells, our own."""
    code = MADE_OF_SETS.search((home(folder, "jsdom") / TYPES).read_text(encoding="utf-8"))
    if code is None:
        raise LookupError(f"{TYPES} of jsdom is not what it was")
    found: Rows = evaluated(f"{code[0]} {_SETS.format(code[1])}")
    return {name: found.get(name, those) for name, those in rows.items()}


def elements_that_take(folder: Path, rows: Rows) -> Rows:
    """The elements of forms that take each attribute, as one of two sources has them."""
    place = (home(folder, "html-element-attributes") / "index.js").resolve().as_uri()
    listed: Mapping[str, Sequence[str]] = evaluated(_NAMES.format(place, "htmlElementAttributes"))
    browsers: Mapping[str, Any] = read(home(folder, "@mdn/browser-compat-data") / "data.json")["html"]["elements"]
    return {
        name: [
            one for one in ELEMENTS if name in listed.get(one, ()) or _is_standard(browsers.get(one, {}).get(name, {}))
        ]
        for name in rows
    }


def _is_standard(feature: Mapping[str, Any]) -> bool:
    status = feature.get("__compat", {}).get("status", {})
    return bool(status.get("standard_track")) and not status.get("deprecated")


def evaluated(code: str) -> Any:
    """What a program for node prints as JSON."""
    told = subprocess.run(["node", "-e", code], check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


def words_of_states(folder: Path, rows: Rows) -> Rows:
    """The states and properties of ARIA with their words, and those that only we have."""
    return {**rows, **{name: told.split() for name, told in states(folder).items()}}


def known_elements(folder: Path, rows: Rows) -> Rows:
    """The elements that we have, as far as they are in use."""
    used = elements(folder)
    return {name: [one for one in those if used.get(f"element {one}") == "in use"] for name, those in rows.items()}


def names_of_colors(folder: Path, rows: Rows) -> Rows:
    """The names of colours."""
    place = (home(folder, "color-name") / "index.js").resolve().as_uri()
    every = sorted(evaluated(_NAMES.format(place, "default")))
    return {key: [*every, *NO_NAMES] for key in rows}


TABLES: Mapping[tuple[str, str], Callable[[Path, Rows], Rows]] = {
    ("aria", "attributes"): words_of_states,
    ("html", "colors"): names_of_colors,
    ("html", "elements"): elements_that_take,
    ("html", "known"): known_elements,
    ("html", "switches"): elements_that_take,
    ("html", "types"): types_that_take,
}
"""What makes a table of a file."""


# What is written


def remade(name: str, text: str, folder: Path) -> str:
    """A file of standards with its tables made anew."""
    content = tomllib.loads(text)
    for (file, table), make in TABLES.items():
        if file == name:
            rows = {key: those for key, those in content[table].items() if key != "source"}
            text = with_rows(text, table, rows, make(folder, rows))
    return text


def with_rows(text: str, table: str, before: Rows, after: Rows) -> str:
    """A text with the rows of a table that hold another set now, and those that are new."""
    start = re.search(rf"^\[{re.escape(table)}\]\n", text, re.MULTILINE)
    assert start
    end = text.find("\nsource = ", start.end()) + 1
    body = text[start.end() : end]
    for key, those in after.items():
        if key in before and set(those) == set(before[key]):
            continue
        kept = [one for one in before.get(key, ()) if one in those]
        row = row_of(key, [*kept, *(one for one in those if one not in kept)])
        old = re.compile(rf"^{re.escape(key)} = \[[^\]]*\]\n", re.MULTILINE)
        body = old.sub(lambda _, row=row: row, body) if key in before else inserted(body, key, row)
    return text[: start.end()] + body + text[end:]


def inserted(body: str, key: str, row: str) -> str:
    """Rows with one more, where it belongs by its key."""
    later = next((one.start() for one in re.finditer(r"^([\w-]+) = ", body, re.MULTILINE) if one[1] > key), len(body))
    return body[:later] + row + body[later:]


def row_of(key: str, those: Iterable[str]) -> str:
    """A row of a table, on several lines if it is long."""
    items = [f'"{one}"' for one in those]
    line = f"{key} = [{', '.join(items)}]\n"
    return line if len(line) <= WIDTH else f"{key} = [\n" + "".join(f"  {one}\n" for one in lines(items)) + "]\n"


def lines(items: Iterable[str]) -> Iterator[str]:
    """Items with commas behind them, as many on a line as fit."""
    line = ""
    for item in items:
        if line and len(line) + len(item) + 4 > WIDTH:
            yield line
            line = ""
        line = f"{line} {item},".lstrip()
    yield line


def differences(folder: Path, rules: Path = RULES, *, write: bool = False) -> str:
    """What would change in the files, as a diff; with `write`, it is written."""
    told: list[str] = []
    for name in dict.fromkeys(file for file, _ in TABLES):
        path = rules / f"{name}.toml"
        before = path.read_text(encoding="utf-8")
        after = remade(name, before, folder)
        old, new = (one.splitlines(keepends=True) for one in (before, after))
        told += difflib.unified_diff(old, new, f"a/{path.name}", f"b/{path.name}", n=0)
        if write:
            path.write_text(after, encoding="utf-8")
    return "".join(told)


def main() -> None:
    """Print the diff."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, metavar="FOLDER", help="npm packages that are unpacked already")
    parser.add_argument("--write", action="store_true", help="write the tables")
    chosen = parser.parse_args()
    show = partial(differences, write=chosen.write)
    with TemporaryDirectory() as temporary:
        print(show(chosen.packages or fetched(PACKAGES, Path(temporary))) or "nothing has changed")


if __name__ == "__main__":
    sys.exit(main())
