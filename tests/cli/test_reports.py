"""`formlint check`: which reports are written, and where to."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.cli import main
from formlint.html.source import Lines, Span
from formlint.output.columns import utf8_ruler, utf16_ruler

PAGE = '<html lang="en-CA"><label>Postal code <input name="postal_code" inputmode="numeric"></label>'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a page in a folder, and the user in that folder."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def check(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", "--serves", "CA", "page.html", *options])


def test_several_reports_at_once(site: Path) -> None:
    done = check("--format", "sarif=out.sarif", "--format", "json=out.json", "--format", "concise")
    assert done.exit_code == 1
    assert done.output.startswith('page.html:1:65: error: `inputmode="numeric"` of "Postal code" shows a keypad')
    assert json.loads((site / "out.json").read_text("utf-8"))["summary"]["errors"] == 1
    [found] = json.loads((site / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/page.html"


def test_output_file(site: Path) -> None:
    done = check("--format", "json", "--output-file", "out.json")
    assert (done.exit_code, done.output) == (1, "")
    assert json.loads((site / "out.json").read_text("utf-8"))["files"][0]["path"] == "page.html"
    both = check("--format", "grouped", "--format", "jsonl=out.jsonl", "-o", "out.txt")
    assert (both.exit_code, both.output) == (1, "")
    assert (site / "out.txt").read_text("utf-8").startswith("page.html\n")
    assert len((site / "out.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--format", "sarrif"], "unknown format 'sarrif'; did you mean sarif?"),
        (
            ["--format", "color"],
            "unknown format 'color'; choose from checkstyle, concise, full, github, gitlab, grouped, html",
        ),
        (
            ["--format", "full", "--format", "json"],
            "two reports would be written to standard output; name a file, as in --format full=",
        ),
        (["--format", "json=x", "--format", "sarif=x"], "two reports would be written to x; name a file"),
        (["--format", "json=no/such/folder/x"], "cannot write no/such/folder/x: No such file or directory"),
        (["-o", "."], "cannot write .: Is a directory"),
    ],
)
def test_mistakes_are_told_with_a_remedy(options: list[str], complaint: str) -> None:
    refused = check(*options)
    assert refused.exit_code == 2
    assert complaint in refused.output
    assert "Traceback" not in refused.output


def test_help_lists_the_formats() -> None:
    said = " ".join(CliRunner().invoke(main, ["check", "--help"]).output.split())
    assert (
        "checkstyle, concise, full, github, gitlab, grouped, html, json, jsonl, junit, markdown, rdjson, sarif." in said
    )


TEXT = st.text(st.sampled_from("a\u00e9\u754c\U0001f600\ufeff\ud800\n\r"), max_size=60)


@settings(deadline=None)
@given(TEXT, st.data())
def test_columns_are_those_of_the_encoded_line(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    line, column = lines.position(offset)
    before = text[offset - column + 1 : offset]
    assert utf8_ruler(lines).position(offset) == (line, len(before.encode("utf-8", "surrogatepass")) + 1)
    unmarked = before.removeprefix("\ufeff") if line == 1 else before
    assert utf16_ruler(lines).position(offset) == (line, len(unmarked.encode("utf-16-le", "surrogatepass")) // 2 + 1)


def test_columns_far_out_on_a_huge_line_are_right() -> None:
    text = "\n" + "\U0001f600" * 10_000 + "<input>"
    assert utf16_ruler(Lines(text)).region(Span(10_001, 10_008)) == (2, 20_001, 2, 20_008)
    assert utf8_ruler(Lines(text)).region(Span(10_001, 10_008)) == (2, 40_001, 2, 40_008)
