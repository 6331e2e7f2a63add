"""The tool that makes tables of standards anew, on packages cut down to a few facts."""

import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="packages are read by node")

ARIA = """#:schema ../schema/aria.json
# All states, with their words.
[attributes]
aria-busy = ["true", "false"]
aria-sort = ["ascending", "none"]
source = ["W3C"]

[native]
disabled = "aria-disabled"
source = ["W3C"]
"""
HTML = """#:schema ../schema/html.json
# The types of `input` that take an attribute.
[types]
alt = ["image"]
maxlength = ["text", "url"]
min = [
  "date", "number",
]
source = ["WHATWG"]

# The elements that take an attribute.
[elements]
required = ["input", "select"]
source = ["WHATWG"]
[switches]
novalidate = ["form"]
source = ["WHATWG"]
[known]
elements = ["form", "marquee"]
source = ["WHATWG"]
[colors]
names = ["red", "blue", "transparent", "currentcolor"]
source = ["CSS"]
"""
JSDOM = """const other = 1;
const numeric = new Set(["date", "number"]);
const lengths =
  new Set(["text", "search", "url"]);
const applicableTypesForContentAttribute = {
  maxlength: lengths,
  min: new Set([...numeric, "range"])
};
throw new Error("is not run");
"""


@pytest.fixture(scope="module")
def standards(checkout: Path) -> ModuleType:
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import standards  # pyright: ignore[reportMissingImports]  # noqa: PLC0415
    finally:
        del sys.path[0]
    return standards


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    track = {"__compat": {"support": {}, "status": {"standard_track": True, "deprecated": False}}}
    html = {"elements": {"textarea": {"required": track}, "form": {"required": {"__compat": {"status": {}}}}}}
    used = [{"name": "form"}, {"name": "marquee", "obsolete": True}]
    states = {
        "aria-busy": {"type": "boolean"},
        "aria-new": {"type": "string"},
        "aria-sort": {"type": "token", "values": ["ascending", "descending", "none"]},
    }
    write(tmp_path, "@mdn/browser-compat-data", "data.json", json.dumps({"html": html}))
    write(tmp_path, "@webref/elements", "html.json", json.dumps({"elements": used}))
    write(
        tmp_path, "aria-query", "index.js", f"exports.aria = {{ entries: () => Object.entries({json.dumps(states)}) }}"
    )
    write(tmp_path, "color-name", "index.js", "export default { red: [255, 0, 0], blue: [0, 0, 255] }")
    listed = "export const htmlElementAttributes = { input: ['required'], select: ['required'], form: ['novalidate'] }"
    write(tmp_path, "html-element-attributes", "index.js", listed)
    write(tmp_path, "jsdom", "lib/jsdom/living/nodes/HTMLInputElement-impl.js", JSDOM)
    for name in ("color-name", "html-element-attributes"):
        write(tmp_path, name, "package.json", json.dumps({"type": "module"}))
    return tmp_path


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "aria.toml").write_text(ARIA, encoding="utf-8")
    (folder / "html.toml").write_text(HTML, encoding="utf-8")
    return folder


def write(folder: Path, package: str, name: str, text: str) -> None:
    path = folder / package.replace("/", "+") / "package" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_rows_that_hold_another_set_are_made_anew_and_all_else_stays(
    standards: ModuleType, packages: Path, rules: Path
) -> None:
    told = standards.differences(packages, rules, write=True).splitlines()
    changed = [line for line in told if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == [
        '-aria-sort = ["ascending", "none"]',
        "+aria-new = []",
        '+aria-sort = ["ascending", "none", "descending"]',
        '-maxlength = ["text", "url"]',
        "-min = [",
        '-  "date", "number",',
        "-]",
        '+maxlength = ["text", "url", "search"]',
        '+min = ["date", "number", "range"]',
        '-required = ["input", "select"]',
        '+required = ["input", "select", "textarea"]',
        '-elements = ["form", "marquee"]',
        '+elements = ["form"]',
    ]
    written = (rules / "html.toml").read_text(encoding="utf-8")
    assert written.startswith("#:schema ../schema/html.json\n# The types of `input` that take an attribute.\n[types]\n")
    assert written.count("source = ") == HTML.count("source = ")
    assert standards.differences(packages, rules) == ""


def test_nothing_is_written_unless_it_is_asked_for(standards: ModuleType, packages: Path, rules: Path) -> None:
    assert standards.differences(packages, rules)
    assert (rules / "html.toml").read_text(encoding="utf-8") == HTML


def test_another_jsdom_is_told(standards: ModuleType, packages: Path, rules: Path) -> None:
    write(packages, "jsdom", "lib/jsdom/living/nodes/HTMLInputElement-impl.js", "module.exports = {};")
    with pytest.raises(LookupError, match="jsdom is not what it was"):
        standards.differences(packages, rules)


def test_long_rows_take_several_lines(standards: ModuleType) -> None:
    row = standards.row_of("names", [f"color-{number}" for number in range(30)])
    assert row.startswith('names = [\n  "color-0", ')
    assert row.endswith(",\n]\n")
    assert max(map(len, row.splitlines())) <= standards.WIDTH
