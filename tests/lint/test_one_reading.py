"""No page is parsed twice: whatever is asked about it, the one who read it hands on what was found out."""

import gc
from collections import Counter
from pathlib import Path
from weakref import WeakSet

import pytest
from click.testing import CliRunner
from lsprotocol import types

from formlint.api import check_paths, check_text
from formlint.cli import main
from formlint.html.document import Document
from formlint.lint.config import Config
from formlint.project.run.check_page import How, Job
from formlint.project.run.schedule import Plan, judged
from formlint.server.actions import actions, fix_all
from formlint.server.checking import Checked, check
from formlint.server.edits import Abilities
from formlint.server.hovering import hover
from formlint.server.text import Text

PAGE = """<form lang="en-CA">
<label>Postal code <input name="zip" autocomplete="postal-code" inputmode="numeric" maxlength="5" required></label>
<label>E-mail <input name="email" type="text"></label></form>
"""


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text is parsed; single tags, which fixes are read as, do not count."""
    times, real = Counter[str](), Document.__init__

    def counted(self: Document, source: object, *more: object) -> None:
        text = str(getattr(source, "text", ""))
        times.update([text] if "<form" in text else [])
        real(self, source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Document, "__init__", counted)
    return times


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--format", "json"),
        ("check", "--format", "html"),
        ("check", "--statistics"),
        ("audience", "--format", "html"),
        ("fields",),
        ("explain",),
    ],
)
def test_a_command_reads_a_page_once(tmp_path: Path, parsed: Counter[str], command: tuple[str, ...]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    place = f"{page}:2" if command[0] == "explain" else str(page)
    result = CliRunner().invoke(main, [command[0], place, "--isolated", *command[1:]])
    assert result.exit_code in {0, 1}, result.output
    assert parsed == {PAGE: 1}


@pytest.mark.parametrize("option", ["--fix", "--diff", "--add-ignores"])
def test_what_writes_reads_each_version_once(tmp_path: Path, parsed: Counter[str], option: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    CliRunner().invoke(main, ["check", str(page), "--isolated", "--no-cache", "--serves", "CA", option])
    assert parsed[PAGE] == 1
    assert len(parsed) > 1  # what came of it was read, too
    assert {*parsed.values()} == {1}


def test_the_server_reads_a_version_once(parsed: Counter[str]) -> None:
    text = Text("file:///page.html", "/page.html", PAGE, 1, "utf-16")
    checked = check(text, Config(serves=("CA",)), lambda: False)
    assert isinstance(checked, Checked)
    place = types.Position(1, 25)
    assert hover(checked, place)
    here = types.TextDocumentIdentifier(text.uri)
    asked = types.CodeActionParams(here, types.Range(place, place), types.CodeActionContext([]))
    assert [*actions(checked, asked, Abilities())]
    assert fix_all(checked, Abilities(), lambda: False).changes
    assert parsed[PAGE] == 1
    assert {*parsed.values()} == {1}


def test_a_run_over_pages_leaves_each_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive, real = WeakSet[Document](), Document.__init__

    def noticed(self: Document, *more: object) -> None:
        real(self, *more)  # type: ignore[arg-type]
        alive.add(self)

    monkeypatch.setattr(Document, "__init__", noticed)
    pages = [tmp_path / f"{number}.html" for number in range(4)]
    for number, page in enumerate(pages):
        page.write_text(PAGE.replace("E-mail", f"E-mail {number}"), encoding="utf-8")
    kept: list[object] = []
    for one in judged([Job(str(page), Config()) for page in pages], Plan(How(), 1)):
        kept.append(one)
        gc.collect()
        assert not alive
    reports = [*check_paths(*pages, isolated=True), check_text(PAGE, isolated=True)]
    gc.collect()
    assert not alive
    assert [one.analysis for one in reports] == [None] * 5


def test_a_finding_tells_each_of_its_territories_its_own_value() -> None:
    report = check_text(PAGE, serves=["CA", "GB", "NL"], isolated=True)
    (finding,) = [one for one in report.findings if one.rule == "postal-maxlength-cuts"]
    assert {*finding.territories} == {"CA", "GB", "NL"}
    assert {one.territory for one in finding.elsewhere} == {*finding.territories[1:]}
    for code in finding.territories:
        alone = check_text(PAGE, serves=code, isolated=True)
        (own,) = [one for one in alone.findings if one.rule == finding.rule]
        told = finding.in_territory(code)
        assert told.witness == own.witness
        assert (str(told.message) == own.message) == (code != finding.territories[0])
