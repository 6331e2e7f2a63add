"""The Python API: the same findings as on the command line, with the same settings."""

import subprocess
import sys
from pathlib import Path

import pytest

import formlint

KEYPAD = '<label>Postal code <input name="zip" inputmode="numeric"></label>'


def test_a_text_is_checked() -> None:
    report = formlint.check_text(KEYPAD, serves=["CA"], isolated=True)
    (finding,) = (finding for finding in report.findings if finding.level is formlint.Level.ERROR)
    assert finding.rule == "keyboard-lacks-character"
    assert finding.witness == "K1A 0B1"
    assert formlint.Lines(report.source.text).position(finding.span.start) == (1, KEYPAD.index("inputmode") + 1)
    assert formlint.apply(report.source.text, finding.fixes) == KEYPAD.replace(' inputmode="numeric"', "")


@pytest.mark.parametrize("serves", ["CA,US", ["CA", "US"], ("CA", "US"), iter(["CA", "US"])])
def test_an_audience_is_said_in_several_ways(serves: object) -> None:
    report = formlint.check_text(f"<form>{KEYPAD}</form>", serves=serves, isolated=True)  # type: ignore[arg-type]
    assert report.served[0] == ("CA", "US")


def test_bytes_are_read_as_browsers_do() -> None:
    page = f'<meta charset="windows-1252"><p>é</p>{KEYPAD}'.encode("cp1252")
    assert formlint.check_text(page, isolated=True).source.text.count("é") == 1


def test_settings_files_count_unless_isolated(tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text('serves = ["CA"]\nfail-on = "never"', "utf-8")
    path = str(tmp_path / "page.html")
    rules = [finding.rule for finding in formlint.check_text(KEYPAD, path=path).findings]
    assert "keyboard-lacks-character" in rules
    assert not formlint.failing(formlint.check_text(KEYPAD, path=path))
    assert formlint.failing(formlint.check_text(KEYPAD, path=path), {"fail-on": "error"})
    assert formlint.check_text(KEYPAD, path=path, isolated=True, serves="US").findings == ()
    assert formlint.check_text(KEYPAD, path=path, settings={"select": ["date"]}).findings == ()


def test_paths_are_checked_as_the_command_does(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(KEYPAD, "utf-8")
    (tmp_path / "b.txt").write_text(KEYPAD, "utf-8")
    folder = formlint.check_paths(tmp_path, serves=["CA"])
    assert [Path(report.source.path).name for report in folder] == ["a.html"]
    named = formlint.check_paths(tmp_path / "b.txt", str(tmp_path / "a.html"), serves=["CA"])
    assert [len(report.findings) for report in named] == [1, 1]


def test_reports_are_rendered() -> None:
    report = formlint.check_text(KEYPAD, serves="CA", isolated=True, path="page.html")
    assert formlint.render([report], "concise").startswith(
        'page.html:1:38: error: `inputmode="numeric"` of "Postal code" shows a keypad'
    )
    with pytest.raises(ValueError, match="unknown format 'pdf'"):
        formlint.render([report], "pdf")


def test_mistakes_are_told(tmp_path: Path) -> None:
    with pytest.raises(formlint.ConfigError, match=r"serves: .*XX"):
        formlint.check_text(KEYPAD, serves=["XX"])
    with pytest.raises(formlint.ConfigError, match="did you mean 'serves'"):
        formlint.check_text(KEYPAD, settings={"servs": ["CA"]})
    with pytest.raises(formlint.FilesError, match=r"nothing\.html"):
        formlint.check_paths(tmp_path / "nothing.html")


def test_all_names_are_there_and_no_others() -> None:
    assert all(hasattr(formlint, name) for name in formlint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'check_url'"):
        formlint.check_url  # type: ignore[attr-defined]  # noqa: B018


def test_to_import_the_package_is_cheap() -> None:
    code = "import formlint, sys; print(sorted(name for name in sys.modules if name.startswith('formlint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['formlint']"
