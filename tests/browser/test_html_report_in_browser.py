"""The HTML reports in a browser: axe-core finds nothing, only the filter runs, nothing is asked for."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.chromium import PATIENCE, Chromium, program, running
from click.testing import CliRunner

from formlint import knowledge
from formlint.cli import main

pytestmark = pytest.mark.long

MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"features": [{"name": "prefers-color-scheme", "value": "dark"}]},
    "forced colours": {"features": [{"name": "forced-colors", "value": "active"}]},
    "320 px": {"width": 320},
    "320 px, dark": {"width": 320, "features": [{"name": "prefers-color-scheme", "value": "dark"}]},
}
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"
AXE = """axe.run(document, {resultTypes: ["violations"]})
  .then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))"""
EVIL = (
    "<script>document.title = 'pwned'</script>",
    "<img src=http://evil.example/a.png onerror=\"document.title='pwned'\">",
    "</style><script>document.title='pwned'</script>",
    "<svg onload=document.title='pwned'>",
    "<link rel=stylesheet href=http://evil.example/a.css>",
    "<iframe src=http://evil.example></iframe><meta http-equiv=refresh content='0;url=http://evil.example'>",
    "url(http://evil.example/b.png)",
    "\" autofocus onfocus=document.title='pwned' x=\"",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """A browser that would run the scripts of a page."""
    path = program()
    if path is None:
        reason = "no Chromium here: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with running(path) as found:
        found.call("Emulation.setScriptExecutionDisabled", value=False)
        found.call("Network.enable")
        found.call("Page.enable")
        yield found


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, as npm installs it."""
    folders = [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]
    npm = shutil.which("npm")
    if npm:
        asked = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=False)
        folders.append(Path(asked.stdout.strip()))
    found = next((file for folder in folders if (file := folder / "axe-core" / "axe.min.js").is_file()), None)
    if found is None:
        reason = "no axe-core here: npm install --global axe-core"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found.read_text("utf-8")


def visit(browser: Chromium, file: Path) -> list[str]:
    """Open a file, and tell what was asked for besides it."""
    browser.call("Page.navigate", url=file.as_uri())
    asked: list[str] = []
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        event = json.loads(browser._next())
        if event.get("method") == "Network.requestWillBeSent":
            asked.append(event["params"]["request"]["url"])
        if event.get("method") == "Page.loadEventFired":
            break
    return [url for url in asked if url != file.as_uri()]


def run(*arguments: str) -> None:
    result = CliRunner().invoke(main, [*arguments])
    assert result.exit_code in (0, 1), result.output


