"""The command as people use it: right, wrong, and by mistake."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint import __version__, engine
from formlint.cli import main

BAD = "<html lang=en-CA><label>Postal code <input name=postal_code inputmode=numeric autocomplete=postal-code></label>"
GOOD = "<label>Postal code <input name=postal_code autocomplete=postal-code></label>"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")

    def call(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return call


def test_version(run: Run) -> None:
    assert run("--version").output == f"formlint {__version__}\n"


def test_findings_leave_with_1_and_name_the_witness(run: Run) -> None:
    result = run("check", "bad.html", "--serves", "CA")
    assert result.exit_code == 1
    assert "K1A 0B1" in result.stdout
    assert "Canada" in result.stdout


def test_a_sound_page_leaves_with_0(run: Run) -> None:
    result = run("check", "good.html", "--serves", "CA,US")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 file with 1 form and 1 field.\n")


def test_json_has_the_published_shape(run: Run) -> None:
    answer = json.loads(run("check", ".", "--format", "json", "--serves", "ca").stdout)
    assert answer["version"] == 1
    assert answer["summary"].items() >= {"files": 2, "forms": 2, "fields": 2, "errors": 1, "warnings": 0}.items()
    (finding,) = [finding for file in answer["files"] for finding in file["findings"]]
    assert finding["rule"] == "keyboard-lacks-character"
    assert finding["territories"] == ["CA"]
    assert finding["element"] == {"tag": "input", "id": None, "name": "postal_code"}
    assert finding["attribute"] == "inputmode"


def test_fields_tell_meaning_and_audience(run: Run) -> None:
    answer = json.loads(run("fields", "bad.html", "--format", "json").stdout)
    (file,) = answer["files"]
    (control,) = file["controls"]
    assert (control["purpose"], control["index"]) == ("postal-code", 0)
    assert control["evidence"]
    assert file["audience"][0]["territory"] == "CA"
    assert "postal" in run("fields", "bad.html").stdout


def test_standard_input(run: Run) -> None:
    result = run("check", "-", "--serves", "CA", stdin=BAD.encode())
    assert result.exit_code == 1
    assert "<stdin>" in result.stdout


def test_config_counts_unless_isolated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["US"]', encoding="utf-8")
    assert run("check", "bad.html").exit_code == 0
    assert run("check", "bad.html", "--isolated").exit_code == 1
    assert run("check", "bad.html", "--serves", "CA").exit_code == 1


def test_rules_are_listed_and_shown(run: Run) -> None:
    assert "keyboard-lacks-character" in run("rule").stdout
    page = run("rule", "keyboard-lacks-character")
    assert page.exit_code == 0
    assert "K1A 0B1" in page.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.html"], ["nowhere.html: no such file"]),
        (["check", "empty"], ["nothing to check in empty: the folder is empty"]),
        (["check", "pictures"], ["nothing to check in pictures: 1 passed over (no page (.htm, .html"]),
        (["check", "bad.html", "--servs", "CA"], ["No such option", "--serves"]),
        (["chek", "bad.html"], ["No such command", "check"]),
        (["check", "bad.html", "--serves", "Canada"], ["--serves", "did you mean CA (Canada)"]),
        (["check", "bad.html", "--serves", "QQ"], ["unknown territory 'QQ'"]),
        (["check", "bad.html", "--format", "jsn"], ["jsn", "json"]),
        (["rule", "keyboard-lacks-charcter"], ["did you mean keyboard-lacks-character"]),
        (["rule", "zzz"], ["`formlint rule` lists them"]),
        (["check", "picture.png"], ["picture.png: skipped: a binary file"]),
    ],
)
def test_mistakes_leave_with_2_and_a_remedy(run: Run, tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    for name in ("pictures/one.png", "picture.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    result = run(*arguments)
    assert result.exit_code == 2
    for word in words:
        assert word in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_broken_config_is_a_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text("servs = []", encoding="utf-8")
    result = run("check", "bad.html")
    assert result.exit_code == 2
    assert "formlint.toml:1:1: unknown setting 'servs'; did you mean 'serves'?" in result.stderr


def test_unreadable_file_is_told_and_the_rest_is_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    result = run("check", ".", "--serves", "CA")
    assert result.exit_code == 2
    assert "gone.html: skipped: No such file" in result.stderr
    assert "K1A 0B1" in result.stdout


def test_a_bug_of_ours_leaves_with_3_and_names_the_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(engine, "check", crash)
    result = run("check", "bad.html")
    assert result.exit_code == 3
    assert "bad.html: a bug of formlint's" in result.stderr
    assert "oops" in result.stderr


def test_any_encoding_of_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "ñ.html"
    page.write_text(BAD.replace("Postal code", "Postal code 郵便番号"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "formlint", "check", str(page), "--serves", "CA"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert result.returncode == 1
    assert b"K1A 0B1" in result.stdout
    assert not result.stderr
