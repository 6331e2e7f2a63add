"""Where a limit ends the work, or a page is in doubt, people are told: everywhere, and without losing anything."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint import check_paths, check_text, render
from formlint.cli import main
from formlint.forms.purpose.field import Field
from formlint.html.source import Source, decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import worst_of_each
from formlint.project.run.record import dumps, loads, record
from formlint.rule.discovery import rules

FIELD = '<label>Postal code <input name="zip" maxlength="5"></label>\n'
MANY = f"<form>{FIELD}</form>" * 7
PARTIAL = "only partly checked: the time limit of 1e-09 s was reached"
ENCODINGS = {
    "utf-16": "",
    "utf-16-le": "read as UTF-16",
    "utf-16-be": "read as UTF-16",
    "utf-32": "probably UTF-32",
    "utf-32-le": "probably UTF-32",
    "utf-32-be": "probably UTF-32",
    "utf-8": "",
    "utf-8-sig": "",
}


def run(*words: str | Path, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, words)], input=data)


def check(path: Path, *words: str | Path) -> Result:
    return run("check", "--isolated", "--serves", "CA", *words, path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(MANY, "utf-8")
    return tmp_path / "page.html"


@pytest.mark.parametrize("way", [("--jobs", "1", "--no-cache"), ()])
def test_findings_of_one_rule_are_capped_and_counted(page: Path, way: tuple[str, ...]) -> None:
    every = json.loads(check(page, "--format", "json", *way).stdout)
    capped = check(page, "--format", "json", "--config", "max-same-findings=3", *way)
    document = json.loads(capped.stdout)
    shown, total = document["files"][0]["findings"], every["files"][0]["findings"]
    assert capped.exit_code == 1
    assert (len(shown), len(total), document["summary"]["more"]) == (3, 7, 4)
    assert [one for one in total if one in shown] == shown
    (notice,) = document["notices"]
    assert notice["text"].startswith("4 more findings of postal-maxlength-cuts not shown;")
    assert (notice["path"], notice["failed"]) == (str(page), False)
    assert f"{page}: {notice['text']}" in capped.stderr


def test_the_summary_says_how_many_are_not_shown(page: Path) -> None:
    found = check(page, "--config", "max-same-findings=1")
    assert "Not shown: 6 more of the same rules." in found.stdout
    assert "more of the same rules" not in check(page, "--config", "max-same-findings=inf").stdout


def test_fixes_baselines_and_statistics_know_of_all(page: Path, tmp_path: Path) -> None:
    few = ("--config", "max-same-findings=1")
    assert check(page, "--statistics").stdout == check(page, "--statistics", *few).stdout
    baseline = tmp_path / "baseline.json"
    check(page, "--baseline", baseline, *few, "--write-baseline")
    known = check(page, "--baseline", baseline)
    assert (known.exit_code, "7 in the baseline" in known.stdout) == (0, True)
    check(page, *few, "--fix")
    assert not any(fix.safe for one in check_paths(page, serves="CA", isolated=True)[0].findings for fix in one.fixes)


def test_the_worst_are_shown() -> None:
    found = [("a", 2), ("a", 1), ("b", 2), ("a", 0), ("a", 1)]
    assert worst_of_each(found, 2) == ([1, 2, 3], {"a": 2})
    assert worst_of_each(found, 4) == ([0, 1, 2, 3, 4], {})


def test_the_api_tells() -> None:
    report = check_text(MANY, serves="CA", isolated=True, settings={"max-same-findings": 2})
    assert report.more
    assert all(notice.text in render([report], "json") for notice in report.notices)
    partial = check_text(MANY, isolated=True, settings={"max-time": 1e-9})
    assert partial.unfinished
    assert partial.notices[0].text.startswith(PARTIAL)


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "checkstyle", "github", "markdown", "html"])
def test_reports_tell_of_a_page_that_was_checked_in_part(page: Path, form: str) -> None:
    for way in ((), ("--jobs", "1", "--no-cache", "--no-fold")):
        found = check(page, "--format", form, "--config", "max-time=1e-9", *way)
        assert found.exit_code == 2
        assert PARTIAL in found.stdout.replace("−", "-").replace("\\", "")


@pytest.mark.parametrize("words", [("fields",), ("audience",), ("explain",)])
def test_other_commands_tell_it_too(page: Path, words: tuple[str, ...]) -> None:
    place = f"{page}:1:30" if words == ("explain",) else str(page)
    found = run(*words, "--isolated", "--config", "max-time=1e-9", place)
    assert found.exit_code == 2
    assert PARTIAL in found.stderr


def test_what_was_checked_in_part_is_not_written_down_as_all(page: Path, tmp_path: Path) -> None:
    order = ("--baseline", tmp_path / "baseline.json")
    check(page, *order, "--write-baseline")
    written = (tmp_path / "baseline.json").read_text("utf-8")
    for more in ("--write-baseline", "--prune-baseline"):
        assert check(page, *order, "--config", "max-time=1e-9", more).exit_code == 2
        assert (tmp_path / "baseline.json").read_text("utf-8") == written
    ignored = check(page, "--add-ignores=x", "--config", "max-time=1e-9")
    assert (ignored.exit_code, page.read_text("utf-8")) == (2, MANY)
    assert PARTIAL in ignored.stderr


def test_an_unfinished_check_accuses_no_comment() -> None:
    text = "<!-- formlint: ignore[postal-maxlength-cuts] old forms -->" + MANY
    assert not engine.check(Source("page.html", text, "utf-8"), Config(max_time=1e-9)).findings


def test_the_time_may_be_over_at_any_moment() -> None:
    """Whenever the clock is looked at, what was found by then is reported."""
    text = (
        "<title>Shop</title>{% if a %}<form><label>Land <select name=country><option>Canada<option>France</select>"
        f"</label>{FIELD}{{% endif %}}<input type=radio name=a><input name=b aria-labelledby=c></form>{FIELD}"
    )
    rules()
    for moment in range(400):
        over = counting(moment)
        beliefs = engine.analyse(decode(text.encode(), "page.jinja"), Config(), over)
        report = engine.judge(beliefs)
        assert loads(dumps(record(report))) == record(report)
        if not report.unfinished:
            break
    else:
        pytest.fail("the clock is looked at too often for this test")
    assert moment > 20
    assert not report.notices


def counting(moment: int) -> Callable[[], bool]:
    """A clock whose time is over when it is looked at for that time."""
    left = iter(range(moment))
    return lambda: next(left, None) is None


def test_the_time_is_looked_at_while_a_page_is_read() -> None:
    over = counting(1000)
    beliefs = engine.analyse(Source("page.html", FIELD * 5000, "utf-8"), Config(), over)
    assert len(beliefs.page.controls) == 1000
    assert beliefs.partial


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_doubts_about_the_encoding_are_told(encoding: str, tmp_path: Path) -> None:
    text = MANY.removeprefix("\ufeff")
    report = engine.check(decode(text.encode(encoding), "page.html"), Config(serves=("CA",)))
    assert bool(report.notices) == bool(ENCODINGS[encoding])
    assert all(ENCODINGS[encoding] in notice.text and not notice.failed for notice in report.notices)
    assert report.fields == (0 if "32" in encoding else 7)
    path = tmp_path / "page.html"
    path.write_bytes(text.encode(encoding))
    cached = ("--jobs", "1", "--cache-dir", str(tmp_path / "cache"))
    for way in ((), cached, cached):
        assert ENCODINGS[encoding] in check(path, *way).stderr


def test_a_page_of_nulls_is_no_utf32() -> None:
    assert not engine.check(decode(b"<form>\0\0\0\0<input name=zip>", "page.html"), Config()).notices


def test_the_server_shows_what_is_to_be_known() -> None:
    pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")
    from formlint.server.checking import Checked  # noqa: PLC0415
    from formlint.server.checking import check as served  # noqa: PLC0415
    from formlint.server.diagnostics import diagnostics  # noqa: PLC0415
    from formlint.server.edits import Abilities  # noqa: PLC0415
    from formlint.server.text import Text  # noqa: PLC0415

    text = Text("file:///page.html", "/page.html", MANY, 1, "utf-16")
    for config, said in (
        (Config(max_time=1e-9), PARTIAL),
        (Config(serves=("CA",), max_same_findings=2), "5 more findings of"),
    ):
        page = served(text, config, lambda: False)
        assert isinstance(page, Checked)
        first = diagnostics(page, Abilities())[0]
        assert first.message.startswith(said)
        assert (first.range.start.line, first.range.end.character) == (0, 0)


def test_reasons_are_found_out_for_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(serves=("CA",))
    analysis = engine.analyse(Source("page.html", MANY, "utf-8"), config)
    whole, asked = engine.judge(analysis), Counter[str]()
    reasons = Field.reasons

    def counting(field: Field, most: int) -> object:
        asked.update(["reasons"])
        return reasons(field, most)

    monkeypatch.setattr(Field, "reasons", counting)
    short = engine.judge(analysis, most=1)
    assert 0 < asked.total() <= len(short.findings) < len(whole.findings)
    assert {*short.findings} <= {*whole.findings}
    assert all(finding.evidence for finding in short.findings if finding.purpose and finding.territories)
    assert short.more == len(whole.findings) - len(short.findings)