@pytest.fixture(scope="module")
def report(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that a report can show: the example pages, and a form for the world."""
    folder = tmp_path_factory.mktemp("report")
    options = "".join(
        f'<option value="{code}">{knowledge.own().territory(code).name}</option>' for code in knowledge.own().codes()
    )
    (folder / "world.html").write_text(
        f'<html lang="en"><form><label for="c">Country</label><select id="c" name="country">{options}</select>'
        '<label for="z">Postal code</label><input id="z" name="zip" pattern="\\d{5}" required></form></html>',
        encoding="utf-8",
    )
    pages = [str(checkout / "examples"), str(folder / "world.html")]
    run("check", "--isolated", *pages, "--no-cache", "--select", "all", "--format", f"html={folder / 'report.out'}")
    german = f"html={folder / 'german.out'}"
    run("check", "--isolated", *pages, "--no-cache", "--lang", "de", "--format", german)
    orders = folder / "orders.csv"
    orders.write_text("territory,orders,average value\nCA,3,4\n", encoding="utf-8")
    run(
        "audience",
        "--isolated",
        *pages,
        "--format",
        "html",
        "-o",
        f"{folder / 'audience.out'}",
        "--orders",
        str(orders),
    )
    for name in ("report", "audience", "german"):
        (folder / f"{name}.out").rename(folder / f"{name}.html")
    return folder


@pytest.mark.parametrize("name", ["report.html", "audience.html", "german.html"])
@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(browser: Chromium, axe: str, report: Path, mode: str, name: str) -> None:
    looks = MODES[mode]
    browser.call("Emulation.setEmulatedMedia", features=looks.get("features", []))
    width = looks.get("width", 1280)
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    assert visit(browser, report / name) == []
    browser.run(OPEN_ALL)
    assert browser.run("document.documentElement.scrollWidth") <= width
    browser.run(axe)
    answer = browser.call("Runtime.evaluate", expression=AXE, awaitPromise=True, returnByValue=True)
    assert answer["result"]["value"] == []


def test_a_hostile_page_runs_nothing_and_asks_for_nothing(browser: Chromium, tmp_path: Path) -> None:
    fields = "".join(
        f'<p><label for=f{number}>Postal code {quoted(evil)}</label><input id=f{number} name="{quoted(evil)}" '
        f'placeholder="{quoted(evil)}" title="{quoted(evil)}" maxlength="2" autocomplete="postal-code" required>'
        for number, evil in enumerate(EVIL)
    )
    page = tmp_path / "page.html"
    page.write_text(f'<html lang="en-CA"><h1>{quoted(EVIL[0])}</h1><form>{fields}{EVIL[0]}</form>', encoding="utf-8")
    out = tmp_path / "report.html"
    run(
        "check",
        "--isolated",
        str(page),
        "--no-cache",
        "--select",
        "all",
        "--format",
        f"html={out}",
        "--serves",
        "CA,US",
    )
    assert all(out.read_text("utf-8").count(word) >= 5 for word in ("evil.example", "pwned"))
    assert visit(browser, out) == []
    browser.run(OPEN_ALL)
    assert browser.run("document.title").endswith("on 1 page")
    assert browser.run("document.querySelectorAll('img, iframe, link, object, base, [onload], [onfocus]').length") == 0
    assert browser.run("[...document.scripts].filter((one) => one.type !== 'module' || one.src).length") == 0
    assert browser.run("document.scripts.length") == 1
    assert browser.run("document.querySelectorAll('form:not(.filter), :not(.filter *):is(input, select)').length") == 0


SHOWN = "[...document.querySelectorAll('.finding')].filter((one) => one.checkVisibility()).length"
STATUS = "document.querySelector('.filter [role=status]').textContent"
LEFT_OVER = """[...document.querySelectorAll('.page, .form, .card')].filter((one) => one.checkVisibility() &&
  !one.querySelector('.finding:not([hidden])')).length"""


def choose(name: str, value: str) -> str:
    """What chooses a value in the filter as a person does."""
    return f"""(() => {{
      const one = document.querySelector(".filter").elements["{name}"];
      one.value = "{value}";
      one.dispatchEvent(new Event("input", {{bubbles: true}}));
    }})()"""


def test_the_filter_shows_what_is_chosen_and_says_how_much(browser: Chromium, report: Path) -> None:
    browser.call("Emulation.setEmulatedMedia", features=[])
    browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    visit(browser, report / "report.html")
    every = browser.run("document.querySelectorAll('.finding').length")
    assert browser.run(SHOWN) == every
    assert browser.run(STATUS) == f"Shown: {every} of {every}"

    browser.run(choose("rule", "postal-maxlength-cuts"))
    some = browser.run(SHOWN)
    assert 0 < some < every
    assert (
        browser.run("document.querySelectorAll('.finding:not([hidden]):not([data-rule=postal-maxlength-cuts])').length")
        == 0
    )
    browser.run(choose("territory", "CA"))
    assert 0 < browser.run(SHOWN) <= some
    assert browser.run(LEFT_OVER) == 0
    browser.run("for (const box of document.querySelectorAll('.filter [name=level]')) box.click()")
    assert browser.run(SHOWN) == 0
    assert browser.run(STATUS) == f"Shown: 0 of {every}"
    assert browser.run("[...document.querySelectorAll('.contents li')].filter((one) => !one.hidden).length") == 0

    browser.run("document.querySelector('.filter [type=reset]').click()")
    browser.run("new Promise((done) => setTimeout(done))")
    assert browser.run(SHOWN) == every
    browser.run(choose("text", "hotel-booking POSTAL"))
    assert 0 < browser.run(SHOWN) < every
    browser.run("location.hash = ''")
    hidden = browser.run("document.querySelector('.finding[hidden][id]').id")
    browser.run(f"document.querySelector('a[href=\"#{hidden}\"]').click()")
    browser.run("new Promise((done) => setTimeout(done, 100))")
    assert browser.run(f"document.getElementById('{hidden}').checkVisibility()")


def test_the_filter_is_used_with_the_keyboard(browser: Chromium, report: Path) -> None:
    visit(browser, report / "report.html")
    every = browser.run(SHOWN)
    browser.run("document.querySelector('.filter [name=level]').focus()")
    press(browser, " ", "Space", 32)
    fewer = browser.run(SHOWN)
    assert 0 < fewer < every
    for _ in range(3):
        press(browser, "Tab", "Tab", 9)
    assert browser.run("document.activeElement.name") == "rule"
    press(browser, "Tab", "Tab", 9)
    press(browser, "Tab", "Tab", 9)
    assert browser.run("document.activeElement.name") == "text"
    browser.call("Input.insertText", text="zip")
    press(browser, "Enter", "Enter", 13)
    assert browser.run("location.search") == ""
    assert 0 < browser.run(SHOWN) < fewer


def press(browser: Chromium, key: str, code: str, number: int) -> None:
    """Press and release a key."""
    text = {"Tab": "", "Enter": "\r"}.get(key, key)
    facts = {"key": key, "code": code, "windowsVirtualKeyCode": number}
    browser.call("Input.dispatchKeyEvent", type="keyDown", text=text, **facts)
    browser.call("Input.dispatchKeyEvent", type="keyUp", **facts)


def test_without_scripts_all_findings_are_there_and_no_filter(browser: Chromium, report: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    visit(browser, report / "report.html")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.run("document.querySelectorAll('.finding').length") == browser.run(SHOWN)
    assert not browser.run("document.querySelector('.filter').checkVisibility()")


@pytest.mark.parametrize("name", ["report.html", "audience.html"])
def test_a_phone_shows_tables_as_cards_and_says_that_the_map_scrolls(
    browser: Chromium, report: Path, name: str
) -> None:
    browser.call("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=True)
    visit(browser, report / name)
    browser.run(OPEN_ALL)
    assert browser.run("getComputedStyle(document.querySelector('.cards tbody tr')).display") == "block"
    assert browser.run("document.querySelector('.cards td .col').checkVisibility()")
    cut = """[...document.querySelectorAll('main *')].filter((one) => !one.closest('.scroll, .unseen, thead, svg') &&
      one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 100))"""
    assert browser.run(cut) == []
    wide = "[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth).length"
    cues = "[...document.querySelectorAll('.cue')].filter((one) => one.checkVisibility()).length"
    assert browser.run(wide) == browser.run(cues) > 0


def quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
