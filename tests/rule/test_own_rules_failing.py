"""A team's own rules that fail: it costs their own findings only, and nobody calls it a bug of ours."""

import json
import os
import sys
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import formlint
from formlint.cli import main
from formlint.pytest_plugin import FormlintOk
from formlint.rule.discovery import rules

FAX = '<label>Fax <input autocomplete="off" name="fax_number"></label>'
DECLARED = """'''A'''
from formlint.rule import Hit, Span, rule, say

@rule(level='warning', category='friction', since='1')
def check(page):
    for control in page.controls:
        {}
"""
GOOD = "yield Hit(control.element.span, say('asks for a fax number'))"
BAD = "raise ValueError('boom')"
DOC = """Bad

Bad:

    <input name="a">
    ^^^^^^^^^^^^^^^^ is bad

Good:

    <p>None</p>
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page, a rule of its own that works, and room for one that does not."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "formlint.toml").write_text('rules = ["rules"]', encoding="utf-8")
    (tmp_path / "page.html").write_text(FAX, encoding="utf-8")
    write(tmp_path, "fax_asked", DECLARED.format(GOOD))
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    (project / "rules" / f"{name}.py").write_text(text, encoding="utf-8")
    rules.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    ("body", "line", "told"),
    [
        (BAD, 7, "ValueError: boom"),
        ("raise SystemExit(3)", 7, "SystemExit: 3"),
        ("yield 'asks for fax'", 4, "TypeError: a check yields Hit(span, message), not 'asks for fax'"),
        ("yield Hit(None, say('x'))", 4, "TypeError: `span` of a Hit cannot be None"),
        ("yield Hit(Span(0, 999), say('x'))", 4, "ValueError: Span(start=0, end=999) is not a place on the page"),
        ("yield Hit(Span(9, 3), say('x'))", 4, "ValueError: Span(start=9, end=3) is not a place on the page"),
        ("yield Hit(Span(0.5, 3), say('x'))", 4, "ValueError: Span(start=0.5, end=3) is not a place on the page"),
        ("raise GeneratorExit('boom')", 7, "GeneratorExit: boom"),
        ("raise type('Odd', (BaseException,), {})('boom')", 7, "Odd: boom"),
        ("raise type('Mute', (Exception,), {'__str__': lambda self: 1 / 0})", 7, "Mute (your rule"),
        ("yield Hit(Span(0, 3), say('x'), fix='x')", 4, "TypeError: `fix` of a Hit cannot be 'x'"),
        ("yield Hit(Span(0, 3), say('x'), witness=3)", 4, "TypeError: `witness` of a Hit cannot be 3"),
        ("yield Hit(Span(0, 3), say('x'), level='warn')", 4, "ValueError: 'warn' is not a valid Level"),
        ("yield 1 / 0", 7, "ZeroDivisionError: division by zero"),
        ("return None", 4, "TypeError: 'NoneType' object is not iterable"),
        ("f = lambda: f()\n        yield f()", 7, "RecursionError: maximum recursion depth exceeded"),
    ],
)
def test_a_rule_that_fails_costs_its_own_findings_only(project: Path, body: str, line: int, told: str) -> None:
    write(project, "bad_one", DECLARED.format(body))
    found = run("check", "page.html")
    assert found.exit_code == 2
    assert "fax-asked" in found.stdout
    assert f"page.html: rules/bad_one.py:{line}: {told}" in found.stderr
    assert "(your rule `bad-one` failed" in found.stderr
    assert "Traceback" not in found.output
    assert "bug of formlint" not in found.output


def test_what_a_rule_prints_goes_to_standard_error(project: Path) -> None:
    body = "print('looked at', control.name)\n        " + GOOD
    write(project, "chatty", DECLARED.format(body) + "    print('done')\nprint('loaded')\n")
    found = run("check", "--format", "json", "page.html")
    (page,) = json.loads(found.stdout)["files"]
    assert {"chatty", "fax-asked"} <= {one["rule"] for one in page["findings"]}
    assert [found.stderr.count(text) for text in ("loaded\n", "looked at fax_number\n", "done\n")] == [1, 1, 1]


def test_testing_a_rule_that_fails_tells_where(project: Path) -> None:
    write(project, "bad_one", DECLARED.replace("'''A'''", f'"""{DOC}"""').format(BAD))
    told = run("rule", "--test", "bad-one")
    assert told.exit_code == 2
    assert "FAIL  bad-one\n      rules/bad_one.py:17: ValueError: boom" in told.stdout
    assert "Traceback" not in told.output


def test_a_plain_text_will_do_as_a_message(project: Path) -> None:
    write(project, "bad_one", DECLARED.format("yield Hit(control.element.span, 'is {bad}', help='do', level='info')"))
    assert "is {bad}" in run("check", "page.html").stdout


def test_a_rule_that_cannot_be_read_costs_no_other_one(project: Path) -> None:
    write(project, "bad_one", "\nimport nothing_of_that_name")
    found = run("check", "page.html")
    assert found.exit_code == 2
    assert "fax-asked" in found.stdout
    assert "rules/bad_one.py:2: ModuleNotFoundError" in found.stderr
    for command in (("rule",), ("rule", "--test", "bad-one"), ("rule", "--test", "rules")):
        told = run(*command)
        assert told.exit_code == 2
        assert "rules/bad_one.py:2: ModuleNotFoundError" in told.output
    assert run("check", "--fail-on", "warning", "--ignore", "bad-one", "page.html").exit_code == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("since='1'", "since=1", "`since` of a rule cannot be 1"),
        ("since='1'", "since='1', wcag=[3]", "`wcag` of a rule cannot be 3"),
        ("since='1'", "since='1', unless=[None]", "`unless` of a rule cannot be None"),
        ("')\ndef check(page)", "', attributes=[b'x'])\ndef check(field)", "`attributes` of a rule cannot be b'x'"),
        ("since='1'", "since='1', types=['number']", "`controls` and `types` are for checks of a field"),
        (
            "')\ndef check(page)",
            "', attributes=['pattern'])\ndef check(form, fields)",
            "`attributes` is for checks of a field or a page, not of a form",
        ),
        (
            "')\ndef check(page)",
            "', types=['numeric'])\ndef check(field)",
            "unknown type 'numeric'; did you mean 'number",
        ),
        ("')\ndef check(page)", "', controls=['hidden'])\ndef check(field)", "unknown control 'hidden'; "),
        ("')\ndef check(page)", "', every_page=True)\ndef check(field)", "`every_page` is for checks of a page"),
        ("since='1'", "since='1', foo=1", "@rule has no argument 'foo'; known: level, category, since, "),
        ("since='1'", "since='1', purpose=['tel']", "@rule has no argument 'purpose'; did you mean 'purposes'?"),
        ("since='1'", "since='1', purposes='tel'", "`purposes` of a rule takes several texts; write purposes={"),
        ("since='1'", "since='1', wcag=['9.9.9']", "unknown success criterion '9.9.9'; write a number of WCAG 2.2"),
        ("since='1'", "since='1', unless=['nope']", "`unless` names the unknown rule 'nope'; `formlint rule` lists"),
        ("since='1'", "since='1', same_as=['fax-aked']", "`same_as` names the unknown rule 'fax-aked'; did you mean"),
        ("since='1'", "since='1', rank='lowest'", "unknown rank 'lowest'; known: "),
        ("'''A'''", "__doc__ = 5", "`__doc__` of a rule cannot be 5"),
    ],
)
def test_a_declaration_of_another_type_is_told(project: Path, old: str, new: str, told: str) -> None:
    write(project, "bad_one", DECLARED.replace(old, new).format(GOOD))
    for command in (("check", "page.html"), ("rule",)):
        found = run(*command)
        assert found.exit_code == 2, found
        assert f"rules/bad_one.py:4: {told}" in found.stderr
    assert run("rule", "bad-one").exit_code == 0


ASKED = """'''A'''
from formlint.rule import Hit, rule

