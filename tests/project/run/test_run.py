"""Many pages: cache, processes and folding are faster, and change nothing of what is found."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import SRC

from formlint.cli import main
from formlint.html.source import Lines, decode
from formlint.lint import engine
from formlint.lint.analysis import Analysis
from formlint.lint.config import Config
from formlint.lint.report import Finding, Report
from formlint.project.run import pool, progress, schedule
from formlint.project.run.cache_folder import FILE, usual
from formlint.project.run.cache_key import page_key
from formlint.project.run.check_page import How, Job, Judged, judge
from formlint.project.run.deduplicate import Page, fold, unfolded
from formlint.project.run.record import Mark, dumps, loads, read, record
from formlint.project.run.reports import report
from formlint.project.run.schedule import Plan, judged, processes
from formlint.project.settings import lookup
from formlint.rule.discovery import rules
from formlint.server import settings as server_settings

HEADER = '<form id="news"><label>Postcode <input name="postcode" maxlength="5" inputmode="numeric"></label></form>'
CONFIG = Config(serves=("GB",), select=frozenset({"postal-maxlength-cuts", "keyboard-lacks-character"}))
Found = tuple[str, int, int, str, str, str]


@pytest.fixture
def site(tmp_path: Path) -> list[Path]:
    """Twenty pages with the same header, one of them with a form more."""
    pages = [tmp_path / f"{number:02}.html" for number in range(20)]
    for number, page in enumerate(pages):
        page.write_text(f"<h1>Page {number}</h1>\n{'<p>' * number}\n{HEADER}", encoding="utf-8")
    pages[7].write_text(pages[7].read_text("utf-8") + HEADER.replace("news", "order"), encoding="utf-8")
    return pages


def jobs(pages: Sequence[Path], config: Config = CONFIG) -> list[Job]:
    return [Job(str(page), config) for page in pages]


def plain(pages: Sequence[Path], config: Config = CONFIG) -> set[Found]:
    """What a run without cache, processes and folding finds."""
    reports = [engine.check(decode(page.read_bytes(), str(page)), config) for page in pages]
    return {found for one in reports for found in everywhere(one)}


def everywhere(one: Report) -> Iterator[Found]:
    """All places of all findings of a report."""
    lines = Lines(one.source.text)
    for finding in one.findings:
        yield one.source.path, *lines.position(finding.span.start), *_said(finding)
        for place in finding.places:
            yield place.path, place.line, place.column, *_said(finding)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.level, finding.message


def reports(
    pages: Sequence[Path], config: Config = CONFIG, plan: Plan | None = None, *, folding: bool = True
) -> list[Report]:
    done: dict[str, Judged] = {}

    def told() -> Iterator[Page]:
        for one in judged(jobs(pages, config), plan or Plan(How(), 1)):
            assert one.record is not None, one.trouble
            done[one.path] = one
            yield Page(one.path, one.record, one.record.marks)

    folded = (fold if folding else unfolded)(told())
    made = [report(done[page.path], page, folded, config) for page in folded.pages]
    return [one for one in made if one is not None]


def check(*arguments: str | Path) -> Result:
    select = ("--isolated", "--serves", "GB", "--select", "postal-maxlength-cuts,keyboard-lacks-character")
    return CliRunner().invoke(main, ["check", *select, *map(str, arguments)])


def test_the_same_form_is_one_finding(site: list[Path]) -> None:
    found = [finding for one in reports(site) for finding in one.findings]
    assert sorted((finding.rule, len(finding.places)) for finding in found) == [
        ("keyboard-lacks-character", 0),
        ("keyboard-lacks-character", 19),
        ("postal-maxlength-cuts", 0),
        ("postal-maxlength-cuts", 19),
    ]
    assert {place.path for place in found[0].places} == {str(page) for page in site[1:]}
    assert len({place.line for place in found[0].places}) == 1


def test_the_same_form_on_other_lines_is_one_finding(tmp_path: Path) -> None:
    """Neither the line that calls an element without a name, nor the place of a control, sets pages apart."""
    form = '<form action="/a"><label>Town</label> <input></form>'
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page, before in zip(pages, ("", "<p>Hello</p>\n\n"), strict=True):
        page.write_text(f"<!doctype html><html lang=en>\n{before}{form}", encoding="utf-8")
    config = Config(select=frozenset({"field-without-name", "label-without-control"}))
    found = [finding for one in reports(pages, config) for finding in one.findings]
    assert [(one.rule, len(one.places)) for one in found] == [("label-without-control", 1), ("field-without-name", 1)]
    assert found[0].concerns
    assert "on line 2" in found[1].message


def test_folding_keeps_the_set_of_findings(site: list[Path]) -> None:
    whole = plain(site)
    assert {found for one in reports(site) for found in everywhere(one)} == whole
    apart = reports(site, folding=False)
    assert not any(finding.places for one in apart for finding in one.findings)
    assert {found for one in apart for found in everywhere(one)} == whole


@pytest.mark.long
def test_folding_the_open_corpus_keeps_the_set_of_findings(shared: Path, tmp_path: Path) -> None:
    archive = shared / "corpora" / "fields-open.tar.xz"
    if not archive.exists():
        pytest.skip("the open corpus is not here")
    shutil.unpack_archive(archive, tmp_path / "corpus", filter="data")
    pages = sorted((tmp_path / "corpus").rglob("*.html"))[::40]
    for page in pages:
        text = page.read_bytes()
        page.write_bytes(HEADER.encode() + text)
        page.with_suffix(".again.html").write_bytes(b"<p>Another text.</p>" + HEADER.encode() + text)
    pages = [path for page in pages for path in (page, page.with_suffix(".again.html"))]
    whole = plain(pages, Config())
    cold = reports(pages, Config(), Plan(How(), 2, tmp_path / "cache"))
    warm = reports(pages, Config(), Plan(How(), 1, tmp_path / "cache"))
    assert {found for one in cold for found in everywhere(one)} == whole
    assert warm == cold
    assert any(finding.places for one in cold for finding in one.findings)


def test_processes_and_order(site: list[Path]) -> None:
    assert reports(site, plan=Plan(How(), 3)) == reports(site)
    assert [one.path for one in judged(jobs(site), Plan(How(), 2))] == [str(page) for page in site]


def test_the_garbage_collector_of_others_is_left_as_it_is(site: list[Path]) -> None:
    before = gc.get_threshold()
    gc.enable()
    assert reports(site)
    assert gc.isenabled()
    assert gc.get_threshold() == before


def test_one_small_page_starts_no_process() -> None:
    assert processes(1, 10_000) == 1
    assert processes(1000, 10_000) == 1
    assert processes(3, 50_000_000) == 1


def test_a_record_holds_all_of_a_report(site: list[Path]) -> None:
    source = decode(site[7].read_bytes(), "page.html")
    whole = engine.check(source, Config(serves=("GB", "CA", "US")))
    kept = loads(dumps(record(whole)))
    assert tuple(read(mark.content) for mark in kept.marks) == whole.findings
    assert [(mark.rule, mark.level) for mark in kept.marks] == [(one.rule, one.level.rank) for one in whole.findings]


def test_a_warm_cache_is_asked_and_not_the_rules(
    site: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Plan(How(), 1, tmp_path / "cache")
    cold = reports(site, plan=plan)

    def fail(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(engine, "analyse", fail)
    assert reports(site, plan=plan) == cold
    site[3].write_text(HEADER + HEADER, encoding="utf-8")
    monkeypatch.undo()
    changed = reports(site, plan=plan)
    assert changed != cold
    assert {found for one in changed for found in everywhere(one)} == plain(site)


def test_what_findings_follow_from_is_in_the_key(tmp_path: Path) -> None:
    pack = tmp_path / "packs"
    pack.mkdir()
    own = tmp_path / "own"
    own.mkdir()
    configs = [
        CONFIG,
        Config(serves=("CA",), select=CONFIG.select),
        Config(serves=("GB",)),
        Config(serves=("GB",), min_confidence=0.5),
        Config(serves=("GB",), packs=(str(pack),)),
        Config(serves=("GB",), rules=(str(own),)),
    ]
    keys = {page_key("a.html", b"<p>", config) for config in configs}
    keys |= {page_key("a.xhtml", b"<p>", CONFIG), page_key("a.html", b"<p> ", CONFIG)}
    assert len(keys) == len(configs) + 2
    assert page_key("b/c.html", b"<p>", CONFIG) == page_key("a.html", b"<p>", CONFIG)
    assert page_key("a.html", b"<p>", Config(serves=("GB",), select=CONFIG.select, fail_on=None)) in keys


def key_of(day: date, *packs: str) -> bytes:
    return page_key("a.html", b"<p>", CONFIG._replace(today=day, packs=packs))


def test_of_the_day_of_the_run_only_the_year_and_changes_of_facts_tell_records_apart() -> None:
    days = (date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1))
    first, last, next_year = map(key_of, days)
    assert first == last != next_year
    assert key_of(date(2026, 6, 30)) != first  # the CNPJ with letters came


def test_with_days_in_a_pack_of_the_project_each_day_tells_records_apart(tmp_path: Path) -> None:
    (tmp_path / "territories").mkdir()
    pack = tmp_path / "territories" / "CA.toml"
    days = (date(2026, 8, 1), date(2026, 8, 2))
    pack.write_text("extends = 'CA'\n[postal-code]\nmust = ['A1A 1A1']\n", encoding="utf-8")
    assert len({key_of(day, str(tmp_path)) for day in days}) == 1
    pack.write_text("extends = 'CA'\n[postal-code]\nsince = 2026-08-02\n", encoding="utf-8")
    keys = {key_of(day, str(tmp_path)) for day in (date(2026, 8, 3), date(2026, 8, 4))}
    assert len(keys) == len(days)


def test_the_settings_of_a_run_and_of_a_server_hold_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    monkeypatch.setattr(lookup, "today", lambda: days[0])
    monkeypatch.setattr(server_settings, "today", lambda: days[0])
    run, server = lookup.Lookup({}, None, isolated=True, rules=False), server_settings.Settings()
    before = server.of("a.html"), run("a.html")
    old, new = days[0], days.pop(0) and days[0]
    after = server.of("a.html"), run("b.html")
    assert [config and config.today for config in (*before, *after)] == [old, old, new, old]


def test_the_cache_says_what_it_is_and_is_cleaned(
    site: list[Path], tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert check(".").exit_code == 1
    assert sorted(tmp_path.iterdir()) == before
    folder = usual(Path())
    assert folder is not None
    assert folder.parent == caches / "formlint"
    assert usual(tmp_path / "another") != folder == usual(tmp_path)
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert check(".").stdout == check("--no-cache", ".").stdout
    assert f"{folder}: deleted" in CliRunner().invoke(main, ["clean"]).stderr
    assert not folder.exists()
    assert "no cache" in CliRunner().invoke(main, ["clean"]).stderr
    check("--no-cache", ".")
    check(site[0])
    assert not folder.exists()


def test_pages_without_controls_are_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [*rules()]
    nothing = [b"<!doctype html><p>Only text, and a <b>tag</b>.", b"", b"<inp", b"\xff\xfe"]
    page = tmp_path / "a.html"
    config = Config(select=frozenset(rule.id for rule in asked if not rule.every_page))
    for data in nothing:
        page.write_bytes(data)
        assert not engine.check(decode(data, str(page)), config).findings
    monkeypatch.setattr(engine, "analyse", None)
    page.write_bytes(nothing[0])
    one = judge(Job(str(page), config), How(), tuple(asked))
    assert one.record is not None
    assert one.record.marks == ()
    assert judge(Job(str(page), config), How(), tuple(asked)) == one
    for data in (b"<INPUT>", "<input>".encode("utf-16"), b"<!-- formlint: ignore[x] -->"):
        page.write_bytes(data)
        assert judge(Job(str(page), config), How(), tuple(asked)).crashed


def test_a_crash_costs_one_page(site: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    real = engine.analyse

    def check_or_crash(source: object, *more: object) -> Analysis:
        if "Page 5<" in getattr(source, "text", ""):
            raise RecursionError("deep")
        return real(source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "analyse", check_or_crash)
    for number in (1, 2):
        result = check("--no-cache", "--jobs", str(number), site[0].parent)
        assert result.exit_code == 3
        assert f"{site[5]}: formlint crashed: " in result.stderr
        assert "19 pages" in result.stdout


def test_a_page_that_ends_its_process_costs_one_page(site: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are not forked here, so they do not see the patch")
    real = engine.analyse

    def check_or_die(source: object, *more: object) -> Analysis:
        if "Page 5<" in getattr(source, "text", ""):
            os._exit(9)
        return real(source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "analyse", check_or_die)
    result = check("--no-cache", "--jobs", "2", site[0].parent)
    assert result.exit_code == 3
    assert f"{site[5]}: formlint crashed: the process that checked this page died" in result.stderr


def test_equal_pages_are_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [tmp_path / f"{number}.html" for number in range(5)]
    for page in pages:
        page.write_text(HEADER, encoding="utf-8")
    whole = plain(pages)
    real, asked = engine.analyse, list[object]()

    def counted(source: object, *more: object) -> Analysis:
        asked.append(source)
        return real(source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "analyse", counted)
    assert {found for one in reports(pages) for found in everywhere(one)} == whole
    assert len(asked) == 1


@pytest.mark.parametrize("looked_at", [False, True])
def test_a_page_that_changes_meanwhile_is_told(site: list[Path], looked_at: bool) -> None:  # noqa: FBT001
    one = next(judged(jobs(site), Plan(How(), 1))) if looked_at else judge(jobs(site)[0], How(), rules())
    assert one.record is not None
    assert (one.stamp is not None) == looked_at
    page = Page(one.path, one.record, one.record.marks)
    assert report(one, page, fold([page]), CONFIG) is not None
    site[0].write_text(site[0].read_text("utf-8"), encoding="utf-8")
    assert report(one, page, fold([page]), CONFIG) is not None
    site[0].write_text("<p>Something else", encoding="utf-8")
    assert report(one, page, fold([page]), CONFIG) is None


def test_the_text_of_a_page_that_changes_before_it_is_shown_is_empty(site: list[Path]) -> None:
    one = next(judged(jobs(site), Plan(How(), 1)))
    assert one.record is not None
    page = Page(one.path, one.record, one.record.marks)
    told = report(one, page, fold([page]), CONFIG)
    assert told is not None
    assert told.source.text == site[0].read_text("utf-8")
    site[0].write_text("<p>Something else", encoding="utf-8")
    assert not told.source.text


def test_pages_go_to_processes_together_and_large_ones_first(site: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert pool._chunks([10] * 8, 2) == [range(start, start + 1) for start in range(8)]
    assert pool._chunks([pool._CHUNK // 2] * 40, 2) == [range(start, start + 2) for start in range(0, 40, 2)]
    sizes = [*[10] * 30, 2 * pool._CHUNK, *[10] * 30, 4 * pool._CHUNK]
    assert pool._chunks(sizes, 2) == [range(30), range(30, 31), range(31, 61), range(61, 62)]
    site[7].write_text(HEADER + "<p>" * pool._CHUNK, encoding="utf-8")
    asked: list[str] = []
    real = pool._packed

    def noted(chunk: Sequence[Job]) -> object:
        asked.append(chunk[0].path)
        return real(chunk)

    monkeypatch.setattr(pool, "_packed", noted)
    assert [one.path for one in judged(jobs(site), Plan(How(), 2))] == [str(page) for page in site]
    assert asked[:2] == [str(site[7]), str(site[0])]


def test_without_a_cache_only_pages_of_equal_size_are_read_twice(
    site: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    site[4].write_bytes(site[3].read_bytes())
    looked_at: list[str] = []
    real = schedule.bytes_of

    def noted(job: Job) -> object:
        looked_at.append(job.path)
        return real(job)

    monkeypatch.setattr(schedule, "bytes_of", noted)
    assert {found for one in reports(site) for found in everywhere(one)} == plain(site)
    assert looked_at == [str(site[3]), str(site[4])]


def test_a_page_is_folded_by_key_only() -> None:
    mark = Mark("k", "r", "f", 0, 1, 2, "f", "")
    nameless = Mark("", "r", "f", 0, 1, 2, "f", "")
    found = loads(json.dumps(["utf-8", 0, 0, [], [], [], "", [], 0, [[], [], 0], []]))
    folded = fold(Page(path, found, (mark, nameless), (mark,)) for path in ("a", "b"))
    assert [page.shown for page in folded.pages] == [(mark, nameless), (nameless,)]
    assert [page.known for page in folded.pages] == [(mark,), ()]
    assert [(place.path, place.line, place.column) for place in folded.shown["k"]] == [("b", 1, 2)]


def test_the_summary_counts_every_page_that_has_a_finding(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(f"<p>{number}</p>{HEADER}", encoding="utf-8")
    assert "Found 2 errors in 3 files " in check("--no-cache", tmp_path).stdout
    (tmp_path / "none.html").write_text("<form><input name=q></form>", encoding="utf-8")
    assert "Found 2 errors in 3 of 4 files " in check("--no-cache", tmp_path).stdout


def test_json_lists_the_places(site: list[Path]) -> None:
    content = json.loads(check("--format", "json", "--no-cache", site[0].parent).stdout)
    found = [finding for file in content["files"] for finding in file["findings"]]
    assert sorted(len(finding["places"]) for finding in found) == [0, 0, 19, 19]


def test_the_bar_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [*progress.watched(range(5), 5)] == [0, 1, 2, 3, 4]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert [*progress.watched(range(5), 5)] == [0, 1, 2, 3, 4]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl-C to send here")
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_leaves_cleanly(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.html").write_text(f"{HEADER}<p>{number}", encoding="utf-8")
    command = [sys.executable, "-m", "formlint", "check", "--jobs", "2", "--isolated", str(tmp_path)]
    command += ["--cache-dir", str(tmp_path / "cache")]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    while process.poll() is None and not (tmp_path / "cache" / FILE).exists():
        time.sleep(0.01)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert told == "Interrupted; the results so far are in the cache.\n"
    assert process.returncode == 130
