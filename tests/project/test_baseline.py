"""Known findings stay hidden, new ones are shown, and what is gone is told and taken out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.project.baseline import BaselineError, Entry, Met, parse, render, stale

ZIP = '<label>Postcode <input name="postcode" maxlength="5"></label>\n'
NAME = '<label>Surname <input name="surname" maxlength="5"></label>\n'
OPTIONS = ("--serves", "GB", "--select", "postal-maxlength-cuts,name-maxlength-short", "--no-cache")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(ZIP, encoding="utf-8")
    (tmp_path / "formlint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *OPTIONS, *(arguments or ["."])])


def entries(project: Path) -> list[dict[str, str]]:
    return json.loads((project / "known.json").read_text("utf-8"))["findings"]


def test_only_new_findings_are_shown(project: Path) -> None:
    assert check("--write-baseline", ".").exit_code == 0
    (project / "a.html").write_text(f"<h1>Moved</h1>\n\n{ZIP}", encoding="utf-8")
    known = check()
    assert (known.exit_code, known.stderr) == (0, "")
    assert "1 in the baseline" in known.stdout
    (project / "a.html").write_text(ZIP + NAME, encoding="utf-8")
    new = check()
    assert new.exit_code == 1
    assert "name-maxlength-short" in new.stdout
    assert "postal-maxlength-cuts" not in new.stdout


def test_a_baseline_that_no_setting_names_is_told_how_to_use(project: Path) -> None:
    assert check("--write-baseline", ".").stderr == "known.json: wrote 1 finding\n"
    (project / "formlint.toml").unlink()
    told = check("--write-baseline", ".").stderr.splitlines()
    assert told[0] == "formlint-baseline.json: wrote 1 finding"
    assert told[1] == 'To use it, put baseline = "formlint-baseline.json" into the settings, or pass --baseline.'


def test_the_baseline_of_the_settings_counts_for_a_single_page(project: Path) -> None:
    assert check("--write-baseline", ".").exit_code == 0
    known = check("a.html")
    assert known.exit_code == 0
    assert "1 in the baseline" in known.stdout
    assert (project / "known.json").exists()


def test_what_is_gone_is_told_and_taken_out(project: Path) -> None:
    (project / "b.html").write_text(NAME, encoding="utf-8")
    check("--write-baseline", ".")
    assert [entry["path"] for entry in entries(project)] == ["a.html", "b.html"]
    (project / "a.html").write_text("<p>", encoding="utf-8")
    (project / "b.html").unlink()
    assert "known.json: 2 entries are no longer found; --prune-baseline removes them" in check().stderr
    assert "removed 2 entries" in check("--prune-baseline", ".").stderr
    assert entries(project) == []


def test_a_run_over_a_part_judges_that_part_only(project: Path) -> None:
    (project / "b.html").write_text(NAME, encoding="utf-8")
    check("--write-baseline", ".")
    assert check("b.html").stderr == ""
    assert check("--select", "postal-maxlength-cuts", ".").stderr == ""
    check("--write-baseline", "b.html")
    assert [entry["path"] for entry in entries(project)] == ["a.html", "b.html"]


def test_a_baseline_in_another_folder_names_pages_from_there(project: Path) -> None:
    (project / "ci").mkdir()
    check("--baseline", "ci/known.json", "--write-baseline", ".")
    content = json.loads((project / "ci" / "known.json").read_text("utf-8"))
    assert [entry["path"] for entry in content["findings"]] == ["../a.html"]
    assert check("--baseline", "ci/known.json").exit_code == 0


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"path": 1}]}', '{"version": 1}']
)
def test_what_is_no_baseline_is_refused(project: Path, text: str) -> None:
    (project / "known.json").write_text(text, encoding="utf-8")
    result = check()
    assert result.exit_code == 2
    assert "known.json: invalid baseline" in result.stderr
    with pytest.raises(BaselineError):
        parse(text)


def test_a_missing_baseline_is_refused_with_the_remedy(project: Path) -> None:
    assert project.exists()
    result = check()
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "Error: formlint.toml:1:1: baseline not found: known.json; --write-baseline creates it\n"
    )
    named = check("--baseline", "other.json", ".")
    assert named.exit_code == 2
    assert named.stderr == "Error: --baseline: baseline not found: other.json; --write-baseline creates it\n"


def test_entries_are_sorted_one_a_line() -> None:
    some = [Entry("b.html", "r", "f", "2"), Entry("a.html", "r", "ü", "1")]
    text = render(some)
    assert parse(text) == tuple(sorted(some))
    assert [line for line in text.splitlines() if '"path": "a.html"' in line and '"ü"' in line]
    assert parse(render([])) == ()


def test_entries_of_rules_that_were_not_asked_are_not_stale() -> None:
    some = [Entry("a.html", "asked", "", "1"), Entry("a.html", "other", "", "2"), Entry("gone.html", "asked", "", "3")]
    met = {"a.html": Met(frozenset(), frozenset({"asked"}))}
    assert stale(some, met, lambda path: path == "there.html") == [some[0], some[2]]


@pytest.mark.parametrize("path", ["a" * 5000, "a\0b", "\ud800", "../../.."])
def test_an_entry_with_a_name_that_no_file_can_have_is_stale(project: Path, path: str) -> None:
    entry = {"path": path, "rule": "r", "field": "f", "fingerprint": "1"}
    for option in ("--quiet", "--prune-baseline", "--write-baseline"):
        (project / "known.json").write_text(json.dumps({"version": 1, "findings": [entry]}), encoding="utf-8")
        assert check(option, ".").exit_code < 2, option
