"""Says what has changed upstream of `rules/` since somebody last looked: in standards, in browsers and in registries.

    python tools/watch.py [--packages FOLDER] [--seen]

What browsers do with the elements of forms (browser-compat-data), which elements HTML has (webref), which states ARIA
has (aria-query) that `rules/standards/aria.toml` has otherwise, and the newest release of each is compared with what
was seen last, in `tools/upstream.json`. Each line names a fact, what it was and what it is. Take over what concerns
forms, with its source and the day; ``--seen`` then writes down that all of it was seen.

The packages come from npm by name, unless a folder with them, unpacked, is given. ``tools/update_packs.py`` compares
what is in the packs; ``tools/language_subtags.py`` makes the table of language subtags.
"""

import argparse
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from formlint import knowledge

Facts = Mapping[str, str]

SEEN = Path(__file__).with_name("upstream.json")
PACKAGES = ("@mdn/browser-compat-data", "@webref/elements", "aria-query", "language-subtag-registry", "cldr-core")
ELEMENTS = (
    "button", "datalist", "dialog", "fieldset", "form", "input", "label", "legend", "meter", "optgroup", "option",
    "output", "progress", "search", "select", "selectedcontent", "textarea",
)  # fmt: skip
BROWSERS = ("chrome", "firefox", "safari", "safari_ios", "samsunginternet_android")
_MAP = "const {aria} = require(process.argv[1]); console.log(JSON.stringify(aria.entries()))"


def fetched(packages: Iterable[str], into: Path) -> Path:
    """The folder with the newest release of npm packages, each unpacked in a folder of its own."""
    for name in packages:
        told = subprocess.run(["npm", "pack", "--silent", name], cwd=into, check=True, capture_output=True, text=True)
        with tarfile.open(into / told.stdout.split()[-1]) as packed:
            packed.extractall(into / name.replace("/", "+"), filter="data")
    return into


def home(folder: Path, name: str) -> Path:
    """Where a package lies in the folder."""
    return folder / name.replace("/", "+") / "package"


def read(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def releases(folder: Path) -> Facts:
    """The release of each package."""
    return {f"release {name}": str(read(home(folder, name) / "package.json")["version"]) for name in PACKAGES}


def elements(folder: Path) -> Facts:
    """The elements of HTML, and which of them are obsolete."""
    known = read(home(folder, "@webref/elements") / "html.json")["elements"]
    return {f"element {one['name']}": "obsolete" if one.get("obsolete") else "in use" for one in known}


def features(folder: Path) -> Facts:
    """What browsers know of the elements of forms and of global attributes: since which version, in one line."""
    html = read(home(folder, "@mdn/browser-compat-data") / "data.json")["html"]
    trees = {f"html.elements.{name}": html["elements"].get(name, {}) for name in ELEMENTS}
    trees["html.global_attributes"] = html["global_attributes"]
    return {name: fact for place, tree in trees.items() for name, fact in _features(place, tree)}


def _features(place: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, part in tree.items():
        if name == "__compat":
            yield place, _support(part)
        else:
            yield from _features(f"{place}.{name}", part)


def _support(feature: Mapping[str, Any]) -> str:
    said = [f"{name} {_version(feature['support'][name])}" for name in BROWSERS if name in feature["support"]]
    status = feature.get("status", {})
    flags = [word for word in ("deprecated", "experimental") if status.get(word)]
    return ", ".join([*said, *flags])


def _version(support: Any) -> str:
    newest = cast("Mapping[str, Any]", support if isinstance(support, dict) else support[0])
    if newest.get("version_removed"):
        return f"until {newest['version_removed']}"
    return str(newest["version_added"]) if newest["version_added"] and not newest.get("flags") else "no"


def changes(before: Facts, now: Facts) -> Iterator[str]:
    """A line for each fact that is new, gone or another."""
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if old is None:
            yield f"+ {name}: {new}"
        elif new is None:
            yield f"- {name}: was {old}"
        elif old != new:
            yield f"~ {name}: {old} -> {new}"


def states(folder: Path) -> Facts:
    """The states and properties of ARIA with their words, as aria-query has them."""
    place = str(home(folder, "aria-query").resolve())
    told = subprocess.run(["node", "-e", _MAP, place], check=True, capture_output=True, text=True)
    return {name: _words(one) for name, one in json.loads(told.stdout)}


def _words(state: Mapping[str, Any]) -> str:
    """The words of a state that holds one of a closed list; `undefined` where it may, as a tristate always may."""
    kind = state["type"]
    words = {str(word).lower() for word in state.get("values", ())} if kind == "token" else set[str]()
    if kind in {"boolean", "tristate"}:
        words = {"true", "false"}
    if kind == "tristate":
        words |= {"mixed", "undefined"}
    if words and state.get("allowundefined"):
        words.add("undefined")
    return " ".join(sorted(words))


def states_here() -> Facts:
    """The same, as `rules/standards/aria.toml` has them."""
    return {name: " ".join(sorted(words)) for name, words in knowledge.own().aria.attributes.of.items()}


def other_states(folder: Path) -> Facts:
    """The states that the rules have otherwise than aria-query."""
    here, there = states_here(), states(folder)
    names = {name for name in there.keys() | here.keys() if there.get(name) != here.get(name)}
    return {f"state {name}": f"{_told(here, name)} here, {_told(there, name)} there" for name in names}


def _told(known: Facts, name: str) -> str:
    return (known[name] or "any text") if name in known else "unknown"


def report(folder: Path, seen: Path = SEEN, *, note: bool = False) -> str:
    """All that has changed; with `note`, what is there now is written down as seen."""
    now = {**releases(folder), **elements(folder), **features(folder), **other_states(folder)}
    told = [*changes(read(seen) if seen.exists() else {}, now)]
    if note:
        seen.write_text(json.dumps(now, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return "\n".join([f"{len(told)} changes to look at", *told])


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, metavar="FOLDER", help="npm packages that are unpacked already")
    parser.add_argument("--seen", action="store_true", help="write down that all of it was seen")
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        print(report(chosen.packages or fetched(PACKAGES, Path(temporary)), note=chosen.seen))


if __name__ == "__main__":
    sys.exit(main())
