"""`formlint explain` and `formlint check` say the same of every control: what one reports, the other calls a hit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import EXAMPLES

from formlint.cli import main
from formlint.html.source import Lines, Source, decode
from formlint.lint import engine
from formlint.lint.config import Config, Settings
from formlint.lint.explain.explain import explain
from formlint.lint.explain.model import Answer
from formlint.project.settings.resolve import resolved
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules

PAGES = sorted(EXAMPLES.glob("*.html"))
STEP = 7  # of the many pages of known bugs, each seventh
CALLING_CODE = """<form>
<label>Country code <input name="cc" autocomplete="tel-country-code" value="+1" readonly></label>
<label>Phone <input type="tel" name="phone" autocomplete="tel-national"></label></form>"""


def settings(known: tuple[Rule, ...]) -> Config:
    """What counts where nothing is said: friction is not selected."""
    return resolved(Settings(), "page.html", known)


def reported(source: Source, config: Config) -> Iterator[tuple[int, int, str]]:
    """Each finding in the tag of a control: line and column of the control, and the rule."""
    report = engine.check(source, config)
    lines = Lines(source.text)
    for control in engine.analyse(source, config).page.controls:
        for finding in report.findings:
            if finding.span in control.element.span:
                yield *lines.position(control.element.start), finding.rule


def explained(source: Source, config: Config) -> Iterator[tuple[int, int, str]]:
    """Each hit that is explained in the tag of a control: in the same form."""
    beliefs = engine.analyse(source, config)
    lines = Lines(source.text)
    for control in beliefs.page.controls:
        line, column = lines.position(control.element.start)
        [one] = explain(beliefs, line, column)
        for question in one.questions:
            if question.answer is Answer.HIT and not question.text.endswith(("hides it)", "hide it)")):
                yield line, column, question.rule


def disagreements(source: Source) -> set[tuple[int, int, str]]:
    """What is reported in the tag of a control and is no hit there; what is a hit and is reported nowhere."""
    config = settings(rules())
    told, hits = {*reported(source, config)}, {*explained(source, config)}
    found = {finding.rule for finding in engine.check(source, config).findings}
    return (told - hits) | {one for one in hits - told if one[2] not in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_on_examples(page: Path) -> None:
    assert not disagreements(decode(page.read_bytes(), str(page)))


def test_on_pages_of_known_bugs(shared: Path) -> None:
    pages = sorted((shared / "corpora" / "bugs" / "cases").rglob("*.html"))[::STEP]
    assert pages
    wrong = {page.parent.name: found for page in pages if (found := disagreements(decode(page.read_bytes(), "a.html")))}
    assert not wrong


def test_a_rule_that_looks_at_read_only_controls_is_asked_about_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(CALLING_CODE, encoding="utf-8")
    serves = ("--serves", "CA,FR,DE", "--isolated")
    assert "calling-code-fixed" in CliRunner().invoke(main, ["check", *serves, str(page)]).stdout
    told = CliRunner().invoke(main, ["explain", *serves, f"{page}:2"]).stdout
    assert "hit: calling-code-fixed" in told


def test_what_the_settings_do_not_select_is_not_asked(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<form>\n<label>Fax <input name="fax"></label></form>', encoding="utf-8")
    (tmp_path / "formlint.toml").write_text('select = ["email"]', encoding="utf-8")
    told = CliRunner().invoke(main, ["explain", f"{page}:2"]).stdout
    assert "hit: " not in told.replace("no hit: ", "")
    assert "because the settings do not select them" in " ".join(told.split())


def test_what_a_comment_hides_is_told_as_hidden(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    field = '<form><!-- formlint: ignore[all] not ours -->\n<input autocomplete="nonsense" name="a"></form>'
    page.write_text(field, encoding="utf-8")
    assert "(a comment hides it)" in CliRunner().invoke(main, ["explain", f"{page}:2"]).stdout
