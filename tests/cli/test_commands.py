"""The command as people use it: right, wrong, and by mistake."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint import __version__
from formlint.cli import COMMANDS, main
from formlint.lint import engine

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
    alone = subprocess.run([sys.executable, "-m", "formlint", "--version"], capture_output=True, text=True, check=True)
    assert alone.stdout == f"formlint {__version__}\n"


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
    assert finding["element"] == {"tag": "input", "id": None, "name": "postal_code", "label": "Postal code"}
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
        (["check", "pictures"], ["nothing to check in pictures: 1 skipped (not a page (.html, .php"]),
        (["check", "bad.html", "--servs", "CA"], ["No such option", "--serves"]),
        (["chek", "bad.html"], ["Unknown command 'chek'; did you mean check?"]),
        (["check", "bad.html", "--serves", "Canada"], ["--serves", "did you mean CA (Canada)"]),
        (["check", "bad.html", "--serves", "QQ"], ["unknown territory 'QQ'"]),
        (["check", "bad.html", "--format", "jsn"], ["jsn", "json"]),
        (["rule", "keyboard-lacks-charcter"], ["did you mean keyboard-lacks-character"]),
        (["rule", "zzz"], ["`formlint rule` lists them"]),
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

    monkeypatch.setattr(engine, "analyse", crash)
    result = run("check", "bad.html")
    assert result.exit_code == 3
    assert "bad.html: formlint crashed: " in result.stderr
    assert "oops" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("FORMLINT_TRACEBACK", "1")
    for command in ("check", "fields"):
        assert "Traceback (most recent call last)" in run(command, "bad.html").stderr


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


def test_no_path_means_this_folder(run: Run) -> None:
    assert "bad.html" in run("check", "--serves", "CA").stdout


def test_standard_input_takes_the_path_and_the_settings_of_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "formlint.toml").write_text('serves = ["US"]', encoding="utf-8")
    result = run("check", "-", "--stdin-filename", "site/new.html", "--format", "concise", stdin=BAD.encode())
    assert result.exit_code == 0
    result = run("check", "--stdin-filename", "new.html", "--format", "concise", stdin=BAD.encode())
    assert result.exit_code == 1
    assert result.stdout.startswith("new.html:1:")


def test_paths_from_a_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("bad.html\n", encoding="utf-8")
    assert run("check", "--file-list", "list", "--show-files", "good.html").stdout == "good.html\nbad.html\n"
    assert run("check", "--file-list", "-", "--show-files", stdin=b"bad.html\n").stdout == "bad.html\n"
    refused = run("check", "-", "--file-list", "-")
    assert (refused.exit_code, "either a page or a list" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "keyboard"], 0),
        (["--select", "keyboard-lacks-character"], 1),
        (["--select", "email"], 0),
        (["--config", 'levels.keyboard="info"'], 0),
        (["--config", 'levels.keyboard="info"', "--fail-on", "info"], 1),
        (["--config", "other.toml"], 0),
        (["--min-confidence", "1"], 0),
        (["--exclude", "bad.html"], 1),
        (["--exclude", "bad.html", "--force-exclude"], 2),
        (["--exclude", "bad.html", "--force-exclude", "--allow-empty"], 0),
    ],
)
def test_what_counts_and_what_fails(run: Run, tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "other.toml").write_text('serves = ["US"]\nselect = ["keyboard"]', encoding="utf-8")
    assert run("check", "bad.html", *arguments).exit_code == code


_LENIENT = "; exit 0: no errors (`--fail-on warning` for all)."


@pytest.mark.parametrize(
    ("page", "arguments", "code", "told"),
    [
        ('<p>Town <input name="town"></p>', [], 0, True),
        ('<p>Town <input name="town"></p>', ["--format", "concise"], 0, True),
        ('<p>Town <input name="town"></p>', ["--format", "markdown"], 0, True),
        ('<p>Town <input name="town"></p>', ["--fail-on", "never"], 0, True),
        ('<p>Town <input name="town"></p>', ["--fail-on", "warning"], 1, False),
        ('<label>Name <input name="name" autocomplete="name" minlength="3"></label>', ["--exit-zero"], 0, False),
        ("<html><title>Hello</title></html>", ["--select", "lang-missing"], 0, False),
    ],
)
def test_a_run_with_warnings_only_says_that_they_do_not_fail_it(
    run: Run, tmp_path: Path, page: str, arguments: list[str], code: int, *, told: bool
) -> None:
    (tmp_path / "one.html").write_text(page, encoding="utf-8")
    found = run("check", "one.html", *arguments)
    assert found.exit_code == code
    assert (_LENIENT in found.stdout.replace("\\", "")) is told
    assert "1 " in found.stdout


def test_excluded_pages_are_not_walked_into(run: Run) -> None:
    assert run("check", ".", "--exclude", "bad.html", "--show-files").stdout == "good.html\n"
    assert run("check", ".", "--exclude", "*.html").exit_code == 2


def test_statistics(run: Run) -> None:
    table = run("check", "bad.html", "--statistics")
    assert (table.exit_code, table.stdout.splitlines()[0].split()) == (
        1,
        ["1", "error", "[*]", "keyboard-lacks-character"],
    )
    answer = json.loads(run("check", "--statistics=territory", "--format", "json", "bad.html").stdout)
    assert [(row["name"], row["findings"]) for row in answer["rows"]] == [("CA", 1)]


def test_quiet_and_verbose(run: Run, tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]', encoding="utf-8")
    assert "Found" not in run("check", "bad.html", "--quiet").stdout
    assert run("check", "bad.html", "--quiet", "--select", "email").stdout == ""
    told = run("check", ".", "--verbose").stderr
    assert "1 skipped: not a page" in told
    assert "settings: formlint.toml" in told


def test_settings_are_shown_as_they_count(run: Run, tmp_path: Path) -> None:
    text = 'select = ["name-minlength"]\n[levels]\nname = "info"\n[[ignore]]\nrule = "email"\nselector = "#a"'
    (tmp_path / "formlint.toml").write_text(text, encoding="utf-8")
    shown = tomllib.loads(run("check", "bad.html", "--show-settings", "--serves", "CA,US").stdout)
    assert (shown["select"], shown["serves"], shown["fail-on"]) == (["name-minlength"], ["CA", "US"], "error")
    assert shown["levels"]["name-maxlength-short"] == "info"
    assert shown["ignore"][0]["selector"] == "#a"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "windows-1252"])
def test_comments_are_added_and_change_nothing_else(run: Run, tmp_path: Path, line_end: str, encoding: str) -> None:
    head = '<meta charset="windows-1252">' if encoding == "windows-1252" else ""
    text = line_end.join([f"{head}<form>", "\t<p>é", f"\t{BAD}</p>", "<pre>", f"{BAD}</pre>", "</form>", "{{ x }}"])
    page = tmp_path / "bad.html"
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    page.write_bytes(mark + text.encode(encoding))
    before = page.read_bytes()
    result = run(
        "check", "bad.html", "--serves", "CA", "--add-ignores=not today", "--select", "keyboard-lacks-character"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Hid 2 findings in 1 file with comments." in result.stderr
    assert run("check", "bad.html", "--serves", "CA", "--select", "keyboard-lacks-character").exit_code == 0
    added = "<!-- formlint: ignore[keyboard-lacks-character] not today -->"
    after = page.read_bytes()
    for comment in (f"{added}{line_end}\t", added):
        after = after.replace(comment.encode(encoding.removesuffix("-sig")), b"")
    assert after == before
    assert run("check", "bad.html", "--serves", "CA", "--add-ignores", "--select", "keyboard").exit_code == 0


def test_a_reason_that_ends_the_comment_is_refused(run: Run) -> None:
    assert run("check", "bad.html", "--add-ignores=so --> be it").exit_code == 2


def test_what_no_element_holds_is_ignored_for_the_file(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "bare.html"
    page.write_text(f"<!doctype html>\n<title>x</title>{GOOD}", encoding="utf-8")
    first = run("check", "bare.html", "--format", "json", "--select", "all")
    rules = {one["rule"] for one in json.loads(first.stdout)["files"][0]["findings"]}
    run("check", "bare.html", "--add-ignores", "--select", "all")
    left = run("check", "bare.html", "--select", "all", "--format", "json")
    assert rules
    assert json.loads(left.stdout)["files"][0]["findings"] == []


def test_init_writes_settings_once(run: Run, tmp_path: Path) -> None:
    result = run("init")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Wrote formlint.toml, based on 2 of 2 pages." in result.stderr
    assert tomllib.loads((tmp_path / "formlint.toml").read_text(encoding="utf-8"))["fail-on"] == "error"
    again = run("init")
    assert again.exit_code == 2
    assert "already exists; it was not changed" in again.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    script = run("completion", shell)
    assert script.exit_code == 0
    assert "_FORMLINT_COMPLETE" in script.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("formlint rule name-min", "name-minlength"),
        ("formlint check --select email,name-min", "email,name-minlength"),
        ("formlint check --serves US,C", "US,CA"),
        ("formlint territory J", "JP"),
        ("formlint ch", "check"),
    ],
)
def test_completion_offers_rules_and_territories(monkeypatch: pytest.MonkeyPatch, words: str, offered: str) -> None:
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    monkeypatch.setenv("_FORMLINT_COMPLETE", "bash_complete")
    result = CliRunner().invoke(main, [], prog_name="formlint")
    assert f"plain,{offered}" in result.output.splitlines()


def test_help_fits_80_columns(run: Run) -> None:
    for command in ("", *COMMANDS):
        lines = run(*filter(None, (command, "--help"))).stdout.splitlines()
        assert max(map(len, lines)) <= 80, command


def test_a_rule_that_cannot_be_loaded_is_a_bug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("formlint.cli.doing.settings.rules", crash)
    result = run("check", "bad.html")
    assert result.exit_code == 3
    assert result.stderr.startswith("formlint crashed: ")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--serves", "CA", "--serves", "DE"), True),
        (("--serves", "DE", "--serves", "CA"), True),
        (("--select", "keyboard-lacks-character", "--select", "name", "--serves", "CA"), True),
        (("--ignore", "keyboard-lacks-character", "--ignore", "name", "--serves", "CA"), False),
    ],
)
def test_options_that_take_several_may_be_repeated(checkout: Path, options: tuple[str, ...], *, found: bool) -> None:
    page = str(checkout / "examples" / "hotel-booking.html")
    result = CliRunner().invoke(main, ["check", "--isolated", "--no-cache", *options, page])
    assert ("keyboard-lacks-character]" in result.stdout) is found


@pytest.mark.parametrize("order", [("--format", "sarif=o.sarif"), ("--format", "github"), ("-o", "table.txt")])
def test_statistics_leave_no_report_unwritten(checkout: Path, order: tuple[str, ...]) -> None:
    page = str(checkout / "examples" / "hotel-booking.html")
    result = CliRunner().invoke(main, ["check", "--isolated", "--no-cache", "--statistics", *order, page])
    assert result.exit_code == 2
    assert "--statistics writes a table" in result.stderr


STDIN_PAGE = '<html lang="en-CA"><label>Postal code <input name="postal_code" inputmode="numeric"></label>\n'


def test_a_line_of_standard_input_is_explained() -> None:
    told = CliRunner().invoke(main, ["explain", "--isolated", "-:1"], input=STDIN_PAGE)
    assert told.exit_code == 0
    assert told.stdout.startswith('<stdin>:1:39: <input name="postal_code">, labeled "Postal code"')
    assert CliRunner().invoke(main, ["explain", "-x"], input=STDIN_PAGE).exit_code == 2


@pytest.mark.parametrize("name", [[], ["--stdin-filename", "page.html"]])
def test_comments_for_standard_input_go_to_standard_output(name: list[str]) -> None:
    asked = ["check", "--isolated", "--add-ignores=later", *name, "-"]
    told = CliRunner().invoke(main, asked, input=STDIN_PAGE)
    assert told.stdout == STDIN_PAGE.replace(
        "<input", "<!-- formlint: ignore[keyboard-lacks-character] later --><input"
    )
    assert told.stderr == "Hid 1 finding in 1 file with comments.\n"
    clean = "<p>Nothing to hide</p>\n"
    assert CliRunner().invoke(main, asked, input=clean).stdout == clean


@pytest.mark.parametrize("name", ["NAME-MINLENGTH", "name_minlength"])
def test_the_id_of_a_rule_may_be_written_otherwise(name: str) -> None:
    told = CliRunner().invoke(main, ["rule", name])
    assert told.exit_code == 0
    assert told.stdout.startswith("name-minlength")
