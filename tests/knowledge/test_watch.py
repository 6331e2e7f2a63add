"""The tool that says what has changed upstream, on packages cut down to a few facts."""

import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="aria-query is read by node")

ARIA = "exports.aria = { entries: () => Object.entries(%s) }"


@pytest.fixture(scope="module")
def watch(checkout: Path) -> ModuleType:
    sys.path.insert(0, str(checkout / "tools"))
    try:
        import watch  # pyright: ignore[reportMissingImports]  # noqa: PLC0415
    finally:
        del sys.path[0]
    return watch


@pytest.fixture
def packages(tmp_path: Path, watch: ModuleType) -> Path:
    support = {"chrome": {"version_added": False}, "firefox": {"version_added": "143"}}
    html = {
        "elements": {"input": {"alpha": {"__compat": {"support": support, "status": {"experimental": True}}}}},
        "global_attributes": {
            "drop": {"__compat": {"support": {"safari": [{"version_added": "9", "version_removed": "11"}]}}}
        },
    }
    states = {name: {"type": "token", "values": words.split()} for name, words in watch.states_here().items() if words}
    states |= {name: {"type": "string"} for name, words in watch.states_here().items() if not words}
    for name in watch.PACKAGES:
        write(tmp_path, name, "package.json", json.dumps({"version": "1"}))
    write(tmp_path, "@mdn/browser-compat-data", "data.json", json.dumps({"html": html}))
    write(tmp_path, "@webref/elements", "html.json", json.dumps({"elements": [{"name": "xmp", "obsolete": True}]}))
    write(tmp_path, "aria-query", "index.js", ARIA % json.dumps(states))
    return tmp_path


def write(folder: Path, package: str, name: str, text: str) -> None:
    path = folder / package.replace("/", "+") / "package" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_facts_are_told_until_they_are_seen(watch: ModuleType, packages: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    told = watch.report(packages, seen, note=True).splitlines()
    assert told[0] == f"{len(told) - 1} changes to look at"
    assert "+ element xmp: obsolete" in told
    assert "+ html.elements.input.alpha: chrome no, firefox 143, experimental" in told
    assert "+ html.global_attributes.drop: safari until 11" in told
    assert watch.report(packages, seen) == "0 changes to look at"


def test_what_is_new_gone_or_another_is_told(watch: ModuleType, packages: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    watch.report(packages, seen, note=True)
    write(packages, "aria-query", "package.json", json.dumps({"version": "2"}))
    write(packages, "@webref/elements", "html.json", json.dumps({"elements": []}))
    states = {"aria-busy": {"type": "boolean", "allowundefined": True}, "aria-new": {"type": "tristate"}}
    write(packages, "aria-query", "index.js", ARIA % json.dumps(states))
    told = watch.report(packages, seen).splitlines()
    assert "- element xmp: was obsolete" in told
    assert "~ release aria-query: 1 -> 2" in told
    assert "+ state aria-busy: false true here, false true undefined there" in told
    assert "+ state aria-new: unknown here, false mixed true undefined there" in told
    assert "+ state aria-label: any text here, unknown there" in told


def test_what_was_seen_last_is_kept_in_a_file(watch: ModuleType) -> None:
    seen = json.loads(watch.SEEN.read_text(encoding="utf-8"))
    assert seen["html.elements.input.type_color.accepts_css_colors"].startswith("chrome no, firefox 143, safari 18.4")
