"""How the process ends: at once, where nothing waits for its end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import EXAMPLES, SRC

KEEPER = """
import sys
class Keeper:
    def __del__(self): print("taken down", flush=True)
sys.keeper = Keeper()
"""
ATEXIT = "import atexit; atexit.register(print, 'waited for')"
THREAD = "import threading, time; threading.Thread(target=lambda: (time.sleep(0.2), print('waited for'))).start()"
OWN_RULE = """
from formlint.rule import rule, predicate, Hit
file = open("told.txt", "w")
@rule(level="info", category="friction", since="1")
def check(page):
    '''Any page

    Bad:
        <input name="a">
    '''
    file.write("told")
    yield from ()
"""


def ended(folder: Path, program: str, *arguments: str) -> tuple[int, str]:
    """The exit code of the command, and what it wrote to a pipe; `program` is Python that runs before it."""
    start = f"{program}\nfrom formlint.__main__ import run\nrun()"
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes((EXAMPLES / "hotel-booking.html").read_bytes())
    return path


@pytest.mark.parametrize("options", [["--version"], ["check", "page.html"], ["check", "--format", "json", "page.html"]])
def test_the_report_and_the_code_are_the_same(page: Path, options: list[str]) -> None:
    at_once, usual = (
        ended(page.parent, "", *options),
        ended(page.parent, "import atexit; atexit.register(int)", *options),
    )
    assert at_once == usual
    assert at_once[0] == int("check" in options)


def test_nothing_is_taken_down(page: Path) -> None:
    assert "taken down" not in ended(page.parent, KEEPER, "check", "page.html")[1]


@pytest.mark.parametrize("program", [ATEXIT, THREAD, KEEPER + ATEXIT])
def test_what_waits_for_the_end_is_done(page: Path, program: str) -> None:
    assert "waited for" in ended(page.parent, program, "check", "page.html")[1]


def test_what_rules_of_a_project_have_written_is_there(page: Path) -> None:
    rules = page.parent / "own"
    rules.mkdir()
    (rules / "any_page.py").write_text(OWN_RULE, encoding="utf-8")
    (page.parent / "formlint.toml").write_text('rules = ["own"]\n', encoding="utf-8")
    ended(page.parent, "", "check", "--no-cache", "page.html")
    assert (page.parent / "told.txt").read_text(encoding="utf-8") == "told"