@rule(level='warning', category='friction', since='1', {})
def check({}):
    yield Hit({}.span, 'is asked')
"""
FIELD = ("field", "field.control.element")


@pytest.mark.parametrize(
    ("old", "new", "told", "asked"),
    [
        (
            "needs={'readonly', 'type=url'}",
            "attributes={'readonly'}, types={'url'}",
            "attributes={…}, types={…}",
            FIELD,
        ),
        ("readonly=True", "controls={'editable', 'read-only'}", 'controls={"editable", "read-only"}', FIELD),
        ("everywhere=True", "every_page=True", "every_page=True", ("page", "page.document.root")),
    ],
)
def test_old_words_of_a_declaration_count_and_the_new_ones_are_told(
    project: Path, old: str, new: str, told: str, asked: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # the files are of one second, two of them of one length
    page = "<input name=a><input name=b type=url><input name=c readonly>" if asked == FIELD else "<p>None</p>"
    found: list[list[int]] = []
    for words in (new, old):
        write(project, "old_one", ASKED.format(words, *asked))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            report = formlint.check_text(page, path="page.html")
        found.append([finding.span.start for finding in report.findings if finding.rule == "old-one"])
    assert found[0]
    assert found[0] == found[1]
    rules.cache_clear()
    said = run("rule", "old-one").stderr
    assert f"rules/old_one.py:4: `{old.partition('=')[0]}` of a rule is `{told}` now" in said
    assert "removed in 0.3" in said


def test_a_rule_may_ask_only_about_controls_that_cannot_be_changed(project: Path) -> None:
    write(project, "fixed_one", ASKED.format("controls={'read-only'}", *FIELD))
    page = "<input name=a><input name=c readonly>"
    found = [one.span.start for one in formlint.check_text(page).findings if one.rule == "fixed-one"]
    assert found == [len("<input name=a>")]
    (project / "page.html").write_text(page, encoding="utf-8")
    assert "not read-only: fixed-one" in " ".join(run("explain", "page.html:1:1").stdout.split())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_folder_with_the_name_of_a_rule_is_told(project: Path) -> None:
    os.mkfifo(project / "rules" / "pipe_one.py")
    (project / "rules" / "folder_one.py").mkdir()
    (project / "rules" / "topic" / "data").mkdir(parents=True)
    os.mkfifo(project / "rules" / "topic" / "data" / "other.py")
    found = run("check", ".")
    assert found.exit_code == 2
    assert "fax-asked" in found.stdout
    assert "rules/pipe_one.py:1: a named pipe, not a file" in found.stderr
    assert "rules/folder_one.py:1: a folder, not a file" in found.stderr


def test_a_failing_rule_is_told_once_and_its_pages_are_neither_kept_nor_fixed(project: Path) -> None:
    write(project, "bad_one", DECLARED.format(BAD))
    for number in range(12):
        (project / f"{number}.html").write_text(FAX + "<input autocomplete=emial>" * (number + 1), encoding="utf-8")
    for _ in range(2):
        many = run("check", "--cache-dir", "cache", "--format", "json", ".")
        assert many.exit_code == 2
        assert many.stderr.count("bad_one.py:7: ValueError: boom") == 1
        assert len([one for one in json.loads(many.stdout)["notices"] if one["failed"]]) == 13
    before = (project / "0.html").read_text("utf-8")
    assert "not fixed: a rule of your own failed" in run("check", "--fix", "0.html").stderr
    assert (project / "0.html").read_text("utf-8") == before


def test_a_failing_rule_makes_no_ignore_idle_and_no_baseline_stale(project: Path) -> None:
    page = project / "page.html"
    write(project, "bad_one", DECLARED.format("yield Hit(control.element.span, say('is bad'))"))
    run("check", "--write-baseline", "page.html")
    kept = (project / "formlint-baseline.json").read_text("utf-8")
    assert "bad-one" in kept
    write(project, "bad_one", DECLARED.format(BAD))
    run("check", "--prune-baseline", "page.html")
    assert (project / "formlint-baseline.json").read_text("utf-8") == kept
    page.write_text(f"<!-- formlint: ignore[bad-one] not ours -->{FAX}", encoding="utf-8")
    assert "unused-ignore" not in run("check", "page.html").stdout


def test_the_api_and_the_fixture_tell_that_a_rule_failed(project: Path) -> None:
    write(project, "bad_one", DECLARED.format(BAD))
    report = formlint.check_text(FAX)
    assert report.unfinished
    assert [notice.failed for notice in report.notices] == [True]
    assert "bad_one.py:7: ValueError: boom" in report.notices[0].text
    assert "fax-asked" in {finding.rule for finding in report.findings}
    with pytest.raises(pytest.fail.Exception, match="ValueError: boom"):
        FormlintOk("<page>")(FAX, fail_on="error")
