"""What changed between two runs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from places import SCHEMAS
from reporting import BOOKING, HOSTILE, city_finding, finding, rendered, report, strict, zip_finding

from formlint.cli import main
from formlint.html.source import Span
from formlint.lint.report import Finding, Place
from formlint.output.comparison import FORMS
from formlint.project.compare import CompareError, compare, seen
from formlint.rule.hit import Level


def known(fingerprint: str, message: str = "is wrong", **changes: object) -> Finding:
    return finding(Span(0, 3), message, fingerprint=fingerprint, **changes)


def document(**pages: list[Finding]) -> object:
    return json.loads(rendered("json", *(report("<p>", *found, path=path) for path, found in pages.items())))


def numbers(before: object, after: object) -> tuple[list[str], list[str], int]:
    found = compare(seen(before), seen(after))
    names = [[f"{one.place.path} {one.fingerprint}" for one in part] for part in (found.new, found.gone)]
    return names[0], names[1], len(found.unchanged)


def test_new_gone_and_unchanged() -> None:
    before = document(a=[known("1"), known("2")], b=[known("1")])
    after = document(a=[known("2"), known("3")], b=[known("1"), known("4")])
    assert numbers(before, after) == (["a 3", "b 4"], ["a 1"], 2)
    assert numbers(before, before) == ([], [], 3)


def test_a_page_that_was_moved_has_no_new_findings() -> None:
    assert numbers(document(a=[known("1")]), document(b=[known("1")])) == ([], [], 1)
    assert numbers(document(a=[known("1")]), document(b=[known("1", rule="other")])) == (["b 1"], ["a 1"], 0)


def test_folded_pages_are_compared_one_by_one() -> None:
    folded = known("1", places=(Place("b", 1, 1), Place("c", 1, 1)))
    assert numbers(document(a=[folded]), document(c=[known("1")], b=[known("1")], a=[])) == ([], ["a 1"], 2)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ([], "is not a report of `formlint check --format json`"),
        ({"version": 9, "files": []}, "has version 9; this version of formlint reads version 1"),
        ({"version": 1, "files": [{"path": "a"}]}, "is not a valid report: KeyError('findings')"),
        ({"version": 1, "files": 3}, "is not a valid report"),
        (document(a=[known("")]), "has findings without fingerprints; create the report again"),
    ],
)
def test_what_is_no_report_is_refused(wrong: object, complaint: str) -> None:
    with pytest.raises(CompareError) as error:
        seen(wrong)
    assert complaint in str(error.value)


def answer(form: str) -> str:
    evil = known("9", "x\x1b[31m|[a](b)\n::error::", level=Level.WARNING)
    before = document(a=[known("1", "was wrong"), known("2")])
    after = document(a=[known("2"), evil], b=[evil])
    return "".join(FORMS[form](compare(seen(before), seen(after)), color=False))


def test_text() -> None:
    assert answer("text").splitlines() == [
        "new  a:1:1: warning: x␛[31m|[a](b)␊::error:: (on 2 pages) [some-rule]",
        "gone a:1:1: error: was wrong [some-rule]",
        "2 new, 1 gone, 1 unchanged",
    ]


def test_markdown_is_text_and_tables() -> None:
    said = answer("markdown")
    assert said.startswith("## formlint: 2 new, 1 gone, 1 unchanged\n")
    html = MarkdownIt("commonmark").enable("table").render(said)
    assert "x␛[31m|[a](b)␊::error:: (on 2 pages)<br>" in html
    assert "<a" not in html


def test_json_is_as_published() -> None:
    said = answer("json")
    published = json.loads((SCHEMAS / "compare-v1.json").read_text("utf-8"))
    Draft202012Validator(strict(published)).validate(json.loads(said))
    assert [len(json.loads(said)[name]) for name in ("new", "gone")] == [2, 1]
    assert json.loads(said)["unchanged"] == 1


@pytest.mark.parametrize("form", FORMS)
def test_answers_are_safe(form: str) -> None:
    assert not HOSTILE.search(answer(form))


def written(folder: Path, name: str, *findings: Finding) -> str:
    file = folder / name
    file.write_text(rendered("json", report(BOOKING, *findings)), "utf-8")
    return str(file)


def test_the_command_leaves_with_1_for_new_warnings(tmp_path: Path) -> None:
    one, two = zip_finding(fingerprint="1"), city_finding()._replace(fingerprint="2")
    before, after = written(tmp_path, "a.json", one), written(tmp_path, "b.json", one, two)
    worse = CliRunner().invoke(main, ["compare", before, after])
    assert (worse.exit_code, worse.output.splitlines()[-1]) == (1, "1 new, 0 gone, 1 unchanged")
    better = CliRunner().invoke(main, ["compare", after, before, "--format", "json"])
    assert (better.exit_code, json.loads(better.output)["gone"][0]["rule"]) == (0, "pattern-refuses-name")
    mild = written(tmp_path, "c.json", one, two._replace(level=Level.INFO))
    assert CliRunner().invoke(main, ["compare", before, mild]).exit_code == 0


def test_the_command_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{", "utf-8")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    good = written(tmp_path, "a.json")
    for name, complaint in (("none.json", "cannot read"), ("no.json", "is not JSON"), ("binary.json", "is not JSON")):
        refused = CliRunner().invoke(main, ["compare", good, str(tmp_path / name)])
        assert refused.exit_code == 2
        assert complaint in refused.output
        assert "Traceback" not in refused.output
