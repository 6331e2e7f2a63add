"""`formlint check --watch` looks again when something changes."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from click.testing import CliRunner

from formlint.cli import main

KEYPAD = '<label>Postal code <input name="postal_code" autocomplete="postal-code" inputmode="numeric"></label>'


def _until(process: "subprocess.Popen[str]", start: str) -> str:
    assert process.stdout is not None
    return next(line for line in process.stdout if line.startswith(start))


@pytest.mark.usefixtures("interruptible")
def test_a_change_is_checked_at_once(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles", reason="watchfiles is not installed (it is in the extra watch)")
    page = tmp_path / "page.html"
    page.write_text(f'<html lang="en">{KEYPAD}', "utf-8")
    words = ["check", "--watch", "--isolated", "--no-cache", "--serves", "CA", "--select", "keyboard", "page.html"]
    command = [sys.executable, "-m", "formlint", *words]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        rescue = Timer(300, process.kill)  # a watch that sees nothing would wait for ever
        rescue.start()
        try:
            assert "1 error" in _until(process, "Found")
            _until(process, "Watching")
            page.write_text(f'<html lang="en">{KEYPAD.replace(" inputmode=", " data-was=")}', "utf-8")
            assert "No findings" in _until(process, "No findings")
            _until(process, "Watching")
        finally:
            rescue.cancel()
            process.send_signal(signal.SIGINT)
    assert process.returncode == 130


@pytest.mark.parametrize(("path", "words"), [("-", "standard input"), ("nowhere.html", "no such file")])
def test_what_cannot_be_watched_is_a_mistake(path: str, words: str) -> None:
    pytest.importorskip("watchfiles", reason="watchfiles is not installed (it is in the extra watch)")
    run = CliRunner().invoke(main, ["check", "--watch", path])
    assert run.exit_code == 2
    assert words in run.output


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    run = CliRunner().invoke(main, ["check", "--watch", "."])
    assert run.exit_code == 2
    assert "formlint[watch]" in run.output
